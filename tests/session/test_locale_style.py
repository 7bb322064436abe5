from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from ppm_desktop.session.locale_style import number_style


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("C", "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567.80"),
        ("en_GB", "1,234,567.80"),
        ("de_DE", "1.234.567,80"),
        ("fr_FR", "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567,80"),
        ("sv_SE", "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567,80"),
    ],
)
def test_numbers_are_written_as_the_users_locale_writes_them(locale: str, expected: str) -> None:
    assert number_style(QLocale(locale)).fixed(1234567.8, 2) == expected
