"""Colours for charts: shades that lead from a meaning's colour towards the background, and the ink that is read on them."""

from __future__ import annotations

from typing import Final

#: Share of the full colour, by place of the component. Neighbours differ clearly, and the last still stands out from the background.
SHADES: Final = (1.0, 0.8, 0.62, 0.46, 0.32, 0.2)
#: Darker than the themes' text: on the full vermillion that would stay just below 4.5 : 1.
_DARK_INK: Final = "#101010"
_LIGHT_INK: Final = "#FFFFFF"
#: Coefficients of relative luminance and the knee of the sRGB curve, both from WCAG 2.2.
_LUMINANCE: Final = (0.2126, 0.7152, 0.0722)
_KNEE: Final = 0.04045


def shade(colour: str, background: str, place: int) -> str:
    """Return the shade of a component by its place in the order of components."""
    return mixed(colour, background, SHADES[min(place, len(SHADES) - 1)])


def mixed(colour: str, background: str, share: float) -> str:
    """Return ``colour`` with so large a share, the rest ``background``."""
    channels = (round(c * share + b * (1 - share)) for c, b in zip(_channels(colour), _channels(background), strict=True))
    return "#" + "".join(f"{value:02X}" for value in channels)


def ink_on(fill: str) -> str:
    """Return the text colour that has the higher contrast on ``fill``."""
    return max((_DARK_INK, _LIGHT_INK), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2, 1 … 21."""
    darker, lighter = sorted((_relative_luminance(one), _relative_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _relative_luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= _KNEE else ((c + 0.055) / 1.055) ** 2.4 for c in (value / 255 for value in _channels(colour))]
    return sum(weight * value for weight, value in zip(_LUMINANCE, linear, strict=True))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
