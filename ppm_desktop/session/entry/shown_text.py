"""Values of the project as a cell shows them, and as they are copied to other programs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle

#: Inputs are shown with at most two decimals; the editor and the clipboard have all of them.
SHOWN_DECIMALS: Final = 2
#: Rates are quoted with three or four decimals; amounts in full have two.
RATE_DECIMALS: Final = 3


def number_text(value: float, style: NumberStyle) -> str:
    """Show an input as typed, but grouped and with at most two decimals: 22, 8.67, 1 250."""
    text = style.fixed(value, SHOWN_DECIMALS)
    return text.rstrip("0").rstrip(style.decimal_point) if style.decimal_point in text else text


def percent_text(share: float, style: NumberStyle) -> str:
    """Show a share that was typed: 18 %, 2.5 %."""
    return f"{number_text(round(share * 100, 10), style)}\N{NARROW NO-BREAK SPACE}%"


def exact_percent(share: float, style: NumberStyle) -> str:
    """Spell a share for an editor or another program, with all its digits: ``18%``."""
    return f"{style.plain(round(share * 100, 10))}%"


def amount_text(amount: Decimal, style: NumberStyle, decimals: int = SHOWN_DECIMALS) -> str:
    """Show a price with all the digits it has, and at least so many decimals: 4.00, 0.013, 0.0085."""
    exponent = amount.normalize().as_tuple().exponent
    digits = max(decimals, -exponent if isinstance(exponent, int) else 0)
    return style.fixed(float(amount), digits)


def exact_amount(amount: Decimal, style: NumberStyle) -> str:
    """Spell a price for an editor or another program, with all its digits and without grouping."""
    return f"{amount:f}".replace(".", style.decimal_point)
