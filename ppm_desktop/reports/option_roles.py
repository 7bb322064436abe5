"""The role of an option, which decides the colour that it has everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ppm_desktop.domain.products import NONE, PAY_PER_MINUTE

if TYPE_CHECKING:
    from ppm_desktop.domain.scenario import Option

Role = Literal["per_user", "pay_per_minute", "mix", "other"]


def role_of(option: Option) -> Role:
    """Return the colour role of an option: by what it gives to those who hold nothing yet."""
    products = {product for assignment in option.assign for product, share in assignment.shares if share > 0 and product != NONE}
    if products == {"standard"}:
        return "per_user"
    if products == {PAY_PER_MINUTE}:
        return "pay_per_minute"
    return "mix" if len(products) > 1 else "other"
