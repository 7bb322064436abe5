"""The options that are offered to add: the usual ways of licensing everybody, and a mix to start from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.products import INCLUDED, NONE, PAY_PER_MINUTE
from ppm_desktop.domain.scenario import EVERYBODY, Assignment, Option
from ppm_desktop.session.entry.product_words import STANDARD, USA_CAN, product_word
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

MIX: Final = "mixed"
#: Product, the id of the option, what the menu says, and the option's first name.
_USUAL: Final = (
    (STANDARD, "per_user", mark("&Licence for all"), mark("Per-user licences")),
    (PAY_PER_MINUTE, "pay_per_minute", mark("&Pay per minute for all"), mark("Pay per minute")),
    (USA_CAN, "usa_can", mark("&No-charge licence USA/CAN for all"), mark("No-charge USA/CAN licence")),
)


@dataclass(frozen=True, slots=True)
class OptionTemplate:
    """An entry of the menu, and the option that it adds."""

    text: str  # with a mnemonic
    option: Option


def option_templates(project: Project, scenario: Scenario) -> tuple[OptionTemplate, ...]:
    """Return what can be added: as far as the price book has the products."""
    book = project.price_book
    found = [
        OptionTemplate(tr(text), _for_all(product, option_id, tr(name)))
        for product, option_id, text, name in _USUAL
        if book.product(product) is not None
    ]
    usual = {product for product, *_rest in _USUAL}
    others = [product.id for product in book.products if product.id not in usual | {INCLUDED, NONE}]
    for product in others:
        word = product_word(product, book)
        found.append(OptionTemplate(tr("{product} for all").format(product=word.replace("&", "&&")), _for_all(product, product, word)))
    mixed = _mix(project, scenario)
    if mixed is not None:
        text = tr("&Mix: {option}")
        found.append(OptionTemplate(text.format(option=mixed.name.replace("&", "&&")), mixed))
    found.append(OptionTemplate(tr("&Without phone meetings"), _for_all(NONE, "without_phone", tr("Without phone meetings"))))
    return tuple(found)


def _for_all(product: str, option_id: str, name: str) -> Option:
    return Option(option_id, name, (Assignment(EVERYBODY, ((product, 1.0),)),))


def _mix(project: Project, scenario: Scenario) -> Option | None:
    """License the largest group; which group and how much of it is then changed in the table."""
    book = project.price_book
    buyers = [group for group in scenario.groups if group.holds != INCLUDED]
    if not buyers or book.product(STANDARD) is None or book.product(PAY_PER_MINUTE) is None:
        return None
    largest = max(buyers, key=_organisers)
    entries = (Assignment(EVERYBODY, ((PAY_PER_MINUTE, 1.0),)), Assignment(largest.name, ((STANDARD, 1.0),)))
    name = tr("{group} licensed, the rest per minute").format(group=largest.name)
    return Option(MIX, name, tuple(sorted(entries, key=lambda entry: entry.group)))


def _organisers(group: Group) -> int:
    return max((step.organisers for step in group.headcount), default=0)
