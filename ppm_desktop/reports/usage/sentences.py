"""Sentences about usage exports: why a file was refused, what was left out, what was assumed. One template per code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.words import call_type_label, printable
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.usage_summary import Assumption, UsageSummary
    from ppm_desktop.reports.number_text import NumberStyle

REFUSALS: Final[Mapping[str, str]] = {
    "usage_missing": mark("There is no such file. Choose it again; it may have been moved or renamed."),
    "usage_folder_without_export": mark(
        "The folder holds no usage export (zip, CSV, JSON, text or Parquet). Choose the one that has them."
    ),
    "usage_parquet_damaged": mark("The Parquet file is damaged or was not written to its end. Write it again."),
    "usage_not_a_file": mark("This is a pipe or a device, not a file. Choose the exports themselves."),
    "usage_unreadable": mark("The file cannot be read: {reason}. Check that you may open it and that no other program keeps it locked."),
    "usage_empty": mark("The file is empty. Export it again from the Teams admin center."),
    "usage_not_text": mark("This is neither a zip nor text. Choose the zip or CSV that the Teams admin center exports."),
    "usage_other_format": mark("This is a file of another format. Choose the zip or CSV that the Teams admin center exports."),
    "usage_workbook": mark("This is a workbook. Save its sheet as CSV, or choose the zip or CSV that the Teams admin center exports."),
    "usage_zip_without_export": mark(
        "The archive holds no usage export (PSTN.calls….csv). Choose the zip that the Teams admin center exports."
    ),
    "usage_zip_damaged": mark("The archive is damaged or was not downloaded to its end. Export it again."),
    "usage_zip_encrypted": mark("The archive is protected with a password. Unpack it and choose the CSV inside."),
    "usage_zip_bomb": mark("The archive of {packed} MB unpacks to {found} MB, which no export does. It was not unpacked; export it again."),
    "usage_zip_many": mark("The archive holds more files than an export does. Unpack it, and choose the files with the calls."),
    "usage_disk_full": mark(
        "The archive unpacks to {found} MB, and only {free} MB are free on the disk for temporary files. Make room and try again."
    ),
    "usage_no_memory": mark(
        "There is not enough memory for an import of this size. Close other programs and try again, or import fewer months at a time."
    ),
    "usage_disk_error": mark(
        "The disk of the export, or that of the temporary files, cannot be read or written. Check that it is connected and works, and try again."
    ),
    "usage_unexpected": mark("The import stopped at an error of the program ({reason}). Nothing was changed. Please report it."),
    "usage_no_spark": mark(
        'Spark is not installed. Install the program with its extra “spark” (pip install "ppm-desktop[spark]"), or leave --engine spark out.'
    ),
    "usage_no_java": mark(
        "Spark needs Java {least} or newer, and none was found. Install it or set JAVA_HOME to where it is, or leave --engine spark out."
    ),
    "usage_old_java": mark(
        "Spark needs Java {least} or newer; Java {found} was found. Install a newer one and set JAVA_HOME to where it is, or leave --engine spark out."
    ),
    "usage_spark_failed": mark("Spark stopped: {reason}. Try again without --engine spark, which gives the same result."),
    "usage_no_space": mark("There is not enough room for temporary files, or the disk cannot be written. Make room and try again."),
    "usage_json_too_large": mark(
        "The JSON file has {found} MB; at most {limit} MB are read. Save the pages of Microsoft Graph one by one."
    ),
    "usage_json_error": mark("This is an error message of Microsoft Graph, not a page of calls. Run the query again."),
    "usage_json_other": mark("This JSON holds no list of calls. Expected is what getPstnCalls of Microsoft Graph returns."),
    "usage_json_damaged": mark("The JSON is damaged or was not saved to its end. Save the page again."),
    "usage_minute_pools": mark("This is the report of minute pools, which holds no calls. Choose the PSTN usage report."),
    "usage_dial_out_report": mark("This is a report of dial-out by organiser, which holds no single calls. Choose the PSTN usage report."),
    "usage_direct_routing": mark("These are calls of Direct Routing, which Microsoft does not bill. Choose PSTN.calls….csv."),
    "usage_no_header": mark(
        "No line has the headers of a usage export; it begins with “{found}”. Choose the PSTN usage report, with its headers."
    ),
    "usage_many_columns": mark(
        "The header has {found} columns; an export has about twenty, and at most {limit} are read. Export it again."
    ),
    "usage_no_column": mark(
        "The columns {missing} are missing, so costs cannot be read from it. Export the PSTN usage report with all its columns."
    ),
    "usage_no_row_fits": mark("None of the {rows} rows has the {columns} columns of the header. Export the file again."),
    "usage_changed_meanwhile": mark("The file was changed while it was read. Import it again when nothing writes to it any more."),
    "usage_long_line": mark(
        "A line of it is longer than {limit} MB, which no call is: the file is damaged, or no export. Export it again."
    ),
    "usage_open_quote": mark("Line {line} begins a quoted text that never ends: the file is damaged or cut off. Export it again."),
    "usage_open_quote_somewhere": mark(
        "Somewhere a quoted text never ends, or lines end in different ways: the file is damaged, cut off, or put together from several. "
        "Export it again, or choose its parts one by one."
    ),
    "usage_not_a_table": mark("Line {line} cannot be read as a row of a table. Export the file again."),
    "usage_not_a_table_somewhere": mark("It cannot be read as a table to its end. Export the file again."),
    "usage_currencies": mark(
        "The calls are in several currencies: {found}. Amounts are not converted: choose one (--currency {first}); the other calls are left out."
    ),
    "usage_currency_absent": mark("No call is in {chosen}. The calls are in: {found}."),
    "usage_bridge_line": mark("Line {line} is no bridge number: “{found}”. Write one number a line, then a comma and toll or toll-free."),
    "usage_bridge_empty": mark("The list holds no number. Write one number a line, then a comma and toll or toll-free."),
}
LEFT_OUT: Final[Mapping[str, str]] = {
    "other_call_type": mark("Calls that are no meeting's (only conf_in and conf_out are)"),
    "unknown_call_type": mark("Call types that are not known (--map TYPE=CLASS says what they are)"),
    "mapped_away": mark("Left out as you asked (ignore)"),
    "broken_row": mark("Rows that do not have the columns of the header"),
    "unreadable_start": mark("Start time is no ISO date"),
    "unreadable_duration": mark("Duration is no number of seconds"),
    "unreadable_charge": mark("Charge or connection fee is no amount"),
    "other_currency": mark("In another currency"),
}
ASSUMED: Final[Mapping[str, str]] = {
    "toll_from_number_type": mark(
        "Number type “{found}” does not say toll or toll-free; taken as toll: {calls} calls. A list of bridge numbers decides it."
    ),
    "toll_without_number_type": mark("No number type; taken as toll: {calls} calls. A list of bridge numbers decides it."),
    "bridge_list": mark("By your list of bridge numbers {found}: {calls} calls."),
    "charge_missing": mark("No charge stands at {calls} calls; they add nothing to the charges."),
    "currency_missing": mark("No currency stands at {calls} calls that have a charge; taken as {found}."),
    "no_row_ids": mark("{calls} rows have no id of their own; those alike in every column count as the same call."),
    "no_organiser": mark("{calls} calls name no organiser."),
}


def refusal_sentence(refused: Problem) -> str:
    """Return why the exports were refused, with the file where it is one's fault."""
    values = {name: printable(value) for name, value in refused.value.items()}
    somewhere = f"{refused.code}_somewhere"  # the database does not always say the line
    code = somewhere if somewhere in REFUSALS and values.get("line") == "" else refused.code
    sentence = tr(REFUSALS[code]).format(**values)
    return tr("{file}: {sentence}").format(file=printable(refused.path), sentence=sentence) if refused.path else sentence


