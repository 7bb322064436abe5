"""A bill held against a price book, as tables: the way from the price book to the bill, and destination by destination."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.reconciliation.billed_calls import MILLIONTHS
from ppm_desktop.decisions.reconciliation.findings import AS_LICENSED, REASONS
from ppm_desktop.reports.bill.reconciliation_words import key_name, reason_label, reconciliation_headline
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.reconciliation.findings import Reason, ReconciledPlace, Reconciliation, Verdict
    from ppm_desktop.reports.number_text import NumberStyle

_RATE_DIGITS: Final = 4


def reconciliation_steps(found: Reconciliation) -> tuple[tuple[str, float], ...]:
    """Return the steps from every minute at book prices to what was charged: labels and amounts; subtotals stand between them."""

    def steps(*, as_licensed: bool) -> list[tuple[str, float]]:
        reasons: list[Reason] = [one for one in REASONS if one in found.money and (one in AS_LICENSED) == as_licensed]
        return [(reason_label(reason), found.money[reason] / MILLIONTHS) for reason in reasons]

    return (
        (tr("Every minute at the price book's rates"), found.sums.book / MILLIONTHS),
        *steps(as_licensed=True),
        (tr("Expected"), found.expected / MILLIONTHS),
        *steps(as_licensed=False),
        (tr("Charged"), found.sums.charged / MILLIONTHS),
    )


def reconciliation_steps_twin(found: Reconciliation, style: NumberStyle) -> TableTwin:
    """Return the steps as a table."""
    columns = (TwinColumn("step", tr("Step")), TwinColumn("amount", tr("Amount, {currency}").format(currency=found.currency)))
    return TableTwin(tr("From price book to bill"), reconciliation_headline(found, style), columns, reconciliation_steps(found))


def reconciled_places_twin(found: Reconciliation, style: NumberStyle) -> TableTwin:
    """Return a row for each call type and destination, the largest difference first."""
    columns = (
        TwinColumn("destination", tr("Calls to")),
        TwinColumn("calls", tr("Calls"), 0),
        TwinColumn("minutes", tr("Billed minutes"), 0),
        TwinColumn("book_rate", tr("Book rate")),
        TwinColumn("seen_rate", tr("Rate on the bill")),
        TwinColumn("expected", tr("Expected")),
        TwinColumn("charged", tr("Charged")),
        TwinColumn("difference", tr("Difference")),
        TwinColumn("reason", tr("Reason")),
    )
    rows = []
    for place in found.places:
        expected = place.sums.book + sum(money for reason, money in place.money.items() if reason in AS_LICENSED)
        rows.append(
            (
                key_name(place.key),
                float(place.sums.calls),
                place.sums.minutes,
                " / ".join(style.plain(rate) for rate in place.book_rates) or tr("none"),
                " / ".join(dict.fromkeys(style.plain(round(price.rate, _RATE_DIGITS + 2)) for price in place.prices)) or "–",
                expected / MILLIONTHS,
                place.sums.charged / MILLIONTHS,
                (place.sums.charged - expected) / MILLIONTHS,
                reason_label(_main_reason(place)),
            )
        )
    subtitle = tr("In {currency}; charges of the bill beside those of the price book and the licences.").format(currency=found.currency)
    return TableTwin(tr("The bill by destination"), subtitle, columns, tuple(rows))


def _main_reason(place: ReconciledPlace) -> Reason | Verdict:
    """Return the reason that weighs most beside what the licences say and the cents."""
    others: list[Reason] = [reason for reason in place.money if reason not in AS_LICENSED and reason != "rounding"]
    if not others:
        return "agrees"
    main: Reason = max(others, key=lambda reason: abs(place.money[reason]))
    return main
