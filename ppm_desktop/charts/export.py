"""Charts as pictures that people keep or paste: files that need no typeface of ours."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ppm_desktop.charts.canvas import put_on
from ppm_desktop.charts.canvas_width import PIXELS_PER_INCH
from ppm_desktop.charts.plate import WIDTH, plate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ppm_desktop.charts.chart import Chart, Table
    from ppm_desktop.charts.plate import Caption

PictureFormat = Literal["png", "svg"]

#: Printed at 10 cm a picture still has 300 dots an inch.
_PIXELS_PER_UNIT: Final = 2


def picture(
    make: Callable[[Mapping[str, str], str], Chart[Table]],
    table: Table,
    caption: Caption,
    look: tuple[Mapping[str, str], str],
    kind: PictureFormat,
    width: int = WIDTH,
) -> bytes:
    """Return a picture of any chart; arguments as of ``plate``, with the light theme's colours. May run in any thread."""
    made = plate(make, table, caption, look, width)
    figure = Figure((made.width / PIXELS_PER_INCH, made.height / PIXELS_PER_INCH), PIXELS_PER_INCH)
    FigureCanvasAgg(figure)
    put_on(figure.add_axes((0, 0, 1, 1)), made.drawing, (made.width, made.height), made.families)
    buffer = BytesIO()
    # The same chart is the same file: no date, and ids that do not depend on chance.
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "ppm_desktop"}):
        metadata = {"Title": made.title, "Date": None} if kind == "svg" else {"Title": made.title, "Software": None}
        figure.savefig(buffer, format=kind, dpi=PIXELS_PER_INCH * _PIXELS_PER_UNIT, facecolor=made.background, metadata=metadata)
    return buffer.getvalue()
