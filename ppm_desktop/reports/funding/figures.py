"""The headline figures of how metered calls are paid for, each with a line that says what it is and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.reports.words import month_label, period_label
from ppm_desktop.wording import tr, trn

#: Smaller differences come of rounding to cents.
_CENT = 0.01

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ppm_desktop.reports.funding.wallet import Funding
    from ppm_desktop.reports.number_text import NumberStyle


@dataclass(frozen=True, slots=True)
class FundingFigure:
    """One figure."""

    key: str
    name: str
    text: str  # the number as it is read, with its unit
    caption: str
    grave: bool = False  # money is lost, or service stops


def funding_figures(funding: Funding, style: NumberStyle, at_risk: tuple[float, date | None]) -> tuple[FundingFigure, ...]:
    """Return the figures in the order in which they are read; ``at_risk`` is ``money_at_risk`` of the same settings."""
    return tuple(_billed(funding, style) if funding.wallet is None else _wallet(funding, style, at_risk))


def _billed(funding: Funding, style: NumberStyle) -> Iterator[FundingFigure]:
    costs = funding.costs
    total, dearest = sum(cost for _month, cost in costs), max(costs, key=lambda entry: entry[1])
    caption = tr("All metered calls of {period}; licences are not part of it").format(period=period_label(funding.project.period))
    yield FundingFigure("billed", tr("Billed afterwards"), _money(total, funding, style, bound=not funding.complete), caption)
    average = _money(total / len(costs), funding, style, bound=not funding.complete)
    yield FundingFigure("average", tr("In an average month"), average, tr("Total divided by {count} months").format(count=len(costs)))
    caption = tr("The dearest month of the plan is {month}").format(month=month_label(dearest[0]))
    yield FundingFigure("dearest", tr("In the dearest month"), _money(dearest[1], funding, style, bound=not funding.complete), caption)


def _wallet(funding: Funding, style: NumberStyle, at_risk: tuple[float, date | None]) -> Iterator[FundingFigure]:
    assert funding.wallet is not None  # noqa: S101 - the caller has looked
    wallet, row, settings = funding.wallet, funding.total_row, funding.settings
    auto, bound = settings.mode == "auto_recharge", not funding.complete
    yield FundingFigure("bought", tr("Bought"), _money(row.bought / 100, funding, style, bound=bound and auto), _purchases(funding, style))
    caption = tr("What the metered calls cost, paid from the balance, oldest money first")
    yield FundingFigure("used", tr("Used"), _money(row.used / 100, funding, style, bound=bound), caption)
    lost = [entry.day for entry in wallet.days if entry.moved.forfeited]
    caption = tr("No purchase is left over after {count} months").format(count=funding.lifetime_months)
    if lost:
        caption = tr("Not used within {count} months of the purchase; first on {day}")
        caption = caption.format(count=funding.lifetime_months, day=style.day(lost[0]))
    yield FundingFigure("forfeited", tr("Forfeited"), _money(row.forfeited / 100, funding, style), caption, bool(lost))
    caption = tr("On {day}: bought, less used, less forfeited").format(day=style.day(wallet.days[-1].day))
    yield FundingFigure("closing", tr("Left at the end"), _money(row.closing / 100, funding, style), caption)
    amount, day = at_risk
    if abs(amount - row.forfeited / 100) < _CENT:  # nothing expires after the plan: as it is printed above
        amount = row.forfeited / 100
    caption = tr("Nothing bought in the plan expires, if demand goes on as planned")
    if day is not None:
        caption = tr("Expires in the plan or after it, first on {day}, if nothing more is bought").format(day=style.day(day))
    yield FundingFigure("at_risk", tr("At risk of expiry"), _money(amount, funding, style), caption, day is not None)
    without = wallet.days_without_service
    caption = tr("There is enough money on every day")
    if without:
        caption = tr("First on {day}: toll-free and dial-out charged per minute stop").format(day=style.day(without[0]))
    count = trn("{count} day", "{count} days", len(without)).format(count=style.count(len(without)))
    yield FundingFigure("outage", tr("Without service"), count, caption, bool(without))
    caption = tr("What the calls would have cost that do not take place") if without else tr("No call is refused for lack of money")
    unmet = _money(row.unmet / 100, funding, style, bound=bound)
    yield FundingFigure("unmet", tr("Unmet calls"), unmet, caption, bool(without))


def _purchases(funding: Funding, style: NumberStyle) -> str:
    """Say what was bought how."""
    assert funding.wallet is not None  # noqa: S101 - as above
    recharges = funding.total_row.recharges
    by_hand = funding.total_row.bought / 100 - recharges * float(funding.settings.recharge or 0)
    if funding.settings.mode != "auto_recharge":
        return tr("All of it by hand: {amount}").format(amount=set_amount(by_hand, style))
    said = trn("{amount} by hand, and {count} recharge of {each}", "{amount} by hand, and {count} recharges of {each}", recharges)
    return said.format(
        amount=set_amount(by_hand, style), count=style.count(recharges), each=set_amount(float(funding.settings.recharge or 0), style)
    )


def set_amount(amount: float, style: NumberStyle) -> str:
    """Write an amount that somebody sets: whole where it is."""
    return style.fixed(amount, 0 if amount == round(amount) else 2)


def _money(amount: float, funding: Funding, style: NumberStyle, *, bound: bool = False) -> str:
    text = tr("{amount} {currency}").format(amount=style.money(amount), currency=funding.project.currency)
    return style.at_least(text) if bound else text
