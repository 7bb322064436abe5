"""The pages of the report on the screen: unpacking a picture takes long, so that it is done for one page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from ppm_desktop.paper.jobs import Page
from ppm_desktop.views.report.pages_view import PagesView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def page_in(colour: str) -> Page:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 says bytes and takes text only
    return Page(bytes(buffer.data().data()), colour)


def seen(view: PagesView) -> list[str]:
    """Return the colour in the middle of each page."""
    content = view.widget()
    assert content is not None
    shot = content.grab().toImage()
    return [shot.pixelColor(picture.geometry().center()).name() for picture in view.pictures]


def test_pages_that_come_into_view_together_are_unpacked_in_turns_of_their_own(qtbot: QtBot) -> None:
    view, colours = PagesView(), ["#ff0000", "#00ff00", "#0000ff"]
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.show_pages([page_in(colour) for colour in colours], 96.0)
    view.grab()
    assert [picture._image is None for picture in view.pictures] == [False, True, True]  # noqa: SLF001 - what is unpacked
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: seen(view) == colours)
