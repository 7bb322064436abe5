"""A simulation in sentences: the finding, what the bands mean, and what was assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.shortfall import shortfall_text
from ppm_desktop.reports.words import listed, month_label
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.risk.findings import RiskFindings
    from ppm_desktop.decisions.risk.summary import Chance, OptionRisk, RiskSummary
    from ppm_desktop.domain.ranges import RiskDefaults
    from ppm_desktop.reports.number_text import NumberStyle

_LEFT_OUT: Final = {
    "unpriced": mark("{option} is left out, because a price is missing: {gap}."),
    "unpriced_in_draws": mark(
        "{option} is left out: in {count} of {draws} draws something is charged that the price book has no rate for."
    ),
    "not_for_sale": mark("{option} is left out of the choice, because this customer may not buy it."),
}
_SETTINGS: Final = {
    "correlation": mark("how far inputs are high or low together ({value})"),
    "month_shock": mark("how far months differ for all groups at once ({value})"),
    "call_length_spread": mark("how far lengths of single calls differ ({value})"),
}


def risk_headline(summary: RiskSummary, style: NumberStyle) -> str:
    """Say in one sentence which option is cheapest most often."""
    likeliest = summary.likeliest
    if likeliest is None or likeliest.cheapest is None:
        return tr("Nobody can say which option is cheapest: none of them is priced in full and for sale.")
    name = likeliest.result.option.name
    if len(summary.rivals) == 1:
        return tr("Only one option is priced in full and for sale: {option}.").format(option=name)
    if likeliest.cheapest.share == 1:
        said = trn("Cheapest in the one draw: {option}.", "Cheapest in all {draws} draws: {option}.", summary.simulation.draws)
        return said.format(option=name, draws=style.count(summary.simulation.draws))
    said = tr("Cheapest most often, in {share} of the draws (standard error {error}): {option}.")
    return said.format(option=name, share=chance_text(likeliest.cheapest, style), error=error_text(likeliest.cheapest, style))


def risk_sentences(summary: RiskSummary, style: NumberStyle) -> tuple[str, ...]:
    """Say how the finding stands to the answer without chance, what the likeliest choice may be regretted by, and what is left out."""
    found = []
    point, other = summary.simulation.comparison.cheapest, summary.other_cheapest
    if point is not None and other is not None and len(summary.rivals) > 1:
        said = tr("Without chance the cheapest is: {option}. In {share} of the draws it is another option.")
        found.append(said.format(option=point.option.name, share=chance_text(other, style)))
    likeliest = summary.likeliest
    currency = summary.simulation.comparison.project.currency
    if likeliest is not None and likeliest.regret is not None and len(summary.rivals) > 1:
        said = tr(
            "Who chooses {option} pays on average {mean} {currency} more than the cheapest of each draw; in one draw of ten more than {p90}."
        )
        regret = likeliest.regret
        found.append(
            said.format(option=likeliest.result.option.name, mean=style.money(regret.mean), currency=currency, p90=style.money(regret.p90))
        )
    if likeliest is not None and likeliest.worst_month is not None:
        place = max(range(len(likeliest.worst_when)), key=lambda month: likeliest.worst_when[month])
        said = tr(
            "The dearest month of {option} costs more than {p90} {currency} in one draw of ten; most often it is {month} ({share} of the draws)."
        )
        found.append(
            said.format(
                option=likeliest.result.option.name,
                p90=style.money(likeliest.worst_month.p90),
                currency=currency,
                month=month_label(summary.months[place]),
                share=style.percent(likeliest.worst_when[place]),
            )
        )
    found += [text for option in summary.options if (text := left_out_sentence(summary, option, style))]
    return tuple(found)


def method_sentences(summary: RiskSummary, style: NumberStyle) -> tuple[str, ...]:
    """Say what was drawn, what the bands mean, and what of it is an assumption of the program's."""
    simulation = summary.simulation
    said = trn(
        "{draws} draw, seed {seed}; the same for every option.", "{draws} draws, seed {seed}; the same for every option.", simulation.draws
    )
    found = [
        said.format(draws=style.count(simulation.draws), seed=simulation.seed),
        tr("P10: one draw in ten costs less. P50: half of them. P90: one in ten costs more. They hold as far as the ranges do."),
    ]
    given = [entry for entry in simulation.ranges if not entry.assumed]
    if not simulation.ranges:
        found.append(tr("No input has a range: each is taken to be exactly as entered."))
    elif given:
        said = trn("{count} input has a range of the project's.", "{count} inputs have ranges of the project's.", len(given))
        found.append(
            said.format(count=len(given)) + " " + tr("Each is drawn between its ends, most often near the value entered (triangular).")
        )
    else:
        said = trn(
            "The range of {count} input is ASSUMED by the program; the project gives none.",
            "The ranges of {count} inputs are ASSUMED by the program; the project gives none.",
            len(simulation.ranges),
        )
        found.append(said.format(count=len(simulation.ranges)))
    if simulation.settings.volume_noise:
        found.append(tr("Calls come by chance (Poisson), organisers differ for good, and call lengths differ (both gamma)."))
    else:
        found.append(tr("Chance of single calls, organisers and months is switched off."))
    if simulation.joined_within > 1 and simulation.settings.volume_noise:
        said = tr(
            "The plan is large: calls whose rates differ by no more than a factor of {factor} are drawn together, at their average rate."
        )
        found.append(said.format(factor=style.plain(simulation.joined_within)))
    return (*found, *_assumed_settings(summary, style))


