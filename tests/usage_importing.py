"""Imports bytes or files as the program does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.usage.reading import UsageImport, UsageReading

if TYPE_CHECKING:
    from ppm_desktop.catalog.countries import Country
    from ppm_desktop.usage.choices import UsageChoices

KEY = b"one key for all tests"


@cache
def countries() -> tuple[Country, ...]:
    return load_catalogue().countries


def import_files(*paths: Path, choices: UsageChoices | None = None) -> UsageImport:
    return UsageReading(paths, countries(), choices, key=KEY).run()


def import_bytes(*texts: bytes, choices: UsageChoices | None = None) -> UsageImport:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"export-{place}.csv" for place in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text)
        return import_files(*paths, choices=choices)
