"""``ppm sample``: a ready project to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.cli.opening import ExitCode, stop
from ppm_desktop.files.atomic import write_atomically


def sample(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Name of the sample; the first unless given.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write the project.")] = None,
) -> None:
    """Write a sample project; without --output, list the samples."""
    samples = {path.stem: path for path in sorted(resource_path("samples").glob("*.ppmplan"))}
    if output is None:
        if name is not None:
            stop(f"Where should {name} be written? Give --output FILE.")
        for known in samples:
            typer.echo(known)
        return
    chosen = samples.get(name or next(iter(samples)))
    if chosen is None:
        stop(f'There is no sample "{name}". There are: {", ".join(samples)}.')
    try:
        if output.exists():
            stop(f"{output} exists already and is left as it is. Choose another name.", ExitCode.WRONG_INPUT)
        write_atomically(output, chosen.read_bytes())
    except OSError as error:
        stop(f"{output} cannot be written: {error.strerror}.", ExitCode.WRONG_INPUT)
    typer.echo(f"{output}: {chosen.stem}")
