"""The options as bars: how likely each is to be cheapest, and what choosing it may be regretted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.bars_table import BarsTable, MeasuredBar
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.risk.words import chance_text, draws_text, error_text, left_out_sentence
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.risk.summary import Band, Chance, OptionRisk, RiskSummary
    from ppm_desktop.reports.number_text import NumberStyle


def chance_table(summary: RiskSummary, style: NumberStyle) -> BarsTable:
    """Lay out the chance that each option is the cheapest, the likeliest first."""
    options = sorted(summary.options, key=lambda option: -1.0 if option.cheapest is None else option.cheapest.share, reverse=True)
    bars = tuple(_chance_bar(summary, option, style) for option in options)
    draws = draws_text(summary, style)
    subtitle = tr("Chance of being the cheapest, {draws}; the thin line is the standard error up and down").format(draws=draws)
    subtitle = example_note(summary.simulation.comparison.project, subtitle)
    likeliest = summary.likeliest
    if likeliest is None or likeliest.cheapest is None:
        title = tr("No option can be called cheapest")
    else:
        title = tr("Cheapest in {share} of the draws: {option}").format(
            share=chance_text(likeliest.cheapest, style), option=likeliest.result.option.name
        )
    columns = (
        TwinColumn("option", tr("Option")),
        TwinColumn("p_cheapest", tr("Chance of being cheapest, %")),
        TwinColumn("standard_error", tr("Standard error, points")),
    )
    rows = tuple((option.result.option.name, *_in_percent(option.cheapest)) for option in options)
    said = "; ".join(tr("{option} {share}").format(option=bar.name, share=bar.text) for bar in bars)
    return BarsTable(
        title,
        subtitle,
        tr("{finding}. Bar chart of chances: {bars}.").format(finding=title, bars=said),
        TableTwin(title, subtitle, columns, rows),
        bars,
        whole=1.0,
    )


def regret_table(summary: RiskSummary, style: NumberStyle) -> BarsTable:
    """Lay out what each option costs more than the cheapest of the same draw, the least to regret first."""
    project = summary.simulation.comparison.project
    currency = project.currency
    options = sorted(summary.options, key=lambda option: float("inf") if option.regret is None else option.regret.mean)
    bars = tuple(_regret_bar(summary, option, style, currency) for option in options)
    draws = draws_text(summary, style)
    subtitle = tr(
        "What an option costs more than the cheapest of the same draw, whole period, {currency}, {draws}; the thin line reaches P90"
    )
    subtitle = example_note(project, subtitle.format(currency=currency, draws=draws))
    least = options[0] if options and options[0].regret is not None else None
    title = tr("No option can be called cheapest")
    if least is not None and least.regret is not None:
        title = tr("Least to regret: {option}, on average {amount} {currency}").format(
            option=least.result.option.name, amount=style.money(least.regret.mean), currency=currency
        )
    columns = (
        TwinColumn("option", tr("Option")),
        TwinColumn("regret_mean", tr("Expected regret, {currency}").format(currency=currency)),
        TwinColumn("regret_p90", tr("Regret, P90")),
        TwinColumn("p10", tr("Cost, P10")),
        TwinColumn("p50", tr("Cost, P50")),
        TwinColumn("p90", tr("Cost, P90")),
    )
    rows = tuple((option.result.option.name, *_regrets(option.regret), *_band(option.total)) for option in options)
    said = "; ".join(bar.said.replace("\n", ", ") for bar in bars)
    return BarsTable(
        title,
        subtitle,
        tr("{finding}. Bar chart of regrets: {bars}.").format(finding=title, bars=said),
        TableTwin(title, subtitle, columns, rows),
        bars,
    )


def _chance_bar(summary: RiskSummary, option: OptionRisk, style: NumberStyle) -> MeasuredBar:
    name, role = option.result.option.name, role_of(option.result.option)
    chance = option.cheapest
    if chance is None:
        why = left_out_sentence(summary, option, style)
        return MeasuredBar(option.result.option.id, name, role, None, tr("left out"), None, why)
    share, error = chance_text(chance, style), error_text(chance, style)
    said = tr("{option}\ncheapest in {share} of the draws, standard error {error}").format(option=name, share=share, error=error)
    reach = (max(0.0, chance.share - chance.standard_error), min(1.0, chance.share + chance.standard_error))
    return MeasuredBar(option.result.option.id, name, role, chance.share, share, reach if chance.standard_error else None, said)


def _regret_bar(summary: RiskSummary, option: OptionRisk, style: NumberStyle, currency: str) -> MeasuredBar:
    name, role, regret = option.result.option.name, role_of(option.result.option), option.regret
    if regret is None:
        why = left_out_sentence(summary, option, style)
        return MeasuredBar(option.result.option.id, name, role, None, tr("left out"), None, why)
    mean, p90 = style.money(regret.mean), style.money(regret.p90)
    text = tr("{mean} · P90 {p90}").format(mean=mean, p90=p90)
    said = tr("{option}\nexpected regret {mean} {currency}; one draw in ten more than {p90}")
    said = said.format(option=name, mean=mean, p90=p90, currency=currency)
    return MeasuredBar(option.result.option.id, name, role, regret.mean, text, (regret.mean, regret.p90), said)


def _in_percent(chance: Chance | None) -> tuple[str | float, str | float]:
    return (tr("left out"), "") if chance is None else (100 * chance.share, 100 * chance.standard_error)


def _band(band: Band | None) -> tuple[str | float, ...]:
    return ("", "", "") if band is None else (band.p10, band.p50, band.p90)


def _regrets(band: Band | None) -> tuple[str | float, ...]:
    return (tr("left out"), "") if band is None else (band.mean, band.p90)
