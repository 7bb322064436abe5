"""The sample customers to start from, from ``resources/samples/samples.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.spoken_text import SpokenText, spoken_texts
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile

SAMPLES: Final = "samples/samples.toml"
_FILE: Final = re.compile(r"[a-z0-9-]+\.ppmplan")


@dataclass(frozen=True, slots=True)
class Sample:
    """A project of an invented customer, and what is said about it on the Start page."""

    id: str  # the name of its file, without the ending
    file: str  # in resources/samples
    title: SpokenText
    line: SpokenText  # who the customer is, in one line
    shows: SpokenText  # what there is to see in it

    @property
    def resource(self) -> str:
        """The path that ``catalog.resource_files`` takes."""
        return f"samples/{self.file}"


def read_samples(file: TextFile) -> tuple[Sample, ...]:
    """Read the samples in the order in which they are offered.

    Raises:
        CatalogueError: With every mistake of the file; an id or file that stands twice is one.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    samples: list[Sample] = []
    for row in top.rows("samples"):
        sample = _sample(row)
        if sample.id in {earlier.id for earlier in samples}:
            row.contradict("id", found=f'"{sample.id}" a second time', expected="an id of its own for each sample")
        samples.append(sample)
    top.end()
    log.raise_if_any()
    return tuple(samples)


def _sample(row: TomlTable) -> Sample:
    title, line, shows = spoken_texts(row, "title", "line", "shows")
    sample = Sample(row.text("id"), row.text("file"), title, line, shows)
    if not _FILE.fullmatch(sample.file):
        row.contradict("file", found=f'"{sample.file}"', expected="the name of a .ppmplan file in resources/samples, in small letters")
    elif sample.file != f"{sample.id}.ppmplan":
        row.contradict("file", found=f'"{sample.file}"', expected=f'the id with its ending, "{sample.id}.ppmplan"')
    row.end()
    return sample
