"""What the words of the program mean, from ``resources/help/glossary.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.resource_files import read_resource
from ppm_desktop.catalog.spoken_text import SpokenText, spoken_texts
from ppm_desktop.catalog.toml_entries import read_toml

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile

GLOSSARY: Final = "help/glossary.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """One word, explained."""

    id: str  # widgets and columns name it
    term: SpokenText
    line: SpokenText  # the explanation in one line
    text: SpokenText  # what else is worth knowing; the line again where there is nothing

    @property
    def explained(self) -> str:
        """The whole explanation in the language in force."""
        line, text = self.line.shown, self.text.shown
        return line if text == line else f"{line}\n\n{text}"


def read_glossary(file: TextFile) -> tuple[Term, ...]:
    """Read the terms in the order of the file.

    Raises:
        CatalogueError: With every mistake of the file; an id that stands twice is one.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    terms: list[Term] = []
    for row in top.rows("terms"):
        found = Term(row.text("id"), *spoken_texts(row, "term", "line", "text"))
        if found.id in {earlier.id for earlier in terms}:
            row.contradict("id", found=f'"{found.id}" a second time', expected="an id of its own for each term")
        terms.append(found)
        row.end()
    top.end()
    log.raise_if_any()
    return tuple(terms)


def load_glossary() -> tuple[Term, ...]:
    """Read the glossary of the program.

    Raises:
        CatalogueError: As for ``read_glossary``.
    """
    return read_glossary(read_resource(GLOSSARY))