def assumption_sentence(assumed: Assumption, style: NumberStyle) -> str:
    """Return what was decided where the export does not say it."""
    found = call_type_label(assumed.found) if assumed.code == "bridge_list" else printable(assumed.found)
    return tr(ASSUMED[assumed.code]).format(found=found, calls=style.count(assumed.calls))


def duplicate_sentences(summary: UsageSummary, style: NumberStyle) -> tuple[str, ...]:
    """Say which rows were there before; a file that brings nothing new is named."""
    again = [file.name for file in summary.files if file.rows and file.rows == file.duplicates]
    sentences = [
        tr("{file} was imported before: all its rows are in the files named before it, so it changes nothing.").format(file=printable(name))
        for name in again
    ]
    if summary.duplicates:
        sentence = trn("{count} row stands twice and counts once.", "{count} rows stand twice and count once.", summary.duplicates)
        sentences.append(sentence.format(count=style.count(summary.duplicates)))
    return tuple(sentences)


def partial_sentence(summary: UsageSummary) -> str:
    """Say which months are covered in part; empty when none is."""
    if not summary.partial_months:
        return ""
    months = ", ".join(str(month) for month in summary.partial_months)
    return tr("The export covers {first} to {last}: {months} only in part. Do not scale them to a year as they are.").format(
        first=summary.first_day, last=summary.last_day, months=months
    )
