"""The catalogues of the translations: texts out of the code, into each language's .po for people, and out of it into .mo for the program.

Needs Babel. The same code and the same translations always give the same bytes: no dates, no line numbers, no guessed translations.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from installer.shell import ROOT, say

PACKAGE: Final = ROOT / "ppm_desktop"
CATALOGUES: Final = ROOT / "resources" / "translations"
TEMPLATE: Final = Path("build", "ppm_desktop.pot")
#: Languages with a catalogue, each with what its file says of itself first.
LANGUAGES: Final = {"de": "# German texts of ppm_desktop."}
#: Which arguments of the functions of ppm_desktop.wording are texts. "c" is a context.
KEYWORDS: Final = {"tr": None, "trn": (1, 2), "trc": ((1, "c"), 2), "mark": None}


class PlainCatalogue(Catalog):
    """A catalogue whose header says only what a reader of it needs: language, plural forms, encoding."""

    def __init__(self, language: str | None, comment: str) -> None:
        super().__init__(locale=language, header_comment=comment, fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header; Babel's would have dates, addresses and its own version."""
        known = [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)] if self.locale is not None else []
        kind = [("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "8bit")]
        return known + kind


def texts_of(package: Path = PACKAGE) -> PlainCatalogue:
    """Return every text that the code marks, in the order of files and lines."""
    found = PlainCatalogue(None, "# Texts of ppm_desktop.")
    for file, line, text, _comments, context in extract_from_dir(package, [("**.py", "python")], keywords=KEYWORDS):
        found.add(text, locations=[(f"{package.name}/{Path(file).as_posix()}", line)], context=context)
    return found


def read_catalogue(language: str, folder: Path = CATALOGUES) -> Catalog:
    """Return what is translated so far; an empty catalogue where there is none yet."""
    file = folder / f"{language}.po"
    if not file.is_file():
        return Catalog(locale=language)
    with file.open("rb") as po:
        return read_po(po, locale=language, abort_invalid=True)


def brought_up_to_date(language: str, old: Catalog, texts: Catalog) -> PlainCatalogue:
    """Return a catalogue with exactly the texts of the code. Translations of texts that are gone are kept at its end, out of use."""
    new = PlainCatalogue(language, LANGUAGES[language])
    known = {_key(message): message for message in (*old.obsolete.values(), *old) if message.id}
    for text in _in_file_order(texts):
        before = known.pop(_key(text), None)
        string = before.string if before is not None and before.pluralizable == text.pluralizable else None
        new.add(text.id, string, text.locations, context=text.context, user_comments=before.user_comments if before is not None else ())
    for message in known.values():
        if is_translated(message):
            new.obsolete[message.id if message.context is None else (message.id, message.context)] = message
    return new


def po_bytes(catalogue: Catalog) -> bytes:
    """Return the bytes of a catalogue for people."""
    written = BytesIO()
    write_po(written, catalogue, width=0, include_lineno=False)
    return written.getvalue()


def mo_bytes(language: str, catalogue: Catalog) -> bytes:
    """Return the bytes of a catalogue for the program; texts without a translation are left out."""
    plain = PlainCatalogue(language, LANGUAGES[language])
    for message in catalogue:
        if message.id and is_translated(message):
            plain.add(message.id, message.string, context=message.context)
    written = BytesIO()
    write_mo(written, plain)
    return written.getvalue()


def main() -> int:
    """Write the template and every language's catalogues, and say how much is translated."""
    texts = texts_of()
    (ROOT / TEMPLATE).parent.mkdir(parents=True, exist_ok=True)
    (ROOT / TEMPLATE).write_bytes(po_bytes(texts))
    say(f"{TEMPLATE}: {len(texts)} texts")
    CATALOGUES.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        catalogue = brought_up_to_date(language, read_catalogue(language), texts)
        (CATALOGUES / f"{language}.po").write_bytes(po_bytes(catalogue))
        (CATALOGUES / f"{language}.mo").write_bytes(mo_bytes(language, catalogue))
        done = sum(1 for message in catalogue if message.id and is_translated(message))
        say(f"{(CATALOGUES / language).relative_to(ROOT)}.po and .mo: {done} of {len(catalogue)} translated")
    return 0


def forms_of(message: Message) -> tuple[str, ...]:
    """Return the translation in each of its forms, "" where one is missing; a text without plural has one."""
    return (message.string or "",) if message.string is None or isinstance(message.string, str) else tuple(message.string)


def is_translated(message: Message) -> bool:
    """Say whether no form of a translation is missing."""
    return all(forms_of(message))


def _key(message: Message) -> tuple[str, str | None]:
    """What a translation is found by: its text in the singular, and its context."""
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def _in_file_order(texts: Catalog) -> Iterator[Message]:
    return iter(sorted((message for message in texts if message.id), key=lambda message: message.locations))


if __name__ == "__main__":
    sys.exit(main())
