"""Bringing a sheet's rates into a price book: what joins, what stays, what goes, and what it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from building import SOURCE, price_book, product, rate

from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.price_book_changes import book_id, changes, merged
from ppm_desktop.domain.prices import PriceBook, Source
from ppm_desktop.domain.products import Fee

APRIL = date(2026, 4, 1)
SHEET = Source("rate-sheet", "Rate sheet of April", APRIL, "customer")


def kinds(old: PriceBook, new: PriceBook) -> list[tuple[str, str, str | None, str | None]]:
    found = changes(old, new)
    return [
        (c.kind, (c.new or c.old).id, f"{c.old.rate}" if c.old else None, f"{c.new.rate}" if c.new else None)  # type: ignore[union-attr]  # one of both is there
        for c in found
    ]


def test_each_rate_is_added_removed_changed_or_the_same() -> None:
    old = price_book(rate("toll", "GB", "0.01"), rate("toll", "DE", "0.02"), rate("dial_out", "US", "0.03"))
    new = price_book(rate("toll", "GB", "0.010"), rate("toll", "DE", "0.03"), rate("toll_free", "US", "0.04"))
    assert kinds(old, new) == [
        ("changed", "default:toll:DE:2017-01-01", "0.02", "0.03"),
        ("same", "default:toll:GB:2017-01-01", "0.01", "0.010"),
        ("added", "default:toll_free:US:2017-01-01", None, "0.04"),
        ("removed", "default:dial_out:US:2017-01-01", "0.03", None),
    ]
    assert [change.percent for change in changes(old, new)] == [Decimal(50), Decimal(0), None, None]


def test_a_change_from_zero_has_no_percentage() -> None:
    assert changes(price_book(rate("toll", "GB", "0")), price_book(rate("toll", "GB", "0.01")))[0].percent is None


def test_a_connection_fee_alone_is_a_change() -> None:
    assert kinds(price_book(rate("toll", "GB", "0.01")), price_book(rate("toll", "GB", "0.01", fee="0.1")))[0][0] == "changed"


def test_a_price_from_a_later_day_is_held_against_the_one_it_takes_over_from() -> None:
    old = price_book(rate("toll", "GB", "0.01"), rate("toll", "GB", "0.02", date(2026, 1, 1)))
    new = price_book(*old.rates, rate("toll", "GB", "0.03", APRIL))
    assert [(kind, before, after) for kind, _id, before, after in kinds(old, new)] == [
        ("same", "0.01", "0.01"),
        ("same", "0.02", "0.02"),
        ("changed", "0.02", "0.03"),
    ]
    only_new = price_book(rate("toll", "GB", "0.03", APRIL))
    assert [(kind, before, after) for kind, _id, before, after in kinds(old, only_new)] == [
        ("changed", "0.02", "0.03"),
        ("removed", "0.01", None),
    ]


def test_the_sheet_joins_the_book_and_replaces_rates_of_the_same_day() -> None:
    book = price_book(rate("toll", "GB", "0.01", APRIL), rate("toll", "DE", "0.02"), rate("dial_out", "US", "0.03"))
    merge = merged(book, [rate("toll", "GB", "0.015", APRIL), rate("toll", "FR", "0.04", APRIL)], SHEET, "add_and_replace")
    assert {r.id: (f"{r.rate}", r.source) for r in merge.book.rates} == {
        "default:toll:GB:2026-04-01": ("0.015", "rate-sheet"),
        "default:toll:FR:2026-04-01": ("0.04", "rate-sheet"),
        "default:toll:DE:2017-01-01": ("0.02", "bill"),
        "default:dial_out:US:2017-01-01": ("0.03", "bill"),
    }
    assert [r.country for r in merge.kept] == ["DE", "US"]
    assert (merge.book.as_of, merge.book.name, merge.book.id) == (APRIL, book.name, book.id)


def test_replacing_all_takes_out_what_the_sheet_does_not_have_for_its_call_types_and_rate_set() -> None:
    own = rate("toll", "DE", "0.02", rate_set="usa")
    book = price_book(rate("toll", "GB", "0.01"), rate("toll", "DE", "0.02"), own, rate("dial_out", "US", "0.03"))
    merge = merged(book, [rate("toll", "GB", "0.015", APRIL)], SHEET, "replace_all_rates", name="Contoso, April")
    assert [r.id for r in merge.book.rates] == ["usa:toll:DE:2017-01-01", "default:dial_out:US:2017-01-01", "default:toll:GB:2026-04-01"]
    assert [r.country for r in merge.kept] == ["US"]
    assert (merge.book.name, merge.book.id) == ("Contoso, April", "contoso-april-2026-04")


def test_a_source_gets_an_id_of_its_own_however_often_a_sheet_comes() -> None:
    book = price_book()
    for country in ("DE", "FR", "GB"):
        book = merged(book, [rate("toll", country, "0.01", APRIL)], SHEET, "add_and_replace").book
    assert [(r.country, r.source) for r in book.rates] == [("DE", "rate-sheet"), ("FR", "rate-sheet-2"), ("GB", "rate-sheet-3")]
    assert [source.id for source in book.sources] == ["bill", "rate-sheet", "rate-sheet-2", "rate-sheet-3"]


def test_a_book_whose_last_example_price_went_is_no_example_any_longer() -> None:
    example = Source("demo", "Example", APRIL, "example")
    book = price_book(replace(rate("toll", "GB", "0.01"), source="demo"), replace(rate("dial_out", "GB", "0.01"), source="demo"))
    book = replace(book, sources=(SOURCE, example))
    half = merged(book, [rate("toll", "GB", "0.02")], SHEET, "replace_all_rates").book
    assert half.has_examples_from(APRIL)
    whole = merged(half, [rate("dial_out", "GB", "0.02")], SHEET, "replace_all_rates").book
    assert not whole.has_examples_from(APRIL)


def test_a_sheet_without_rates_changes_nothing() -> None:
    book = price_book(rate("toll", "GB", "0.01"))
    merge = merged(book, [], SHEET, "replace_all_rates", name="Other")
    assert merge.book is book
    assert merge.kept == book.rates


@pytest.mark.parametrize(
    ("name", "expected"), [("Contoso AG", "contoso-ag-2026-04"), ("価格", "rates-2026-04"), ("x" * 500, "x" * 60 + "-2026-04")]
)
def test_an_id_is_made_of_the_name(name: str, expected: str) -> None:
    assert book_id(name, APRIL) == expected


def test_a_merged_book_passes_the_checks() -> None:
    from building import group, project, scenario  # noqa: PLC0415 - this test only

    book = merged(price_book(rate("toll", "US", "0.01")), [rate("toll", "US", "0.02", APRIL)], SHEET, "add_and_replace", "New").book
    assert not check_project(project(book, scenario(group())))


def test_an_example_that_was_replaced_before_a_day_is_history_from_then_on() -> None:
    example = Source("demo", "Example", APRIL, "example")
    old = replace(rate("toll", "GB", "0.01"), source="demo")
    book = replace(price_book(old, rate("toll", "GB", "0.02", APRIL)), sources=(SOURCE, example))
    assert book.has_examples_from(APRIL - timedelta(days=1))
    assert not book.has_examples_from(APRIL)
    other_line = replace(rate("dial_out", "GB/mobile", "0.1"), source="demo")
    assert replace(book, rates=(*book.rates, other_line)).has_examples_from(APRIL)


def test_an_example_fee_counts_until_another_fee_is_in_force() -> None:
    example = Source("demo", "Example", APRIL, "example")
    listed = Fee(date(2017, 1, 1), Decimal(4), "demo")
    book = replace(price_book(products=(replace(product("standard"), fees=(listed,)),)), sources=(SOURCE, example))
    assert book.has_examples_from(APRIL)
    typed = replace(book, products=(replace(product("standard"), fees=(listed, Fee(APRIL, Decimal(3), SOURCE.id))),))
    assert typed.has_examples_from(APRIL - timedelta(days=1))
    assert not typed.has_examples_from(APRIL)
