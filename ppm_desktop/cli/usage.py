"""``ppm usage``: what the calls of usage exports were and cost."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ppm_desktop.cli.ctrl_c import read_until_ctrl_c
from ppm_desktop.cli.opening import ExitCode, catalogue, print_json, stop, terminal_style
from ppm_desktop.cli.usage_prices import BillAnswers, answered
from ppm_desktop.cli.usage_project import PlanAnswers, checked_people, fitted_plan, write_plan
from ppm_desktop.reports.usage.sentences import refusal_sentence
from ppm_desktop.wording import ENGLISH, speaking, tr

if TYPE_CHECKING:
    from ppm_desktop.usage.choices import UsageChoices
    from ppm_desktop.usage.reading import UsageReading

_MAP_HELP = "What a call type, or a number type of the bridge, is: toll, toll_free, dial_out or ignore. May be given several times."
_PRICES_HELP = (
    "Hold the charges against a price book (*.toml), a project (*.ppmplan), a rate sheet (*.csv, *.xlsx) or a price book of the program's "
    "own. For --project: its prices; the examples unless given."
)
_START_HELP = (
    "For --project: plan the year from this month on, parts of months scaled to whole ones; the months of the export unless given."
)
_MOST_INCREMENT = 3600


def usage(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    exports: Annotated[
        list[str], typer.Argument(metavar="EXPORT…", help="Zip, CSV, JSON, text or Parquet of the PSTN usage report, or folders of them.")
    ],
    bridge_numbers: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Your bridge numbers, one a line, each with toll or toll-free; a number alone is toll-free."),
    ] = None,
    mapped: Annotated[list[str] | None, typer.Option("--map", metavar="TYPE=CLASS", help=_MAP_HELP)] = None,
    currency: Annotated[str, typer.Option(metavar="CODE", help="The currency to keep where an export has several.")] = "",
    increment_seconds: Annotated[int, typer.Option(min=1, max=_MOST_INCREMENT, help="Each call is rounded up to a multiple of it.")] = 60,
    project: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write a plan fitted to the calls; it names nobody. An existing file is never written over."),
    ] = None,
    groups: Annotated[
        str | None, typer.Option(metavar="CSV", help="For --project: a user principal name and a group in each line make the groups.")
    ] = None,
    by: Annotated[str, typer.Option(metavar="country|band", help="For --project without --groups: what makes the groups.")] = "country",
    bands: Annotated[
        str, typer.Option(metavar="MINUTES,…", help="For --by band: where bands of billed minutes a month end; 60,240,960 unless given.")
    ] = "",
    prices: Annotated[str, typer.Option(metavar="FILE_OR_ID", help=_PRICES_HELP)] = "",
    learn_rates: Annotated[
        Path | None,
        typer.Option(metavar="BOOK.toml", help="Write a price book learned from the charges; existing files are never written over."),
    ] = None,
    agreement: Annotated[
        str, typer.Option(metavar="ID", help="For --project: volume_licensing, csp, mca or web_direct.")
    ] = "volume_licensing",
    start: Annotated[str, typer.Option(metavar="YYYY-MM", help=_START_HELP)] = "",
    mobile_share: Annotated[
        float | None,
        typer.Option(
            min=0, max=1, metavar="SHARE", help="For --project: mobile calls of dial-out to countries that have rates by line only."
        ),
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            metavar="duckdb|spark", help="What reads and sums the calls; Spark gives the same result and needs the extra “spark”."
        ),
    ] = "duckdb",
    *,
    with_idle: Annotated[
        bool, typer.Option("--with-idle", help="For --groups: people of the list without calls are organisers, too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Read usage exports: calls, billed minutes and charges of meetings, and everything that was left out. Files may overlap."""
    from ppm_desktop.usage.bridge_numbers import read_bridge_numbers  # noqa: PLC0415 - DuckDB loads only for this command
    from ppm_desktop.usage.choices import UsageChoices  # noqa: PLC0415 - as above
    from ppm_desktop.usage.problems import UsageRefusedError, unreadable  # noqa: PLC0415 - as above

    try:
        path = None if bridge_numbers is None else Path(bridge_numbers)
        try:
            numbers = {} if path is None else read_bridge_numbers(path)
        except OSError as error:
            raise unreadable(bridge_numbers or "", error) from None
        if project is None and (groups is not None or by != "country" or bands or start or with_idle or mobile_share is not None):
            stop(
                tr(
                    "--groups, --by, --bands, --start, --with-idle and --mobile-share say how the plan of --project OUT is made. Give it, too."
                )
            )
        plan = None if project is None else PlanAnswers(project, groups, by, bands, prices, agreement, start, with_idle, mobile_share)
        bill = BillAnswers(prices, learn_rates)
        choices = UsageChoices(mapping_of(mapped or []), {}, numbers, currency, increment_seconds)
        _read(_reader(engine), exports, choices, plan, bill, as_json=as_json)
    except UsageRefusedError as error:
        stop(refusal_sentence(error.problem), ExitCode.WRONG_INPUT)


def mapping_of(given: list[str]) -> dict[str, str]:
    """Read what --map says; anything else than TYPE=CLASS is wrong usage."""
    from ppm_desktop.usage.call_types import MAPPABLE  # noqa: PLC0415 - as above

    mapping = {}
    for one in given:
        found, equals, chosen = one.rpartition("=")
        if not equals or not found.strip() or chosen.strip() not in MAPPABLE:
            stop(tr('--map expects TYPE=CLASS, not "{given}". Classes: {known}.').format(given=one, known=", ".join(MAPPABLE)))
        mapping[found.strip()] = chosen.strip()
    return mapping


def _reader(engine: str) -> type[UsageReading]:
    if engine == "spark":
        from ppm_desktop.usage.spark.reading import SparkReading  # noqa: PLC0415 - only with --engine spark

        return SparkReading
    if engine != "duckdb":
        stop(tr('--engine expects duckdb or spark, not "{given}".').format(given=engine))
    from ppm_desktop.usage.reading import UsageReading  # noqa: PLC0415 - as above

    return UsageReading


def _read(
    reader: type[UsageReading],
    exports: list[str],
    choices: UsageChoices,
    answers: PlanAnswers | None,
    asked: BillAnswers,
    *,
    as_json: bool,
) -> None:
    people = {} if answers is None else checked_people(answers)
    asked.check()
    key = secrets.token_bytes(32)
    reading = reader([Path(export) for export in exports], catalogue().countries, choices, key=key, with_charges=asked.wanted)
    read = read_until_ctrl_c(reading)
    summary = read.summary
    plan = None if answers is None else fitted_plan(answers, people, read, key)
    bill = answered(asked, read)
    if answers is not None and plan is not None:
        write_plan(answers, plan, read, terminal_style())
    if as_json:
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.usage.json_form import usage_entry  # noqa: PLC0415 - as above

        with speaking(ENGLISH):  # programs read it, whoever starts them
            fitted = {}
            if answers is not None and plan is not None:
                from ppm_desktop.reports.usage.fit_json import fit_entry  # noqa: PLC0415 - only with --project

                fitted = fit_entry(str(answers.target), plan)
            print_json(results_document(**usage_entry(summary), **bill.entry(), **fitted))
    else:
        from ppm_desktop.reports.usage.terminal import print_usage  # noqa: PLC0415 - rich loads only when somebody reads

        print_usage(summary, terminal_style())
        bill.print(terminal_style())
        if plan is not None:
            from ppm_desktop.reports.usage.fit_terminal import print_fit  # noqa: PLC0415 - rich loads only when somebody reads

            print_fit(plan, terminal_style())
