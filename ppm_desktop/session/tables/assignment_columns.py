"""The columns of who gets what: a product for all, or a share of each product, what they add up to, and the licences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from ppm_desktop.domain.scenario import EVERYBODY
from ppm_desktop.session.entry.entry_text import read_share
from ppm_desktop.session.entry.product_words import product_word
from ppm_desktop.session.entry.shares import adds_up, sum_sentence
from ppm_desktop.session.entry.shown_text import exact_percent, percent_text
from ppm_desktop.session.tables.assignment_row import FOLLOW, AssignmentRow, with_product, with_share
from ppm_desktop.session.tables.groups_table import choice_reader
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.entry.number_entry import Refusal


class Licences(Protocol):
    """How many get what in the first month."""

    def __call__(self, row: AssignmentRow, *, named: bool) -> str:
        """Return the numbers, or the numbers with the products' names."""


def assignment_columns(
    book: PriceBook, products: tuple[str, ...], style: NumberStyle, licences: Licences
) -> tuple[Column[AssignmentRow], ...]:
    """Return the columns for ``products``; ``licences`` says what a row comes to in the first month."""
    return (
        Column(
            key="group",
            title=tr("Organisers"),
            read=lambda row: row.group,
            show=group_text,
            alignment="left",
            places=("group",),
        ),
        Column(
            key="organisers",
            title=tr("People"),
            read=lambda row: row.organisers,
            show=lambda row: style.fixed(row.organisers, 0),
            unit=tr("organisers in the first month"),
            tooltip=tr("Organisers in the first month of the plan."),
        ),
        _product_column(book, products),
        *(_share_column(product, product_word(product, book), style) for product in products),
        Column(
            key="sum",
            title=tr("Sum"),
            read=lambda row: sum(row.shares.values()),
            show=lambda row: "" if row.fixed or not row.shares else percent_text(sum(row.shares.values()), style),
            tooltip=tr("All shares of a row add up to 100 %."),
            places=("sum",),
            warn=lambda row: "" if row.fixed or not row.shares or adds_up(_sum(row)) else sum_sentence(_sum(row), style),
        ),
        Column(
            key="licences",
            title=tr("First\nmonth"),
            read=lambda row: licences(row, named=False),
            show=lambda row: licences(row, named=False),
            detail=lambda row: licences(row, named=True),
            unit=tr("licences"),
            tooltip=tr("How many get each product in the first month, in the order of the columns: whole people."),
        ),
    )


def group_text(row: AssignmentRow) -> str:
    """Name a row."""
    return tr("Everybody else") if row.group == EVERYBODY else row.group


def _sum(row: AssignmentRow) -> float:
    return sum(row.shares.values())


def _product_column(book: PriceBook, products: tuple[str, ...]) -> Column[AssignmentRow]:
    # Read in the language in force when the table is made, as every column is.
    words = [(product, product_word(product, book)) for product in products]
    follow = tr("as everybody else")
    choices = (*words, (FOLLOW, follow))

    def show(row: AssignmentRow) -> str:
        if row.fixed:
            return tr("keep E5")
        if row.follows:
            return follow if row.rest is not None else tr("nothing yet")
        if not row.shares:
            return "–"
        return product_word(row.only, book) if row.only else tr("split")

    def enter(text: str) -> str | Refusal:
        return choice_reader(choices, mark("“{text}” is not a licence of the price book: {choices}."))(text)

    return Column(
        key="product",
        title=tr("Licence"),
        read=lambda row: FOLLOW if row.follows else row.only,
        show=show,
        enter=lambda text: None if text in {tr("split"), tr("keep E5"), tr("nothing yet"), "–", ""} else enter(text),
        write=lambda row, product: row if product is None else with_product(row, product),
        noun=tr("the licence"),
        alignment="left",
        edit_kind="choice",
        choices=tuple(text for _product, text in choices),
        tooltip=tr("One licence for all of them. For a split, type shares in the columns beside it."),
        places=("product",),
    )


def _share_column(product: str, word: str, style: NumberStyle) -> Column[AssignmentRow]:
    def show(row: AssignmentRow) -> str:
        share = 0.0 if row.fixed else row.shares.get(product, 0.0)
        return percent_text(share, style) if share else "–"

    def spell(row: AssignmentRow) -> str:
        return exact_percent(0.0 if row.fixed else row.shares.get(product, 0.0), style)

    def enter(text: str) -> float | Refusal:
        return 0.0 if text.strip() in {"", "–"} else read_share(text, style)

    return Column(
        key=f"share_{product}",
        title=_in_two_lines(word),
        read=lambda row: 0.0 if row.fixed else row.shares.get(product, 0.0),
        show=show,
        spell=spell,
        enter=enter,
        write=partial(_written, product),
        noun=tr("the share of {product}").format(product=word),
        edit_kind="share",
        cleared="0",
        tooltip=tr("{product}: share of the organisers who get it. 60 %, 60 and 0.6 are the same.").format(product=word),
    )


def _written(product: str, row: AssignmentRow, share: float) -> AssignmentRow | Refusal:
    return with_share(row, product, share)


def _in_two_lines(word: str) -> str:
    """Break a header where its halves are most alike."""
    spaces = [place for place, sign in enumerate(word) if sign == " "]
    if not spaces:
        return word
    middle = min(spaces, key=lambda place: abs(place - len(word) / 2))
    return f"{word[:middle]}\n{word[middle + 1 :]}"
