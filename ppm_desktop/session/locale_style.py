"""The separators of the user's locale."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale

from ppm_desktop.reports.number_text import NumberStyle

_SPACES: Final = {" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"}


def number_style(locale: QLocale | None = None) -> NumberStyle:
    """Return how numbers are written in ``locale``, by default the user's.

    Where nobody chose a locale (C), digits are grouped with a narrow space, which no reader mistakes for a decimal
    sign. A locale that groups with a space gets the narrow one, so that figures do not fall apart at a line's end.
    """
    locale = locale or QLocale()
    if locale.language() == QLocale.Language.C:
        return NumberStyle()
    group = locale.groupSeparator()
    return NumberStyle(locale.decimalPoint(), "\N{NARROW NO-BREAK SPACE}" if group in _SPACES else group)
