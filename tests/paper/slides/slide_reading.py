"""Slides read back as whoever opens them finds them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
from pptx import Presentation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.presentation import Presentation as OpenPresentation


def opened(data: bytes) -> OpenPresentation:
    return Presentation(BytesIO(data))


def texts(slide: Any) -> list[str]:
    """Every paragraph of a slide, in tables and groups too."""
    return [paragraph.text for frame in _frames(slide.shapes) for paragraph in frame.paragraphs if paragraph.text]


def charts(show: OpenPresentation) -> list[Any]:
    return [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]


def worksheet(chart: Any) -> list[tuple[Any, ...]]:
    """What stands behind "Edit data"."""
    book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return list(book["Sheet1"].iter_rows(values_only=True))


def _frames(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _frames(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame
        elif getattr(shape, "has_table", False):
            yield from (cell.text_frame for row in shape.table.rows for cell in row.cells)
