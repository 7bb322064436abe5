"""What levers save as tables: a chart's bars, each group's settings, and who uses up the pools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.domain.policies import DIAL_OUT_POLICIES
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.levers.words import POLICY_NAMES, groups_text, lever_name, levers_headline, money_text
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.lever_study import LeverStudy
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.option_roles import Role


@dataclass(frozen=True, slots=True)
class LeverPart:
    """One bar of a lever."""

    value: float | None  # saved a year; None where a price is missing
    text: str  # written at its end
    said: str


@dataclass(frozen=True, slots=True)
class LeverBars:
    """A lever's bars."""

    key: str
    name: str
    alone: LeverPart | None  # None for all together
    in_order: LeverPart


@dataclass(frozen=True, slots=True)
class LeversTable:
    """The levers in their order, and all of them together."""

    title: str
    subtitle: str
    summary: str
    twin: TableTwin
    bars: tuple[LeverBars, ...]
    role: Role
    currency: str
    style: NumberStyle


def levers_table(study: LeverStudy, style: NumberStyle) -> LeversTable:
    """Lay the levers of a plan out."""
    levers = study.levers
    currency = levers.project.currency
    title = levers_headline(levers, style)
    subtitle = tr(
        "Saved a year by each lever, {currency}, {groups}; solid: alone, hatched: what it adds in the order dial-out, toll-free, app"
    ).format(currency=currency, groups=groups_text(levers))
    subtitle = example_note(levers.project, subtitle)
    names = {effect.kind: lever_name(levers, effect.kind, style) for effect in levers.effects}
    bars = [
        LeverBars(
            effect.kind,
            names[effect.kind],
            _part(effect.alone, names[effect.kind], tr("alone"), currency, style),
            _part(effect.in_order, names[effect.kind], tr("in order"), currency, style),
        )
        for effect in levers.effects
    ]
    together = tr("All together")
    bars.append(LeverBars("together", together, None, _part(levers.together, together, "", currency, style)))
    columns = (
        TwinColumn("lever", tr("Lever")),
        TwinColumn("alone", tr("Alone, {currency} a year").format(currency=currency)),
        TwinColumn("in_order", tr("In this order")),
        TwinColumn("fair_share", tr("Fair share")),
    )
    rows = [(names[effect.kind], *(_cell(amount) for amount in (effect.alone, effect.in_order, effect.fair))) for effect in levers.effects]
    rows.append((together, "", _cell(levers.together), _cell(levers.together)))
    said = "; ".join(f"{names[effect.kind]}: {money_text(effect.alone, currency, style)}" for effect in levers.effects)
    summary = tr("{finding}. Bars, each lever alone: {levers}.").format(finding=title, levers=said)
    return LeversTable(
        title, subtitle, summary, TableTwin(title, subtitle, columns, tuple(rows)), tuple(bars), role_of(levers.option), currency, style
    )


def settings_twin(study: LeverStudy) -> TableTwin:
    """Return what each dial-out setting saves for each group by itself; today's setting is named."""
    levers = study.levers
    currency = levers.project.currency
    columns = (
        TwinColumn("group", tr("Group")),
        TwinColumn("today", tr("Today")),
        *(TwinColumn(policy, tr(POLICY_NAMES[policy])) for policy in DIAL_OUT_POLICIES),
    )
    rows: dict[str, dict[str, str | float]] = {}
    for one in study.settings:
        row = rows.setdefault(one.group, {})
        row[one.policy] = _cell(one.saving)
        if one.chosen:
            row["today"] = tr(POLICY_NAMES[one.policy])
    title = tr("What each dial-out setting saves, one group at a time")
    subtitle = tr("{currency} a year under {option}; a minus costs more").format(currency=currency, option=levers.option.name)
    if len(rows) < sum(group.habits.join.dial_out > 0 for group in levers.scenario.groups):
        said = trn("{note}; the group with the most dial-out calls", "{note}; the {count} groups with the most dial-out calls", len(rows))
        subtitle = said.format(note=subtitle, count=len(rows))
    cells = tuple((group, row["today"], *(row[policy] for policy in DIAL_OUT_POLICIES)) for group, row in rows.items())
    return TableTwin(title, example_note(levers.project, subtitle), columns, cells)


def drains_twin(study: LeverStudy, style: NumberStyle) -> TableTwin:
    """Return who uses up the pools; where its groups could go is said by ``levers_words.moves_sentences``."""
    levers = study.levers
    project = levers.project
    columns = (
        TwinColumn("group", tr("Group")),
        TwinColumn("minutes", tr("Minutes a year")),
        TwinColumn("share", tr("Share")),
        TwinColumn("brought", tr("Brought in")),
        TwinColumn("overage", tr("Beyond the pool")),
        TwinColumn("cost", tr("Cost, {currency}").format(currency=project.currency)),
    )
    rows = tuple(
        (
            drain.group,
            drain.wanted,
            style.percent(drain.share),
            drain.brought,
            drain.overage,
            _cell(drain.cost),
        )
        for drain in study.drains
    )
    title = tr("Who uses up the pool")
    subtitle = tr("{option}, a year; the pool is used evenly, so everybody bears the same share of the overage").format(
        option=levers.option.name
    )
    return TableTwin(title, example_note(project, subtitle), columns, rows)


def _part(value: float | None, name: str, way: str, currency: str, style: NumberStyle) -> LeverPart:
    saving = money_text(value, currency, style)
    amount = tr("a price is missing") if value is None else style.money(value)
    if not way:
        return LeverPart(value, amount, tr("{lever}: {saving}").format(lever=name, saving=saving))
    text = amount if value is None else tr("{amount} {way}").format(amount=amount, way=way)
    return LeverPart(value, text, tr("{lever}, {way}: {saving}").format(lever=name, way=way, saving=saving))


def _cell(amount: float | None) -> str | float:
    return tr("a price is missing") if amount is None else amount
