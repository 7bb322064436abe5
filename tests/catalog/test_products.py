"""Products, their fees and the names of licences as shipped."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.products import NO_PHONE_MEETINGS

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue


def test_the_five_products_are_those_that_the_planner_compares(catalogue: Catalogue) -> None:
    assert set(catalogue.product_entries) == {"standard", "included", "usa_can", "pay_per_minute", "none"}


def test_none_in_the_catalogue_equals_the_engines_own_product(catalogue: Catalogue) -> None:
    assert catalogue.product("none") == NO_PHONE_MEETINGS


def test_an_unknown_product_is_none(catalogue: Catalogue) -> None:
    assert catalogue.product("gold") is None


@pytest.mark.parametrize(
    ("product", "toll_included", "minutes", "pool"),
    [("standard", True, 60, "standard"), ("included", True, 60, "standard"), ("usa_can", True, 60, "usa_can"),
     ("pay_per_minute", False, 0, "pay_per_minute")],
)  # fmt: skip
def test_products_include_what_the_rules_say(product: str, toll_included: bool, minutes: int, pool: str, catalogue: Catalogue) -> None:
    found = catalogue.product(product)
    assert found is not None
    assert (found.toll_included, found.pool_minutes, found.pool) == (toll_included, minutes, pool)


@pytest.mark.parametrize(
    ("product", "destination", "covered"),
    [("standard", "FR", True), ("standard", "FR/premium", False), ("standard", "ZW", False), ("usa_can", "US", True),
     ("usa_can", "FR", False), ("pay_per_minute", "US", False)],
)  # fmt: skip
def test_pools_cover_what_the_rules_say(product: str, destination: str, covered: bool, catalogue: Catalogue) -> None:
    found = catalogue.product(product)
    assert found is not None
    assert found.pool_covers(Destination.parse(destination), catalogue.zone_a) is covered


@pytest.mark.parametrize(
    ("product", "day", "amount"),
    [("standard", date(2019, 1, 1), "4.00"), ("included", date(2019, 1, 1), "0"), ("pay_per_minute", date(2019, 1, 1), "0"),
     ("pay_per_minute", date(2026, 1, 1), "0"), ("usa_can", date(2022, 3, 1), "0")],
)  # fmt: skip
def test_a_project_of_2019_lacks_no_fee_of_a_licence_sold_then(product: str, day: date, amount: str, catalogue: Catalogue) -> None:
    found = catalogue.product(product)
    fee = found and found.fee_on(day)
    assert fee
    assert fee.amount == Decimal(amount)


def test_the_usa_can_licence_has_no_fee_before_it_was_sold(catalogue: Catalogue) -> None:
    found = catalogue.product("usa_can")
    assert found is not None
    assert found.fee_on(date(2022, 2, 28)) is None


def test_the_list_price_is_marked_as_a_third_party_statement(catalogue: Catalogue) -> None:
    (entry,) = catalogue.licence_prices["standard"]
    assert catalogue.sources[entry.fee.source].status == "example"
    assert "reseller" in entry.note


def test_licence_names_lead_to_their_products(catalogue: Catalogue) -> None:
    codes = catalogue.licence_codes
    assert codes["MCOMEETADV"].product == "standard"
    assert codes["MCOMEETBASIC"].product == "usa_can"
    assert codes["MCOMEETACPEA"].product == "pay_per_minute"
    assert codes["ENTERPRISEPREMIUM"].product == "included"
    assert codes["MCOPSTNPP"].product == ""
