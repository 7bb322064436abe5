"""The price book that ``ppm usage --prices`` names: for the bill that is held against it, and for the plan that is fitted to the calls."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.cli.new_prices import new_prices
from ppm_desktop.domain.project import Project

if TYPE_CHECKING:
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.prices import PriceBook


def usage_book(given: str, currency: str, first: Month, beside: PriceBook) -> PriceBook:
    """Return the price book that is named; whatever is wrong with it ends the command with a sentence.

    Args:
        given: File or id of a price book, or a rate sheet.
        currency: Of the calls; that of a rate sheet that names none.
        first: Rates of a sheet that name no day are taken to be in force from the first day of this month.
        beside: What a rate sheet, which has rates only, is put into. In another currency nothing of it has a price.
    """
    found = new_prices(given, currency)
    if found.currency != beside.currency:
        unpriced = tuple(replace(product, fees=()) for product in beside.products)
        beside = replace(beside, name=found.name, currency=found.currency, products=unpriced, rates=(), sources=())
    return found.book_for(Project("volume_licensing", beside.currency, first, 1, beside, ()))
