"""The outline of a report: its head, and the blocks of the sections that were chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.reports.document.case import shortened
from ppm_desktop.reports.document.sections import SECTIONS
from ppm_desktop.reports.words import period_label
from ppm_desktop.wording import current_language, tr

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case


class UnknownSectionError(LookupError):
    """There is no section of that id; ``known`` are those there are."""

    def __init__(self, given: str) -> None:
        """Keep what was asked for."""
        super().__init__(given)
        self.given = given
        self.known = tuple(section.id for section in SECTIONS)


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A section as it is printed."""

    id: str
    title: str
    own_page: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The report: what stands on every page, and its sections."""

    language: str
    title: str
    subject: str  # customer and scenario
    basis: str  # period, currency, day of the prices: on every page
    example: str  # the mark of example prices, "" where there are none: on every page
    written: date
    written_text: str
    sections: tuple[DocumentSection, ...]


def document_of(case: Case, chosen: tuple[str, ...] = ()) -> Document:
    """Build the report of a case in the language in force; the usual sections unless some are chosen, always in the report's order.

    Raises:
        UnknownSectionError: One of the chosen does not exist.
    """
    known = {section.id for section in SECTIONS}
    for given in chosen:
        if given not in known:
            raise UnknownSectionError(given)
    project = case.project
    wanted = [section for section in SECTIONS if (section.id in chosen if chosen else section.usual)]
    built = ((section, section.build(case)) for section in wanted)
    basis = tr("{period} · {currency}, no tax added · prices as of {day}")
    subject = tr("{customer} · scenario {scenario}") if project.customer else tr("Scenario {scenario}")
    return Document(
        language=current_language(),
        title=shortened(project.name or tr("Licensing Audio Conferencing")),
        subject=subject.format(customer=shortened(project.customer), scenario=shortened(case.comparison.scenario.name)),
        basis=basis.format(period=period_label(project.period), currency=project.currency, day=case.style.day(project.price_book.as_of)),
        example=tr("Example prices") if project.has_examples else "",
        written=case.today,
        written_text=tr("Written on {day}").format(day=case.style.day(case.today)),
        sections=tuple(DocumentSection(section.id, tr(section.title), section.own_page, blocks) for section, blocks in built if blocks),
    )
