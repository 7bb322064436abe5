"""The answer: a sentence, and a card for each option. What the window, the terminal and the report say first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ppm_desktop.domain.products import INCLUDED, NONE, PAY_PER_MINUTE
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.reports.sentences import reason_sentence
from ppm_desktop.reports.shortfall import same_gap_everywhere, shortfall_text
from ppm_desktop.reports.words import listed

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.domain.scenario import Option
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span

Badge = Literal["", "cheapest", "barred", "check", "incomplete"]
#: Decides the colour that an option has everywhere.
Role = Literal["per_user", "pay_per_minute", "mix", "other"]

BADGE_LABELS: dict[Badge, str] = {
    "": "",
    "cheapest": "cheapest",
    "barred": "cannot be bought",
    "check": "check availability",
    "incomplete": "incomplete",
}


@dataclass(frozen=True, slots=True)
class OptionCard:
    """What is said about one option at a glance."""

    option_id: str
    name: str
    total_text: str  # "49 480", or "≥ 41 728" while a rate is missing
    unit_text: str  # "USD a year"
    difference_text: str
    included_text: str
    badge: str
    badge_kind: Badge
    role: Role
    notes: tuple[str, ...]  # sentences: what bars it, what is missing, what to check, what to do first


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict in a sentence, what to know about it, and the options in the order of the project."""

    headline: str
    detail: str
    cards: tuple[OptionCard, ...]


def answer_of(comparison: Comparison, style: NumberStyle, span: Span = "year", baseline: int = 0) -> Answer:
    """Say what the comparison says. ``baseline`` is the position of the option that the others are held against."""
    view = PeriodView(span, comparison.project.months)
    cards = tuple(_card(comparison, result, comparison.results[baseline], view, style) for result in comparison.results)
    return Answer(_headline(comparison, comparison.results[baseline], view, style), _detail(comparison, style), cards)


def role_of(option: Option) -> Role:
    """Return the colour role of an option: by what it gives to those who hold nothing yet."""
    products = {product for assignment in option.assign for product, share in assignment.shares if share > 0}
    if products == {"standard"}:
        return "per_user"
    if products == {PAY_PER_MINUTE}:
        return "pay_per_minute"
    return "mix" if len(products) > 1 else "other"


def total_text(result: OptionResult, view: PeriodView, style: NumberStyle) -> str:
    """Return a total as shown: a lower bound says so."""
    amount = style.money(result.total * view.factor)
    return amount if result.complete else style.at_least(amount)


def _headline(comparison: Comparison, baseline: OptionResult, view: PeriodView, style: NumberStyle) -> str:
    best = comparison.cheapest
    buyable = [result for result in comparison.results if result.eligibility.eligible]
    if not buyable:
        return "None of these options can be bought as things are."
    if best is None:
        return "No option can be called cheapest: a price is missing."
    others = [result for result in buyable if result is not best]
    if not others:
        return f"{best.option.name} is the only option that can be bought."
    against = baseline if baseline is not best and baseline in buyable else min(others, key=lambda result: result.total)
    saving = against.total - best.total
    words = f"{style.money(saving * view.factor)} {comparison.project.currency} {view.unit} less than {against.option.name}"
    if round(saving, 2) == 0 and against.complete:
        return f"{best.option.name} and {against.option.name} cost the same."
    if round(saving, 2) == 0:
        return f"{best.option.name}: no other option can cost less; {against.option.name} costs at least as much."
    at_least = "" if against.complete else "at least "
    return f"{best.option.name}: {at_least}{words} ({style.percent(saving / against.total)})."


def _detail(comparison: Comparison, style: NumberStyle) -> str:
    sentences = []
    best = comparison.cheapest
    gaps = dict.fromkeys(shortfall_text(u, style) for result in comparison.results for u in result.unpriced)
    if gaps:
        sentences.append(f"There is {listed(list(gaps), most=3)}. Add it to the price book.")
    if gaps and best is None and same_gap_everywhere(comparison):
        lead = min((r for r in comparison.results if r.eligibility.eligible), key=lambda result: result.total)
        sentences.append(f"It is missing from every option alike: on what is priced, {lead.option.name} leads, and that would not change.")
    if best is not None and best.lost_calls > 0:
        sentences.append(f"It gives up {style.count(best.lost_calls)} phone calls over the whole period.")
    if comparison.project.price_book.has_examples:
        sentences.append("Prices are examples: put the real ones under Prices before you decide.")
    return " ".join(sentences)


