"""What was decided about a fitted plan, and what calls cannot say: facts, for which ``reports.usage.fit_words`` has the sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.decisions.usage_fit.cells import FitCells
    from ppm_desktop.decisions.usage_fit.coverage import Coverage
    from ppm_desktop.decisions.usage_fit.grouping import Grouping
    from ppm_desktop.decisions.usage_fit.match import Match
    from ppm_desktop.decisions.usage_fit.season import FittedSeason
    from ppm_desktop.decisions.usage_fit.wishes import FitWishes
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.usage_summary import UsageSummary

FactCode = Literal[
    "period_as_seen",
    "period_ahead",
    "month_in_part",
    "month_missing",
    "gap",
    "season_measured",
    "season_unknown",
    "no_organiser",
    "no_country",
    "short_calls",
    "calls_by_class",
    "country_guessed",
    "not_listed",
    "idle_counted",
    "idle_left_out",
    "lines_unknown",
    "lines_assumed",
    "prices_later",
    "other_currency",
    "agreement_assumed",
    "small_group",
    "meetings_unknown",
    "holders_unknown",
]
#: Calls of a call type that the plan has this much more or less of are worth a sentence: connection fees are paid for each.
_WORTH_SAYING: Final = 0.02
#: A group of fewer people says much about each of them.
_FEW: Final = 5


@dataclass(frozen=True, slots=True)
class FitFact:
    """Something that people should know about the plan."""

    code: FactCode
    values: Mapping[str, object] = field(default_factory=dict)


def facts_of_settings(summary: UsageSummary, wishes: FitWishes, book: PriceBook) -> Iterator[FitFact]:
    """Yield what the export does not say at all."""
    if book.as_of > (summary.last_day or book.as_of) and wishes.ahead is None:
        yield FitFact("prices_later", {"as_of": book.as_of})
    if summary.currency not in {"", book.currency}:
        yield FitFact("other_currency", {"found": summary.currency, "book": book.currency})
    yield FitFact("agreement_assumed", {"agreement": wishes.agreement})
    yield FitFact("meetings_unknown")
    yield FitFact("holders_unknown")


def facts_of_time(coverage: Coverage, season: FittedSeason, wishes: FitWishes) -> Iterator[FitFact]:
    """Yield which months the plan rests on."""
    if wishes.ahead is None:
        yield FitFact("period_as_seen", {"first": coverage.months[0], "last": coverage.months[-1]})
    else:
        yield FitFact("period_ahead", {"start": wishes.ahead, "months": coverage.whole})
    for month, share in zip(coverage.months, coverage.shares, strict=True):
        if 0 < share < 1:
            yield FitFact("month_in_part", {"month": month, "share": share, "ahead": wishes.ahead is not None})
    for month in coverage.missing:
        yield FitFact("month_missing", {"month": month})
    for first, last in coverage.gaps:
        yield FitFact("gap", {"first": first, "last": last})
    yield FitFact("season_measured" if season.measured else "season_unknown", {"months": coverage.whole})


def facts_of_calls(cells: FitCells, matches: tuple[Match, ...], short: tuple[str, ...]) -> Iterator[FitFact]:
    """Yield what became of calls that do not fit; ``short`` are the groups whose number of calls had to give way."""
    if nobodys := float(cells.calls[cells.organiser < 0].sum()):
        yield FitFact("no_organiser", {"calls": nobodys})
    nowhere = np.array([not key.destination.country for key in cells.keys], dtype=np.bool_)[cells.key]
    if lost := float(cells.calls[nowhere].sum()):
        yield FitFact("no_country", {"calls": lost, "minutes": float(cells.minutes[nowhere].sum())})
    for group in short:
        yield FitFact("short_calls", {"group": group})
    off = tuple(one for one in matches if one.imported_calls and abs(one.planned_calls / one.imported_calls - 1) > _WORTH_SAYING)
    if off and not short:
        yield FitFact("calls_by_class", {"matches": off})


def facts_of_people(grouping: Grouping, wishes: FitWishes) -> Iterator[FitFact]:
    """Yield who is in which group for want of better knowledge."""
    if grouping.guessed:
        yield FitFact("country_guessed", {"organisers": grouping.guessed})
    if grouping.unlisted:
        yield FitFact("not_listed", {"organisers": grouping.unlisted})
    if idle := sum(grouping.idle):
        yield FitFact("idle_counted" if wishes.with_idle else "idle_left_out", {"organisers": idle})
    sizes = np.bincount(grouping.of, minlength=len(grouping.names))
    few = [name for name, size in zip(grouping.names, sizes, strict=True) if 0 < size < _FEW]
    if few:
        yield FitFact("small_group", {"groups": tuple(few), "fewer_than": _FEW})
