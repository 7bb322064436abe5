"""How cells look: inputs are on a pale ground in blue, results in black, headings quiet."""

from __future__ import annotations

from typing import Any, Final

from ppm_desktop.wording import current_language, tr

INK: Final = "#1F2430"
QUIET: Final = "#5B6270"
LINE: Final = "#D5D9E0"
INPUT_INK: Final = "#1F4FA3"
INPUT_GROUND: Final = "#EEF3FB"
HEAD_GROUND: Final = "#F3F4F6"
WARN_INK: Final = "#9A5B00"
#: Colours of options by their role, as everywhere in the program, and how much of them each component has, the rest white.
ROLE_COLOURS: Final = {"per_user": "#0072B2", "pay_per_minute": "#D55E00", "mix": "#009E73", "credits": "#CC79A7", "other": "#80868B"}
COMPONENT_SHADES: Final = (1.0, 0.8, 0.62, 0.46, 0.32, 0.2)
#: What tells options of one role apart, in the order in which they come.
DASHES: Final = ("solid", "dash", "round_dot", "long_dash_dot")

#: Kinds of text that stand a little to the right in every column but the first.
INDENTED: Final = frozenset({"label", "head", "wrapped", "warning", "input.text"})
INDENT: Final = ".indented"

_FONT: Final = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "vcenter"}
_LOCALES: Final = {"de": "407"}
_DAYS: Final = {"de": "dd.mm.yyyy"}


def paler(colour: str, share: float) -> str:
    """Return a colour of which only a share is left, the rest white."""
    channels = (round(int(colour[at : at + 2], 16) * share + 255 * (1 - share)) for at in (1, 3, 5))
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def number_formats(currency: str) -> dict[str, str]:
    """Return the number formats by name, in the currency and the style of the language in force.

    Signs for thousands and decimals are those of the reader's own program; only the order of day and month, and the place of
    the currency, are the language's.
    """
    language = current_language()
    tag = f"-{_LOCALES[language]}" if language in _LOCALES else ""
    money = f"#,##0.00 [${currency}{tag}]" if language in _LOCALES else f"[${currency}] #,##0.00"
    no_rate, no_fee = (text.replace('"', "") for text in (tr("no rate"), tr("no fee")))
    return {
        "money": "#,##0.00",
        "money_with_currency": money,
        "fee": f'#,##0.00;"{no_fee}"',
        "rate": "0.0000##",
        "rate_in_force": f'0.0000##;"{no_rate}"',
        "count": "#,##0",
        "quantity": "#,##0.0",
        "average": "#,##0.###",
        "share": "0.0##%",
        "factor": "0.00##",
        "day": _DAYS.get(language, "yyyy-mm-dd"),
        "month": f"[$-{_LOCALES[language]}]mmm yyyy" if language in _LOCALES else "mmm yyyy",
        "text": "@",
    }


def properties(name: str, currency: str) -> dict[str, Any]:
    """Return a format by name: a kind of number, after ``input.`` one that may be changed, after ``strong.`` a result."""
    if name.endswith(INDENT):
        return {**properties(name.removesuffix(INDENT), currency), "align": "left", "indent": 1}
    if name in _PLAIN:
        return {**_FONT, **_PLAIN[name]}
    role, _, kind = name.rpartition(".")
    found = {**_FONT, "num_format": number_formats(currency)[kind]}
    if kind != "text":
        found["align"] = "right"  # also what a formula says in words
    else:
        found = {**_FONT, "align": "left"}
    if role == "input":
        found |= {"font_color": INPUT_INK, "bg_color": INPUT_GROUND, "border": 1, "border_color": LINE}
    elif role == "strong":
        found |= {"bold": True}
    elif role == "verdict":
        found |= {"bold": True, "font_size": 14}
    elif role == "top":
        found |= {"valign": "top"}
    return found


_PLAIN: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 16},
    "note": {"font_color": QUIET},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "wrapped.right": {"text_wrap": True, "valign": "top", "align": "right"},
    "section": {"bold": True, "font_size": 12},
    "label": {},
    "head": {"bold": True, "text_wrap": True, "bg_color": HEAD_GROUND, "bottom": 1, "border_color": QUIET, "valign": "bottom"},
    "head.right": {
        "bold": True, "text_wrap": True, "bg_color": HEAD_GROUND, "bottom": 1, "border_color": QUIET, "valign": "bottom", "align": "right",
    },
    "warning.top": {"font_color": WARN_INK, "bold": True, "valign": "top", "align": "left", "indent": 1},
    "warning": {"font_color": WARN_INK, "bold": True},
    "verdict": {"bold": True, "font_size": 14},
    "bound": {"align": "right"},
    "link": {"font_color": INPUT_INK, "underline": 1},
    "centred": {"align": "center"},
}  # fmt: skip
