"""``ppm sample``: a ready project to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.catalog.sample_texts import spoken_sample
from ppm_desktop.cli.opening import ExitCode, catalogue, stop
from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.wording import tr

#: Written when none is named: it has something of everything.
USUAL_SAMPLE: Final = "three-country-consultancy"


def sample(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Which sample; three-country-consultancy unless given.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write the project.")] = None,
) -> None:
    """Write a sample project; without --output, list the samples."""
    samples = {known.id: resource_path(known.resource) for known in catalogue().samples}
    if output is None:
        if name is not None:
            stop(tr("Where should {name} be written? Give --output FILE.").format(name=name))
        for known in samples:
            typer.echo(known)
        return
    chosen = samples.get(name or USUAL_SAMPLE)
    if chosen is None:
        stop(tr('There is no sample "{name}". There are: {known}.').format(name=name, known=", ".join(samples)))
    try:
        if output.exists():
            exists = tr("{file} exists already and is left as it is. Choose another name.")
            stop(exists.format(file=output), ExitCode.WRONG_INPUT)
        write_atomically(output, spoken_sample(chosen.read_bytes()))
    except OSError as error:
        stop(tr("{file} cannot be written: {reason}.").format(file=output, reason=system_reason(error)), ExitCode.WRONG_INPUT)
    typer.echo(f"{output}: {chosen.stem}")
