"""The interface font: the system's own, with digits of equal width so that columns of figures align."""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

#: What Linux answers when no desktop says which font it uses; then the better drawn face is taken if it is installed.
_GENERIC = "Sans Serif"
_PREFERRED = "Inter"


def interface_family() -> str:
    """Return the family that the interface is set in."""
    family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if sys.platform == "linux" and family.casefold() in {_GENERIC.casefold(), ""} and _has_preferred():
        return _PREFERRED
    return family


@cache
def _has_preferred() -> bool:
    """Look once: Qt goes through all families, and every painted line would ask."""
    return QFontDatabase.hasFamily(_PREFERRED)


def interface_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font in a size, with tabular digits."""
    font = QFont(interface_family())
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
