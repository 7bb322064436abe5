"""What does this one call cost, and why? The rate that the engine would take, with the arithmetic in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.prices import DEFAULT_RATE_SET
from ppm_desktop.reports.words import call_type_label, line_label, status_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.domain.destinations import CallType, Destination
    from ppm_desktop.domain.prices import PriceBook, Rate, Source
    from ppm_desktop.domain.products import Product
    from ppm_desktop.reports.number_text import NumberStyle

_SECONDS: Final = 60
_CENTS: Final = 2
_LEAST_DIGITS: Final = 3

#: ``included``: the licence pays. ``pool``: the pool pays while it has minutes. ``charged``: every minute is paid for.
PaidBy = Literal["included", "pool", "charged"]


@dataclass(frozen=True, slots=True)
class Call:
    """One call to be priced."""

    call_type: CallType
    destination: Destination
    minutes: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class Lookup:
    """The rate of a call under one product. Without a rate there is no cost, which is not a cost of zero."""

    call: Call
    product: Product
    rate: Rate | None
    source: Source | None
    paid_by: PaidBy
    billed: Decimal  # minutes, rounded up to the increment
    increment: int  # seconds

    @property
    def cost(self) -> Decimal | None:
        """What the call costs where it is charged; None without a rate."""
        return None if self.rate is None else self.billed * self.rate.rate + self.rate.connection_fee


def look_up(book: PriceBook, product: Product, call: Call, increment: int) -> Lookup:
    """Find the rate of a call, as the engine does: the product's own rate set first, the exact line type before any line.

    Args:
        book: The price book of the plan.
        product: The licence of the organiser.
        call: The call.
        increment: Seconds to which calls are rounded up, at least 1.
    """
    rate = book.rate_on(call.day, call.call_type, call.destination, product.rate_set)
    seconds = (call.minutes * _SECONDS).to_integral_value(ROUND_CEILING)
    increments = (seconds / increment).to_integral_value(ROUND_CEILING)
    paid_by: PaidBy = "charged"
    if call.call_type == "toll" and product.toll_included:
        paid_by = "included"
    elif call.call_type == "dial_out" and product.pool_minutes and product.pool_covers(call.destination, book.zone_a):
        paid_by = "pool"
    return Lookup(
        call, product, rate, book.source(rate.source) if rate else None, paid_by, increments * increment / Decimal(_SECONDS), increment
    )


def lookup_sentences(found: Lookup, currency: str, country: str, style: NumberStyle) -> tuple[str, ...]:
    """Say what the call costs, which rate that is and why this one. ``country`` is the name of the destination's country."""
    if found.rate is None:
        return (*_paid(found), _no_rate(found, country, style))
    return (_arithmetic(found, found.rate, currency, style), *_paid(found), _which(found, found.rate, style))


def _arithmetic(found: Lookup, rate: Rate, currency: str, style: NumberStyle) -> str:
    minutes, billed, price = _plain(found.call.minutes, style), _plain(found.billed, style), _price(rate.rate, style)
    cost = found.cost or Decimal(0)
    amount = _price(cost, style, _CENTS) if cost == round(cost, _CENTS) or cost < Decimal("0.01") else style.fixed(float(cost), _CENTS)
    sentence = tr("{billed} min × {price} {currency} = {amount} {currency}")
    if rate.connection_fee:
        sentence = tr("{billed} min × {price} {currency} + connection fee {fee} {currency} = {amount} {currency}")
    sentence = sentence.format(billed=billed, price=price, currency=currency, fee=_price(rate.connection_fee, style), amount=amount)
    if found.billed != found.call.minutes:
        rounded = tr("{sentence}; {minutes} min are rounded up to {billed}, in steps of {increment} seconds")
        sentence = rounded.format(sentence=sentence, minutes=minutes, billed=billed, increment=found.increment)
    return tr("{sentence}.").format(sentence=sentence)


def _paid(found: Lookup) -> tuple[str, ...]:
    name = found.product.name
    match found.paid_by:
        case "included":
            return (tr("With “{product}” toll dial-in is included: the call costs nothing.").format(product=name),)
        case "pool":
            text = tr("Inside the pool of “{product}” ({minutes} min a licence and month) it costs nothing while minutes remain.")
            return (text.format(product=name, minutes=found.product.pool_minutes),)
        case _:
            text = tr("“{product}” does not include this call, and no pool covers it: it is charged.")
            return (text.format(product=name),)


def _which(found: Lookup, rate: Rate, style: NumberStyle) -> str:
    own = found.product.rate_set != DEFAULT_RATE_SET and rate.rate_set == found.product.rate_set
    exact = rate.line == found.call.destination.line
    if own:
        reason = tr("the product's own rate set “{set}” comes first")
    elif found.product.rate_set != DEFAULT_RATE_SET:
        reason = tr("the product's own rate set has no rate for it, so the default set counts")
    else:
        reason = tr("the product uses the default rate set")
    line = tr("it is for exactly this line type") if exact else tr("there is no rate for {line} alone, so the one for any line counts")
    text = tr("Rate {id}, in force from {day}: {reason}, and {line}. Source: {source}.")
    return text.format(
        id=rate.id,
        day=style.day(rate.effective),
        reason=reason.format(set=rate.rate_set),
        line=line.format(line=line_label(found.call.destination.line)),
        source=_source(found.source, style),
    )


def _source(source: Source | None, style: NumberStyle) -> str:
    if source is None:
        return tr("none")
    return tr("{title}, {day} ({standing})").format(title=source.title, day=style.day(source.date), standing=status_label(source.status))


def _no_rate(found: Lookup, country: str, style: NumberStyle) -> str:
    text = tr("The price book has no rate for {calls} {country}, {line}, on {day}. A missing rate is not zero: add it above.")
    call = found.call
    return text.format(
        calls=call_type_label(call.call_type), country=country, line=line_label(call.destination.line), day=style.day(call.day)
    )


def _price(amount: Decimal, style: NumberStyle, least: int = _LEAST_DIGITS) -> str:
    exponent = amount.normalize().as_tuple().exponent
    return style.fixed(float(amount), max(least, -exponent if isinstance(exponent, int) else 0))


def _plain(minutes: Decimal, style: NumberStyle) -> str:
    text = style.fixed(float(minutes), _CENTS)
    return text.rstrip("0").rstrip(style.decimal_point) if style.decimal_point in text else text
