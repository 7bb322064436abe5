"""The best mix as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.mix.table import mix_table
from ppm_desktop.reports.mix.words import (
    against_option_sentence,
    donor_sentence,
    expected_cost_sentence,
    gap_sentence,
    left_out_sentence,
    mix_headline,
    random_sentence,
    simple_sentence,
)
from ppm_desktop.reports.terminal_page import page, print_basis, shown

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.decisions.best_mix.answer import Answer
    from ppm_desktop.decisions.best_mix.simple_rules import SimpleMix
    from ppm_desktop.reports.number_text import NumberStyle


def print_mix(file: str, answer: Answer, simple: tuple[SimpleMix, ...], cheapest: OptionResult | None, style: NumberStyle) -> None:
    """Print what the mix costs, who gets what, and what there is to know about it."""
    console = page()
    project = answer.mix.terms.project
    console.print(shown(f"{file} · {answer.mix.terms.scenario.name}", "dim"))
    console.print(shown(mix_headline(answer, style), "bold"))
    for sentence in (gap_sentence(answer, style), against_option_sentence(answer, cheapest, style)):
        if sentence is not None:
            console.print(shown(sentence))
    console.print()
    console.print(_grid(answer, style))
    console.print()
    notes = (
        donor_sentence(answer, style),
        *(simple_sentence(answer, one, style) for one in simple),
        random_sentence(answer, style),
        *(left_out_sentence(one, project) for one in answer.mix.terms.left_out),
        expected_cost_sentence(),
    )
    for note in notes:
        if note is not None:
            console.print(shown(f"- {note}"))
    print_basis(console, project)


def _grid(answer: Answer, style: NumberStyle) -> Table:
    table = mix_table(answer, style)
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in table.columns:
        names = column.key in {"group", "product", "who"}
        grid.add_column(shown(column.label), justify="left" if names else "right", overflow="fold")
    for group, product, who, share, organisers, *amounts in table.rows:
        shares = f"{style.fixed(share * 100, 1)}{style.narrow_space}%" if isinstance(share, float) else share
        people = style.count(organisers) if isinstance(organisers, float) else organisers
        grid.add_row(*(shown(str(text)) for text in (group, product, who, shares, people)), *(style.fixed(float(a), 2) for a in amounts))
    return grid
