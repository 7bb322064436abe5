"""Many projects, a row for each: the figures that terminal, CSV, JSON and workbook share."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.reports.formula_guard import kept_as_text
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.portfolio.totals import a_year, currency_totals
from ppm_desktop.reports.portfolio.words import standing_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ppm_desktop.decisions.portfolio import Heading, OptionTotal, Standing


def portfolio_entry(standings: Sequence[Standing], bad: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the portfolio for programs: what ``ppm compare FOLDER --json`` prints. ``bad`` are sentences by file."""
    return {
        "portfolio": [standing_entry(standing) for standing in standings],
        "totals": [
            {
                "currency": total.currency,
                "projects": total.decided,
                "projects_undecided": total.undecided,
                "organisers": _number(total.organisers),
                "total": _number(total.total),
                "total_a_year": _number(total.a_year),
            }
            for total in currency_totals(standings)
        ],
        "not_read": [{"file": file, "messages": list(sentences)} for file, sentences in bad.items()],
    }


def heading_entry(heading: Heading) -> dict[str, Any]:
    """Return which project and scenario a line is about."""
    return {
        "file": heading.file,
        "customer": heading.customer,
        "project": heading.name,
        "scenario": heading.scenario,
        "currency": heading.currency,
        "start": heading.start,
        "months": heading.months,
        "example_prices": heading.example_prices,
    }


def option_entry(option: OptionTotal | None) -> dict[str, Any] | None:
    """Return one option's total; None where there is none."""
    if option is None:
        return None
    return {"id": option.id, "name": option.name, "total": _number(option.total), "complete": option.complete}


def standing_entry(standing: Standing) -> dict[str, Any]:
    """Return one project's line; money rounded to six digits, None where it is not known."""
    best = standing.best
    return {
        **heading_entry(standing.heading),
        "organisers": _number(standing.organisers),
        "organiser_months": standing.organiser_months,
        "cheapest": None if best is None else best.id,
        "cheapest_name": None if best is None else best.name,
        "total": None if best is None else _number(best.total),
        "total_a_year": None if best is None else _number(a_year(standing, best.total)),
        "per_organiser_month": _number(standing.per_organiser),
        "baseline": option_entry(standing.baseline),
        "difference_to_baseline": _number(standing.against_baseline),
        "next_best": option_entry(standing.next_best),
        "difference_to_next_best": _number(standing.against_next),
        "complete": standing.complete,
        "problems": list(standing_sentences(standing, PLAIN_STYLE)),
    }


def portfolio_csv(standings: Sequence[Standing]) -> str:
    """Return a row per project as RFC 4180 CSV in which no text can become a formula; unknown figures are empty."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    heads: list[str] = []
    for standing in standings:
        row = _flat(standing_entry(standing))
        if not heads:
            heads = list(row)
            writer.writerow(heads)
        writer.writerow([kept_as_text(row[head]) for head in heads])
    return text.getvalue()


def _flat(entry: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in entry.items():
        if key in {"baseline", "next_best"}:
            found[key] = "" if value is None else value["id"]
            found[f"{key}_total"] = "" if value is None or not value["complete"] else f"{value['total']:.{MONEY_DIGITS}f}"
        elif isinstance(value, bool):
            found[key] = "yes" if value else "no"
        elif isinstance(value, list):
            found[key] = " ".join(value)
        elif isinstance(value, float):
            found[key] = f"{value:.{MONEY_DIGITS}f}"
        else:
            found[key] = "" if value is None else str(value)
    return found


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, MONEY_DIGITS) + 0.0