def _card(comparison: Comparison, result: OptionResult, baseline: OptionResult, view: PeriodView, style: NumberStyle) -> OptionCard:
    agreement = comparison.project.agreement
    reasons = result.eligibility.reasons
    kind = _badge(comparison, result)
    notes = [reason_sentence(reason, agreement) for reason in reasons if reason.effect == "bars"]
    notes += [f"There is {shortfall_text(u, style)}." for u in result.unpriced]
    notes += [reason_sentence(reason, agreement) for reason in reasons if reason.effect != "bars"]
    return OptionCard(
        option_id=result.option.id,
        name=result.option.name,
        total_text=total_text(result, view, style),
        unit_text=f"{comparison.project.currency} {view.unit}",
        difference_text=_difference(comparison, result, baseline, view, style),
        included_text=_included(result, style),
        badge=BADGE_LABELS[kind],
        badge_kind=kind,
        role=role_of(result.option),
        notes=tuple(notes),
    )


def _badge(comparison: Comparison, result: OptionResult) -> Badge:
    if not result.eligibility.eligible:
        return "barred"
    if not result.complete:
        return "incomplete"
    if result is comparison.cheapest:
        return "cheapest"
    unsettled = {"offer_not_documented", "country_unknown"}
    return "check" if any(reason.code in unsettled for reason in result.eligibility.reasons) else ""


def _difference(comparison: Comparison, result: OptionResult, baseline: OptionResult, view: PeriodView, style: NumberStyle) -> str:
    organiser_months = int(comparison.traffic.organisers.sum())
    each = f"{style.money(result.total / organiser_months)} per organiser a month" if organiser_months else "nobody to license"
    if not result.complete:
        each = f"at least {each}"
    if result is baseline:
        return f"baseline · {each}"
    if not (result.complete and baseline.complete):
        return f"difference not known · {each}"
    difference = result.total - baseline.total
    if round(difference, 2) == 0:
        return f"the same as the baseline · {each}"
    more = "more" if difference > 0 else "less"
    share = f" ({style.percent(abs(difference) / baseline.total)})" if baseline.total > 0 else ""
    return f"{style.money(abs(difference) * view.factor)} {more}{share} · {each}"


def _included(result: OptionResult, style: NumberStyle) -> str:
    """Say what is included, or, for a mix, who gets what on average."""
    months = max(1, len(result.charges.traffic.months))
    average = {part.use.product.id: float(part.use.paid.sum()) / months for part in result.charges.parts}
    average |= {use.product.id: float(use.assigned.sum()) / months for use in result.charges.lost}
    bought = [product for product in average if product != INCLUDED and average[product] > 0]
    if len(bought) > 1:
        words = {PAY_PER_MINUTE: "pay per minute", NONE: "without phone meetings", INCLUDED: "hold E5", "usa_can": "no-charge licences"}
        ordered = sorted(bought, key=lambda product: (product in words, product)) + [INCLUDED] * (INCLUDED in average)
        return " · ".join(f"{style.fixed(average[p], 0)} {words.get(p, 'licences')}" for p in ordered)
    if bought == [NONE]:
        return "No phone meetings" + (f" · {style.fixed(average[INCLUDED], 0)} hold E5" if average.get(INCLUDED) else "")
    parts = [part for part in result.charges.parts if not bought or part.use.product.id == bought[0]]
    if not parts:
        return "Nobody to license"
    product = parts[0].use.product
    if product.pool_minutes == 0 and not product.toll_included:
        return "Every phone minute metered · needs credits"
    toll = "Toll dial-in included" if product.toll_included else "Toll dial-in metered"
    if product.pool_minutes == 0 or product.pool_scope in {"none", ()}:
        return f"{toll} · no dial-out pool"
    scope = f" for {listed(list(reversed(product.pool_scope)))} only" if isinstance(product.pool_scope, tuple) else ""
    return f"{toll} · pool of {product.pool_minutes} min a licence{scope}"
