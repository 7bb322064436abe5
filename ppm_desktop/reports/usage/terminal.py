"""An import of usage exports, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.terminal_page import page, shown
from ppm_desktop.reports.usage.sentences import LEFT_OUT, assumption_sentence, duplicate_sentences, partial_sentence
from ppm_desktop.reports.words import call_type_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.usage_summary import Tally, UsageSummary
    from ppm_desktop.reports.number_text import NumberStyle


def print_usage(summary: UsageSummary, style: NumberStyle) -> None:
    """Print calls, minutes and money by call type, then what was left out, assumed and not understood."""
    console = page()
    for file in summary.files:
        console.print(shown(tr("{file} · {rows} rows").format(file=file.name, rows=style.count(file.rows)), "dim"))
    headline = tr("{kept} of {read} rows are phone calls of meetings, by {organisers} organisers.")
    counts = {"kept": style.count(summary.rows_kept), "read": style.count(summary.rows_read), "organisers": style.count(summary.organisers)}
    console.print(shown(headline.format(**counts), "bold"))
    console.print()
    console.print(_kept(summary, style))
    if summary.left_out:
        console.print()
        console.print(_left_out(summary, style))
    notes = [
        *duplicate_sentences(summary, style),
        partial_sentence(summary),
        *(assumption_sentence(one, style) for one in summary.assumptions),
    ]
    unknown = tr("Call type “{found}” is not known: {calls} calls.")
    notes += [unknown.format(found=one.found, calls=style.count(one.tally.calls)) for one in summary.call_types if one.meaning == "unknown"]
    nowhere = tr("“{found}” is no country that is known: {calls} calls.")
    notes += [nowhere.format(found=one.found, calls=style.count(one.tally.calls)) for one in summary.unknown_destinations]
    notes += [tr("{file} holds no calls over Microsoft's network and was not read.").format(file=name) for name in summary.skipped]
    console.print()
    for note in filter(None, notes):
        console.print(shown(f"- {note}"))


def _kept(summary: UsageSummary, style: NumberStyle) -> Table:
    heads = (tr("Calls"), tr("Billed minutes"), tr("Charge"), tr("Connection fees"))
    grid = _grid(tr("Call type"), heads)
    for call_type, tally in summary.by_call_type:
        numbers = (style.count(tally.calls), style.count(tally.billed_minutes), *_money(tally, style))
        grid.add_row(shown(call_type_label(call_type)), *numbers)
    return grid


def _left_out(summary: UsageSummary, style: NumberStyle) -> Table:
    grid = _grid(tr("Left out"), (tr("Rows"), tr("Minutes"), tr("Charge"), tr("Connection fees")))
    for one in summary.left_out:
        grid.add_row(
            shown(tr(LEFT_OUT[one.reason])), style.count(one.tally.calls), style.count(one.tally.minutes), *_money(one.tally, style)
        )
    return grid


def _money(tally: Tally, style: NumberStyle) -> tuple[str, str]:
    return style.fixed(tally.charge, 2), style.fixed(tally.connection_fee, 2)


def _grid(first: str, heads: tuple[str, ...]) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(first), overflow="fold")
    for head in heads:
        grid.add_column(shown(head), justify="right")
    return grid
