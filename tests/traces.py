"""Looks for texts in whatever files a program wrote: as they are, packed, compressed, and in the spellings that files have for text."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from pdf_reading import Pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def texts_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder with its name, and everything that is packed in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from contents(str(path.relative_to(folder)), path.read_bytes())


def contents(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, name.encode()
    yield name, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from contents(f"{name}/{member}", archive.read(member))
    elif data.startswith(b"%PDF"):
        yield name, Pdf(data).text.encode()
        for packed in _STREAM.findall(data):
            try:
                yield name, zlib.decompress(packed)
            except zlib.error:
                continue


def traces(texts: Iterable[tuple[str, bytes]], secrets: Iterable[str]) -> set[tuple[str, str]]:
    """Which secrets stand where: in any case, as UTF-8 or UTF-16, with signs written as in an address."""
    wanted = {secret: secret.casefold().encode() for secret in secrets}
    found = set()
    for name, data in texts:
        # Without the zero bytes, UTF-16 of these texts is UTF-8.
        for spelling in {data.lower(), data.replace(b"\0", b"").lower(), unquote_to_bytes(data).lower()}:
            found |= {(secret, name) for secret, text in wanted.items() if text in spelling}
    return found
