"""What new prices would do to saved projects, as an Excel workbook: a row for each, differences as live formulas."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.drift.words import drift_headline, drift_sentences, outcome_label
from ppm_desktop.reports.link_cells import LinkCells
from ppm_desktop.reports.portfolio.workbook import write_not_read
from ppm_desktop.reports.workbook.addresses import letters, sheet_name
from ppm_desktop.reports.workbook.page import Formats, Page
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ppm_desktop.decisions.drift import Drift
    from ppm_desktop.decisions.portfolio import OptionTotal
    from ppm_desktop.reports.number_text import NumberStyle

#: Heading and width of each column; figures stand on the right.
_COLUMNS: Final = (
    ("outcome", mark("Decision"), 16), ("file", mark("File"), 34), ("customer", mark("Customer"), 22), ("project", mark("Project"), 22),
    ("scenario", mark("Scenario"), 22), ("currency", mark("Currency"), 10), ("months", mark("Months"), 8),
    ("before", mark("Cheapest so far"), 40), ("old_total", mark("Total so far"), 15), ("after", mark("Cheapest, new prices"), 40),
    ("new_total", mark("Total, new prices"), 15), ("change", mark("Change"), 15), ("staying_total", mark("Cheapest so far at the new prices"), 18),
    ("staying", mark("Cost of staying"), 15), ("remarks", mark("To know"), 90),
)  # fmt: skip
_PLACES: Final = {key: place for place, (key, _, _) in enumerate(_COLUMNS)}
_FIGURES: Final = frozenset({"months", "old_total", "new_total", "change", "staying_total", "staying"})
_HEADS: Final = 4


def drift_workbook(
    found: Sequence[Drift], bad: Mapping[str, Sequence[str]], prices: str, style: NumberStyle, link: Callable[[str], str]
) -> bytes:
    """Return the workbook, in the language in force. ``prices`` are the new ones' name, ``link`` says where a file is from there."""
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; only who exports needs it

    from ppm_desktop.reports.workbook.formula_sheet import FormulaSheet  # noqa: PLC0415 - brings XlsxWriter

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": tr("Decisions under new prices"), "comments": tr("Written by ppm_desktop")})
    book.set_calc_mode("auto")
    formats = Formats(book, "")
    sheet = book.add_worksheet(sheet_name(tr("Decisions")), FormulaSheet)
    page, links = Page(sheet, formats), LinkCells(book, sheet, link)
    page.title(tr("Decisions under new prices"), tr("New prices: {book}").format(book=prices))
    page.text(2, 0, drift_headline(found, len(bad)), "section")
    page.heads(_HEADS, [tr(title) for _, title, _ in _COLUMNS], words=[place for key, place in _PLACES.items() if key not in _FIGURES])
    sheet.set_row(_HEADS, 32)
    for row, drift in enumerate(found, start=_HEADS + 1):
        _write_project(page, links, row, drift, style)
    sheet.autofilter(_HEADS, 0, _HEADS + max(1, len(found)), len(_COLUMNS) - 1)
    for place, (_, _, width) in enumerate(_COLUMNS):
        page.columns(place, place, width)
    page.finish(frozen=(_HEADS + 1, 2), repeated=(_HEADS, _HEADS), printed=_PLACES["staying"])
    if bad:
        write_not_read(Page(book.add_worksheet(sheet_name(tr("Not read")), FormulaSheet), formats), bad)
    book.close()
    return target.getvalue()


def _write_project(page: Page, links: LinkCells, row: int, drift: Drift, style: NumberStyle) -> None:
    heading = drift.heading
    links.write(row, _PLACES["file"], heading.file)
    texts = {
        "outcome": outcome_label(drift),
        "customer": heading.customer,
        "project": heading.name,
        "scenario": heading.scenario,
        "currency": heading.currency,
        "before": "" if drift.before is None else drift.before.name,
        "after": "" if drift.after is None else drift.after.name,
        "remarks": " ".join(drift_sentences(drift, style)),
    }
    for key, text in texts.items():
        page.text(row, _PLACES[key], text, "warning" if key == "outcome" and drift.outcome in {"changed", "open"} else "label")
    page.number(row, _PLACES["months"], heading.months, "count")
    for key, option in (("old_total", drift.before), ("new_total", drift.after), ("staying_total", drift.staying)):
        _amount(page, row, key, option)
    for key, first, second, value in (
        ("change", "new_total", "old_total", drift.change),
        ("staying", "staying_total", "new_total", drift.cost_of_staying),
    ):
        one, other = (f"{letters(_PLACES[name])}{row + 1}" for name in (first, second))
        formula = f'IF(AND(ISNUMBER({one}),ISNUMBER({other})),{one}-{other},"")'
        page.formula(row, _PLACES[key], formula, "" if value is None else value, "money")


def _amount(page: Page, row: int, key: str, option: OptionTotal | None) -> None:
    """Write a total that is known; a lower bound stays an empty cell, because formulas would take it for the cost."""
    if option is None or not option.complete:
        page.blank(row, _PLACES[key], "money")
    else:
        page.number(row, _PLACES[key], option.total, "money")
