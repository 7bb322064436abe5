"""What would change a decision and how sure it is, as rows of text: workbook, report and slides share them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.break_even.words import short_place
from ppm_desktop.reports.input_words import input_name, input_value, path_name
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.risk.table import risk_range_rows, risk_rows
from ppm_desktop.reports.risk.words import chance_text, error_text
from ppm_desktop.reports.words import month_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.break_even import BreakEven
    from ppm_desktop.decisions.flip import Flips
    from ppm_desktop.decisions.risk.summary import RiskSummary
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle

Texts = tuple[str, ...]
#: A name of a group is no longer than this in a document.
_LONGEST_GROUP: Final = 40
_READ_DIGITS: Final = 5


def with_short_names(text: str, scenario: Scenario) -> str:
    """Return a text in which names of groups that nobody would read to the end are cut."""
    for group in scenario.groups:
        if len(group.name) > _LONGEST_GROUP:
            text = text.replace(group.name, f"{group.name[: _LONGEST_GROUP - 1].rstrip()}…")
    return text


def flip_heads() -> Texts:
    """Return the headings of ``flip_rows``."""
    return tr("Input"), tr("Today"), tr("Flips at"), tr("Change"), tr("Then cheapest")


def flip_rows(flips: Flips, style: NumberStyle) -> tuple[Texts, ...]:
    """Return a row for each input and direction that turns the decision, the smallest change first, then for inputs that never do."""
    rows = []
    for flip in flips.flips:
        change = style.percent(flip.x - 1.0)
        values = (input_value(flip.changing, x, style) for x in (1.0, flip.x))
        rows.append((input_name(flip.changing), *values, change if flip.x < 1.0 else f"+{change}", flip.winner.name))
    turning = {flip.changing.path for flip in flips.flips}
    steady = {changing.path: changing for changing, _direction in flips.steady if changing.path not in turning}
    rows += [(input_name(one), input_value(one, 1.0, style), tr("never"), UNKNOWN, UNKNOWN) for one in steady.values()]
    return tuple(rows)


def break_even_heads(found: BreakEven, currency: str) -> Texts:
    """Return the headings of ``break_even_rows``."""
    first, second = (option.name for option in found.options)
    said = tr("{option}, {currency}")
    costs = (said.format(option=name, currency=currency) for name in (first, second))
    return tr("Place"), tr("Phone minutes"), tr("Per organiser and month"), *costs


def break_even_rows(found: BreakEven, style: NumberStyle) -> tuple[Texts, ...]:
    """Return a row for today and for each point at which both options cost the same."""
    places = [] if found.today is None else [(tr("Today"), found.today)]
    places += [(tr("Equal cost"), point) for point in found.points]
    return tuple(
        (name, short_place(found, place.x, style), style.count(place.minutes_per_organiser), *(style.money(c) for c in place.costs))
        for name, place in places
    )


def chance_heads() -> Texts:
    """Return the headings of ``chance_rows``."""
    names = (tr("Option"), tr("Cheapest in"), tr("Standard error"), tr("Without chance"))
    return *names, "P10", "P50", "P90", tr("Regret"), tr("Worst month, P90"), tr("Dearest in")


def chance_rows(summary: RiskSummary, style: NumberStyle) -> tuple[Texts, ...]:
    """Return a row for each option, in their order."""
    rows = []
    for row in risk_rows(summary):
        chance = (tr("left out"), UNKNOWN) if row.cheapest is None else (chance_text(row.cheapest, style), error_text(row.cheapest, style))
        total, point = row.total, style.money(row.without_chance)
        band = [UNKNOWN] * 3 if total is None else [style.money(amount) for amount in (total.p10, total.p50, total.p90)]
        regret = UNKNOWN if row.regret is None else style.money(row.regret.mean)
        worst = UNKNOWN if row.worst_month is None else style.money(row.worst_month.p90)
        when = UNKNOWN if row.likeliest_worst is None else month_label(row.likeliest_worst[0])
        rows.append((row.name, *chance, style.at_least(point) if total is None else point, *band, regret, worst, when))
    return tuple(rows)


def range_heads() -> Texts:
    """Return the headings of ``range_rows``."""
    return tr("Input"), tr("Low"), tr("Likely"), tr("High"), tr("Said by")


def range_rows(summary: RiskSummary, style: NumberStyle) -> tuple[Texts, ...]:
    """Return a row for each input that was drawn; what the program assumes says so."""
    comparison = summary.simulation.comparison
    rows = []
    for row in risk_range_rows(summary):
        numbers = (style.plain(float(f"{value:.{_READ_DIGITS}g}")) for value in (row.low, row.likely, row.high))
        values = (f"× {number}" if row.is_factor else number for number in numbers)
        by = tr("the program (ASSUMED)") if row.assumed else tr("the project")
        rows.append((with_short_names(path_name(row.path, comparison.project, comparison.scenario), comparison.scenario), *values, by))
    return tuple(rows)
