"""Many projects as an Excel workbook: a row for each, totals by currency as live formulas, and the files that were not read."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.link_cells import LinkCells
from ppm_desktop.reports.portfolio.totals import CurrencyTotal, a_year, currency_totals
from ppm_desktop.reports.portfolio.words import completeness_text, standing_sentences
from ppm_desktop.reports.words import printable
from ppm_desktop.reports.workbook.addresses import letters, sheet_name
from ppm_desktop.reports.workbook.page import Formats, Page
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ppm_desktop.decisions.portfolio import OptionTotal, Standing
    from ppm_desktop.reports.number_text import NumberStyle

#: Heading and width of each column; figures stand on the right.
_COLUMNS: Final = (
    ("file", mark("File"), 34), ("customer", mark("Customer"), 22), ("project", mark("Project"), 22), ("scenario", mark("Scenario"), 22),
    ("currency", mark("Currency"), 10), ("start", mark("First month"), 11), ("months", mark("Months"), 8),
    ("organiser_months", mark("Organiser months"), 11), ("organisers", mark("Organisers, average"), 11),
    ("cheapest", mark("Cheapest option"), 40), ("total", mark("Total over the period"), 15), ("year", mark("Total a year"), 14),
    ("each", mark("Per organiser and month"), 13), ("baseline", mark("Baseline option"), 40), ("baseline_total", mark("Baseline, total"), 15),
    ("to_baseline", mark("Difference to baseline"), 15), ("next", mark("Next best option"), 40), ("next_total", mark("Next best, total"), 15),
    ("to_next", mark("Difference to next best"), 15), ("complete", mark("Prices"), 12), ("problems", mark("To know"), 80),
)  # fmt: skip
_PLACES: Final = {key: place for place, (key, _, _) in enumerate(_COLUMNS)}
_LETTERS: Final = {key: letters(place) for key, place in _PLACES.items()}
_WORDS: Final = frozenset(
    _PLACES[key] for key in ("file", "customer", "project", "scenario", "currency", "cheapest", "baseline", "next", "complete", "problems")
)
#: Title, note, blank, headings of the totals.
_TOTALS_TOP: Final = 4


def portfolio_workbook(
    standings: Sequence[Standing], bad: Mapping[str, Sequence[str]], style: NumberStyle, link: Callable[[str], str]
) -> bytes:
    """Return the workbook, in the language in force.

    Args:
        standings: The projects, in the order of the rows.
        bad: Sentences about files that were not read, by file.
        style: How texts write numbers.
        link: Says where a file is as seen from the workbook; "" for no link.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; only who exports needs it

    from ppm_desktop.reports.workbook.formula_sheet import FormulaSheet  # noqa: PLC0415 - brings XlsxWriter

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": tr("Portfolio"), "comments": tr("Written by ppm_desktop")})
    book.set_calc_mode("auto")
    formats = Formats(book, "")
    sheet = book.add_worksheet(sheet_name(tr("Portfolio")), FormulaSheet)
    _Portfolio(Page(sheet, formats), LinkCells(book, sheet, link), standings, style).write()
    if bad:
        write_not_read(Page(book.add_worksheet(sheet_name(tr("Not read")), FormulaSheet), formats), bad)
    book.close()
    return target.getvalue()


def write_not_read(page: Page, bad: Mapping[str, Sequence[str]]) -> None:
    """List the files that gave no project, with the reasons."""
    page.title(tr("Not read"), tr("These files are in no figure of this workbook."))
    page.heads(3, [tr("File"), tr("Reason")], words=(0, 1))
    rows = [(file, sentence) for file, sentences in bad.items() for sentence in sentences]
    for row, (file, sentence) in enumerate(rows, start=4):
        page.text(row, 0, printable(file))
        page.text(row, 1, printable(sentence), "wrapped")
    page.columns(0, 0, 44)
    page.columns(1, 1, 110)
    page.finish(frozen=(4, 1), repeated=(3, 3))