def assumption_sentence(defaults: RiskDefaults, style: NumberStyle) -> str:
    """Say where the program's own assumptions come from, and when they were chosen."""
    return tr("{basis} (chosen {day})").format(basis=defaults.basis, day=style.day(defaults.as_of))


def left_out_sentence(summary: RiskSummary, option: OptionRisk, style: NumberStyle) -> str:
    """Say why an option is left out of the choice; "" for one that is not."""
    if not option.left_out:
        return ""
    gap = shortfall_text(option.result.unpriced[0], style) if option.result.unpriced else ""
    draws = style.count(summary.simulation.draws)
    said = tr(_LEFT_OUT[option.left_out])
    return said.format(option=option.result.option.name, gap=gap, count=style.count(option.unpriced_draws), draws=draws)


def draws_text(summary: RiskSummary, style: NumberStyle) -> str:
    """Say what the figures come from, inside a sentence: ``of 10,000 draws, seed 1``."""
    simulation = summary.simulation
    said = trn("of {draws} draw, seed {seed}", "of {draws} draws, seed {seed}", simulation.draws)
    return said.format(draws=style.count(simulation.draws), seed=simulation.seed)


def recommendation(findings: RiskFindings, style: NumberStyle) -> str:
    """Say in a sentence or two what to choose, how likely it is right, and what it may cost to be wrong."""
    summary = findings.summary
    likeliest = summary.likeliest
    if likeliest is None or likeliest.cheapest is None or likeliest.regret is None:
        return tr("Nobody can say which option is cheapest: none of them is priced in full and for sale.")
    if findings.certain:
        return tr("Every range is without width and chance is switched off: every draw is the answer without chance, {option}.").format(
            option=likeliest.result.option.name
        )
    if len(summary.rivals) == 1:
        return tr("Only one option is priced in full and for sale: {option}.").format(option=likeliest.result.option.name)
    share = likeliest.cheapest.share
    said = tr(_ADVICE[0] if share >= _CLEAR else _ADVICE[1] if share >= _LIKELY else _ADVICE[2])
    said = said.format(
        option=likeliest.result.option.name,
        share=chance_text(likeliest.cheapest, style),
        error=error_text(likeliest.cheapest, style),
    )
    measured = findings.measured
    chosen = None if measured is None else summary.rivals[measured.choice]
    if chosen is not None and chosen is not likeliest:
        said = tr("{advice} On average over all draws {option} costs least.").format(advice=said, option=chosen.result.option.name)
    return said


def chance_text(chance: Chance, style: NumberStyle) -> str:
    """Write a chance, never rounded to none or all where it is neither."""
    return share_text(chance.share, style)


def share_text(share: float, style: NumberStyle) -> str:
    """Write a share of the draws, never rounded to none or all where it is neither."""
    if 0 < share < _SMALLEST_SHOWN:
        return tr("less than {share}").format(share=style.percent(_SMALLEST_SHOWN))
    if 1 - _SMALLEST_SHOWN < share < 1:
        return tr("more than {share}").format(share=f"{style.fixed(100 * (1 - _SMALLEST_SHOWN), 1)}{style.narrow_space}%")
    digits = 1 if 0 < share < _ONE_DIGIT_BELOW or 1 - _ONE_DIGIT_BELOW < share < 1 else 0
    return f"{style.fixed(100 * share, digits)}{style.narrow_space}%"


def error_text(chance: Chance, style: NumberStyle) -> str:
    """Write the standard error of a share, in points of a per cent."""
    return tr("{points} points").format(points=style.fixed(100 * chance.standard_error, 1))


#: From so large a chance on a choice is called clear, and likely.
_CLEAR: Final = 0.9
_LIKELY: Final = 0.7
_ADVICE: Final = (
    mark("Choose {option}: P = {share} that it is the cheapest (standard error {error})."),
    mark("{option} is likely the cheapest: P = {share} (standard error {error})."),
    mark("It is close: {option} is the cheapest with P = {share} (standard error {error})."),
)
#: A tenth of a per cent.
_SMALLEST_SHOWN: Final = 0.001
_ONE_DIGIT_BELOW: Final = 0.1


def _assumed_settings(summary: RiskSummary, style: NumberStyle) -> tuple[str, ...]:
    settings = summary.simulation.settings
    needed = {
        "correlation": bool(summary.simulation.ranges),
        "month_shock": settings.volume_noise,
        "call_length_spread": settings.volume_noise,
    }
    names = [tr(_SETTINGS[name]).format(value=style.plain(float(getattr(settings, name)))) for name in settings.assumed if needed[name]]
    return (tr("ASSUMED by the program, not measured: {settings}.").format(settings=listed(names)),) if names else ()
