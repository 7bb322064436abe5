"""How metered calls are paid for becomes part of the plan: each edit is one step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.credits import FUNDING_MODES, Credits, FundingMode
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.session.document import Document

AmountName = Literal["opening", "trigger", "recharge"]
AMOUNT_NAMES: Final[tuple[AmountName, ...]] = ("opening", "trigger", "recharge")
#: Where nothing better is known: the amounts of Microsoft's planning worksheet of 2019, as far as it has them.
PLAIN_AMOUNTS: Final = Credits("auto_recharge", Decimal(1000), Decimal(400), Decimal(1000))
_MODE_STEPS: Final[dict[FundingMode, str]] = {
    "auto_recharge": mark("Pay by credits with auto-recharge"),
    "one_time": mark("Pay by credits bought by hand"),
    "post_paid": mark("Have metered calls billed afterwards"),
}
_AMOUNT_STEPS: Final[dict[AmountName, str]] = {
    "opening": mark("Change the opening amount"),
    "trigger": mark("Change the trigger"),
    "recharge": mark("Change the recharge amount"),
}


def choose_mode(document: Document, mode: str, amounts: Credits = PLAIN_AMOUNTS) -> None:
    """Pay another way; "" leaves it open. Amounts that the way needs and the plan does not have come from ``amounts``.

    Amounts that the way has no use for go; Undo brings them back.
    """
    chosen = next((known for known in FUNDING_MODES if known == mode), None)
    text = tr("Leave open how metered calls are paid for") if chosen is None else tr(_MODE_STEPS[chosen])
    _put(document, None if chosen is None else with_mode(document.scenario.credits, chosen, amounts), text)


def with_mode(funding: Credits | None, mode: FundingMode, amounts: Credits = PLAIN_AMOUNTS) -> Credits:
    """Return settings of another way to pay."""
    if mode == "post_paid":
        return Credits("post_paid")
    known = funding or Credits(mode)
    opening = amounts.opening if known.opening is None else known.opening
    if mode == "one_time":
        return Credits(mode, opening, top_ups=known.top_ups)
    trigger = amounts.trigger if known.trigger is None else known.trigger
    return Credits(mode, opening, trigger, known.recharge or amounts.recharge, known.top_ups)


def change_amount(document: Document, name: AmountName, amount: Decimal) -> None:
    """Change one amount; typing on in its field is one step."""
    funding = document.scenario.credits
    if funding is None:
        return
    changed = {
        "opening": lambda: replace(funding, opening=amount),
        "trigger": lambda: replace(funding, trigger=amount),
        "recharge": lambda: replace(funding, recharge=amount),
    }[name]()
    _put(document, changed, tr(_AMOUNT_STEPS[name]), f"scenarios[{document.scenario_index}].credits.{name}")


def use_amounts(document: Document, amounts: Credits) -> None:
    """Set opening amount, trigger and recharge amount as advised; purchases by hand stay."""
    funding = document.scenario.credits
    _put(document, replace(amounts, top_ups=() if funding is None else funding.top_ups), tr("Use the advised amounts"))


def _put(document: Document, funding: Credits | None, text: str, merge_key: str | None = None) -> None:
    document.edit_scenario(replace(document.scenario, credits=funding), text, merge_key)
