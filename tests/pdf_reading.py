"""Reads back PDF files that the program wrote: objects, structure, and the text of each page. Enough for those, not for any PDF."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
# Balanced parentheses inside a literal need no backslash.
_INNERMOST = rb"\((?:[^()\\]|\\.)*\)"
_INNER = rb"\((?:[^()\\]|\\.|" + _INNERMOST + rb")*\)"
_LITERAL = rb"(\((?:[^()\\]|\\.|" + _INNER + rb")*\))"
_STRING = re.compile(_LITERAL, re.DOTALL)
_SHOWN = re.compile(rb"/(f\d+) [\d.]+ Tf|" + _LITERAL + rb"|(\]TJ|Tj)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Pdf:
    """One file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.objects = {int(number): content for number, content in _OBJECT.findall(data)}

    @property
    def pages(self) -> list[str]:
        """The text of each page, a line for each run of text, in the order of the page tree."""
        tree = next(content for content in self.objects.values() if b"/Type/Pages" in content)
        kids = re.search(rb"/Kids\[([^\]]*)\]", tree)
        assert kids is not None
        return [self._text(int(number)) for number in re.findall(rb"(\d+) 0 R", kids[1])]

    @property
    def text(self) -> str:
        """All text, without the places where a long word may be broken."""
        return "\n".join(self.pages).replace("\u200b", "")

    @property
    def bookmarks(self) -> list[str]:
        """The titles of the outline."""
        found = [re.search(rb"/Title" + _LITERAL + rb"/Dest", content, re.DOTALL) for content in self.objects.values()]
        return [_text_of(match[1]) for match in found if match is not None]

    def texts(self, key: bytes) -> list[str]:
        """Return every text under a key such as ``Alt``."""
        found = re.findall(rb"/" + key + rb"(?:" + _LITERAL + rb"|<([0-9A-F]+)>)", b"\n".join(self.objects.values()), re.DOTALL)
        return [_text_of(text) if text else _of_bytes(bytes.fromhex(hexadecimal.decode())) for text, hexadecimal in found]

    def tags(self, kind: bytes) -> int:
        """Count the elements of the structure that are of a kind such as ``TH``."""
        return sum(bool(re.search(rb"/S/" + kind + rb"\b", content)) for content in self.objects.values())

    @property
    def structure(self) -> dict[int, bytes]:
        """The elements of the structure that screen readers follow, by number of their object."""
        return {number: content for number, content in self.objects.items() if b"/Type/StructElem" in content}

    def unmarked(self) -> list[bytes]:
        """What is written on a page without belonging to the structure or being marked as beside it."""
        found = []
        for content in self.objects.values():
            stream = re.search(rb"/Contents (\d+) 0 R", content)
            depth, end = 0, 0
            written = self._stream(int(stream[1])) if stream and re.search(rb"/Type/Page\b", content) else b""
            for mark in re.finditer(rb"\bBDC\b|\bEMC\b", written):
                if not depth and re.search(rb"\]TJ|\bTj\b", written[end : mark.start()]):
                    found.append(written[end : mark.start()])
                depth, end = depth + (1 if mark[0] == b"BDC" else -1), mark.end()
        return found

    def _text(self, page: int) -> str:
        content = self.objects[page]
        fonts = self._fonts(content)
        stream = re.search(rb"/Contents (\d+) 0 R", content)
        assert stream is not None
        said, run = [], b""
        font: dict[bytes, str] = {}
        for name, text, shown in _SHOWN.findall(self._stream(int(stream[1]))):
            if name:
                font = fonts[name]
            elif shown:
                said.append("".join(font.get(run[at : at + 2], "") for at in range(0, len(run), 2)))
                run = b""
            else:
                run += _unescaped(text[1:-1])
        return "\n".join(said)

    def _fonts(self, page: bytes) -> dict[bytes, dict[bytes, str]]:
        resources = re.search(rb"/Resources (\d+) 0 R", page)
        content = self.objects[int(resources[1])] if resources else page
        listed = re.search(rb"/Font<<(.*?)>>", content, re.DOTALL)
        return {name: self._letters(int(number)) for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", listed[1] if listed else b"")}

    def _letters(self, font: int) -> dict[bytes, str]:
        table = re.search(rb"/ToUnicode (\d+) 0 R", self.objects[font])
        assert table is not None
        stream = self._stream(int(table[1]))
        pairs = re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>\s*\n", stream)
        return {bytes.fromhex(code.decode()): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in pairs}

    def _stream(self, number: int) -> bytes:
        found = _STREAM.search(self.objects[number])
        assert found is not None
        return zlib.decompress(found[1]) if b"FlateDecode" in self.objects[number] else found[1]


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(lambda m: bytes([int(m[1], 8)]) if m[1][:1].isdigit() else _ESCAPED.get(m[1], m[1]), text)


def _text_of(literal: bytes) -> str:
    return _of_bytes(_unescaped(literal[1:-1]))


def _of_bytes(raw: bytes) -> str:
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")
