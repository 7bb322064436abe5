"""How it was calculated, in words that can be checked by hand, and the rules that were applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.document.blocks import Bullets, Heading, Item, Paragraph
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case


def build(case: Case) -> tuple[Block, ...]:
    """Build the section of the method."""
    blocks: list[Block] = [
        Paragraph(tr("Each option is costed for every month and group, and the amounts are added up. Nothing is estimated from a total.")),
        Bullets(tuple(Item(text) for text in _chain(case)), numbered=True),
    ]
    rules = _rules(case)
    if rules:
        blocks += [Heading(tr("Rules that were applied")), Bullets(rules)]
    return tuple(blocks)


def _chain(case: Case) -> tuple[str, ...]:
    scenario = case.comparison.scenario
    seconds = scenario.increment_seconds
    if seconds > 1:
        rounding = trn(
            "Each call is rounded up to a multiple of {count} second before its minutes are counted.",
            "Each call is rounded up to a multiple of {count} seconds before its minutes are counted.",
            seconds,
        ).format(count=seconds)
    else:
        rounding = tr("Calls are counted to the second.")
    pool = (
        tr("Minutes of dial-out that a pool may pay are taken from the pool of their month; it is filled by the licences assigned.")
        if scenario.pool_basis == "assigned"
        else tr("Minutes of dial-out that a pool may pay are taken from the pool of their month; it is filled by the licences purchased.")
    )
    return (
        tr("Calls of a month = organisers × meetings × attendees × share by phone × season. One phone participant is one call."),
        rounding,
        tr("Calls are divided among toll dial-in, toll-free dial-in and dial-out, and among destinations, by the shares under “Inputs”."),
        tr("Policies then move calls that they bar to where the inputs say that they go."),
        tr("Licences = organisers of the month, by the product that the option gives them, × the fee in force in that month."),
        pool,
        tr(
            "What a licence includes costs nothing per minute. All other minutes are multiplied by the rate in force on the month's first day."
        ),
        tr("A missing rate is never zero: the option is then marked as incomplete, its total is a lower bound (≥), and it cannot win."),
        tr("Amounts are rounded for printing only. The largest part of a column takes what rounding leaves, so that printed parts add up."),
    )


def _rules(case: Case) -> tuple[Item, ...]:
    """Return the rules that bar an option or ask for a step, and those that the next steps rest on."""
    catalogue, day = case.catalogue, case.project.start.first_day
    reasons = (reason.rule for result in case.comparison.results for reason in result.eligibility.reasons)
    grounds = (ground.rule for step in case.steps.steps for ground in step.grounds)
    items = []
    for rule_id in dict.fromkeys((*reasons, *grounds)):
        rule = catalogue.rules.get(rule_id)
        if rule is None:
            continue
        state = rule.in_force_on(day) or rule.history[0]
        source = catalogue.sources[state.source]
        said = tr("{source}, {day}").format(source=source.title, day=case.style.day(source.date))
        items.append(Item(tr("{rule}: {value}").format(rule=rule.title, value=state.value), (said,)))
    return tuple(items)
