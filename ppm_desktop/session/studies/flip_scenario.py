"""A flip becomes a scenario beside the one that it is about, to be looked at, edited or undone."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.input_paths import FEE
from ppm_desktop.domain.scenario import FeeOverride
from ppm_desktop.session.tables.scenarios_list import ScenariosList
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.flip import Flip
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

#: Fees are written with so many decimals.
_FEE: Final = Decimal("0.000001")


def can_be_tried(flip: Flip) -> bool:
    """Say whether a scenario can carry the change: a fee that differs from month to month is the price book's."""
    return not flip.changing.field.startswith(FEE) or flip.value is not None


def try_flip(document: Document, flip: Flip, style: NumberStyle) -> int:
    """Add the shown scenario with the flip's change, as one undo step, and show it; return its place."""
    from ppm_desktop.reports.change_words import changed_input_name  # noqa: PLC0415 - brings numpy, which waits until the window is visible

    name = changed_input_name(flip.changing, flip.x, style)
    return ScenariosList(document).try_out(_changed(flip, name), name, tr("Try as a scenario: {name}").format(name=name))


def _changed(flip: Flip, reason: str) -> Scenario:
    changing = flip.changing
    if not changing.field.startswith(FEE) or flip.value is None:
        return changing.changed(flip.x)
    product = changing.field.removeprefix(FEE)
    rounding = ROUND_CEILING if flip.direction == "rise" else ROUND_FLOOR
    fee = FeeOverride(product, Decimal(repr(flip.value)).quantize(_FEE, rounding), reason)
    kept = tuple(one for one in changing.scenario.fee_overrides if one.product != product)
    return replace(changing.scenario, fee_overrides=(*kept, fee))
