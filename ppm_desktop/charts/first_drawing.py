"""What takes long only the first time, done where nobody waits for it: finding faces, shaping letters, loading matplotlib's drawing code."""

from __future__ import annotations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from ppm_desktop.charts.canvas_text import BASE_SIZE, BOLD, PIXELS_PER_INCH, SMALL_SIZE, TINY_SIZE, families, text_width

#: What amounts and months are made of.
_LETTERS = "0123456789 .,≥abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPRSTUVWZ"


def draw_once(preferred: str) -> None:
    """Draw every face that charts use on a canvas that nobody sees. For the thread that has imported matplotlib."""
    family = families(preferred)
    figure = Figure(dpi=PIXELS_PER_INCH)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    for size in (BASE_SIZE, SMALL_SIZE, TINY_SIZE):
        for weight in (400, BOLD):
            text_width(_LETTERS, family, size, weight)
            figure.text(0, 0.5, _LETTERS, fontsize=size, fontweight=weight, fontfamily=list(family), linespacing=1.1)
    axes.add_patch(Rectangle((0, 0), 1, 1))
    axes.add_line(Line2D([0, 1], [0, 1], marker="o"))
    FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]  # matplotlib leaves its canvases untyped
