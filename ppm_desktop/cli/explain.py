"""``ppm explain``: the ledger lines behind a number."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, opened_scenario, print_bytes, stop, terminal_style
from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.costing.comparison import compare as compare_options
from ppm_desktop.reports.explanation import explain as explain_number
from ppm_desktop.reports.words import utf8
from ppm_desktop.wording import mark, tr

_UNKNOWN: Final = {
    "option": mark('There is no option "{given}". Known: {known}.'),
    "month": mark('There is no month "{given}". Known: {known}.'),
    "component": mark('There is no component "{given}". Known: {known}.'),
}


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    option: Annotated[str, typer.Option(help="Id of the option.")],
    month: Annotated[str | None, typer.Option(help="Only this month, YYYY-MM.")] = None,
    component: Annotated[str | None, typer.Option(help=f"Only this component: {', '.join(COMPONENTS)}.")] = None,
    scenario: Annotated[str | None, typer.Option(help="The scenario; the first unless given.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print every ledger line as CSV.")] = False,
) -> None:
    """Show where a number comes from: quantity, price, source and date of every charge behind it."""
    if as_json and as_csv:
        stop(tr("--json and --csv exclude each other. Choose one."))
    project, chosen = opened_scenario(file, scenario)
    comparison = compare_options(project, chosen, catalogue().availability)
    _refuse_unknown("option", option, [o.id for o in chosen.options])
    _refuse_unknown("month", month, [str(m) for m in project.period])
    _refuse_unknown("component", component, list(COMPONENTS))
    explanation = explain_number(comparison, option, component, month)
    if as_json:
        from ppm_desktop.reports.ledger_json import explanation_json  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.results_json import explanation_entry, results_document  # noqa: PLC0415 - as above

        about = {"file": file, "scenario": chosen.name, "option": option, "month": month, "component": component}
        document = results_document(**about, currency=project.currency, **explanation_entry(explanation))
        for piece in explanation_json(document, explanation.ledger):
            print_bytes(utf8(piece))
    elif as_csv:
        from ppm_desktop.reports.frames import csv_text, ledger_frame  # noqa: PLC0415 - brings pandas

        print_bytes(csv_text(ledger_frame(explanation.ledger)).encode())
    else:
        from ppm_desktop.reports.terminal import print_explanation  # noqa: PLC0415 - rich loads only when somebody reads

        print_explanation(comparison, explanation, terminal_style())
    if explanation.unpriced:
        raise typer.Exit(ExitCode.INCOMPLETE)


def _refuse_unknown(what: str, given: str | None, known: list[str]) -> None:
    if given is not None and given not in known:
        shown = f"{known[0]} … {known[-1]}" if what == "month" else ", ".join(known)
        stop(tr(_UNKNOWN[what]).format(given=given, known=shown))
