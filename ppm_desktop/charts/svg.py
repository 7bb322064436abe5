"""Writes a picture as SVG whose texts are texts: for documents that have its typefaces, where letters can then be selected and found."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from ppm_desktop.charts.marks import CORNERS, HATCH_WIDTH, MARKER_EDGE, hatch_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.charts.drawing import Box, Stroke, Words
    from ppm_desktop.charts.plate import Plate

#: From the middle of a line to the foot of its letters, as a part of their size: half of a capital's height.
_HALF_CAPITAL: Final = 0.364
_ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}
#: What XML cannot hold, not even as a reference.
_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg_text(plate: Plate) -> str:
    """Return a picture as an SVG document; the same picture is the same document."""
    drawing, width, height = plate.drawing, _number(plate.width), _number(plate.height)
    family = escape(", ".join(f"'{name}'" for name in plate.families))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{family}">',
        f'<rect width="{width}" height="{height}" fill="{plate.background}"/>',
    ]
    for level in sorted({box.level for box in drawing.boxes} | {stroke.level for stroke in drawing.strokes}):
        parts += [part for box in drawing.boxes if box.level == level for part in _box(box)]
        parts += [part for stroke in drawing.strokes if stroke.level == level for part in _stroke(stroke)]
    parts += [_words(words) for words in drawing.words if words.text.strip()]
    return "\n".join((*parts, "</svg>\n"))


def _words(words: Words) -> str:
    y = _number(words.y + _HALF_CAPITAL * words.size)
    look = f'font-size="{words.size}" font-weight="{words.weight}" fill="{words.colour}" text-anchor="{_ANCHORS[words.align]}"'
    return f'<text x="{_number(words.x)}" y="{y}" {look}>{escape(_UNWRITABLE.sub("", words.text))}</text>'


def _box(box: Box) -> Iterator[str]:
    x, y, width, height = (_number(part) for part in (box.left, box.top, box.width, box.height))
    area = f'<rect x="{x}" y="{y}" width="{width}" height="{height}"'
    if box.fill:
        yield f'{area} fill="{box.fill}"/>'
    if box.hatch:
        yield f'<path d="{_hatch(box)}" stroke="{box.edge or box.fill}" stroke-width="{HATCH_WIDTH}"/>'
    if box.edge and box.outlined:
        yield f'{area} fill="none" stroke="{box.edge}"/>'


def _hatch(box: Box) -> str:
    left, right, top, bottom = box.left, box.left + box.width, box.top, box.top + box.height
    lines = []
    for x0, y0, x1, y1 in hatch_lines(left, top, right, bottom, box.hatch):
        # They rise by a pixel with each pixel to the right: what is cut off at a side is cut off in height, too.
        low, high = max(0.0, left - x0), max(0.0, x1 - right)
        if low + high < y0 - y1:
            lines.append(f"M{_place(x0 + low, y0 - low)}L{_place(x1 - high, y1 + high)}")
    return "".join(lines)


def _stroke(stroke: Stroke) -> Iterator[str]:
    places = list(zip(stroke.xs, stroke.ys, strict=True))
    if stroke.width and len(places) > 1:
        ends = "butt" if stroke.dash else "round"
        # As on the other canvases, dashes are as many times as long as the line is wide.
        dash = " ".join(_number(part * stroke.width) for part in stroke.dash)
        look = f'stroke="{stroke.colour}" stroke-width="{_number(stroke.width)}" stroke-linecap="{ends}" stroke-linejoin="round"'
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        yield f'<path d="M{"L".join(_place(x, y) for x, y in places)}" fill="none" {look}{dashes}/>'
    if stroke.marker:
        look = f'fill="{stroke.hollow or stroke.colour}" stroke="{stroke.colour}" stroke-width="{MARKER_EDGE}"'
        for x, y in places[:: stroke.marker_every]:
            yield _marker(stroke, x, y, look)


def _marker(stroke: Stroke, x: float, y: float, look: str) -> str:
    size = stroke.marker_size
    if stroke.marker not in CORNERS:
        return f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(size / 2)}" {look}/>'
    corners = "L".join(_place(x + size * right, y + size * down) for right, down in CORNERS[stroke.marker])
    return f'<path d="M{corners}Z" {look}/>'


def _place(x: float, y: float) -> str:
    return f"{_number(x)} {_number(y)}"


def _number(value: float) -> str:
    """Return a number of pixels, to the hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
