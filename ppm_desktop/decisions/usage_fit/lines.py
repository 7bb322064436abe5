"""Landline or mobile? Exports name countries, and price books often have a rate for each line of a country and none for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.traffic import Key
from ppm_desktop.decisions.usage_fit.findings import FitFact
from ppm_desktop.decisions.usage_fit.spreading import Landed
from ppm_desktop.domain.destinations import Destination

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ppm_desktop.domain.prices import PriceBook


def lined(landed: Landed, book: PriceBook, day: date, mobile_share: float | None) -> Landed | None:
    """Split dial-out by line where only lines have rates; a line that alone has one takes all. None without a share."""
    if mobile_share is None:
        return None
    parts: dict[Key, np.ndarray[tuple[int], np.dtype[np.float64]]] = {}
    for place, key in enumerate(landed.keys):
        lines = _lines_priced(key, book, day)
        shares = {2: (1 - mobile_share, mobile_share), 1: (1.0,), 0: (1.0,)}[len(lines)]
        for line, share in zip(lines or (key.destination,), shares, strict=True):
            own = Key(key.call_type, line)
            parts[own] = parts.get(own, np.zeros(len(landed.minutes))) + landed.minutes[:, place] * share
    return Landed(np.column_stack(list(parts.values())), tuple(parts))


def facts_of_lines(landed: Landed, book: PriceBook, day: date, mobile_share: float | None) -> Iterator[FitFact]:
    """Yield that landline and mobile are not told apart, where prices need it; ``landed`` is before any split."""
    parted = [place for place, key in enumerate(landed.keys) if _lines_priced(key, book, day)]
    minutes = float(landed.minutes[:, parted].sum())
    if minutes and mobile_share is None:
        yield FitFact("lines_unknown", {"minutes": minutes})
    elif minutes:
        yield FitFact("lines_assumed", {"minutes": minutes, "share": mobile_share})


def _lines_priced(key: Key, book: PriceBook, day: date) -> tuple[Destination, ...]:
    """Return the lines, landline first, that have a rate where dial-out to the country at large has none; empty when nothing is to be split."""
    country, line = key.destination
    if key.call_type != "dial_out" or line != "any" or book.rate_on(day, "dial_out", key.destination) is not None:
        return ()
    both = Destination(country, "landline"), Destination(country, "mobile")
    return tuple(one for one in both if book.rate_on(day, "dial_out", one) is not None)
