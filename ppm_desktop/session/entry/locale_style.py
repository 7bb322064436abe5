"""How the user's locale writes numbers and days."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QLocale

from ppm_desktop.reports.number_text import NumberStyle

_SPACES: Final = {" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"}
#: Day, month and year as numbers, in any order, with what stands between them.
_NUMERIC_DAY: Final = re.compile(r"(d{1,2}|M{1,2}|y+)([./-] ?)(d{1,2}|M{1,2}|y+)\2(d{1,2}|M{1,2}|y+)(\.?)")
_FIELDS: Final = {"d": "{day}", "dd": "{day:02}", "M": "{month}", "MM": "{month:02}"}
_YEAR: Final = "{year:04}"
#: The fields of a pattern of days as Qt's date fields name them.
_QT_FIELDS: Final = {pattern: field for field, pattern in _FIELDS.items()} | {_YEAR: "yyyy"}


def number_style(locale: QLocale | None = None) -> NumberStyle:
    """Return how numbers and days are written in ``locale``, by default the user's.

    Where nobody chose a locale (C), digits are grouped with a narrow space, which no reader mistakes for a decimal
    sign. A locale that groups with a space gets the narrow one, so that figures do not fall apart at a line's end.
    """
    locale = locale or QLocale()
    if locale.language() == QLocale.Language.C:
        return NumberStyle()
    group = locale.groupSeparator()
    return NumberStyle(
        decimal_point=locale.decimalPoint(),
        group_separator="\N{NARROW NO-BREAK SPACE}" if group in _SPACES else group,
        day_pattern=_day_pattern(locale.dateFormat(QLocale.FormatType.ShortFormat)),
    )


def date_field_format(style: NumberStyle) -> str:
    """Return how a field of Qt's for dates shows days as ``style`` writes them, such as ``dd.MM.yyyy``."""
    return re.sub(r"\{[^}]*\}", lambda field: _QT_FIELDS[field[0]], style.day_pattern)


def _day_pattern(short: str) -> str:
    """Turn Qt's short form, such as ``dd.MM.yy``, into one with a year of four digits; ISO 8601 where it has words or signs of its own."""
    plain = "".join(character for character in short if character.isprintable())  # without marks for the direction of writing
    match = _NUMERIC_DAY.fullmatch(plain)
    fields = [_FIELDS.get(field, _YEAR) for field in (match[1], match[3], match[4])] if match else []
    if match is None or len({field.removeprefix("{")[:3] for field in fields}) != len(fields):
        return NumberStyle().day_pattern
    return match[2].join(fields) + match[5]
