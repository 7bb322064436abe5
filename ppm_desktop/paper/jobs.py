"""What the window asks of ``paper.press``, and what it gets back. Values only, because they go from process to process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ppm_desktop.domain.project import Project
    from ppm_desktop.paper.outputs import Paper


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reported, and how."""

    project: Project  # without errors
    scenario: int  # place in the project
    file: str  # of the project, as it is named
    language: str  # of the document
    spoken: str  # language of the window, in which is said why something cannot be done
    today: date
    paper: Paper = "a4"
    sections: tuple[str, ...] = ()  # ids; the usual ones when empty
    firm: Path | None = None


@dataclass(frozen=True, slots=True)
class SetPages:
    """Set the report and draw its pages. Answered by ``Pages``."""

    subject: Subject
    dots_per_inch: float


@dataclass(frozen=True, slots=True)
class DrawPages:
    """Draw the pages that were set last once more, larger or smaller. Answered by ``Pages``."""

    dots_per_inch: float


@dataclass(frozen=True, slots=True)
class WriteFiles:
    """Write an output. Each file that is there is told by ``FileWritten``; answered by ``Written``."""

    subject: Subject
    output: str  # id
    target: Path


Job = SetPages | DrawPages | WriteFiles


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is printed."""

    picture: bytes  # PNG
    text: str  # without head and foot


@dataclass(frozen=True, slots=True)
class Pages:
    """The report; no pages when nothing was set before."""

    pages: tuple[Page, ...]
    dots_per_inch: float


@dataclass(frozen=True, slots=True)
class FileWritten:
    """One file of several is there."""

    file: Path


@dataclass(frozen=True, slots=True)
class Written:
    """All files are there."""

    files: tuple[Path, ...]
    complete: bool  # whether every option has all its prices


@dataclass(frozen=True, slots=True)
class Refused:
    """The order cannot be carried out; the sentence says why, in the language of the window."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A mistake of ours."""

    trace: str


#: What ends a job; ``FileWritten`` only tells how far it is.
Answer = Pages | Written | Refused | Broken
