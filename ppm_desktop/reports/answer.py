"""The answer: a sentence, and a card for each option. What the window, the terminal and the report say first."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.reports.option_card import card_of
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.reports.risk.words import share_text
from ppm_desktop.reports.sensitivity.flip_words import flip_clause
from ppm_desktop.reports.shortfall import gaps_text, largest_gaps, same_gap_everywhere, shortfall_text
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.reports.why.said import Saying
from ppm_desktop.reports.words import form_of
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.decisions.flip import Flip
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.option_card import OptionCard
    from ppm_desktop.reports.period_view import Span
    from ppm_desktop.reports.why.said import SaidNumber


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict in a sentence, what to know about it, and the options in the order of the project."""

    headline: str
    detail: str
    cards: tuple[OptionCard, ...]
    headline_numbers: tuple[SaidNumber, ...] = ()
    detail_numbers: tuple[SaidNumber, ...] = ()


def answer_of(
    comparison: Comparison,
    style: NumberStyle,
    span: Span = "year",
    baseline: int = 0,
    *,
    flip: Flip | None = None,
    probability: float | None = None,
) -> Answer:
    """Say what the comparison says, and what turns it where that is known.

    Args:
        comparison: The options side by side.
        style: How numbers are written.
        span: What amounts are for.
        baseline: The position of the option that the others are held against.
        flip: The smallest change that turns the decision, where somebody looked for it.
        probability: How likely the cheapest option is to be cheapest, where somebody simulated exactly this.
    """
    view = PeriodView(span, comparison.project.months)
    cards = tuple(card_of(comparison, result, comparison.results[baseline], view, style) for result in comparison.results)
    headline, detail = Saying(), Saying()
    said = _headline(comparison, comparison.results[baseline], view, style, headline)
    if flip is not None and comparison.cheapest is not None:
        said = tr("{verdict}; {flip}.").format(verdict=said.removesuffix("."), flip=flip_clause(flip, style))
    if probability is not None and comparison.cheapest is not None:
        said = tr("{verdict} Chance of being the cheapest: P = {share}.").format(verdict=said, share=share_text(probability, style))
    verdict = headline.said(said)
    about = detail.said(_detail(comparison, style, detail))
    return Answer(verdict.text, about.text, cards, verdict.numbers, about.numbers)


def _headline(comparison: Comparison, baseline: OptionResult, view: PeriodView, style: NumberStyle, saying: Saying) -> str:
    best = comparison.cheapest
    buyable = [result for result in comparison.results if result.eligibility.eligible]
    if not buyable:
        return tr("None of these options can be bought as things are.")
    if best is None:
        return tr("No option can be called cheapest: a price is missing.")
    others = [result for result in buyable if result is not best]
    if not others:
        return tr("{best} is the only option that can be bought.").format(best=best.option.name)
    against = baseline if baseline is not best and baseline in buyable else min(others, key=lambda result: result.total)
    saving = against.total - best.total
    if round(saving, 2) == 0 and against.complete:
        said = tr("{best} and {other} cost the same.")
    elif round(saving, 2) == 0:
        said = tr("{best}: no other option can cost less; {other} costs at least as much.")
    elif against.complete:
        said = tr("{best}: {amount} {unit} less than {other} ({share}).")
    else:
        said = tr("{best}: at least {amount} {unit} less than {other} ({share}).")
    figure = Figure("difference", best.option.id, view.span, other=against.option.id)
    return said.format(
        best=best.option.name,
        other=against.option.name,
        amount=saying.number(style.money(style.apart(against.total * view.factor, best.total * view.factor)), figure),
        unit=view.unit_in(comparison.project.currency),
        share=saying.number(style.percent(saving / against.total), replace(figure, kind="saving_percent")) if against.total else "",
    )


def _detail(comparison: Comparison, style: NumberStyle, saying: Saying) -> str:
    sentences = []
    best = comparison.cheapest
    gaps = [shortfall_text(gap, style) for gap in largest_gaps(comparison)]
    if gaps:
        missing = trn("There is {gaps}. Add it to the price book.", "Prices are missing: {gaps}. Add them to the price book.", len(gaps))
        sentences.append(missing.format(gaps=gaps_text(gaps, most=3)))
    if gaps and best is None and same_gap_everywhere(comparison):
        lead = min((r for r in comparison.results if r.eligibility.eligible), key=lambda result: result.total)
        alike = tr("It is missing from every option alike: on what is priced, {option} leads, and that would not change.")
        sentences.append(alike.format(option=lead.option.name))
    if best is not None and best.lost_calls > 0:
        sentences.append(_given_up(comparison, best, style, saying))
    if comparison.project.has_examples:
        sentences.append(tr("Prices are examples: put the real ones under Prices before you decide."))
    return " ".join(sentences)


def _given_up(comparison: Comparison, best: OptionResult, style: NumberStyle, saying: Saying) -> str:
    """Say how many calls are lost: by the cheapest option, or by each, where nobody can sell these people anything."""
    if all(math.isclose(result.lost_calls, best.lost_calls) for result in comparison.results if result.eligibility.eligible):
        lost = trn(
            "Every option gives up {count} phone call over the whole period.",
            "Every option gives up {count} phone calls over the whole period.",
            form_of(best.lost_calls),
        )
    else:
        lost = trn(
            "It gives up {count} phone call over the whole period.",
            "It gives up {count} phone calls over the whole period.",
            form_of(best.lost_calls),
        )
    return lost.format(count=saying.number(style.count(best.lost_calls), Figure("calls", best.option.id)))
