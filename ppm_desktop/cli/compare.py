"""``ppm compare``: what the options cost, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, chosen_scenarios, open_project, print_bytes, print_json, stop, terminal_style
from ppm_desktop.costing.comparison import compare as compare_options
from ppm_desktop.reports.period_view import Span, default_span
from ppm_desktop.wording import ENGLISH, speaking, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ppm_desktop.costing.comparison import Comparison


def compare(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Project files (*.ppmplan), or folders: then a row for each project in and below them."),
    ],
    scenario: Annotated[str | None, typer.Option(help="Only the scenario of this name.")] = None,
    span: Annotated[Span | None, typer.Option(help="What the readable table shows; a year, for shorter plans the whole.")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="OUT", help="Write a workbook with a row for each project.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a row per option, month and component.")] = False,
) -> None:
    """Compare the options of every scenario; of folders, or with --xlsx, the baseline scenario of every project in a row.

    Exit code 1: a file is bad, the others were done. Exit code 3: done, but an option is incomplete for want of a price.
    """
    if as_json and as_csv:
        stop(tr("--json and --csv exclude each other. Choose one."))
    if xlsx is not None or any(Path(file).is_dir() for file in files):
        from ppm_desktop.cli.portfolio import print_portfolio_of  # noqa: PLC0415 - many projects only

        print_portfolio_of(files, scenario, xlsx, as_json=as_json, as_csv=as_csv)
        return
    opened = [(file, project) for file in files if (project := open_project(file)) is not None]
    chosen = [(file, project, one) for file, project in opened for one in chosen_scenarios(project, scenario, file)]
    complete = True

    def comparisons() -> Iterator[tuple[str, Comparison]]:
        """Cost one scenario after the other: all of a large plan together fill the memory."""
        nonlocal complete
        for file, project, one in chosen:
            comparison = compare_options(project, one, catalogue().availability)
            complete = complete and comparison.complete
            yield file, comparison

    if as_json:
        from ppm_desktop.reports.results_json import comparison_entry, results_document  # noqa: PLC0415 - one output only

        rules = dict(catalogue().rules)
        with speaking(ENGLISH):  # programs read it, whoever starts them
            print_json(results_document(results=[comparison_entry(file, comparison, rules) for file, comparison in comparisons()]))
    elif as_csv:
        _print_csv(comparisons())
    else:
        from ppm_desktop.reports.terminal import print_comparison  # noqa: PLC0415 - rich loads only when somebody reads

        for file, comparison in comparisons():
            print_comparison(file, comparison, terminal_style(), span or default_span(comparison.project.months))
    if len(opened) < len(files):
        raise typer.Exit(ExitCode.WRONG_INPUT)
    if not complete:
        raise typer.Exit(ExitCode.INCOMPLETE)


def _print_csv(comparisons: Iterable[tuple[str, Comparison]]) -> None:
    import pandas as pd  # noqa: PLC0415 - slow to load, needed here only

    from ppm_desktop.reports.frames import comparison_frame, csv_text  # noqa: PLC0415 - brings pandas

    frames = [comparison_frame(file, comparison) for file, comparison in comparisons]
    if frames:
        print_bytes(csv_text(pd.concat(frames)).encode())
