"""Text on a figure that is measured in pixels: sizes, widths and line breaks."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ppm_desktop.charts.font_files import FontFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

BASE_SIZE: Final = 13
SMALL_SIZE: Final = 12
TINY_SIZE: Final = 11
BOLD: Final = 600
#: Comes with matplotlib and has every sign that we write.
FALLBACK: Final = "DejaVu Sans"
#: Typefaces that come with the program, by family and weight.
_ours: Final[dict[str, dict[int, FontFile]]] = {}


def provide(family: str, faces: Mapping[int, Path]) -> None:
    """Have a family measured from files of our own, one for each weight; others are matplotlib's."""
    _ours[family] = {weight: FontFile(path) for weight, path in faces.items()}


def families(preferred: str) -> tuple[str, ...]:
    """Return the font families to draw with: the preferred one if it can be read from a file, then one that is always there."""
    if preferred in _ours:
        return preferred, FALLBACK
    from ppm_desktop.charts.canvas_width import is_readable  # noqa: PLC0415 - brings matplotlib, which our own typeface does without

    return (preferred, FALLBACK) if is_readable(preferred) else (FALLBACK,)


def text_width(text: str, family: tuple[str, ...], size: int, weight: int = 400) -> float:
    """Return how wide a line of text is, in pixels."""
    return _width(text, family, size, weight)


def broken_into_lines(text: str, family: tuple[str, ...], size: int, limit: float, weight: int = 400) -> str:
    """Break a label at its spaces so that each line fits, into lines of about equal length; a word that is wider stays whole."""

    def width(line: str) -> float:
        return text_width(line, family, size, weight)

    lines = _lines(text, width, limit)
    while len(lines) > 1:
        narrower = max(width(line) for line in lines) - 1
        tried = _lines(text, width, narrower)
        if len(tried) > len(lines) or max(width(line) for line in tried) > narrower:
            break
        lines = tried
    return "\n".join(lines)


def _lines(text: str, width: Callable[[str], float], limit: float) -> list[str]:
    """Fill lines with as many words as fit. Measuring is slow, so each line's end is looked for by halving."""
    words, lines, begin = text.split(" "), list[str](), 0
    while begin < len(words):
        ends = range(begin + 2, len(words) + 1)  # the first word stands whatever its width
        if begin == 0 and ends and width(text) <= limit:
            return [text]
        fitting = bisect_right(ends, limit, key=lambda end: width(" ".join(words[begin:end])))
        lines.append(" ".join(words[begin : begin + 1 + fitting]))
        begin += 1 + fitting
    return lines


@lru_cache(maxsize=2048)
def _width(text: str, family: tuple[str, ...], size: int, weight: int) -> float:
    if not text.strip():
        return 0.0
    faces = _ours.get(family[0])
    if faces:
        return faces[min(faces, key=lambda face: abs(face - weight))].width(text, size)
    from ppm_desktop.charts.canvas_width import canvas_width  # noqa: PLC0415 - as above

    return canvas_width(text, family, size, weight)
