"""The terms of Communications Credits, from ``credits_terms.toml``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml
from ppm_desktop.domain.rules import CreditsTerms, FundingAdvice

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import Known


def read_credits_terms(file: TextFile, sources: Known) -> CreditsTerms:
    """Read the lifetime of credits and the bands of the funding table.

    Raises:
        CatalogueError: With every mistake of the file; a gap or an overlap between bands is one.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    terms, advice = top.table("terms"), top.table("advice")
    read = CreditsTerms(
        lifetime_months=terms.whole("lifetime_months"),
        funding_advice=_bands(advice, log),
        source=terms.one_of("source", sources),
        advice_source=advice.one_of("source", sources),
        advice_currency=advice.currency(),
    )
    terms.date("effective")
    terms.note()
    if advice.date("withdrawn") < advice.date("effective"):
        advice.contradict("withdrawn", found="a day before effective", expected="the day from which the advice was no longer given")
    advice.note()
    for table in (terms, advice, top):
        table.end()
    log.raise_if_any()
    return read


def _bands(advice: TomlTable, log: ComplaintLog) -> tuple[FundingAdvice, ...]:
    rows = advice.rows("bands")
    bands = tuple(_band(row) for row in rows)
    if log.complaints:  # the edges of wrong bands say nothing
        return bands
    for (lower, upper), row in zip(pairwise(bands), rows[1:], strict=True):
        if upper.users_from != lower.users_to:
            row.complain("users_from", found=str(upper.users_from), expected=f"{lower.users_to}, the end of the band before")
    return bands


def _band(row: TomlTable) -> FundingAdvice:
    band = FundingAdvice(row.whole("users_from"), row.whole("users_to"), row.whole("first_funding"), row.whole("trigger"))
    if band.users_to <= band.users_from:
        row.contradict("users_to", found=str(band.users_to), expected=f"a number above {band.users_from}")
    row.end()
    return band