class _Portfolio:
    """The sheet of projects."""

    def __init__(self, page: Page, links: LinkCells, standings: Sequence[Standing], style: NumberStyle) -> None:
        self._page, self._links, self._standings, self._style = page, links, standings, style
        self._totals = currency_totals(standings)
        self._heads = _TOTALS_TOP + len(self._totals) + 1
        self._first = self._heads + 1
        self._last = self._heads + max(1, len(standings))

    def write(self) -> None:
        page, sheet = self._page, self._page.sheet
        page.title(
            tr("Portfolio"),
            tr("The cheapest option of each project over its own period, no tax added. Currencies are not added together."),
        )
        self._write_totals()
        page.heads(self._heads, [tr(title) for _, title, _ in _COLUMNS], words=_WORDS)
        sheet.set_row(self._heads, 32)
        for row, standing in enumerate(self._standings, start=self._first):
            self._write_project(row, standing)
        sheet.autofilter(self._heads, 0, self._last, len(_COLUMNS) - 1)
        for place, (_, _, width) in enumerate(_COLUMNS):
            page.columns(place, place, width)
        page.finish(frozen=(self._first, 1), repeated=(self._heads, self._heads), printed=_PLACES["complete"])

    def _write_totals(self) -> None:
        page = self._page
        heads = {"file": tr("Totals by currency"), "customer": tr("Projects"), "project": tr("Without a cheapest option")}
        keys = ("currency", "organiser_months", "organisers", "total", "year", "each")
        titles = {key: tr(title) for key, title, _ in _COLUMNS}
        for key, text in {**heads, **{key: titles[key] for key in keys}}.items():
            page.text(_TOTALS_TOP - 1, _PLACES[key], text, "head" if key in {"file", "currency"} else "head.right")
        page.sheet.set_row(_TOTALS_TOP - 1, 32)
        for row, total in enumerate(self._totals, start=_TOTALS_TOP):
            self._write_total(row, total)

    def _write_total(self, row: int, total: CurrencyTotal) -> None:
        page = self._page
        here = f"{_LETTERS['currency']}{row + 1}"
        same, known = f"{self._range('currency')},{here}", f'{self._range("total")},">=0"'
        months = sum(s.organiser_months for s in self._standings if s.heading.currency == total.currency and s.best is not None)
        page.text(row, _PLACES["file"], tr("All in {currency}").format(currency=total.currency))
        page.text(row, _PLACES["currency"], total.currency)
        page.formula(row, _PLACES["customer"], f"COUNTIFS({same},{known})", total.decided, "count")
        page.formula(row, _PLACES["project"], f"COUNTIF({same})-{_LETTERS['customer']}{row + 1}", total.undecided, "count")
        sums: tuple[tuple[str, float, str], ...] = (
            ("organiser_months", months, "count"),
            ("organisers", total.organisers, "quantity"),
            ("total", total.total, "strong.money"),
            ("year", total.a_year, "strong.money"),
        )
        for key, value, kind in sums:
            page.formula(row, _PLACES[key], f"SUMIFS({self._range(key)},{same},{known})", value, kind)
        each = f'IF({self._cell("organiser_months", row)}>0,{self._cell("total", row)}/{self._cell("organiser_months", row)},"")'
        page.formula(row, _PLACES["each"], each, total.total / months if months else "", "money")

    def _write_project(self, row: int, standing: Standing) -> None:
        page, heading = self._page, standing.heading
        self._links.write(row, _PLACES["file"], heading.file)
        texts = {
            "customer": heading.customer,
            "project": heading.name,
            "scenario": heading.scenario,
            "currency": heading.currency,
            "cheapest": tr("not known") if standing.best is None else standing.best.name,
            "baseline": standing.baseline.name,
            "next": "" if standing.next_best is None else standing.next_best.name,
            "complete": completeness_text(standing),
            "problems": " ".join(standing_sentences(standing, self._style)),
        }
        for key, text in texts.items():
            page.text(row, _PLACES[key], text, "warning" if key == "complete" and not standing.complete else "label")
        page.day(row, _PLACES["start"], date.fromisoformat(f"{heading.start}-01"), "month")
        page.number(row, _PLACES["months"], heading.months, "count")
        page.number(row, _PLACES["organiser_months"], standing.organiser_months, "count")
        months, people = self._cell("months", row), self._cell("organiser_months", row)
        page.formula(row, _PLACES["organisers"], f"{people}/{months}", standing.organisers, "quantity")
        self._amount(row, "total", standing.best)
        self._amount(row, "baseline_total", standing.baseline)
        self._amount(row, "next_total", standing.next_best)
        total = self._cell("total", row)
        year = "" if standing.best is None else a_year(standing, standing.best.total)
        page.formula(row, _PLACES["year"], f'IF(ISNUMBER({total}),{total}/{months}*12,"")', year, "money")
        each = "" if standing.per_organiser is None else standing.per_organiser
        page.formula(row, _PLACES["each"], f'IF(AND(ISNUMBER({total}),{people}>0),{total}/{people},"")', each, "money")
        for key, other, value in (
            ("to_baseline", "baseline_total", standing.against_baseline),
            ("to_next", "next_total", standing.against_next),
        ):
            against = self._cell(other, row)
            formula = f'IF(AND(ISNUMBER({total}),ISNUMBER({against})),{total}-{against},"")'
            page.formula(row, _PLACES[key], formula, "" if value is None else value, "money")

    def _amount(self, row: int, key: str, option: OptionTotal | None) -> None:
        """Write a total that is known; a lower bound stays an empty cell, because sums would take it for the cost."""
        if option is None or not option.complete:
            self._page.blank(row, _PLACES[key], "money")
        else:
            self._page.number(row, _PLACES[key], option.total, "money")

    def _cell(self, key: str, row: int) -> str:
        return f"{_LETTERS[key]}{row + 1}"

    def _range(self, key: str) -> str:
        letter = _LETTERS[key]
        return f"${letter}${self._first + 1}:${letter}${self._last + 1}"
