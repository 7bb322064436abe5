"""Makes bills whose rates, increment, rounding and mistakes are known."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from usage_export_maker import Call, teams_bytes

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.usage.reading import UsageReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ppm_desktop.catalog.products import LicenceCode
    from ppm_desktop.decisions.reconciliation.billed_calls import BilledCalls

NAMES = {"GB": "United Kingdom", "KR": "Korea (Republic of)", "HK": "Hong Kong SAR", "CI": "Côte d'Ivoire", "DE": "Germany", "": "Atlantis"}
PER_MINUTE = "MCOMEETACPEA"
SUBSCRIPTION = "MCOMEETADD"
CREDITS = "MCOPSTNPP"
FREE = "FREECALL"


@cache
def codes() -> Mapping[str, LicenceCode]:
    return load_catalogue().licence_codes


@dataclass(frozen=True)
class Part:
    """Calls to one destination that are charged alike."""

    country: str
    rate: str = "0"
    calls: int = 100
    call_type: str = "conf_out"
    number_type: str = "Service"
    licence: str = PER_MINUTE
    increment: int = 60
    fee: str = "0.00"
    month: int = 1
    rounding: str = ROUND_HALF_UP
    currency: str = "USD"
    charge: str | None = None  # of each call, whatever its length

    def made(self, seed: int) -> Iterable[Call]:
        generator = random.Random(seed)  # noqa: S311 - test data
        for number in range(self.calls):
            seconds = generator.randrange(30, 5400)
            minutes = Decimal(-(-seconds // self.increment) * self.increment) / 60
            charge = (
                (Decimal(self.rate) * minutes).quantize(Decimal("0.01"), self.rounding) if self.charge is None else Decimal(self.charge)
            )
            start = datetime(2024, self.month, 1, tzinfo=UTC) + timedelta(seconds=generator.randrange(28 * 86_400))
            yield Call(
                f"{seed}-{number}",
                f"person{generator.randrange(7)}@customer.example",
                self.call_type,
                self.number_type,
                NAMES[self.country],
                self.country,
                start,
                seconds,
                charge,
                Decimal(self.fee),
                self.currency,
                self.licence,
            )


def bill_bytes(*parts: Part) -> bytes:
    return teams_bytes([call for seed, part in enumerate(parts) for call in part.made(seed)])


def billed(*parts: Part) -> BilledCalls:
    return billed_from(bill_bytes(*parts))


def billed_from(text: bytes) -> BilledCalls:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_bytes(text)
        found = UsageReading([path], load_catalogue().countries, with_charges=True).run().billed
    assert found is not None
    return found


UP = ROUND_UP
