"""``ppm simulate``: what the options cost when inputs are unsure and calls come by chance."""

from __future__ import annotations

import os
from typing import Annotated, Final

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, complain, opened_scenario, print_json, terminal_style
from ppm_desktop.cli.progress import ProgressLine
from ppm_desktop.wording import ENGLISH, speaking, tr

_DRAWS: Final = 10_000
_MOST_DRAWS: Final = 1_000_000
_MOST_THREADS: Final = 64
#: So much of the work is done when all draws are made.
_DRAWN: Final = 0.9
#: What a seed may be: whatever a reader can type again from a report.
_LARGEST_SEED: Final = 2**63 - 1


def simulate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    draws: Annotated[int, typer.Option(min=1, max=_MOST_DRAWS, help="How many draws.")] = _DRAWS,
    seed: Annotated[int, typer.Option(min=0, max=_LARGEST_SEED, help="The same seed gives the same answer, byte by byte.")] = 1,
    scenario: Annotated[str | None, typer.Option(help="The scenario; the first unless given.")] = None,
    threads: Annotated[int, typer.Option(min=0, max=_MOST_THREADS, help="0: as many as processors. The answer is the same.")] = 0,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Draw unsure inputs and calls by chance, the same for every option. Exit code 3: an option lacks a price and is left out."""
    project, chosen = opened_scenario(file, scenario)
    # Late: numpy's generators and what stands on them load only for this command.
    from ppm_desktop.decisions.risk.findings import measured_first  # noqa: PLC0415 - this command only
    from ppm_desktop.decisions.risk.running import Run  # noqa: PLC0415 - this command only
    from ppm_desktop.decisions.risk.simulate import simulate as simulated  # noqa: PLC0415 - this command only
    from ppm_desktop.decisions.risk.summary import summary_of  # noqa: PLC0415 - this command only

    defaults = catalogue().risk_defaults.defaults()
    used = threads or min(os.cpu_count() or 1, _MOST_THREADS)
    try:
        with ProgressLine() as progress:
            run = Run(told=lambda done: progress.told(_DRAWN * done))
            found = simulated(project, chosen, catalogue().availability, defaults, draws=draws, seed=seed, threads=used, run=run)
            summary = summary_of(found)
            measured = measured_first(found, summary, lambda done: progress.told(_DRAWN + (1 - _DRAWN) * done))
    except MemoryError:
        complain(tr("{draws} draws of this project do not fit into memory. Ask for fewer with --draws.").format(draws=draws))
        raise typer.Exit(ExitCode.WRONG_USAGE) from None
    if as_json:
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.risk.json_form import measure_entry, risk_entry  # noqa: PLC0415 - one output only

        with speaking(ENGLISH):  # programs read it, whoever starts them
            print_json(results_document(file=file, **risk_entry(summary), **measure_entry(summary, measured)))
    else:
        from ppm_desktop.reports.risk.terminal import print_risk  # noqa: PLC0415 - rich loads only when somebody reads

        print_risk(file, summary, measured, defaults, terminal_style())
    if not summary.complete:
        raise typer.Exit(ExitCode.INCOMPLETE)
