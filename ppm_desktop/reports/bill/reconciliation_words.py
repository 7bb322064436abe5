"""A bill held against a price book, in sentences. One text for each reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.reconciliation.billed_calls import MILLIONTHS
from ppm_desktop.reports.place_names import place_name
from ppm_desktop.reports.words import call_type_label, month_label, period_label
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.decisions.reconciliation.findings import Reason, ReconciledPlace, Reconciliation, Riddle, SeenPrice, Verdict
    from ppm_desktop.decisions.reconciliation.reconcile import CurrenciesDifferError
    from ppm_desktop.reports.number_text import NumberStyle

REASONS: Final[Mapping[Reason, str]] = {
    "included": mark("Included in the licence"),
    "pool": mark("Covered by the pool"),
    "not_priced": mark("No charge: Microsoft found no price"),
    "rate_differs": mark("Rate differs"),
    "increment_differs": mark("Billing increment differs"),
    "fee_differs": mark("Connection fee differs"),
    "rate_missing": mark("No rate in the price book"),
    "place_unknown": mark("Country not known"),
    "included_charged": mark("Charged although the licence includes it"),
    "rounding": mark("Rounding to cents"),
    "not_charged": mark("Nothing charged, and the licence does not say why"),
    "charge_missing": mark("No charge stands in the export"),
    "unexplained": mark("Unexplained"),
}
_AGREES: Final = mark("As the price book says")
_HOW_ROUNDED: Final = {
    "nearest": mark("to the nearest cent"),
    "up": mark("up to the next cent"),
    "down": mark("down to the cent"),
}


def reason_label(reason: Reason | Verdict) -> str:
    """Return what a reason, or the verdict on a call, is called."""
    return tr(_AGREES if reason == "agrees" else REASONS[reason])


def key_name(key: Key) -> str:
    """Return what was called: ``dial-out, Germany (mobile)``."""
    place = place_name(key.destination) if key.destination.country else tr("country not known")
    return tr("{call_type}, {place}").format(call_type=call_type_label(key.call_type), place=place)


def currencies_differ_sentence(error: CurrenciesDifferError) -> str:
    """Say why a bill cannot be held against a price book."""
    return tr(
        "The calls are charged in {bill}, and the price book is in {book}. Amounts are not converted: give a price book in {bill}."
    ).format(bill=error.of_bill, book=error.of_book)


def reconciliation_headline(found: Reconciliation, style: NumberStyle) -> str:
    """Say how much of the bill the price book and what the bill itself shows explain."""
    charged = style.fixed(found.sums.charged / MILLIONTHS, 2)
    return tr(
        "{share} of the calls are explained: {charged} {currency} charged, {expected} {currency} expected by price book and licences."
    ).format(
        share=style.percent(found.share_of(explained=True)),
        charged=charged,
        expected=style.fixed(found.expected / MILLIONTHS, 2),
        currency=found.currency,
    )


def habit_sentences(found: Reconciliation, style: NumberStyle) -> tuple[str, ...]:
    """Say how the bill counts, where that is not what was assumed."""
    habits, said = found.habits, []
    trial = next(one for one in habits.trials if one.seconds == habits.increment_seconds)
    if habits.increment_seconds != found.increment_seconds:
        text = tr("Calls are rounded up to {seen} s, not to {assumed} s: so {share} of the charges fit one rate for each destination.")
        said.append(text.format(seen=habits.increment_seconds, assumed=found.increment_seconds, share=style.percent(trial.share)))
    if habits.rounding != "nearest":
        said.append(tr("Charges are rounded {how}.").format(how=tr(_HOW_ROUNDED[habits.rounding])))
    return tuple(said)


def place_sentences(place: ReconciledPlace, increment_seconds: int, currency: str, style: NumberStyle) -> tuple[str, ...]:
    """Say what differs for one destination, the prices that the bill shows included; nothing where all is as expected."""
    said = [
        text for price in place.prices if not price.of_book and (text := _price_sentence(place, price, increment_seconds, currency, style))
    ]
    name = key_name(place.key)
    if place.money.get("fee_differs") and place.seen_fee is not None:
        text = tr("{place}: a connection fee of {seen} {currency} was charged, the price book says {book}.")
        fees = _or(place.book_fees, style)
        said.append(text.format(place=name, seen=style.rate(place.seen_fee), book=fees, currency=currency))
    if charged := place.verdicts.get("included_charged"):
        text = trn(
            "{place}: {count} call that the licence includes was charged, {amount} {currency}.",
            "{place}: {count} calls that the licence includes were charged, {amount} {currency}.",
            charged.calls,
        )
        amount = style.fixed(charged.charged / MILLIONTHS, 2)
        said.append(text.format(place=name, count=style.count(charged.calls), amount=amount, currency=currency))
    if (missing := place.verdicts.get("rate_missing")) and not any(not price.of_book for price in place.prices):
        text = tr("{place}: the price book has no rate; {amount} {currency} were charged for {minutes} minutes.")
        values = {"amount": style.fixed(missing.charged / MILLIONTHS, 2), "minutes": style.count(missing.minutes)}
        said.append(text.format(place=name, currency=currency, **values))
    return tuple(said)


def _price_sentence(place: ReconciledPlace, price: SeenPrice, increment_seconds: int, currency: str, style: NumberStyle) -> str:
    same_rate = any(abs(price.rate - rate) < 1 / MILLIONTHS for rate in place.book_rates)
    if not place.book_rates:
        text = tr("{place}: the price book has no rate; the bill shows {seen} {currency} a minute ({calls} calls, {period}).")
    elif same_rate and price.increment_seconds != increment_seconds:
        text = tr("{place}: calls are rounded up to {increment} s, not to {assumed} s ({calls} calls, {period}).")
    elif same_rate:
        text = tr("{place}: charged at {seen} {currency} a minute, which the price book has for other months ({calls} calls, {period}).")
    elif price.increment_seconds != increment_seconds:
        text = tr("{place}: charged at {seen} {currency} a minute by {increment} s, the price book says {book} ({calls} calls, {period}).")
    else:
        text = tr("{place}: charged at {seen} {currency} a minute, the price book says {book} ({calls} calls, {period}).")
    return text.format(
        place=key_name(place.key),
        seen=style.plain(price.rate),
        book=_or(place.book_rates, style),
        currency=currency,
        increment=price.increment_seconds,
        assumed=increment_seconds,
        calls=style.count(price.calls),
        period=period_label((price.first, price.last)),
    )


def _or(prices: tuple[float, ...], style: NumberStyle) -> str:
    return " / ".join(style.plain(price) for price in prices)


def riddle_sentence(riddle: Riddle, currency: str, style: NumberStyle) -> str:
    """Say what nothing explains: month, destination, licence, money."""
    text = trn(
        "{month}, {place}, licence {licence}: {count} call, charged {charged} {currency}, by the price book {book}: {reason}.",
        "{month}, {place}, licence {licence}: {count} calls, charged {charged} {currency}, by the price book {book}: {reason}.",
        riddle.sums.calls,
    )
    return text.format(
        month=month_label(riddle.month),
        place=key_name(riddle.key),
        licence=riddle.licence or "–",
        count=style.count(riddle.sums.calls),
        charged=style.fixed(riddle.sums.charged / MILLIONTHS, 2),
        book=style.fixed(riddle.sums.book / MILLIONTHS, 2),
        currency=currency,
        reason=reason_label(riddle.verdict),
    )
