"""Results as pandas frames, for CSV and for everything that wants a table of values instead of text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.costing.ledger import NO_KEY, NOBODY
from ppm_desktop.costing.unpriced import UnpricedFee

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.costing.ledger import Ledger
    from ppm_desktop.domain.period import Month

#: A spreadsheet runs text that starts with one of these as a formula; an apostrophe in front keeps it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def comparison_frame(file: str, comparison: Comparison) -> pd.DataFrame:
    """Return a row per option, month and component. ``amount`` is empty where nothing of a charge is priced, never 0."""
    project = comparison.project
    rows = []
    for result in comparison.results:
        for month, row in zip(comparison.traffic.months, result.by_month, strict=True):
            for component in COMPONENTS:
                gap = _unpriced(result, component, month)
                rows.append(
                    {
                        "file": file,
                        "scenario": comparison.scenario.name,
                        "option": result.option.id,
                        "option_name": result.option.name,
                        "eligible": "yes" if result.eligibility.eligible else "no",
                        "month": str(month),
                        "component": component,
                        "amount": math.nan if gap and row[component] == 0 else round(row[component], 6),
                        "currency": project.currency,
                        "complete": "no" if gap else "yes",
                        "unpriced": gap,
                        "price_book": project.price_book.name,
                        "prices_as_of": project.price_book.as_of.isoformat(),
                        "example_prices": "yes" if any(s.status == "example" for s in project.price_book.sources) else "no",
                    }
                )
    return pd.DataFrame(rows)


def ledger_frame(ledger: Ledger) -> pd.DataFrame:
    """Return a ledger's lines with names instead of indices; unknown prices and amounts are empty."""
    charges = ledger.charges
    traffic = charges.traffic
    rates = ledger.book.rates
    table = pd.DataFrame(
        {
            "option": charges.option.id,
            "month": _names([str(month) for month in traffic.months], ledger.month),
            "group": _names([group.name for group in traffic.groups], ledger.group, NOBODY),
            "product": _names([part.use.product.id for part in charges.parts], ledger.part),
            "component": _names(list(COMPONENTS), ledger.component),
            "destination": _names([str(key.destination) for key in traffic.keys], ledger.key, NO_KEY),
            "quantity": ledger.quantity,
            "covered": ledger.covered,
            "unit_price": ledger.unit_price,
            "amount": ledger.amount,
        }
    )
    price, source, effective = [], [], []
    for p, component, month, key in zip(ledger.part, ledger.component, ledger.month, ledger.key, strict=True):
        part = charges.parts[p]
        if component == 0:
            fee = part.use.fees[month]
            price.append(f"fee:{part.use.product.id}" if fee.amount is not None else "")
            source.append(fee.source or fee.reason)
            effective.append(fee.effective)
            continue
        position = int(part.tariff.rates.index[month, key])
        price.append(rates[position].id if position >= 0 else "")
        source.append(rates[position].source if position >= 0 else "")
        effective.append(rates[position].effective.isoformat() if position >= 0 else "")
    return table.assign(price=price, source=source, effective=effective)


def csv_text(frame: pd.DataFrame) -> str:
    """Return a frame as RFC 4180 CSV in which no text can become a formula."""
    safe = frame.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = [_as_text(str(value)) for value in safe[column]]
    return str(safe.to_csv(index=False, lineterminator="\r\n"))


def _as_text(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def _names(names: list[str], codes: NDArray[np.intp], nothing: int | None = None) -> list[str]:
    known = dict(enumerate(names)) | ({} if nothing is None else {nothing: ""})
    return [known[code] for code in codes.tolist()]


def _unpriced(result: OptionResult, component: str, month: Month) -> str:
    found = []
    for unpriced in result.unpriced:
        if month not in unpriced.months:
            continue
        if isinstance(unpriced, UnpricedFee):
            if component == "licences":
                found.append(f"no fee for {unpriced.product}")
        elif component in unpriced.components:
            found.append(f"no rate for {unpriced.key.call_type} {unpriced.key.destination}")
    return "; ".join(found)
