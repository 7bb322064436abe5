"""Makes a plan from the calls of an export, and holds the engine's own minutes of that plan against the export's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.decisions.usage_fit.cells import cells_of
from ppm_desktop.decisions.usage_fit.coverage import Coverage, coverage_of
from ppm_desktop.decisions.usage_fit.findings import FitFact, facts_of_calls, facts_of_people, facts_of_settings, facts_of_time
from ppm_desktop.decisions.usage_fit.grouping import grouping_of
from ppm_desktop.decisions.usage_fit.groups import GroupTerms, groups_of, landed_minutes
from ppm_desktop.decisions.usage_fit.lines import facts_of_lines, lined
from ppm_desktop.decisions.usage_fit.match import Match
from ppm_desktop.decisions.usage_fit.problems import FitError
from ppm_desktop.decisions.usage_fit.reproduction import destination_error, matches_of
from ppm_desktop.decisions.usage_fit.season import FittedSeason, season_of
from ppm_desktop.domain.annotations import Annotation, Annotations
from ppm_desktop.domain.credits import Credits
from ppm_desktop.domain.interview_options import options_for
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.domain.project import LONGEST_PERIOD, Project
from ppm_desktop.domain.scenario import Scenario

if TYPE_CHECKING:
    from ppm_desktop.decisions.usage_fit.cells import CallsOfPeople
    from ppm_desktop.decisions.usage_fit.wishes import FitNames, FitWishes
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.usage_summary import UsageSummary

#: What is said about these fields of a group is measured; about the others it is why they cannot be.
_MEASURED = ("headcount", "minutes_per_call", "usage_spread", "join", "destinations")
_NOT_SAID = ("meetings_per_organiser", "attendees", "phone_share", "holds", "growth_per_year")


@dataclass(frozen=True)
class FittedPlan:
    """A plan, how well the engine reproduces the calls with it, and what was decided or could not be fitted."""

    project: Project
    coverage: Coverage
    season: FittedSeason
    matches: tuple[Match, ...]  # one for each call type
    destination_error: float  # largest difference of minutes of a call type and destination, as a share of all minutes
    facts: tuple[FitFact, ...]
    left_out: tuple[str, ...]  # ids of usual products that the price book does not have


def fit_calls(
    calls: CallsOfPeople, summary: UsageSummary, wishes: FitWishes, book: PriceBook, availability: Availability, names: FitNames
) -> FittedPlan:
    """Make a plan whose minutes, run through the engine, are those of the calls.

    Args:
        calls: Sums by organiser, month and destination.
        summary: Of the same import.
        wishes: What the export does not say.
        book: Goes into the plan and gives it its currency.
        availability: Decides who is licensed in the mix that is proposed.
        names: What the plan and its parts are called.

    Raises:
        FitError: No call names its organiser, no country is known, or the months are more than a plan may have.
    """
    cells = cells_of(calls)
    if not cells.organisers or not (cells.organiser >= 0).any():
        raise FitError("nobody", calls=summary.rows_kept)
    coverage = coverage_of(summary)
    if len(coverage.months) > LONGEST_PERIOD:
        raise FitError("too_long", first=coverage.months[0], last=coverage.months[-1], limit=LONGEST_PERIOD)
    by_month = np.bincount(cells.month - coverage.months[0].number, weights=cells.minutes, minlength=len(coverage.months))
    season = season_of(by_month.astype(np.float64), coverage, as_seen=wishes.ahead is None)
    grouping = grouping_of(cells, coverage.whole, wishes, names)
    start = wishes.ahead or coverage.months[0]
    marks = _marks((*_MEASURED, *_NOT_SAID, "country"), coverage, names, measured=_MEASURED)
    landed = landed_minutes(cells, grouping)
    by_line = lined(landed, book, start.first_day, wishes.mobile_share)
    terms = GroupTerms(season.worth, summary.increment_seconds, start, wishes.with_idle, marks)
    groups, short = groups_of(cells, grouping, landed if by_line is None else by_line, terms)
    options, left_out = options_for(groups, wishes.agreement, book, availability, start.first_day, names.options)
    scenario = Scenario(
        names.scenario,
        groups,
        options,
        season=season.factors,
        increment_seconds=summary.increment_seconds,
        credits=Credits("post_paid") if wishes.agreement in {"csp", "mca"} else None,
        annotations=_marks(("increment_seconds", "season"), coverage, names, measured=("season",) if season.measured else ()),
    )
    months = len(coverage.months) if wishes.ahead is None else MONTHS_PER_YEAR
    title = names.project.format(first=coverage.first_day, last=coverage.last_day)
    project = Project(wishes.agreement, book.currency, start, months, book, (scenario,), name=title)
    found = matches_of(project, scenario, cells, season.worth)
    facts = (
        *facts_of_time(coverage, season, wishes),
        *facts_of_calls(cells, found, short),
        *facts_of_people(grouping, wishes),
        *facts_of_lines(landed, book, start.first_day, wishes.mobile_share),
        *facts_of_settings(summary, wishes, book),
    )
    return FittedPlan(project, coverage, season, found, destination_error(project, scenario, cells, season.worth), facts, left_out)


def _marks(fields: tuple[str, ...], coverage: Coverage, names: FitNames, *, measured: tuple[str, ...]) -> Annotations:
    source = names.source.format(first=coverage.first_day, last=coverage.last_day)
    return tuple(
        (field, Annotation(names.notes.get(field, ""), source, "measured") if field in measured else Annotation(names.notes.get(field, "")))
        for field in sorted(fields)
        if field in measured or names.notes.get(field)
    )
