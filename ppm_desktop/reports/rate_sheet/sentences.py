"""Sentences about a rate sheet: why a file, a row or a cell was not taken, and what to do. One template per code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.words import CALL_TYPE_LABELS, LINE_LABELS, printable
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.domain.problem import Problem

FILE_TEMPLATES: Final[Mapping[str, str]] = {
    "sheet_missing": mark("There is no such file. Choose it again; it may have been moved or renamed."),
    "sheet_no_file": mark("This is a folder or a device, not a file. Choose the rate sheet itself."),
    "sheet_unreadable": mark("The file cannot be read: {reason}. Check that you may open it and that no other program keeps it locked."),
    "sheet_too_large": mark("The file has more than {limit} MB, which no rate sheet has. Choose another file."),
    "sheet_empty": mark("The file is empty: no cell of it holds anything. Choose another file, or save the sheet again."),
    "sheet_encrypted": mark(
        "The workbook is protected with a password. Open it in Excel, remove the password, and save it under another name."
    ),
    "sheet_old_excel": mark("This is a file of an old Excel (.xls). Open it in Excel or LibreOffice and save it as .xlsx."),
    "sheet_other_format": mark("This is a spreadsheet of another format. Open it in Excel or LibreOffice and save it as .xlsx."),
    "sheet_pdf": mark("This is a PDF. Rates are read from a workbook (.xlsx) or a text file (.csv); ask for the sheet in one of them."),
    "sheet_not_workbook": mark("This is an archive, but not a workbook. Rates are read from .xlsx and .csv files."),
    "sheet_damaged": mark("The workbook is damaged ({reason}). Open it in Excel or LibreOffice, save it again, or ask for another copy."),
    "sheet_unpacks": mark("The workbook unpacks to {found} MB; at most {limit} MB are read. This is probably not a rate sheet."),
    "sheet_too_full": mark("The file holds far more cells, texts or formats than a rate sheet. Copy the rates alone into a new file."),
    "sheet_too_long": mark(
        "More than {limit} rows are filled. This is probably not a rate sheet; copy the rates into a sheet of their own."
    ),
    "sheet_not_text": mark("This is neither a workbook nor text. Rates are read from .xlsx and .csv files."),
    "sheet_not_csv": mark(
        "Row {row} begins a quoted text that is too long or never ends. Close the quotation mark, or save the file again as CSV."
    ),
    "sheet_cp1252": mark(
        "Line {line} is not UTF-8, so the text was read as Western European (Windows-1252). Check the names with accents."
    ),
}
MAPPING_TEMPLATES: Final[Mapping[str, str]] = {
    "no_tab_used": mark("No tab is used. Choose a call type for each tab that holds rates."),
    "no_country_column": mark("Which column holds the country is not known. Choose it, or a column of dial codes."),
    "no_rate_column": mark("Which column holds the rate per minute is not known. Choose it."),
    "no_call_type": mark(
        "Whether these rates are for toll, toll-free or dial-out calls is not known. Choose the call type, or the column that says it."
    ),
    "decimal_sign_unknown": mark(
        "“{found}” means one amount with a decimal point and another with a decimal comma. Choose the decimal sign of the sheet."
    ),
    "date_order_unknown": mark("“{found}” means one day when the day comes first and another when the month does. Choose the order."),
}
ROW_TEMPLATES: Final[Mapping[str, str]] = {
    "price_missing": mark("There is no rate. A missing rate is not zero: type the rate, or leave this row out."),
    "price_not_a_number": mark("“{found}” is not a rate. Type the price of a minute as a number, such as 0.013."),
    "price_negative": mark("The rate {found} is below zero. Type the price of a minute."),
    "price_is_day": mark("The cell holds the day {found}: the spreadsheet took a number for a date. Type the rate again."),
    "price_in_cents": mark(
        "“{found}” is in hundredths of the currency. Amounts are not converted: type the rate in whole units, such as 0.013."
    ),
    "price_ambiguous": mark("“{found}” can mean {one} or {other}. Choose the decimal sign of the sheet, or type the rate again."),
    "price_misgrouped": mark("“{found}” is not grouped by thousands. Type the number without separators."),
    "price_too_long": mark("“{found}” has more than {limit} digits before or after the decimal sign. Type a shorter number."),
    "formula_without_value": mark("The row holds a formula without a stored value. Open the file in Excel and save it, or type the value."),
    "other_currency": mark(
        "The row is in {found}, the price book in {expected}. Amounts are not converted: ask for the sheet in {expected}."
    ),
    "other_currency_heading": mark(
        "The heading says {found}, the price book is in {expected}. Amounts are not converted: ask for the sheet in {expected}."
    ),
    "country_missing": mark("There is no country. Type its name or its two-letter code."),
    "unknown_country_nearest": mark("“{found}” is no country that is known. Did you mean {nearest}?"),
    "unknown_country_name": mark("“{found}” is no country that is known. Type its name or its two-letter code, such as GB."),
    "unknown_dial_code": mark("“{found}” is no dial code of a country. Type the country."),
    "shared_dial_code": mark("The dial code “{found}” is shared by {countries}. Type the country."),
    "call_type_missing": mark("The row does not say whether it is for toll, toll-free or dial-out calls. Type one of them."),
    "unknown_call_type": mark("“{found}” is no call type. Type toll, toll-free or dial-out."),
    "unknown_line": mark("“{found}” is no line type. Type landline, mobile or premium, or nothing for any line."),
    "line_not_dial_out": mark("The line type “{found}” stands at a rate for {call_type}; only dial-out has line types. Empty the cell."),
    "not_a_day": mark("“{found}” is no day between 1900 and 2199. Type it as 2026-04-01."),
    "day_ambiguous": mark("“{found}” can mean two days. Choose whether the day or the month comes first, or type it as 2026-04-01."),
    "contradicts": mark(
        "{country} has the rate {found} here and {other} in row {row}. The first one is kept; correct or remove the other."
    ),
    "contradicts_tab": mark(
        "{country} has the rate {found} here and {other} in row {row} of the tab “{tab}”. The first one is kept; correct or remove the other."
    ),
    "contradicts_fee": mark(
        "{country} has the connection fee {found} here and {other} in row {row}. The first one is kept; correct the other."
    ),
    "contradicts_tab_fee": mark(
        "{country} has the connection fee {found} here and {other} in row {row} of the tab “{tab}”. The first one is kept; correct the other."
    ),
    "rate_zero": mark("The rate is 0. If calls there cost nothing, leave it; if the rate is not known, leave the row out."),
    "rate_suspicious": mark("{found} a minute is more than {limit}: is the sheet in cents? Check it."),
}
SKIP_TEMPLATES: Final[Mapping[str, str]] = {
    "tab_not_used": mark("in tabs that are not used"),
    "above_header": mark("above the headings"),
    "header": mark("headings"),
    "blank": mark("blank"),
    "remark": mark("titles and remarks"),
    "nothing_mapped": mark("nothing in the columns that are used"),
    "no_rate_here": mark("no rate for a call type"),
}
_TEMPLATES: Final[Mapping[str, str]] = {**FILE_TEMPLATES, **MAPPING_TEMPLATES, **ROW_TEMPLATES}
#: Texts of cells are cut here: a sentence is read, not scrolled.
_LONGEST_QUOTE: Final = 80


def rate_sheet_sentence(found: Problem) -> str:
    """Say a problem of a rate sheet in a sentence, without its place."""
    values = {name: _shown(name, value) for name, value in found.values}
    return tr(_TEMPLATES[found.code]).format(**values)


def rate_sheet_line(tab: str, row: int, found: Problem) -> str:
    """Say a problem with its place: ``Toll, row 12: …``; a text file has no tabs."""
    sentence = rate_sheet_sentence(found)
    if tab:
        return tr("{tab}, row {row}: {sentence}").format(tab=printable(tab), row=row, sentence=sentence)
    return tr("Row {row}: {sentence}").format(row=row, sentence=sentence)


def _shown(name: str, value: str) -> str:
    if name == "call_type":
        return tr(CALL_TYPE_LABELS.get(value, value))
    if name == "found" and value in LINE_LABELS:
        return tr(LINE_LABELS[value])
    text = printable(value)
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
