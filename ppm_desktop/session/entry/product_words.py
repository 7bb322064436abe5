"""Products by the short names that columns and sentences have room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.products import INCLUDED, NONE, PAY_PER_MINUTE
from ppm_desktop.session.entry.shown_text import percent_text
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option
    from ppm_desktop.reports.number_text import NumberStyle

STANDARD: Final = "standard"
USA_CAN: Final = "usa_can"
_SHORT: Final = {
    STANDARD: mark("Per-user licence"),
    PAY_PER_MINUTE: mark("Pay per minute"),
    USA_CAN: mark("USA/CAN licence"),
    INCLUDED: mark("With E5"),
    NONE: mark("No phone meetings"),
}


def product_word(product: str, book: PriceBook) -> str:
    """Return the short name of a usual product, otherwise its name in the price book; an unknown one by its id."""
    if product in _SHORT:
        return tr(_SHORT[product])
    found = book.product(product)
    return found.name if found is not None else product


def offered_products(project: Project, option: Option | None) -> tuple[str, ...]:
    """Return what can be assigned, in the order of the price book: all that can be bought, no phone meetings, and what is in use.

    What comes with E5 is held, not assigned, so it is offered only where an option has it already.
    """
    used = {product for entry in (option.assign if option else ()) for product, _share in entry.shares}
    known = [product.id for product in project.price_book.products if product.id not in {INCLUDED, NONE} or product.id in used]
    rest = sorted(used - set(known) - {NONE})
    return (*known, NONE, *rest)


def shares_text(shares: Mapping[str, float] | Iterable[tuple[str, float]], book: PriceBook, style: NumberStyle) -> str:
    """Say what somebody gets: ``Pay per minute``, or ``60 % Per-user licence, 40 % Pay per minute``."""
    given = [(product, share) for product, share in dict(shares).items() if share > 0]
    if len(given) == 1 and given[0][1] == 1:
        return product_word(given[0][0], book)
    text = tr("{share} {product}")
    return ", ".join(text.format(share=percent_text(share, style), product=product_word(product, book)) for product, share in given)
