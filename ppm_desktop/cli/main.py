"""The ``ppm`` command: wires the subcommands together and keeps every user's mistake from becoming a traceback."""

from __future__ import annotations

import io
import os
import signal
import sys
from pathlib import Path

import typer

from ppm_desktop.cli import (
    break_even,
    compare,
    diff,
    drift,
    explain,
    export,
    fund,
    levers,
    mix,
    sample,
    schema,
    sensitivity,
    simulate,
    usage,
    validate,
    verdict,
)
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.reports.words import printable
from ppm_desktop.wording import ENGLISH, LANGUAGES, choose_language, tr

app = typer.Typer(
    name="ppm",
    help="Compare the ways of licensing Audio Conferencing: per user, pay-per-minute and mixes.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("compare")(compare.compare)
app.command("diff")(diff.diff)
app.command("drift")(drift.drift)
app.command("validate")(validate.validate)
app.command("explain")(explain.explain)
app.command("fund")(fund.fund)
app.command("break-even")(break_even.break_even)
app.command("mix")(mix.mix)
app.command("levers")(levers.levers)
app.command("sensitivity")(sensitivity.sensitivity)
app.command("verdict")(verdict.verdict)
app.command("export")(export.export)
app.command("simulate")(simulate.simulate)
app.command("usage")(usage.usage)
app.command("sample")(sample.sample)
app.command("schema")(schema.schema)


@app.callback(invoke_without_command=True)
def start(
    show_version: bool = typer.Option(False, "--version", help="Print the version and exit."),  # noqa: FBT001, FBT003 - typer's way
    language: str = typer.Option(
        ENGLISH,
        envvar="PPM_LANGUAGE",
        metavar="|".join(LANGUAGES),
        help="Language of tables, sentences and messages; JSON and CSV stay English.",
    ),
) -> None:
    """Choose the language; print the version when asked, otherwise let the subcommand run."""
    if language not in LANGUAGES:
        known = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        message = tr('There is no language "{given}". Known: {known}.').format(given=language, known=known)
        raise typer.BadParameter(message, param_hint="--language / PPM_LANGUAGE")
    choose_language(language)
    if show_version:
        from importlib.metadata import version as installed  # noqa: PLC0415 - only needed here

        typer.echo(installed("ppm-desktop"))
        raise typer.Exit


def run() -> None:
    """Run the command line; a closed pipe ends it quietly, a full disk with a sentence."""
    if hasattr(signal, "SIGPIPE"):
        # As any command of a Unix shell: when nobody reads any more, end without a word. Python turns this off.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # Started with a closed one ("ppm … >&-") there is none: whatever is printed goes nowhere, and no file that is written takes its number.
    sys.stdout, sys.stderr = (stream or Path(os.devnull).open("w") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A pipe or file gets UTF-8, as the file format is; a terminal keeps its encoding and loses no more than a sign.
            keep = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(errors="replace", encoding=None if keep else "utf-8")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Where there is no such signal; Python would complain once again when it closes the pipe at exit.
        sys.stdout = None
        sys.exit(0)
    except OSError as error:
        sys.stdout = None
        said = tr("The output cannot be written: {reason}.") if error.filename is None else tr("{file} cannot be used: {reason}.")
        sys.stderr.write(printable(said.format(file=error.filename, reason=system_reason(error))) + "\n")
        sys.exit(1)
