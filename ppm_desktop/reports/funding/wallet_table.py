"""The wallet of an option day by day, as its chart shows it: balance, purchases, what expires, days without service."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ppm_desktop.costing.wallet import UNITS, units_of
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.funding.figures import set_amount
from ppm_desktop.reports.funding.tables import days_twin
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.table_twin import TableTwin
from ppm_desktop.reports.words import month_label, period_label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ppm_desktop.costing.wallet import Movements, WalletDay
    from ppm_desktop.reports.funding.wallet import Funding

MarkKind = Literal["recharge", "by_hand", "expired"]


@dataclass(frozen=True, slots=True)
class WalletMark:
    """Something that happens on a day."""

    kind: MarkKind
    day: int  # place among the days
    said: str


@dataclass(frozen=True, slots=True)
class Outage:
    """Days in a row without service."""

    first: int  # places among the days
    last: int
    said: str


@dataclass(frozen=True, slots=True)
class WalletTable:
    """All days of a plan. Money in the currency."""

    title: str
    subtitle: str
    summary: str
    twin: TableTwin  # by day
    months: tuple[str, ...]
    month_days: tuple[int, ...]  # how many days each month has
    month_said: tuple[str, ...]
    balances: tuple[float, ...]  # at the end of each day
    day_said: tuple[str, ...]
    marks: tuple[WalletMark, ...]
    outages: tuple[Outage, ...]
    trigger: float | None  # None: without auto-recharge
    trigger_said: str
    currency: str
    style: NumberStyle


def wallet_table(funding: Funding, style: NumberStyle) -> WalletTable:
    """Lay the days out.

    Raises:
        ValueError: Billed afterwards: there is no wallet.
    """
    wallet = funding.wallet
    if wallet is None:
        message = "there is no wallet to be shown"
        raise ValueError(message)
    project, settings = funding.project, funding.settings
    currency, period = project.currency, project.period
    title = wallet_finding(funding, style)
    subtitle = tr("Balance at the end of each day, {currency}, {period}; {option}").format(
        currency=currency, period=period_label(period), option=funding.result.option.name
    )
    trigger = settings.trigger if settings.mode == "auto_recharge" else None
    lowest = min(wallet.days, key=lambda entry: entry.moved.closing)
    summary = tr("{finding}. The balance is {end} {currency} at the end; it is lowest on {day}, with {low}.").format(
        finding=title,
        end=style.money(wallet.days[-1].moved.closing / UNITS),
        currency=currency,
        day=style.day(lowest.day),
        low=style.money(lowest.moved.closing / UNITS),
    )
    texts = {"currency": currency}
    plain, moving = tr("{day}: {balance} {currency}"), tr("{day}: {balance} {currency}\n{events}")
    said = []
    for entry in wallet.days:
        events = "\n".join(_events(entry.moved, currency, style))
        balance = style.money(entry.moved.closing / UNITS)
        said.append((moving if events else plain).format(day=style.day(entry.day), balance=balance, events=events, **texts))
    return WalletTable(
        title=title,
        subtitle=example_note(project, subtitle),
        summary=summary,
        twin=days_twin(funding, style),
        months=tuple(month_label(month) for month in period),
        month_days=tuple(monthrange(month.year, month.month)[1] for month in period),
        month_said=tuple(_month_said(month_label(month), moved, currency, style) for month, moved in wallet.months),
        balances=tuple(entry.moved.closing / UNITS for entry in wallet.days),
        day_said=tuple(said),
        marks=tuple(_marks(funding, wallet.days, style)),
        outages=tuple(_outages(wallet.days, currency, style)),
        trigger=None if trigger is None else float(trigger),
        trigger_said="" if trigger is None else tr("trigger {amount}").format(amount=set_amount(float(trigger), style)),
        currency=currency,
        style=style,
    )


def wallet_finding(funding: Funding, style: NumberStyle) -> str:
    """Say in a few words what matters most: service that stops, then money that expires, then that all is well."""
    wallet, currency = funding.wallet, funding.project.currency
    if wallet is None:
        billed = style.money(sum(cost for _month, cost in funding.costs))
        text = billed if funding.complete else style.at_least(billed)
        return tr("{amount} {currency} are billed afterwards").format(amount=text, currency=currency)
    total = funding.total_row
    if not total.used and not total.unmet and funding.complete:
        lost = style.money(total.forfeited / 100)
        said = tr("This option has no metered calls: {amount} {currency} expire unused") if total.forfeited else ""
        return said.format(amount=lost, currency=currency) or tr("This option spends no credits: it has no metered calls")
    without = wallet.days_without_service
    if without:
        said = trn(
            "Service stops on {count} day for lack of money, on {day}",
            "Service stops on {count} days for lack of money, first on {day}",
            len(without),
        )
        return said.format(count=style.count(len(without)), day=style.day(without[0]))
    if total.forfeited:
        said = tr("{amount} {currency} of the money bought expire unused")
        return said.format(amount=style.money(total.forfeited / 100), currency=currency)
    if not total.recharges:
        return tr("The money lasts to the end of the plan")
    said = trn(
        "There is always enough money, with {count} recharge", "There is always enough money, with {count} recharges", total.recharges
    )
    return said.format(count=style.count(total.recharges))


def _events(moved: Movements, currency: str, style: NumberStyle) -> Iterator[str]:
    for amount, text in (
        (moved.bought, tr("bought {amount} {currency}")),
        (moved.forfeited, tr("expired {amount} {currency}")),
        (moved.unmet, tr("calls for {amount} {currency} do not take place")),
    ):
        if amount:
            yield text.format(amount=style.money(amount / UNITS), currency=currency)


def _month_said(month: str, moved: Movements, currency: str, style: NumberStyle) -> str:
    said = tr("{month}: {balance} {currency} at the end\nused {used}, bought {bought}")
    texts = {"month": month, "currency": currency, "balance": style.money(moved.closing / UNITS)}
    text = said.format(**texts, used=style.money(moved.used / UNITS), bought=style.money(moved.bought / UNITS))
    lost = list(_events(moved, currency, style))[1 if moved.bought else 0 :]
    return "\n".join((text, *lost))


def _marks(funding: Funding, days: Sequence[WalletDay], style: NumberStyle) -> Iterator[WalletMark]:
    each = units_of(funding.settings.recharge or 0)
    currency = funding.project.currency
    for place, entry in enumerate(days):
        moved, day = entry.moved, style.day(entry.day)
        recharged = moved.recharges * each
        by_hand = moved.bought - recharged
        if by_hand:
            said = tr("{day}: {amount} {currency} bought by hand")
            yield WalletMark("by_hand", place, said.format(day=day, amount=style.money(by_hand / UNITS), currency=currency))
        if recharged:
            said = trn("{day}: {count} recharge, {amount} {currency}", "{day}: {count} recharges, {amount} {currency}", moved.recharges)
            count = style.count(moved.recharges)
            text = said.format(day=day, count=count, amount=style.money(recharged / UNITS), currency=currency)
            yield WalletMark("recharge", place, text)
        if moved.forfeited:
            said = tr("{day}: {amount} {currency} expire")
            yield WalletMark("expired", place, said.format(day=day, amount=style.money(moved.forfeited / UNITS), currency=currency))


def _outages(days: Sequence[WalletDay], currency: str, style: NumberStyle) -> Iterator[Outage]:
    """Yield runs of days without service."""
    first: int | None = None
    for place in range(len(days) + 1):
        unmet = place < len(days) and days[place].moved.unmet > 0
        if unmet and first is None:
            first = place
        elif not unmet and first is not None:
            amount = sum(entry.moved.unmet for entry in days[first:place])
            said = trn(
                "No service on {first}: calls for {amount} {currency} do not take place",
                "No service from {first} to {last}, {count} days: calls for {amount} {currency} do not take place",
                place - first,
            )
            begin, end = style.day(days[first].day), style.day(days[place - 1].day)
            texts = {"first": begin, "last": end, "count": style.count(place - first), "currency": currency}
            yield Outage(first, place - 1, said.format(amount=style.money(amount / UNITS), **texts))
            first = None
