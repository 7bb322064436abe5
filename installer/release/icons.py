"""The program's icon in the formats of Windows and macOS, from the one drawing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.shell import ROOT

DRAWING: Final = ROOT / "resources" / "icons" / "ppm-desktop.svg"
_ICO_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)
_ICNS_SIZES: Final = (16, 32, 64, 128, 256, 512, 1024)


def write_icon(path: Path) -> None:
    """Write the icon, each size drawn for itself, as the ending of the path says: `.ico` or `.icns`."""
    sizes = _ICO_SIZES if path.suffix == ".ico" else _ICNS_SIZES
    pictures = [_draw(size) for size in sizes]
    path.parent.mkdir(parents=True, exist_ok=True)
    pictures[-1].save(path, sizes=[(size, size) for size in sizes], append_images=pictures[:-1])


def _draw(size: int) -> Image.Image:
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6's stub wants bytes for the format and takes a str
    return Image.open(BytesIO(buffer.data().data()))
