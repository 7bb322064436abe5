"""Puts a layout onto axes of matplotlib, for pictures in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ppm_desktop.charts.drawing import Box, Drawing, Stroke

_TEXT_LEVEL: Final = 9


def put_on(axes: Axes, drawing: Drawing, size: tuple[float, float], families: tuple[str, ...]) -> None:
    """Draw a layout of ``size`` pixels on empty ``axes``, which then show it from the left top corner and nothing else."""
    width, height = size
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    for words in drawing.words:
        # On the figure, in the axes' coordinates: the axes would set up a clipping path for each text.
        text = axes.figure.text(words.x, words.y, words.text, va="center_baseline", ha=words.align, color=words.colour)
        text.set(fontsize=words.size, fontweight=words.weight, fontfamily=list(families))
        text.set(transform=axes.transData, zorder=_TEXT_LEVEL, parse_math=False)
    for stroke in drawing.strokes:
        line = Line2D([], [], solid_capstyle="round", solid_joinstyle="round", dash_capstyle="butt")
        _shape_stroke(line, stroke)
        axes.add_line(line)
    for box in drawing.boxes:
        rectangle = Rectangle((box.left, box.top), box.width, box.height)
        _shape_box(rectangle, box)
        axes.add_patch(rectangle)


def _shape_stroke(line: Line2D, stroke: Stroke) -> None:
    line.set_data(stroke.xs, stroke.ys)
    line.set(color=stroke.colour, linewidth=stroke.width or 1.0, zorder=stroke.level)
    line.set_linestyle("None" if stroke.width == 0 else (0, stroke.dash) if stroke.dash else "-")
    line.set_marker(stroke.marker or "None")
    line.set(markersize=stroke.marker_size, markevery=stroke.marker_every, markeredgewidth=1.5)
    line.set_markerfacecolor(stroke.hollow or stroke.colour)


def _shape_box(rectangle: Rectangle, box: Box) -> None:
    rectangle.set(facecolor=box.fill or "none", edgecolor=box.edge or "none", hatch=box.hatch or None)
    rectangle.set(linewidth=1.0 if box.edge and box.outlined else 0.0, zorder=box.level)
