"""What is said about one option at a glance: total, difference, what is included, and what to know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.products import INCLUDED, NONE, PAY_PER_MINUTE
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.place_names import country_names
from ppm_desktop.reports.sentences import reason_sentence
from ppm_desktop.reports.shortfall import shortfall_text
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.reports.why.said import SaidNumber, Saying
from ppm_desktop.reports.words import listed
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.option_roles import Role
    from ppm_desktop.reports.period_view import PeriodView

Badge = Literal["", "cheapest", "barred", "check", "incomplete"]

BADGE_LABELS: dict[Badge, str] = {
    "": "",
    "cheapest": mark("cheapest"),
    "barred": mark("cannot be bought"),
    "check": mark("check availability"),
    "incomplete": mark("incomplete"),
}
#: Named for themselves where a card says who gets what; all others are licences.
_SPECIAL: Final = (PAY_PER_MINUTE, NONE, INCLUDED, "usa_can")


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
    total_figure: Figure
    difference_numbers: tuple[SaidNumber, ...] = ()  # in ``difference_text``
    included_numbers: tuple[SaidNumber, ...] = ()  # in ``included_text``

    @property
    def figures(self) -> tuple[tuple[str, Figure], ...]:
        """Every number of the card as it is shown, with its address."""
        said = ((self.difference_text, self.difference_numbers), (self.included_text, self.included_numbers))
        inside = tuple((text[n.start : n.end], n.figure) for text, numbers in said for n in numbers)
        return ((self.total_text, self.total_figure), *inside)


def badge_label(badge: Badge) -> str:
    """Return what a badge says; "" for none."""
    return tr(BADGE_LABELS[badge])


def total_text(result: OptionResult, view: PeriodView, style: NumberStyle) -> str:
    """Return a total as shown: a lower bound says so."""
    amount = style.money(result.total * view.factor)
    return amount if result.complete else style.at_least(amount)


def card_of(comparison: Comparison, result: OptionResult, baseline: OptionResult, view: PeriodView, style: NumberStyle) -> OptionCard:
    """Say what there is to say about ``result``, held against ``baseline``, in amounts of ``view``."""
    agreement = comparison.project.agreement
    reasons = result.eligibility.reasons
    kind = _badge(comparison, result)
    notes = [reason_sentence(reason, agreement) for reason in reasons if reason.effect == "bars"]
    notes += [tr("There is {gap}.").format(gap=shortfall_text(u, style)) for u in result.unpriced]
    notes += [reason_sentence(reason, agreement) for reason in reasons if reason.effect != "bars"]
    difference, included = Saying(), Saying()
    apart = difference.said(_difference(comparison, result, baseline, view, style, difference))
    held = included.said(_included(result, style, included))
    return OptionCard(
        option_id=result.option.id,
        name=result.option.name,
        total_text=total_text(result, view, style),
        unit_text=view.unit_in(comparison.project.currency),
        difference_text=apart.text,
        included_text=held.text,
        badge=badge_label(kind),
        badge_kind=kind,
        role=role_of(result.option),
        notes=tuple(notes),
        total_figure=Figure("total", result.option.id, view.span),
        difference_numbers=apart.numbers,
        included_numbers=held.numbers,
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


def _difference(
    comparison: Comparison, result: OptionResult, baseline: OptionResult, view: PeriodView, style: NumberStyle, saying: Saying
) -> str:
    organiser_months = int(comparison.traffic.organisers.sum())
    if not organiser_months:
        each = tr("nobody to license")
    else:
        each = tr("{amount} per organiser a month") if result.complete else tr("at least {amount} per organiser a month")
        amount = style.money(result.total / organiser_months)
        each = each.format(amount=saying.number(amount, Figure("per_organiser", result.option.id)))
    return f"{_against(result, baseline, view, style, saying)} · {each}"


def _against(result: OptionResult, baseline: OptionResult, view: PeriodView, style: NumberStyle, saying: Saying) -> str:
    """Say how much more or less than the baseline an option costs."""
    if result is baseline:
        return tr("baseline")
    if not (result.complete and baseline.complete):
        return tr("difference not known")
    difference = result.total - baseline.total
    if round(difference, 2) == 0:
        return tr("the same as the baseline")
    figure = Figure("difference", result.option.id, view.span, other=baseline.option.id)
    amount = saying.number(style.money(style.apart(result.total * view.factor, baseline.total * view.factor)), figure)
    if baseline.total <= 0:
        return (tr("{amount} more") if difference > 0 else tr("{amount} less")).format(amount=amount)
    said = tr("{amount} more ({share})") if difference > 0 else tr("{amount} less ({share})")
    share = saying.number(style.percent(abs(difference) / baseline.total), replace(figure, kind="saving_percent"))
    return said.format(amount=amount, share=share)


def _included(result: OptionResult, style: NumberStyle, saying: Saying) -> str:
    """Say what is included, or, for a mix, who gets what on average."""
    months = max(1, len(result.charges.traffic.months))
    average = {part.use.product.id: float(part.use.paid.sum()) / months for part in result.charges.parts}
    average |= {use.product.id: float(use.assigned.sum()) / months for use in result.charges.lost}

    def holders(product: str) -> str:
        figure = Figure("licences", result.option.id, product=product)
        return _holders(product, average[product], saying.number(style.fixed(average[product], 0), figure))

    bought = [product for product in average if product != INCLUDED and average[product] > 0]
    if len(bought) > 1:
        ordered = sorted(bought, key=lambda product: (product in _SPECIAL, product)) + [INCLUDED] * (INCLUDED in average)
        return " · ".join(holders(product) for product in ordered)
    if bought == [NONE]:
        nobody = tr("No phone meetings")
        return f"{nobody} · {holders(INCLUDED)}" if average.get(INCLUDED) else nobody
    parts = [part for part in result.charges.parts if not bought or part.use.product.id == bought[0]]
    if not parts:
        return tr("Nobody to license")
    product = parts[0].use.product
    if product.pool_minutes == 0 and not product.toll_included:
        return tr("Every phone minute metered · needs credits")
    toll = tr("Toll dial-in included") if product.toll_included else tr("Toll dial-in metered")
    if product.pool_minutes == 0 or product.pool_scope in {"none", ()}:
        none = tr("no dial-out pool")
        return f"{toll} · {none}"
    if isinstance(product.pool_scope, tuple):
        countries = listed(country_names(reversed(product.pool_scope)))
        pool = tr("pool of {minutes} min a licence, {countries} only").format(minutes=product.pool_minutes, countries=countries)
    else:
        pool = tr("pool of {minutes} min a licence").format(minutes=product.pool_minutes)
    return f"{toll} · {pool}"


def _holders(product: str, organisers: float, shown: str) -> str:
    """Say how many organisers get a product; ``shown`` is their number as text."""
    number = round(organisers)
    match product:
        case "pay_per_minute":
            said = trn("{count} pays per minute", "{count} pay per minute", number)
        case "none":
            said = trn("{count} without phone meetings", "{count} without phone meetings", number)
        case "included":
            said = trn("{count} holds E5", "{count} hold E5", number)
        case "usa_can":
            said = trn("{count} no-charge licence", "{count} no-charge licences", number)
        case _:
            said = trn("{count} licence", "{count} licences", number)
    return said.format(count=shown)
