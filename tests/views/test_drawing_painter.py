"""Layouts are painted as they were laid out: sharp seams, hatches with or without a frame."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from ppm_desktop.charts.drawing import Box, Drawing
from ppm_desktop.views.widgets.drawing_painter import paint_drawing

RED, BLUE, WHITE = "#ff0000", "#0000ff", "#ffffff"


def painted(drawing: Drawing) -> QImage:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(WHITE))
    with QPainter(image) as painter:
        paint_drawing(painter, drawing)
    return image


def colours(image: QImage, y: int, left: int, right: int) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(left, right)}


@pytest.mark.usefixtures("qapp")
def test_boxes_without_an_edge_meet_on_whole_pixels() -> None:
    image = painted(Drawing(boxes=[Box(2.4, 5.0, 20.3, 10.0, RED), Box(23.7, 5.0, 20.0, 10.0, BLUE)]))
    assert colours(image, 10, 0, 60) == {RED, WHITE, BLUE}
    assert image.pixelColor(23, 10).name() == WHITE


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("outlined", [True, False])
def test_a_hatch_stays_inside_its_box_and_has_a_frame_only_where_it_is_wanted(*, outlined: bool) -> None:
    image = painted(Drawing(boxes=[Box(10, 10, 30, 20, edge=RED, hatch="////", outlined=outlined)]))
    inside = {image.pixelColor(x, y).name() for x in range(12, 38) for y in range(12, 28)}
    assert len(inside) > 2  # lines, ground, and what lies between
    assert colours(image, 9, 0, 60) == colours(image, 30, 0, 60) == {WHITE}
    assert (colours(image, 10, 12, 38) == {RED}) == outlined
