"""Prices as they are in the price book: with every digit they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from decimal import Decimal

    from ppm_desktop.reports.number_text import NumberStyle

_FEE_DIGITS: Final = 2
_RATE_DIGITS: Final = 3


def fee_text(amount: Decimal, style: NumberStyle) -> str:
    """Write a fee: two decimals, more where it has them."""
    return style.fixed(float(amount), max(_FEE_DIGITS, _decimals(amount)))


def rate_text(amount: Decimal, style: NumberStyle) -> str:
    """Write a price per minute or call: three decimals, more where it has them."""
    return style.fixed(float(amount), max(_RATE_DIGITS, _decimals(amount)))


def _decimals(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
