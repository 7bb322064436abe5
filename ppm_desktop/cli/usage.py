"""``ppm usage``: what the calls of usage exports were and cost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, print_json, stop, terminal_style
from ppm_desktop.reports.usage_sentences import refusal_sentence
from ppm_desktop.wording import ENGLISH, speaking, tr

if TYPE_CHECKING:
    from ppm_desktop.usage.choices import UsageChoices

_MAP_HELP = "What a call type, or a number type of the bridge, is: toll, toll_free, dial_out or ignore. May be given several times."
_MOST_INCREMENT = 3600


def usage(
    exports: Annotated[list[str], typer.Argument(metavar="EXPORT…", help="Zip, CSV, JSON or text of the PSTN usage report.")],
    bridge_numbers: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Your bridge numbers, one a line, each with toll or toll-free; a number alone is toll-free."),
    ] = None,
    mapped: Annotated[list[str] | None, typer.Option("--map", metavar="TYPE=CLASS", help=_MAP_HELP)] = None,
    currency: Annotated[str, typer.Option(metavar="CODE", help="The currency to keep where an export has several.")] = "",
    increment_seconds: Annotated[int, typer.Option(min=1, max=_MOST_INCREMENT, help="Each call is rounded up to a multiple of it.")] = 60,
    *,
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
        _read(exports, UsageChoices(mapping_of(mapped or []), numbers, currency, increment_seconds), as_json=as_json)
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


def _read(exports: list[str], choices: UsageChoices, *, as_json: bool) -> None:
    from ppm_desktop.usage.reading import UsageReading  # noqa: PLC0415 - as above

    summary = UsageReading([Path(export) for export in exports], catalogue().countries, choices).run().summary
    if as_json:
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.usage_json import usage_entry  # noqa: PLC0415 - as above

        with speaking(ENGLISH):  # programs read it, whoever starts them
            print_json(results_document(**usage_entry(summary)))
    else:
        from ppm_desktop.reports.usage_terminal import print_usage  # noqa: PLC0415 - rich loads only when somebody reads

        print_usage(summary, terminal_style())
