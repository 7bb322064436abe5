"""The charges of the imported calls, held against the plan's prices in the background, and the rates that the bill itself shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.session.background.background_study import PlanStudy
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.decisions.reconciliation.learned_rates import LearnedRates
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.reports.bill.panel import BillTold
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.calls.imported_calls import CallsInMemory, ImportedCalls
    from ppm_desktop.session.document import Document


@dataclass(frozen=True, slots=True, eq=False)
class BillQuestion:
    """Which prices, and which calls. Both are told apart by identity: they are never changed, only replaced."""

    book: PriceBook
    calls: ImportedCalls

    def same(self, other: BillQuestion | None) -> bool:
        """Say whether another question is this one."""
        return other is not None and self.book is other.book and self.calls is other.calls


class BillStudy(PlanStudy[BillQuestion, "BillTold"]):
    """Holds the bill against the prices while somebody looks."""

    def __init__(self, document: Document, calls: CallsInMemory, catalogue: Catalogue, style: NumberStyle, errands: Errands) -> None:
        """Study the prices of ``document`` with the calls in memory."""
        super().__init__(document, errands)
        self._calls, self._catalogue, self._style = calls, catalogue, style

    def question(self) -> BillQuestion | None:
        """Ask about the prices of the plan, where its calls are in memory."""
        calls = self._calls.of(self._document.project)
        return None if calls is None else BillQuestion(self._document.project.price_book, calls)

    def answer(self, question: BillQuestion) -> BillTold:
        """Hold the bill against the prices; in a thread."""
        return _told(question, self._catalogue, self._style)

    def use_learned_rates(self) -> bool:
        """Put the learned rates into the plan's price book, as one step of undo; say whether that was done."""
        result = self.result
        if result is None or result.book is None or not self.up_to_date:
            return False
        self._document.edit(replace(self._document.project, price_book=result.book), tr("Use the rates of the bill"))
        return True


def _told(question: BillQuestion, catalogue: Catalogue, style: NumberStyle) -> BillTold:
    """Hold the bill against the prices; in a thread."""
    from ppm_desktop.decisions.reconciliation.learned_rates import learned_rates  # noqa: PLC0415 - brings numpy, in a thread
    from ppm_desktop.decisions.reconciliation.reconcile import CurrenciesDifferError, reconcile  # noqa: PLC0415 - as above
    from ppm_desktop.reports.bill.panel import BillTold, bill_told  # noqa: PLC0415 - as above
    from ppm_desktop.reports.bill.reconciliation_words import currencies_differ_sentence  # noqa: PLC0415 - as above

    book, calls = question.book, question.calls
    billed, summary = calls.found.billed, calls.found.summary
    none = tr("The bill cannot be held against the prices")
    if billed is None or not summary.rows_kept:
        return BillTold(none, "", (tr("The export has no phone calls of meetings."),))
    try:
        found = reconcile(billed, book, catalogue.licence_codes, summary.increment_seconds)
    except CurrenciesDifferError as error:
        return BillTold(none, "", (currencies_differ_sentence(error),))
    learned = learned_rates(billed, catalogue.licence_codes, book, summary.increment_seconds)
    return bill_told(found, learned, _with_learned(book, learned, calls, style), style)


def _with_learned(book: PriceBook, learned: LearnedRates, calls: ImportedCalls, style: NumberStyle) -> PriceBook | None:
    """Return the price book with the learned rates in the place of all its own for the same calls; None where there is nothing to take over."""
    from ppm_desktop.decisions.reconciliation.learned_rates import source_of  # noqa: PLC0415 - as above
    from ppm_desktop.reports.bill.learned_rates_words import bill_title, method_sentence  # noqa: PLC0415 - as above

    summary = calls.found.summary
    if not learned.found or learned.currency not in {"", book.currency} or summary.last_day is None:
        return None
    rates = learned.for_price_book()
    known = {(rate.call_type, rate.country, rate.line) for rate in rates}
    kept = tuple(rate for rate in book.rates if (rate.call_type, rate.country, rate.line) not in known)
    source = source_of(bill_title(summary.months), method_sentence(learned, style), summary.last_day)
    used = {rate.source for rate in kept} | {fee.source for product in book.products for fee in product.fees}
    sources = (*(one for one in book.sources if one.id != source.id and one.id in used), source)
    return replace(book, rates=(*kept, *rates), sources=tuple(sorted(sources, key=lambda one: one.id)))
