"""What is wrong with a file of the catalogue, said so that a licensing expert can mend it without a programmer."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Complaint:
    """One mistake in one place."""

    file: str
    line: int | None  # None when the file as a whole is meant
    key: str  # as in "rules.pool-minutes.history[1].source", or a column; empty for the file as a whole
    found: str
    expected: str

    def __str__(self) -> str:
        """Say file, line, key, what was found and what is expected, in one line; what cannot be printed is spelled out."""
        places = (self.file, "" if self.line is None else f"line {self.line}", self.key)
        said = f"{', '.join(place for place in places if place)}: found {self.found}, expected {self.expected}"
        return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in said)


class CatalogueError(Exception):
    """A file was refused; ``complaints`` holds everything that is wrong with it, in the order of the file."""

    def __init__(self, complaints: tuple[Complaint, ...]) -> None:
        """Keep the complaints; the message has one line for each."""
        super().__init__("\n".join(str(complaint) for complaint in complaints))
        self.complaints = complaints


@dataclass(slots=True)
class ComplaintLog:
    """Collects complaints while files are read, so that all of them are told at once."""

    complaints: list[Complaint] = field(default_factory=list)

    def add(self, complaint: Complaint) -> None:
        """Keep a complaint and go on reading."""
        self.complaints.append(complaint)

    def raise_if_any(self) -> None:
        """Raise ``CatalogueError`` with everything collected; do nothing when there is nothing."""
        if self.complaints:
            raise CatalogueError(tuple(sorted(self.complaints, key=lambda complaint: (complaint.file, complaint.line or 0))))


def refuse(file: str, line: int | None, key: str, *, found: str, expected: str) -> CatalogueError:
    """Make the error for a file that cannot be read on from here."""
    return CatalogueError((Complaint(file, line, key, found, expected),))
