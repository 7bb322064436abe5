"""What a rate sheet comes to: its rows checked, its rates in the price book, what that changes, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.price_book_changes import changes, merged
from ppm_desktop.domain.prices import DEFAULT_RATE_SET
from ppm_desktop.files.rate_sheets.layout import currency_of, missing
from ppm_desktop.files.rate_sheets.rows import check_rows

if TYPE_CHECKING:
    from collections.abc import Mapping as Corrections

    from ppm_desktop.costing.missing_rates import MissingRate
    from ppm_desktop.domain.price_book_changes import MergeMode, RateChange
    from ppm_desktop.domain.prices import PriceBook, Rate
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.project import Project
    from ppm_desktop.files.rate_sheets.checked import CheckedSheet, SheetFacts
    from ppm_desktop.files.rate_sheets.country_names import CountryNames
    from ppm_desktop.files.rate_sheets.mapping import Mapping
    from ppm_desktop.files.rate_sheets.sheet import Workbook


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A sheet and how it is to be read, and the plan that its rates are for."""

    project: Project
    workbook: Workbook
    mapping: Mapping
    facts: SheetFacts
    corrections: Corrections[tuple[str, int], Corrections[str, str]]
    mode: MergeMode
    product: str  # whose own rate set the rates join; "" for the default set
    name: str  # of the price book that comes of it


@dataclass(frozen=True, slots=True)
class Judgement:
    """What comes of a question."""

    question: SheetQuestion
    open_points: tuple[Problem, ...]  # what must still be said before the sheet can be taken over
    sheet_currency: str  # that the sheet names; empty when it names none
    checked: CheckedSheet
    book: PriceBook  # the plan's own when no rate was accepted
    changes: tuple[RateChange, ...]  # of the sheet's rates, and removed ones
    kept: tuple[Rate, ...]  # rates that the sheet says nothing about
    unpriced: tuple[MissingRate, ...] | None  # None when the plan cannot be calculated

    @property
    def can_be_taken(self) -> bool:
        """Whether there is anything to take over and nothing left to say."""
        return bool(self.checked.accepted) and not self.open_points


def judge(question: SheetQuestion, countries: CountryNames, codes: frozenset[str]) -> Judgement:
    """Check a sheet and hold it against the plan; ``codes`` are the countries that exist. For a thread."""
    project, workbook, mapping = question.project, question.workbook, question.mapping
    checked = check_rows(workbook, mapping, question.facts, countries, question.corrections)
    before = with_own_rate_set(project.price_book, question.product)
    result = merged(before, checked.rates, question.facts.source, question.mode, question.name)
    book = result.book if checked.rates else project.price_book
    added = {source.id for source in book.sources} - {source.id for source in project.price_book.sources}
    found = tuple(change for change in changes(before, book) if change.new is None or change.new.source in added)
    return Judgement(
        question=question,
        open_points=missing(mapping, workbook),
        sheet_currency=currency_of(workbook, mapping),
        checked=checked,
        book=book,
        changes=found,
        kept=result.kept if checked.rates else (),
        unpriced=_unpriced(project, book, codes),
    )


def with_own_rate_set(book: PriceBook, product_id: str) -> PriceBook:
    """Return the book with a rate set of the product's own, named after it; the same book when it has one or none is asked for."""
    if not product_id:
        return book
    products = tuple(
        replace(product, rate_set=product.id) if product.id == product_id and product.rate_set == DEFAULT_RATE_SET else product
        for product in book.products
    )
    return replace(book, products=products)


def rate_set_of(book: PriceBook, product_id: str) -> str:
    """Return the rate set that rates of one product's own join."""
    product = with_own_rate_set(book, product_id).product(product_id) if product_id else None
    return product.rate_set if product is not None else DEFAULT_RATE_SET


def _unpriced(project: Project, book: PriceBook, codes: frozenset[str]) -> tuple[MissingRate, ...] | None:
    changed = replace(project, price_book=book)
    if any(problem.severity == "error" for problem in check_project(changed, codes)):
        return None
    from ppm_desktop.costing.missing_rates import unpriced_after  # noqa: PLC0415 - brings numpy, in the thread

    return unpriced_after(project, book)
