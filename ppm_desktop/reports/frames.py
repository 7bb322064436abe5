"""Results as pandas frames, for CSV and for everything that wants a table of values instead of text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.costing.ledger import NO_KEY, NOBODY, UNITS
from ppm_desktop.costing.unpriced import UnpricedFee
from ppm_desktop.reports.formula_guard import kept_as_text
from ppm_desktop.reports.words import utf8

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.costing.ledger import Ledger, PriceUsed
    from ppm_desktop.domain.period import Month


def comparison_frame(file: str, comparison: Comparison) -> pd.DataFrame:
    """Return a row per option, month and component. ``amount`` is empty where nothing of a charge is priced, never 0."""
    project = comparison.project
    file = utf8(file).decode()  # the engine that pandas keeps texts in takes nothing else
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
                        "example_prices": "yes" if project.has_examples else "no",
                    }
                )
    return pd.DataFrame(rows)


def ledger_frame(ledger: Ledger) -> pd.DataFrame:
    """Return a ledger's lines with names instead of indices; unknown prices and amounts are empty."""
    charges = ledger.charges
    traffic = charges.traffic
    table = pd.DataFrame(
        {
            "option": charges.option.id,
            "month": _names([str(month) for month in traffic.months], ledger.month),
            "group": _names([group.name for group in traffic.groups], ledger.group, NOBODY),
            "product": _names([part.use.product.id for part in charges.parts], ledger.part),
            "component": _names(list(COMPONENTS), ledger.component),
            "destination": _names([str(key.destination) for key in traffic.keys], ledger.key, NO_KEY),
            "quantity": ledger.quantity,
            "unit": [UNITS[COMPONENTS[c]] for c in ledger.component.tolist()],
            "covered": ledger.covered,
            "unit_price": ledger.unit_price,
            "amount": ledger.amount,
        }
    )
    where = zip(ledger.part.tolist(), ledger.component.tolist(), ledger.month.tolist(), ledger.key.tolist(), strict=True)
    known: dict[tuple[int, int, int, int], PriceUsed] = {}
    used = [known.get(place) or known.setdefault(place, ledger.price_of(*place)) for place in where]
    examples = {source.id for source in ledger.book.sources if source.status == "example"}
    return table.assign(
        price=[price.id for price in used],
        source=[price.source for price in used],
        effective=[price.effective for price in used],
        reason=[price.reason for price in used],
        example_price=["yes" if price.source in examples else "no" for price in used],
    )


def csv_text(frame: pd.DataFrame) -> str:
    """Return a frame as RFC 4180 CSV in which no text can become a formula."""
    safe = frame.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = [kept_as_text(str(value)) for value in safe[column]]
    return str(safe.to_csv(index=False, lineterminator="\r\n"))


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
