"""The best mix of real people as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.mix.people_words import (
    basis_sentences,
    people_donor_sentence,
    people_gap_sentence,
    people_left_out_sentence,
    people_mix_headline,
    rule_sentence,
    unpriced_sentence,
)
from ppm_desktop.reports.terminal_page import page, shown
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.people_mix.find import PeopleMix
    from ppm_desktop.decisions.people_mix.findings import ProductShare
    from ppm_desktop.decisions.people_mix.rated_calls import RatedCalls
    from ppm_desktop.decisions.people_mix.rules import PlaceRule, ThresholdRule
    from ppm_desktop.reports.number_text import NumberStyle


def print_people_mix(
    file: str,
    rated: RatedCalls,
    mix: PeopleMix,
    shares: tuple[ProductShare, ...],
    rules: tuple[ThresholdRule | PlaceRule, ...],
    notes: tuple[str, ...],
    style: NumberStyle,
) -> None:
    """Print what the mix costs, how many have what, which rules come near it, and what there is to know; ``notes`` come last."""
    console = page()
    project = rated.project
    console.print(shown(f"{file} · {rated.scenario.name}", "dim"))
    console.print(shown(people_mix_headline(rated, mix, style), "bold"))
    console.print(shown(people_gap_sentence(rated, mix, style)))
    console.print()
    console.print(_grid(shares, style))
    console.print()
    sentences = (
        people_donor_sentence(shares, style),
        *(rule_sentence(rated, mix, rule, style) for rule in rules),
        unpriced_sentence(rated, style),
        *(people_left_out_sentence(one, project, style) for one in rated.left_out),
        *basis_sentences(rated, style),
        *notes,
    )
    for sentence in filter(None, sentences):
        console.print(shown(f"- {sentence}"))
    book = project.price_book
    basis = tr("{currency}, no tax added · prices: {book}, as of {date} (EXAMPLE PRICES)")
    if not project.has_examples:
        basis = tr("{currency}, no tax added · prices: {book}, as of {date}")
    console.print()
    console.print(shown(basis.format(currency=project.currency, book=book.name, date=book.as_of)))


def _grid(shares: tuple[ProductShare, ...], style: NumberStyle) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(tr("Product")), overflow="fold")
    for head in (tr("Organisers"), tr("Licences nobody has"), tr("Licences"), tr("Calls"), tr("Total")):
        grid.add_column(shown(head), justify="right")
    for share in shares:
        amounts = (share.licences, share.calls, share.licences + share.calls)
        grid.add_row(
            shown(share.product.name), style.count(share.organisers), style.count(share.spare), *(style.fixed(one, 2) for one in amounts)
        )
    return grid
