"""A simulation for programs: what ``ppm simulate --json`` prints. Money rounded to six digits, chances between 0 and 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.decisions.risk.summary import LEVELS
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.risk.table import risk_range_rows
from ppm_desktop.reports.risk.words import left_out_sentence, method_sentences

if TYPE_CHECKING:
    from ppm_desktop.decisions.measure_first import MeasureFirst
    from ppm_desktop.decisions.risk.summary import Band, Chance, OptionRisk, RiskSummary


def risk_entry(summary: RiskSummary) -> dict[str, Any]:
    """Return everything that a simulation says. It does not name the number of threads, because nothing depends on it."""
    simulation = summary.simulation
    project, point = simulation.comparison.project, simulation.comparison.cheapest
    settings, likeliest = simulation.settings, summary.likeliest
    return {
        "scenario": simulation.comparison.scenario.name,
        "currency": project.currency,
        "start": str(project.start),
        "months": project.months,
        "example_prices": project.has_examples,
        "draws": simulation.draws,
        "seed": simulation.seed,
        "settings": {
            "correlation": settings.correlation,
            "month_shock": settings.month_shock,
            "call_length_spread": settings.call_length_spread,
            "volume_noise": settings.volume_noise,
            "assumed": list(settings.assumed),
        },
        "ranges": [
            {
                "input": row.path,
                "unit": "factor" if row.is_factor else "value",
                "low": row.low,
                "likely": row.likely,
                "high": row.high,
                "assumed": row.assumed,
                **({"confidence": row.confidence} if row.assumed else {}),
            }
            for row in risk_range_rows(summary)
        ],
        "notes": list(method_sentences(summary, PLAIN_STYLE)),
        "options": [_option(summary, option) for option in summary.options],
        "cheapest": None if point is None else point.option.id,
        "likeliest_cheapest": None if likeliest is None else likeliest.result.option.id,
        "p_other_cheapest": None if summary.other_cheapest is None else summary.other_cheapest.share,
        "p_other_cheapest_error": None if summary.other_cheapest is None else summary.other_cheapest.standard_error,
    }


def measure_entry(summary: RiskSummary, measured: MeasureFirst | None) -> dict[str, Any]:
    """Return which input to measure first; null where there is nothing to choose, or no input has a range. Money of the whole period."""
    if measured is None:
        return {"measure_first": None}
    return {
        "measure_first": {
            "choice": summary.rivals[measured.choice].result.option.id,  # costs least on average
            "perfect_information": _money(measured.regret),
            "p_other_choice": measured.wrong,
            "inputs": [{"input": one.name, "worth": _money(one.value), "p_other_choice": one.flips} for one in measured.inputs],
        }
    }


def _option(summary: RiskSummary, option: OptionRisk) -> dict[str, Any]:
    months = [
        {"month": str(month), **_band(band), "p_dearest": share}
        for month, band, share in zip(summary.months, option.by_month, option.worst_when, strict=False)
    ]
    return {
        "id": option.result.option.id,
        "name": option.result.option.name,
        "complete": option.total is not None,
        "eligible": option.result.eligibility.eligible,
        "left_out": option.left_out or None,
        "left_out_because": left_out_sentence(summary, option, PLAIN_STYLE) or None,
        "without_chance": _money(option.result.total),
        **_band(option.total),
        **_chance("p_cheapest", option.cheapest),
        "regret": None if option.regret is None else {"mean": _money(option.regret.mean), "p90": _money(option.regret.p90)},
        "worst_month": None if option.worst_month is None else _band(option.worst_month),
        "by_month": months,
    }


def _band(band: Band | None) -> dict[str, float | None]:
    levels = {f"p{level}": None if band is None else _money(band.at(level)) for level in LEVELS}
    return {**levels, "mean": None if band is None else _money(band.mean)}


def _chance(name: str, chance: Chance | None) -> dict[str, float | None]:
    if chance is None:
        return {name: None, f"{name}_error": None}
    return {name: chance.share, f"{name}_error": chance.standard_error}


def _money(amount: float) -> float:
    return round(amount, MONEY_DIGITS) + 0.0
