"""What is said about a plan made from calls: names of its parts, what was decided, what calls cannot say, and how well the plan fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.usage_fit.match import Match
from ppm_desktop.decisions.usage_fit.wishes import FitNames
from ppm_desktop.domain.period import Month
from ppm_desktop.reports.interview_words import left_out_sentence, plan_names
from ppm_desktop.reports.words import agreement_label, call_type_label, listed, month_label, printable
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.decisions.usage_fit.findings import FitFact
    from ppm_desktop.decisions.usage_fit.fit import FittedPlan
    from ppm_desktop.decisions.usage_fit.problems import FitError
    from ppm_desktop.reports.number_text import NumberStyle

_PROBLEMS: Final[Mapping[str, str]] = {
    "nobody": mark("No call names its organiser, so nobody can be put into a group. Export the PSTN usage report with all its columns."),
    "too_long": mark(
        "The calls are of {first} to {last}, and a plan has at most {limit} months. A start time is probably wrong: leave that file out."
    ),
    "no_country": mark(
        "Neither the organisers nor the numbers called tell any country, which every group needs. "
        "Export the PSTN usage report with all its columns."
    ),
}
_FACTS: Final[Mapping[str, str]] = {
    "period_as_seen": mark("The plan is of the months of the export, {first} to {last}, with their minutes as they were."),
    "period_ahead": mark("The plan is of the year from {start}, at the level of the {months} months that the export covers."),
    "month_missing": mark("{month} is not in the export at all; it counts for nothing."),
    "gap": mark("No row of any kind is of {first} to {last}: exports are probably missing. Nothing was put in their place."),
    "season_measured": mark("Season factors are measured: the export covers every month of the year."),
    "season_unknown": mark("The export covers {months} months, too little for a season: every month is taken as an average one."),
    "no_organiser": mark("{calls} calls name no organiser; their minutes are shared out over the groups as the others are."),
    "no_country": mark("{calls} calls ({minutes} minutes) go to no country that is known; they are spread over the others' destinations."),
    "short_calls": mark(
        "Calls of {group} are shorter than average rounding assumes: its minutes are the export's, its number of calls is not."
    ),
    "calls_by_class": mark(
        "Calls of the three types last differently long; the plan has one length for each group. "
        "So minutes are right, and numbers of calls are not: {counts}."
    ),
    "small_group": mark(
        "Fewer than {fewer_than} organisers are in {groups}: what a small group phones says much about each of its people."
    ),
    "lines_unknown": mark(
        "The export does not tell landline from mobile, and the price book has rates for these only in some countries: {minutes} dial-out "
        "minutes have no price until they are split under Destinations, or a share of mobile calls is given when the plan is made."
    ),
    "lines_assumed": mark(
        "The export does not tell landline from mobile: of {minutes} dial-out minutes whose rate depends on it, {share} are taken as mobile, "
        "as you said."
    ),
    "prices_later": mark(
        "The price book is of {as_of}, later than the calls: what it has no price for at that time is missing. Plan a later year to use it."
    ),
    "other_currency": mark(
        "The calls are charged in {found}, the price book is in {book}. Nothing was converted: "
        "minutes are the calls', prices are the price book's."
    ),
    "agreement_assumed": mark(
        "The export does not say how licences are bought; taken as {agreement}. Change it in the project if it is otherwise."
    ),
    "meetings_unknown": mark(
        "Calls do not tell meetings, nor who joined in the app: each phone call stands as a meeting with one participant. "
        "Their product, calls per organiser, is measured."
    ),
    "holders_unknown": mark("Calls do not tell who holds E5 or who organises without ever being phoned. Enter both under People."),
}
_PART: Final = mark("{month} is covered for {share} of its days and stands so in the plan.")
_PART_AHEAD: Final = mark("{month} is covered for {share} of its days and was scaled by them.")


def fit_names(countries: Mapping[str, str]) -> FitNames:
    """Return the names of a plan made from calls, in the language in force; ``countries`` are names by code."""
    return FitNames(
        project=tr("Calls of {first} to {last}"),
        scenario=tr("As phoned"),
        source=tr("your export of {first} to {last}"),
        notes={
            "headcount": tr("Organisers whose calls are in the export."),
            "minutes_per_call": tr("Billed minutes per call, less the rounding that the plan adds on average."),
            "usage_spread": tr("Standard deviation of the organisers' minutes over their mean."),
            "join": tr("Shares of billed minutes."),
            "destinations": tr("Shares of billed minutes."),
            "meetings_per_organiser": tr("Phone calls a month: calls do not tell which belong to one meeting."),
            "attendees": tr("Calls do not tell it; only the product with meetings and phone share is measured."),
            "phone_share": tr("Calls do not tell it; only the product with meetings and attendees is measured."),
            "holds": tr("Calls do not tell who holds E5."),
            "growth_per_year": tr("Not fitted: taken as none."),
            "increment_seconds": tr("As it was chosen when the calls were read; how calls are rounded is not documented."),
            "season": tr("Billed minutes of each month of the year over their mean."),
        },
        countries=countries,
        elsewhere=tr("Country not known"),
        rest=tr("Not on the list"),
        first_band=tr("Up to {most} min"),
        band=tr("{least} – {most} min"),
        last_band=tr("Over {least} min"),
        options=plan_names(countries).options,
    )


def fit_problem_sentence(error: FitError) -> str:
    """Say why calls cannot be made a plan."""
    return tr(_PROBLEMS[error.code]).format(**{name: _text(value) for name, value in error.values.items()})


def fit_sentences(plan: FittedPlan, style: NumberStyle) -> tuple[str, ...]:
    """Say what was decided about a plan, and what could not be fitted."""
    facts = tuple(_fact_sentence(fact, style) for fact in plan.facts)
    return (*facts, *(left_out_sentence(product, plan.project.price_book.name) for product in plan.left_out))


def match_sentence(plan: FittedPlan, style: NumberStyle) -> str:
    """Say how well the engine reproduces the minutes."""
    worst = max((match.error for match in plan.matches), default=0.0)
    if worst < 0.00005:  # noqa: PLR2004 - a hundredth of a per cent is not worth a number
        return tr("Calculated, the plan has the same minutes by call type as the export.")
    return tr("Calculated, the plan's minutes by call type differ from the export's by at most {share}.").format(share=style.percent(worst))


def _fact_sentence(fact: FitFact, style: NumberStyle) -> str:
    values = fact.values
    if "organisers" in values:
        return _people_sentence(fact, int(_number(values["organisers"])), style)
    texts = {name: _text(value, style) for name, value in values.items()}
    match fact.code:
        case "month_in_part":
            texts["share"] = style.percent(_number(values["share"]))
            return tr(_PART_AHEAD if values["ahead"] else _PART).format(**texts)
        case "lines_assumed":
            texts["share"] = style.percent(_number(values["share"]))
        case "agreement_assumed":
            texts["agreement"] = agreement_label(str(values["agreement"]))
        case "calls_by_class":
            texts["counts"] = listed([_counts(match, style) for match in _tuple(values["matches"])])
        case "small_group":
            texts["groups"] = listed([printable(str(name)) for name in _tuple(values["groups"])])
    return tr(_FACTS[fact.code]).format(**texts)


def _people_sentence(fact: FitFact, count: int, style: NumberStyle) -> str:
    said = {
        "country_guessed": trn(
            "The country of {count} organiser is that of most of their calls, because the export does not say it.",
            "The country of {count} organisers is that of most of their calls, because the export does not say it.",
            count,
        ),
        "not_listed": trn(
            "{count} organiser is not on your list and in a group apart.",
            "{count} organisers are not on your list and in a group apart.",
            count,
        ),
        "idle_counted": trn(
            "{count} person of your list has no calls and counts as an organiser.",
            "{count} people of your list have no calls and count as organisers.",
            count,
        ),
        "idle_left_out": trn(
            "{count} person of your list has no calls and is not in the plan, so no licence is planned for them.",
            "{count} people of your list have no calls and are not in the plan, so no licence is planned for them.",
            count,
        ),
    }
    return said[fact.code].format(count=style.count(count))


def _counts(match: object, style: NumberStyle) -> str:
    if not isinstance(match, Match):
        return ""
    counts = {"planned": style.count(match.planned_calls), "imported": style.count(match.imported_calls)}
    return tr("{call_type} {planned} instead of {imported}").format(call_type=call_type_label(match.call_type), **counts)


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _text(value: object, style: NumberStyle | None = None) -> str:
    if isinstance(value, Month):
        return month_label(value)
    return style.count(value) if style is not None and isinstance(value, int | float) else str(value)
