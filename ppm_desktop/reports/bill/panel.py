"""The imported charges held against the plan's prices as the window shows it: tables, sentences, and the rates that the bill itself shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.bill.learned_rates_words import learned_headline, method_sentence
from ppm_desktop.reports.bill.reconciliation_table import reconciled_places_twin, reconciliation_steps_twin
from ppm_desktop.reports.bill.reconciliation_words import habit_sentences, key_name, place_sentences, riddle_sentence
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.reports.words import period_label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.reconciliation.findings import Reconciliation
    from ppm_desktop.decisions.reconciliation.learned_rates import LearnedRates
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.reports.number_text import NumberStyle

#: So many differences and riddles are said; the table has the rest.
_MOST: Final = 6
_MONEY: Final = ("amount", "expected", "charged", "difference")
#: Columns that the page has room for.
_SHOWN: Final = ("destination", "book_rate", "seen_rate", "difference", "reason")


@dataclass(frozen=True, slots=True)
class BillTold:
    """A bill in words and rows; without ``steps`` the sentences say why there is none."""

    headline: str
    basis: str
    sentences: tuple[str, ...]
    steps: TableTwin | None = None
    places: TableTwin | None = None
    learned_headline: str = ""
    learned: TableTwin | None = None
    method: str = ""
    book: PriceBook | None = None  # the plan's, with the learned rates in the place of its own for the same calls


def bill_told(found: Reconciliation, learned: LearnedRates, book: PriceBook | None, style: NumberStyle) -> BillTold:
    """Say a reconciliation and what was learned; ``book`` is the plan's with what was learned, if anything was."""
    share = style.percent(found.share_of(explained=True))
    basis = tr("{currency} · prices: {book}, as of {date} (EXAMPLE PRICES)")
    if not any(source.status == "example" for source in found.book.sources):
        basis = tr("{currency} · prices: {book}, as of {date}")
    every = [one for place in found.places for one in place_sentences(place, found.increment_seconds, found.currency, style)]
    more = trn("{count} more difference is in the table.", "{count} more differences are in the table.", len(every) - _MOST)
    return BillTold(
        headline=tr("What was charged is explained for {share} of the calls").format(share=share),
        basis=basis.format(currency=found.currency, book=found.book.name, date=style.day(found.book.as_of)),
        sentences=(
            *habit_sentences(found, style),
            *every[:_MOST],
            *([more.format(count=style.count(len(every) - _MOST))] if len(every) > _MOST else []),
            *(riddle_sentence(one, found.currency, style) for one in found.riddles[:_MOST]),
        ),
        steps=_with_cents(reconciliation_steps_twin(found, style)),
        places=_with_cents(reconciled_places_twin(found, style)),
        learned_headline=learned_headline(learned),
        learned=_learned(learned) if learned.found else None,
        method=method_sentence(learned, style),
        book=book,
    )


def fitted(twin: TableTwin) -> TableTwin:
    """Keep the columns of the destinations that a page has room for."""
    places = [place for place, column in enumerate(twin.columns) if column.key in _SHOWN]
    rows = tuple(tuple(row[place] for place in places) for row in twin.rows)
    return TableTwin(twin.title, twin.subtitle, tuple(twin.columns[place] for place in places), rows)


def _with_cents(twin: TableTwin) -> TableTwin:
    columns = tuple(TwinColumn(one.key, one.label, 2) if one.key in _MONEY else one for one in twin.columns)
    return TableTwin(twin.title, twin.subtitle, columns, twin.rows)


def _learned(found: LearnedRates) -> TableTwin:
    columns = (
        TwinColumn("destination", tr("Calls to")),
        TwinColumn("rate", tr("Rate per minute"), 4),
        TwinColumn("low", tr("At least"), 6),
        TwinColumn("high", tr("At most"), 6),
        TwinColumn("calls", tr("Calls"), 0),
        TwinColumn("months", tr("Months")),
    )
    rows = tuple(
        (key_name(one.key), one.rate, one.low, one.high, float(one.calls), period_label((one.first, one.last))) for one in found.rates
    )
    return TableTwin(tr("Rates that the bill shows"), found.currency, columns, rows)
