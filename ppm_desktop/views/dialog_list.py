"""The dialogs that a plan in the window can show, by name: for pictures of all of them, and for tests that look at each."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ppm_desktop.views.dialogs.messages import tell_about
from ppm_desktop.views.jumps import to_term

#: Rates of nobody's, in the form that a customer's sheet may have.
_SHEET: Final = """Rates for audio conferencing;;;
;;;
Country;Call type;Line;Rate per minute (USD)
United Kingdom;toll;;0.0095
United Kingdom;toll-free;;0.031
United Kingdom;dial-out;landline;0.012
United Kingdom;dial-out;mobile;0.29
Germany;toll;;0.0100
Germany;toll-free;;0.041
Germany;dial-out;landline;0.0125
Germany;dial-out;mobile;n/a
Frannce;toll;;0.010
United States;toll;;0.0085
United States;toll-free;;0.022
United States;dial-out;;0.013
"""

#: Calls of nobody's, with a number type that says neither toll nor toll-free and a call type that is not known.
_CALLS: Final = """UsageId,UPN,Call Type,Number Type,Destination Dialed,Start Time,Duration Seconds,Connection Fee,Charge,Currency,Capability
1,ana@example.org,conf_in,Service,United Kingdom,2026-10-01T09:00:00Z,1875,0.00,0.30,USD,MCOMEETACPEA
2,ana@example.org,conf_out,Service,Germany,2026-10-12T09:00:00Z,605,0.00,0.14,USD,MCOMEETACPEA
3,bo@example.org,conf_in,Service,France,2026-11-04T09:00:00Z,2405,0.00,0.41,USD,MCOMEETACPEA
4,bo@example.org,conf_bridge,Service,France,2026-11-05T09:00:00Z,61,0.00,0.02,USD,MCOMEETACPEA
5,bo@example.org,user_out,Subscriber,France,2026-11-05T09:00:00Z,61,0.00,0.02,USD,MCOEV
"""

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ppm_desktop.views.main_window import MainWindow


def _explain_first_option(window: MainWindow) -> None:
    if window.document is not None:
        from ppm_desktop.reports.why.figures import Figure  # noqa: PLC0415 - as below

        window.explain(Figure("total", window.document.scenario.options[0].id, window.span.span))


def _defaults(window: MainWindow) -> None:
    from ppm_desktop.views.dialogs.defaults import DefaultsDialog  # noqa: PLC0415 - not needed for an ordinary start

    if window.document is not None:
        DefaultsDialog(window.document, window.style_of_numbers, window).show()


def _crash_report(window: MainWindow) -> None:
    """Show what is told about an error, with an error made for the occasion."""
    from ppm_desktop.session.crash_report import report, where_it_happened  # noqa: PLC0415 - not needed for an ordinary start
    from ppm_desktop.views.dialogs.crash_report import CrashReportDialog  # noqa: PLC0415 - as above
    from ppm_desktop.views.look.theme import current_theme  # noqa: PLC0415 - as above

    error = LookupError()
    text = report(where_it_happened(error, LookupError, None), window.document, current_theme().name)
    CrashReportDialog(text, window.document, window).open()


def _note(window: MainWindow) -> None:
    from ppm_desktop.views.widgets.note_dialog import NoteDialog  # noqa: PLC0415 - not needed for an ordinary start

    if window.document is not None:
        NoteDialog(window.document, [(0, "phone_share")], window).open()


def _split_group(window: MainWindow) -> None:
    from ppm_desktop.session.edits.group_split import organisers_to_split  # noqa: PLC0415 - not needed for an ordinary start
    from ppm_desktop.session.opening import shipped_catalogue  # noqa: PLC0415 - as above
    from ppm_desktop.views.dialogs.split_group import SplitGroupDialog  # noqa: PLC0415 - as above

    document = window.document
    if document is not None and any(organisers_to_split(group, document.project.start) > 1 for group in document.scenario.groups[:1]):
        SplitGroupDialog(document, 0, shipped_catalogue(), window.style_of_numbers, window).open()


def _rate_sheet(window: MainWindow) -> None:
    """Import a small sheet with bad rows, made for the occasion."""
    folder = Path(tempfile.mkdtemp(prefix="ppm-demonstration-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # the dialog reads it in the background, so not sooner
    sheet = folder / "Rates of November.csv"
    sheet.write_text(_SHEET, encoding="utf-8")
    window.rate_sheets.show_sheet(sheet)


def _project_diff(window: MainWindow) -> None:
    """Compare with the sample, which everybody has."""
    from ppm_desktop.catalog.resource_files import resource_path  # noqa: PLC0415 - not needed for an ordinary start
    from ppm_desktop.views.file_actions import SAMPLE  # noqa: PLC0415 - as above

    window.project_diff.show_difference(resource_path(SAMPLE))


def _usage_import(window: MainWindow) -> None:
    """Import a few calls with open questions, made for the occasion."""
    folder = Path(tempfile.mkdtemp(prefix="ppm-demonstration-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # as above
    export = folder / "PSTN.calls.2026-11-20.csv"
    export.write_text(_CALLS, encoding="utf-8")
    window.usage.show_import([export])


#: A new dialog that needs nothing but a plan belongs here.
DIALOGS: Final[Mapping[str, Callable[[MainWindow], object]]] = {
    "problems": lambda window: window.show_problems(),
    "explanation": _explain_first_option,
    "defaults": _defaults,
    "next-steps": lambda window: window.dialogs.show_next_steps(),
    "plan-details": lambda window: window.dialogs.show_details(),
    "glossary": to_term,
    "inputs": lambda window: window.dialogs.show_inputs(),
    "note": _note,
    "split-group": _split_group,
    "snapshots": lambda window: window.life.show_snapshots(),
    "project-diff": _project_diff,
    "rate_sheet": _rate_sheet,
    "usage-import": _usage_import,
    "crash-report": _crash_report,
    "diagnostics": lambda window: window.dialogs.show_diagnostics(),
    "about": tell_about,
}
