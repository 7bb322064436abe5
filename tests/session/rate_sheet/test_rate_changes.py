"""The difference between two price books in lines that can be read aloud."""

from __future__ import annotations

from datetime import date

from building import price_book, rate

from ppm_desktop.costing.missing_rates import MissingRate
from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.price_book_changes import changes
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.session.rate_sheet.rate_changes import change_counts, change_rows, unpriced_sentence

OLD = price_book(rate("toll", "GB", "0.010"), rate("toll", "DE", "0"), rate("toll", "FR", "0.02"), rate("dial_out", "CK/mobile", "0.5"))
NEW = price_book(
    rate("toll", "GB", "0.012", fee="0.10"), rate("toll", "DE", "0.01"), rate("dial_out", "CK/mobile", "0.5"), rate("toll", "US", "0.01")
)


def test_each_kind_has_its_lines() -> None:
    found = changes(OLD, NEW)
    lines = {kind: change_rows(found, (), kind, str.lower, PLAIN_STYLE) for kind in ("changed", "added", "removed", "same")}
    assert lines == {
        "changed": (
            ("toll", "de", "", "0.000", "0.010", "from 0"),
            ("toll", "gb", "", "0.010", "0.012 + 0.10 a call", "+20 %"),
        ),
        "added": (("toll", "us", "", "–", "0.010", "new"),),
        "removed": (("toll", "fr", "", "0.020", "–", "removed"),),
        "same": (("dial-out", "ck", "mobile", "0.500", "0.500", "same"),),
    }
    assert change_counts(found, OLD.rates[:1]) == {"changed": 2, "added": 1, "removed": 1, "same": 1, "kept": 1}


def test_a_rate_that_the_sheet_does_not_have_stays() -> None:
    assert change_rows((), OLD.rates[:1], "kept", str, PLAIN_STYLE) == (("toll", "GB", "", "0.010", "0.010", "stays"),)


def test_what_has_no_rate_is_named() -> None:
    missing = MissingRate("dial_out", Destination("CK", "mobile"), (("Base", "Sales"),), 5.0)
    sentence = "▲ 1 destination of the plan would still have no rate: dial-out Cook Islands, mobile."
    assert unpriced_sentence((missing,), lambda _code: "Cook Islands") == sentence
    assert unpriced_sentence((), str) == "Every call of the plan would have a rate."
    assert "errors" in unpriced_sentence(None, str)


def test_a_day_alone_is_no_change() -> None:
    later = price_book(rate("toll", "GB", "0.010", effective=date(2026, 2, 1)))
    assert {change.kind for change in changes(price_book(rate("toll", "GB", "0.010")), later)} == {"same"}
