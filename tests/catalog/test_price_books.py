"""The shipped price books, and price books of the user's."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.domain.destinations import Destination

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue

HEAD = """\
id = "contoso-2026"
name = "Contoso's rate sheet"
as_of = 2026-02-01
currency = "EUR"
status = "customer"

[sources.quote]
title = "Quote"
where = "mail of the account team"
date = 2026-02-01
status = "customer"

[[fees.standard]]
effective = 2026-02-01
amount = "3.40"
source = "quote"

[rate_sets]
pay_per_minute = "ppm"
"""
RATES = """\
call_type,country,line,rate,currency,effective,rate_set,source
toll,DE,,0.010,EUR,2026-02-01,,quote

toll,DE,,0.012,EUR,2026-02-01,ppm,quote
dial_out,DE,mobile,0.04,EUR,2026-02-01,,quote
"""
DAY = date(2026, 3, 1)


def _write(folder: Path, head: str = HEAD, rates: str = RATES) -> Path:
    path = folder / "contoso.toml"
    path.write_text(head, encoding="utf-8")
    path.with_suffix(".csv").write_text(rates, encoding="utf-8")
    return path


def test_the_example_book_says_that_it_is_an_example(catalogue: Catalogue) -> None:
    file = catalogue.shipped_price_book("example")
    assert file.status == "example"
    assert file.usable
    assert "Example" in file.book.name
    assert (file.book.as_of, file.book.currency) == (date(2025, 10, 15), "USD")


def test_the_example_book_has_48_incoming_and_286_outgoing_rates(catalogue: Catalogue) -> None:
    rates = catalogue.example_price_book().rates
    assert Counter(rate.call_type for rate in rates) == {"toll": 19, "toll_free": 29, "dial_out": 286}
    assert Counter(rate.line for rate in rates if rate.call_type == "dial_out") == {"landline": 128, "mobile": 113, "any": 45}


@pytest.mark.parametrize("country", ["DZ", "BY", "BJ", "KN", "TN"])
def test_gaps_of_the_example_book_stay_gaps(country: str, catalogue: Catalogue) -> None:
    assert not [rate for rate in catalogue.example_price_book().rates if rate.country == country]


def test_germany_has_a_landline_rate_and_no_mobile_rate(catalogue: Catalogue) -> None:
    book = catalogue.example_price_book()
    landline = book.rate_on(DAY, "dial_out", Destination("DE", "landline"))
    assert landline is not None
    assert landline.rate == Decimal("0.015")
    assert book.rate_on(DAY, "dial_out", Destination("DE", "mobile")) is None


@pytest.mark.parametrize(
    ("call_type", "destination", "rate"),
    [("toll", "US", "0.0085"), ("toll_free", "US", "0.0220"), ("dial_out", "US", "0.013"), ("dial_out", "ZW/landline", "0.223")],
)
def test_example_rates_are_those_of_the_worked_examples(call_type: str, destination: str, rate: str, catalogue: Catalogue) -> None:
    assert any(
        known.call_type == call_type and str(Destination(known.country, known.line)) == destination and known.rate == Decimal(rate)
        for known in catalogue.example_price_book().rates
    )


def test_the_two_figures_of_2017_are_not_in_the_example_book(catalogue: Catalogue) -> None:
    quoted = catalogue.shipped_price_book("quoted_2017")
    assert [(rate.call_type, rate.country, rate.rate) for rate in quoted.book.rates] == [
        ("toll", "US", Decimal("0.013")),
        ("toll_free", "US", Decimal("0.006")),
    ]
    assert quoted.book.currency == "GBP"
    assert not {rate.source for rate in quoted.book.rates} & {rate.source for rate in catalogue.example_price_book().rates}


def test_the_book_of_2017_is_for_reading_only_and_says_why(catalogue: Catalogue) -> None:
    quoted = catalogue.shipped_price_book("quoted_2017")
    assert not quoted.usable
    assert "to be read" in quoted.reason


@pytest.mark.parametrize("name", ["example", "quoted_2017"])
def test_a_book_carries_zone_a_and_exactly_the_sources_that_it_cites(name: str, catalogue: Catalogue) -> None:
    book = catalogue.shipped_price_book(name).book
    cited = {rate.source for rate in book.rates} | {fee.source for product in book.products for fee in product.fees}
    assert {source.id for source in book.sources} == cited
    assert book.zone_a == catalogue.zone_a
    assert all(source.note.startswith(catalogue.sources[source.id].where) for source in book.sources)


def test_a_book_has_the_products_with_fees_but_not_the_engines_none(catalogue: Catalogue) -> None:
    products = catalogue.example_price_book().products
    assert [product.id for product in products] == ["standard", "included", "usa_can", "pay_per_minute"]
    assert all(product.fees for product in products)


def test_the_shipped_books_are_listed_by_name(catalogue: Catalogue) -> None:
    assert catalogue.price_book_names == ("example", "quoted_2017")


def test_a_fee_in_another_currency_is_left_out_and_a_fee_of_nothing_is_kept(catalogue: Catalogue) -> None:
    fees = {product.id: product.fee_on(date(2024, 1, 1)) for product in catalogue.shipped_price_book("quoted_2017").book.products}
    assert fees["standard"] is None
    assert fees["pay_per_minute"] is not None


def test_a_users_book_brings_its_own_sources_fees_and_rate_sets(catalogue: Catalogue, tmp_path: Path) -> None:
    file = catalogue.read_price_book(_write(tmp_path))
    book = file.book
    standard, pay_per_minute = book.product("standard"), book.product("pay_per_minute")
    assert standard is not None
    assert pay_per_minute is not None
    assert [fee.amount for fee in standard.fees] == [Decimal("3.40")]
    assert pay_per_minute.rate_set == "ppm"
    rate = book.rate_on(DAY, "toll", Destination("DE"), "ppm")
    assert rate is not None
    assert rate.rate == Decimal("0.012")
    quote = book.source("quote")
    assert quote is not None
    assert (quote.status, quote.note) == ("customer", "mail of the account team.")
    assert (file.status, file.remarks, file.usable, file.reason) == ("customer", "", True, "")


def test_a_book_as_excel_writes_it_with_mark_and_line_ends_is_read(catalogue: Catalogue, tmp_path: Path) -> None:
    path = _write(tmp_path)
    path.with_suffix(".csv").write_bytes(b"\xef\xbb\xbf" + RATES.replace("\n", "\r\n").encode())
    assert len(catalogue.read_price_book(path).book.rates) == 3


def test_toll_free_below_toll_and_a_rate_of_zero_are_accepted(catalogue: Catalogue, tmp_path: Path) -> None:
    rates = "call_type,country,rate,effective,source\ntoll,US,0.013,2026-02-01,quote\ntoll_free,US,0,2026-02-01,quote\n"
    path = _write(tmp_path, HEAD.replace('[rate_sets]\npay_per_minute = "ppm"\n', ""), rates)
    assert [rate.rate for rate in catalogue.read_price_book(path).book.rates] == [Decimal("0.013"), Decimal(0)]


def test_a_connection_fee_that_is_left_out_is_nothing(catalogue: Catalogue) -> None:
    assert {rate.connection_fee for rate in catalogue.example_price_book().rates} == {Decimal(0)}


def test_a_book_without_its_table_of_rates_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    path = _write(tmp_path)
    path.with_suffix(".csv").unlink()
    with pytest.raises(CatalogueError, match=r"contoso\.csv: found nothing, expected a file"):
        catalogue.read_price_book(path)


def test_the_table_of_rates_in_place_of_the_head_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    path = _write(tmp_path).with_suffix(".csv")
    with pytest.raises(CatalogueError, match=r"contoso\.csv: found the name of a CSV file, expected that of the TOML file beside it"):
        catalogue.read_price_book(path)
