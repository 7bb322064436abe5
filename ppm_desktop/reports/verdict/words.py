"""The verdict in sentences: what to choose and by how much, what would turn it, what comes first, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.reports.next_steps.steps import next_steps
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.reports.sensitivity.flip_words import flip_clause
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.decisions.verdict import Verdict
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question on which the documentation disagrees with itself or is silent, and which concerns this decision."""

    rule: str  # id
    text: str
    changes_cost: bool
    sources: tuple[str, ...]  # title and date of each


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """Everything that is said about a verdict."""

    headline: str
    probability: str  # "" where nobody drew any
    caution: str  # "" unless prices are examples
    prerequisites: tuple[str, ...]
    questions: tuple[OpenQuestion, ...]


def verdict_words(verdict: Verdict, catalogue: Catalogue, style: NumberStyle, span: Span = "year") -> VerdictWords:
    """Say a verdict. Raises ``CatalogueError`` when a file of the catalogue is wrong."""
    caution = ""
    if verdict.comparison.project.has_examples:
        caution = tr("Prices are examples: put the real ones under Prices before you decide.")
    headline = verdict_headline(verdict, style, span)
    if verdict.best is None:
        return VerdictWords(headline, "", caution, (), ())
    after = next_steps(verdict.comparison, verdict.best.option.id, catalogue, style)
    questions = tuple(
        OpenQuestion(one.rule, one.text, one.changes_cost, tuple(dict.fromkeys(_source(s.source, style.day(s.date)) for s in one.sides)))
        for one in after.contradictions
    )
    return VerdictWords(headline, _probability(verdict, style), caution, tuple(step.text for step in after.steps), questions)


def verdict_headline(verdict: Verdict, style: NumberStyle, span: Span = "year") -> str:
    """Say in one sentence what to choose, for how many, by how much, and what turns it."""
    if verdict.best is None:
        if not any(result.eligibility.eligible for result in verdict.comparison.results):
            return tr("None of these options can be bought as things are.")
        return tr("No option can be called cheapest: a price is missing.")
    best, other, project = verdict.best, verdict.runner_up, verdict.comparison.project
    if other is None:
        return tr("{best} is the only option that can be bought.").format(best=best.option.name)
    view = PeriodView(span, project.months)
    organisers = int(verdict.comparison.traffic.organisers.sum(axis=0).max(initial=0))
    many = trn("{best} for {count} organiser", "{best} for {count} organisers", organisers)
    choice = many.format(best=best.option.name, count=style.count(organisers))
    flip = verdict.flips.smallest
    clause = tr("no single input turns it") if flip is None else flip_clause(flip, style)
    margin = verdict.margin or 0.0
    if round(margin, 2) == 0:
        return tr("{choice}: {other} costs the same; {flip}.").format(choice=choice, other=other.option.name, flip=clause)
    said = tr("{choice}: {share} less than {other}, {amount} {unit}; {flip}.")
    if not other.complete:
        said = tr("{choice}: at least {share} less than {other}, {amount} {unit}; {flip}.")
    return said.format(
        choice=choice,
        share=style.percent(verdict.margin_share or 0.0),
        other=other.option.name,
        amount=style.money(style.apart(other.total * view.factor, best.total * view.factor)),
        unit=view.unit_in(project.currency),
        flip=clause,
    )


def _probability(verdict: Verdict, style: NumberStyle) -> str:
    if verdict.probability is None:
        return ""
    return tr("In {share} of the draws it is the cheapest.").format(share=style.percent(verdict.probability))


def _source(title: str, day: str) -> str:
    return tr("{title}, {day}").format(title=title, day=day)
