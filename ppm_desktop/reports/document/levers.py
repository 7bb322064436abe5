"""Levers: what dial-out settings, toll-free off and joining by app save, alone and together, and who uses up the pools."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.reports.decision_tables import with_short_names
from ppm_desktop.reports.document.blocks import Bullets, Callout, ChartFigure, Heading, Item
from ppm_desktop.reports.document.twins import printed
from ppm_desktop.reports.levers.table import drains_twin, levers_table, settings_twin
from ppm_desktop.reports.levers.words import assumption_sentences, lever_name, moved_text, moves_sentences, slope_sentence
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.table_twin import TableTwin


def build(case: Case) -> tuple[Block, ...]:
    """Build the section; nothing where the chosen option charges for no calls."""
    study, style, scenario = case.findings.levers, case.style, case.comparison.scenario
    if study is None:
        return ()
    levers, table = study.levers, levers_table(study, style)
    blocks: list[Block] = [Callout("information", tr("{finding}.").format(finding=table.title))]
    if levers.together is not None:
        blocks.append(ChartFigure("levers", table, table.summary, small=True))
    blocks.append(replace(printed(table.twin, style, total=True), caption=table.subtitle))
    said = tr("{lever}. {moved}")
    moved = [(lever_name(levers, effect.kind, style), moved_text(effect, style)) for effect in levers.effects]
    texts = [said.format(lever=name, moved=text) for name, text in moved if text]
    texts += [slope_sentence(study.slope, case.project, style), *assumption_sentences(levers, style)]
    blocks.append(Bullets(tuple(Item(with_short_names(text, scenario)) for text in texts)))
    if study.settings:
        blocks += [Heading(tr("Dial-out, group by group")), printed(short_names(settings_twin(study), scenario), style, words=(0, 1))]
    if study.drains:
        blocks += [Heading(tr("Who uses up the pool")), printed(short_names(drains_twin(study, style), scenario), style, digits=0)]
        moves = moves_sentences(study.drains, case.project, style)
        blocks += [Bullets(tuple(Item(with_short_names(move, scenario)) for move in moves))] if moves else []
    return tuple(blocks)


def short_names(twin: TableTwin, scenario: Scenario) -> TableTwin:
    """Return a table in which names of groups that nobody would read to the end are cut."""
    rows = tuple(tuple(with_short_names(cell, scenario) if isinstance(cell, str) else cell for cell in row) for row in twin.rows)
    return replace(twin, rows=rows)
