"""How a customer pays for minutes: prepaid Communications Credits or post-paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

FundingMode = Literal["auto_recharge", "one_time", "post_paid"]
FUNDING_MODES: Final[tuple[FundingMode, ...]] = get_args(FundingMode)


@dataclass(frozen=True, slots=True)
class TopUp:
    """A purchase of credits by hand."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Credits:
    """The wallet's settings. In post-paid mode no amount is given: there is no wallet."""

    mode: FundingMode
    opening: Decimal | None = None
    trigger: Decimal | None = None
    recharge: Decimal | None = None
    top_ups: tuple[TopUp, ...] = ()
