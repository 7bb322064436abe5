"""What levers do, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.words import call_type_label, listed, month_label
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.decisions.app_slope import AppSlope
    from ppm_desktop.decisions.lever_plan import LeverKind
    from ppm_desktop.decisions.levers import Effect, Levers
    from ppm_desktop.decisions.pool_drain import Drain, Move
    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.domain.policies import DialOutPolicy
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle

POLICY_NAMES: Final[dict[DialOutPolicy, str]] = {
    "any": mark("Any number"),
    "same_country": mark("Same country only"),
    "zone_a": mark("Zone A only"),
    "none": mark("No dial-out"),
}
_ALL: Final = {
    "dial_out": mark("Dial-out: {setting}"),
    "toll_free_off": mark("Toll-free numbers off"),
    "app": mark("{share} of phone participants join by app"),
}
_WAYS: Final = {
    "toll": mark("toll calls {change}"),
    "toll_free": mark("toll-free calls {change}"),
    "dial_out": mark("dial-out calls {change}"),
    "app": mark("joining by app {change}"),
}
_FEWEST_CALLS: Final = 0.5
#: So many moves of a group are told.
_BEST_MOVES: Final = 2


def lever_name(levers: Levers, kind: LeverKind, style: NumberStyle) -> str:
    """Name a lever with how far it is pulled: ``Dial-out: Zone A only``."""
    plan = levers.plan
    return tr(_ALL[kind]).format(setting=tr(POLICY_NAMES[plan.dial_out]), share=style.percent(plan.app_share))


def money_text(saving: float | None, currency: str, style: NumberStyle) -> str:
    """Say a saving: ``saves 1,200 EUR a year``, ``costs 1,200 EUR a year more``, ``no difference``."""
    if saving is None:
        return tr("not known: a price is missing")
    amount = style.money(abs(saving))
    if amount == "0":
        return tr("no difference")
    said = tr("saves {amount} {currency} a year") if saving > 0 else tr("costs {amount} {currency} a year more")
    return said.format(amount=amount, currency=currency)


def levers_headline(levers: Levers, style: NumberStyle) -> str:
    """Say what all levers do together."""
    option, currency = levers.option.name, levers.project.currency
    if levers.together is None and levers.lacking:
        return tr("What the levers save under {option} is not known: destinations are missing").format(option=option)
    if levers.together is None:
        return tr("What the levers save under {option} is not known: a price is missing").format(option=option)
    amount = style.money(abs(levers.together))
    if amount == "0":
        return tr("Under {option} the levers make no difference to the cost").format(option=option)
    if levers.together < 0:
        said = tr("All levers together cost {amount} {currency} a year more under {option}")
    else:
        said = tr("All levers together save {amount} {currency} a year under {option}")
    return said.format(amount=amount, currency=currency, option=option)


def effect_sentence(levers: Levers, effect: Effect, style: NumberStyle) -> str:
    """Say what one lever does alone: ``Dial-out: Zone A only, all groups: saves 1,200 EUR a year.``."""
    said = tr("{lever}, {groups}: {saving}.")
    name, groups = lever_name(levers, effect.kind, style), groups_text(levers)
    return said.format(lever=name, groups=groups, saving=money_text(effect.alone, levers.project.currency, style))


def groups_text(levers: Levers) -> str:
    """Name the groups that a plan is about."""
    return listed(levers.plan.groups) if levers.plan.groups else tr("all groups")


def moved_text(effect: Effect, style: NumberStyle) -> str:
    """Say how many calls a year a lever moves from which way to which; "" where none."""
    parts = []
    for way, change in effect.moved.items():
        if abs(change) >= _FEWEST_CALLS:
            sign = "+{count}" if change > 0 else "−{count}"
            parts.append(tr(_WAYS[way]).format(change=sign.format(count=style.count(abs(change)))))
    return tr("A year: {changes}.").format(changes=", ".join(parts)) if parts else ""


def slope_sentence(slope: AppSlope | None, project: Project, style: NumberStyle) -> str:
    """Say what one percentage point is worth where the model stands."""
    if slope is None:
        return tr("What one percentage point is worth is not known: a price is missing.")
    said = tr("From where the plan stands, each percentage point of phone participants who join by app {saving}.")
    return said.format(saving=money_text(slope.per_point, project.currency, style))


def payback_sentence(levers: Levers, cost: float, style: NumberStyle) -> str:
    """Say when a campaign has earned its cost."""
    share, currency = style.percent(levers.plan.app_share), levers.project.currency
    words = {"cost": style.money(cost), "currency": currency, "share": share}
    month = levers.payback(cost)
    if levers.saving(frozenset({"app"})) is None:
        return tr("When a campaign pays back is not known: a price is missing.")
    if month is None:
        said = tr("A campaign for {cost} {currency} that moves {share} at once does not pay back within the plan's {months} months.")
        return said.format(months=levers.project.months, **words)
    said = trn(
        "A campaign for {cost} {currency} that moves {share} at once pays back within the first month, {month}.",
        "A campaign for {cost} {currency} that moves {share} at once pays back within {count} months, in {month}.",
        month,
    )
    return said.format(count=month, month=month_label(levers.project.period[month - 1]), **words)


def drain_sentence(drain: Drain, project: Project, style: NumberStyle) -> str:
    """Say how much of a pool a group uses, and what its overage costs."""
    words = {
        "group": drain.group,
        "minutes": style.count(drain.wanted),
        "share": style.percent(drain.share),
        "overage": style.count(drain.overage),
    }
    if drain.overage <= 0:
        return tr("{group}: {minutes} minutes a year, {share} of what all want from the pool; it covers them.").format(**words)
    if drain.cost is None:
        said = tr("{group}: {minutes} minutes a year, {share} of what all want; {overage} are beyond the pool, at a price that is missing.")
        return said.format(**words)
    said = tr("{group}: {minutes} minutes a year, {share} of what all want; {overage} are beyond the pool and cost {cost} {currency}.")
    return said.format(cost=style.money(drain.cost), currency=project.currency, **words)


def move_text(move: Move, project: Project, style: NumberStyle) -> str:
    """Say where a group could go and what that saves."""
    if not move.product:
        return tr("without dial-out: {saving}").format(saving=money_text(move.saving, project.currency, style))
    product = project.price_book.product(move.product)
    name = move.product if product is None else product.name
    return tr("with {product}: {saving}").format(product=name, saving=money_text(move.saving, project.currency, style))


def moves_sentences(drains: Sequence[Drain], project: Project, style: NumberStyle) -> tuple[str, ...]:
    """Say of each group beyond its pool what its best moves would do; those that cost more are left out."""
    found = []
    for drain in drains:
        moves = [move_text(move, project, style) for move in drain.moves[:_BEST_MOVES] if move.saving > 0]
        if moves:
            found.append(tr("{group}, {moves}.").format(group=drain.group, moves="; ".join(moves)))
        elif drain.overage > 0 and drain.cost is not None:
            found.append(tr("{group}: no other product or setting costs less.").format(group=drain.group))
    return tuple(found)


def assumption_sentences(levers: Levers, style: NumberStyle) -> tuple[str, ...]:
    """Say the order, what is assumed, and which calls are lost."""
    months = levers.plan.renewal_months
    found = [
        tr(
            "Money a year: the average over the plan's period. “In this order” adds the levers one after the other, dial-out first, then "
            "toll-free, then the app; “fair share” is the average over all orders. Both add up to what all save."
        ),
        tr(
            "Barred callers do what each group's shares on this plan say: toll, toll-free or the app. Where they dial in instead, that is "
            "counted. No barred call is counted as lost, because the plan has no share for giving up."
        ),
    ]
    if months:
        found.append(
            trn(
                "Assumed: recurring invitations are renewed within {count} month, evenly; until then calls to their old toll-free numbers go on.",
                "Assumed: recurring invitations are renewed within {count} months, evenly; until then calls to their old toll-free "
                "numbers go on.",
                months,
            ).format(count=months)
        )
        found.append(tr("Put into the plan, toll-free off takes effect at once: the plan's own costs know no renewal of invitations."))
    else:
        found.append(tr("Assumed: no invitation names a toll-free number any more from the first month on."))
    if levers.lost_calls >= _FEWEST_CALLS:
        said = tr("{count} phone calls a year are lost under this option, whatever the levers: their organisers have no phone meetings.")
        found.append(said.format(count=style.count(levers.lost_calls)))
    found += [lacking_sentence(group, call_type) for group, call_type in levers.lacking]
    return tuple(found)


def lacking_sentence(group: str, call_type: CallType) -> str:
    """Say which destinations must be entered before a lever can send calls there."""
    said = tr("{group} has no destinations for {call_type}, where calls would go. Enter them first; until then nothing can be said.")
    return said.format(group=group, call_type=call_type_label(call_type))
