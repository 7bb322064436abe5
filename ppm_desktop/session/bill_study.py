"""The charges of the imported calls, held against the plan's prices in the background, and the rates that the bill itself shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ppm_desktop.domain.checks import has_errors
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.decisions.reconciliation.learned_rates import LearnedRates
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.reports.bill_panel import BillTold
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.errands import Errands
    from ppm_desktop.session.imported_calls import CallsInMemory, ImportedCalls

#: Prices and calls.
Question = tuple["PriceBook", "ImportedCalls"]


class BillStudy(QObject):
    """Keeps the last answer; it may be of older prices while it is at work."""

    changed = Signal()

    def __init__(self, document: Document, calls: CallsInMemory, catalogue: Catalogue, style: NumberStyle, errands: Errands) -> None:
        """Study the prices of ``document`` with the calls in memory."""
        super().__init__()
        self._document, self._calls, self._catalogue = document, calls, catalogue
        self._style, self._errands = style, errands
        self._running: Question | None = None
        self._answered: Question | None = None
        self.result: BillTold | None = None

    @property
    def at_work(self) -> bool:
        """Whether the bill is being looked at."""
        return self._running is not None

    @property
    def up_to_date(self) -> bool:
        """Whether the result is about the prices and the calls as they are."""
        return self.result is not None and _same(self._question(), self._answered)

    def ask(self) -> None:
        """Hold the bill against the prices as they are now, unless that is known or under way."""
        question = self._question()
        if question is None or has_errors(self._document.problems) or self.up_to_date or _same(question, self._running):
            return
        self._running = question
        catalogue, style = self._catalogue, self._style
        self._errands.send(lambda: _told(question, catalogue, style), lambda found: self._take(question, found), self._fail)
        self.changed.emit()

    def use_learned_rates(self) -> bool:
        """Put the learned rates into the plan's price book, as one step of undo; say whether that was done."""
        result = self.result
        if result is None or result.book is None or not self.up_to_date:
            return False
        self._document.edit(replace(self._document.project, price_book=result.book), tr("Use the rates of the bill"))
        return True

    def _question(self) -> Question | None:
        calls = self._calls.of(self._document.project)
        return None if calls is None else (self._document.project.price_book, calls)

    def _take(self, question: Question, found: BillTold) -> None:
        if not _same(question, self._running):
            return  # too late
        self._running, self._answered, self.result = None, question, found
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._running = None
        self.changed.emit()
        raise error


def _told(question: Question, catalogue: Catalogue, style: NumberStyle) -> BillTold:
    """Hold the bill against the prices; in a thread."""
    from ppm_desktop.decisions.reconciliation.learned_rates import learned_rates  # noqa: PLC0415 - brings numpy, in a thread
    from ppm_desktop.decisions.reconciliation.reconcile import CurrenciesDifferError, reconcile  # noqa: PLC0415 - as above
    from ppm_desktop.reports.bill_panel import BillTold, bill_told  # noqa: PLC0415 - as above
    from ppm_desktop.reports.reconciliation_words import currencies_differ_sentence  # noqa: PLC0415 - as above

    book, calls = question
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
    from ppm_desktop.reports.learned_rates_words import bill_title, method_sentence  # noqa: PLC0415 - as above

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


def _same(one: Question | None, other: Question | None) -> bool:
    return one is not None and other is not None and one[0] is other[0] and one[1] is other[1]
