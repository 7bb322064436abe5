"""Funding advice in rows: what is advised, beside what is set and what Microsoft's table of 2017 says, and what each leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.checks import MINIMUM_FUNDING_CURRENCY
from ppm_desktop.reports.funding.figures import set_amount
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from decimal import Decimal

    from ppm_desktop.decisions.funding_advice import Advised, FundingAdvice
    from ppm_desktop.domain.rules import FundingAdvice as FundingBand
    from ppm_desktop.reports.number_text import NumberStyle

_MEASURES = 7


def advice_twin(advice: FundingAdvice, currency: str, style: NumberStyle) -> TableTwin:
    """Return a column for each set of amounts; where the table of 2017 cannot be tried, its amounts stand alone."""
    columns = [TwinColumn("measure", tr("Amounts and what they lead to")), TwinColumn("advised", tr("Advised"), 0)]
    found = [_column(advice.advised, style)]
    if advice.set_now is not None:
        columns.append(TwinColumn("set_now", tr("Set now"), 0))
        found.append(_column(advice.set_now, style))
    if advice.by_band is not None:
        columns.append(TwinColumn("table_of_2017", tr("Microsoft, 2017"), 0))
        found.append(_column(advice.by_band, style))
    elif advice.band is not None:
        columns.append(TwinColumn("table_of_2017", tr("Microsoft, 2017 ({currency})").format(currency=MINIMUM_FUNDING_CURRENCY), 0))
        found.append(_amounts_only(advice.band, style))
    names = (
        tr("Trigger"),
        tr("Recharge"),
        tr("Opening"),
        tr("Draws in which service stops"),
        tr("Days without service (mean)"),
        tr("Recharges (middle draw)"),
        tr("Money that expires (mean)"),
    )
    rows = tuple((name, *(column[place] for column in found)) for place, name in enumerate(names))
    subtitle = tr("Amounts in {currency}, for the whole plan").format(currency=currency)
    return TableTwin(tr("Amounts and what they lead to"), subtitle, tuple(columns), rows)


def _column(advised: Advised, style: NumberStyle) -> tuple[str, ...]:
    settings, outlook = advised.settings, advised.outlook
    auto = settings.mode == "auto_recharge"
    return (
        _amount(settings.trigger if auto else None, style),
        _amount(settings.recharge if auto else None, style),
        _amount(settings.opening, style),
        style.percent(outlook.outage),
        style.fixed(outlook.days_without_service, 1),
        style.fixed(outlook.recharges[1], 0),
        style.money(outlook.at_risk),
    )


def _amounts_only(band: FundingBand, style: NumberStyle) -> tuple[str, ...]:
    known = (style.fixed(band.trigger, 0), UNKNOWN, style.fixed(band.first_funding, 0))
    return (*known, *(UNKNOWN for _place in range(_MEASURES - len(known))))


def _amount(amount: Decimal | None, style: NumberStyle) -> str:
    return UNKNOWN if amount is None else set_amount(float(amount), style)
