"""How many projects stand, in words: what is to be known about each beside its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.sentences import problem_sentence
from ppm_desktop.reports.shortfall import shortfall_text
from ppm_desktop.reports.words import form_of
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.decisions.portfolio import Standing
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.portfolio.totals import CurrencyTotal


def completeness_text(standing: Standing) -> str:
    """Say in a word whether every option is completely priced."""
    return tr("complete") if standing.complete else tr("incomplete")


def standing_sentences(standing: Standing, style: NumberStyle) -> tuple[str, ...]:
    """Say what is wrong or uncertain about a project: nothing where all is well."""
    said = []
    if not standing.buyable:
        said.append(tr("None of the options can be bought as things are."))
    elif standing.best is None:
        said.append(tr("No option can be called cheapest: a price is missing."))
    said += [tr("There is {gap}.").format(gap=shortfall_text(unpriced, style)) for unpriced in standing.unpriced]
    if standing.heading.example_prices:
        said.append(tr("Example prices."))
    said += [problem_sentence(problem) for problem in standing.warnings]
    return tuple(said)


def headline(standings: Sequence[Standing], bad: int) -> str:
    """Say how many projects there are and how many could not be read."""
    projects = trn("{count} project", "{count} projects", len(standings)).format(count=len(standings))
    if not bad:
        return projects
    refused = trn("{projects}, and {count} file that was not read", "{projects}, and {count} files that were not read", bad)
    return refused.format(projects=projects, count=bad)


def total_sentence(total: CurrencyTotal, style: NumberStyle) -> str:
    """Say what the cheapest options of one currency cost together."""
    said = trn(
        "{currency}: {amount} for {count} project, {yearly} a year, for {organisers} organisers.",
        "{currency}: {amount} for {count} projects, {yearly} a year, for {organisers} organisers.",
        total.decided,
    )
    text = said.format(
        currency=total.currency,
        amount=style.money(total.total),
        yearly=style.money(total.a_year),
        count=total.decided,
        organisers=style.count(total.organisers),
    )
    if not total.undecided:
        return text
    more = trn(
        "{total} {count} project without a cheapest option is not in it.",
        "{total} {count} projects without a cheapest option are not in it.",
        form_of(total.undecided),
    )
    return more.format(total=text, count=total.undecided)
