"""What levers save, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.domain.policies import DIAL_OUT_POLICIES
from ppm_desktop.reports.levers.words import (
    POLICY_NAMES,
    assumption_sentences,
    drain_sentence,
    lever_name,
    levers_headline,
    move_text,
    moved_text,
    payback_sentence,
    slope_sentence,
)
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.terminal_page import page, print_basis, shown
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.lever_study import LeverStudy
    from ppm_desktop.reports.number_text import NumberStyle


def print_levers(file: str, study: LeverStudy, campaign_cost: float | None, style: NumberStyle) -> None:
    """Print the levers, every group's settings, the campaign and who uses up the pools."""
    console, levers = page(), study.levers
    project = levers.project
    console.print(shown(f"{file} · {levers.scenario.name} · {levers.option.name}", "dim"))
    console.print(shown(tr("{finding}.").format(finding=levers_headline(levers, style)), "bold"))
    console.print()
    console.print(_effects(study, style))
    for effect in levers.effects:
        moved = moved_text(effect, style)
        if moved:
            console.print(shown(f"- {lever_name(levers, effect.kind, style)}. {moved}"))
    if study.settings:
        console.print()
        console.print(
            shown(tr("What each dial-out setting saves a year, one group at a time, {currency}:").format(currency=project.currency))
        )
        console.print(_settings(study, style))
    console.print()
    console.print(shown(f"- {slope_sentence(study.slope, project, style)}"))
    if campaign_cost is not None:
        console.print(shown(f"- {payback_sentence(levers, campaign_cost, style)}"))
    for drain in study.drains:
        console.print(shown(f"- {drain_sentence(drain, project, style)}"))
        for move in drain.moves:
            console.print(shown(f"    {move_text(move, project, style)}"))
    for sentence in assumption_sentences(levers, style):
        console.print(shown(f"- {sentence}"))
    print_basis(console, project)


def _effects(study: LeverStudy, style: NumberStyle) -> Table:
    currency = study.levers.project.currency
    heads = (tr("Alone"), tr("In this order"), tr("Fair share"))
    grid = _grid(tr("Saves a year, {currency}").format(currency=currency), *heads)
    for effect in study.levers.effects:
        amounts = (_amount(amount, style) for amount in (effect.alone, effect.in_order, effect.fair))
        grid.add_row(shown(lever_name(study.levers, effect.kind, style)), *amounts)
    together = _amount(study.levers.together, style)
    grid.add_row(shown(tr("All together")), "", together, together)
    return grid


def _settings(study: LeverStudy, style: NumberStyle) -> Table:
    grid = _grid(tr("Group"), *(tr(POLICY_NAMES[policy]) for policy in DIAL_OUT_POLICIES))
    rows: dict[str, list[str]] = {}
    for one in study.settings:
        said = _amount(one.saving, style)
        rows.setdefault(one.group, []).append(tr("{amount} (today)").format(amount=said) if one.chosen else said)
    for group, cells in rows.items():
        grid.add_row(shown(group), *(shown(cell) for cell in cells))
    return grid


def _grid(first: str, *others: str) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(first), overflow="fold")
    for head in others:
        grid.add_column(shown(head), justify="right")
    return grid


def _amount(amount: float | None, style: NumberStyle) -> str:
    return UNKNOWN if amount is None else style.fixed(amount, 2)
