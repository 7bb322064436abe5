"""The text of each page of a report, read back from its PDF: what a picture of the page says to those who do not see it."""

from __future__ import annotations

import re
import zlib
from typing import Final

_OBJECT: Final = re.compile(rb"(?m)^(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM: Final = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
# Balanced parentheses inside a literal need no backslash.
_INNERMOST: Final = rb"\((?:[^()\\]|\\.)*\)"
_INNER: Final = rb"\((?:[^()\\]|\\.|" + _INNERMOST + rb")*\)"
_LITERAL: Final = rb"(\((?:[^()\\]|\\.|" + _INNER + rb")*\))"
#: A choice of font, a run of letters, the end of a run.
_SHOWN: Final = re.compile(rb"/(f\d+) [\d.]+ Tf|" + _LITERAL + rb"|(\]TJ|Tj)", re.DOTALL)
#: Head and foot of a page are marked as what is not read out.
_BESIDE: Final = re.compile(rb"/Artifact.*?EMC", re.DOTALL)
#: Pictures, with the marks of what belongs to them and their page. Their letters stand one by one; the alternative text says what they show.
_FIGURE: Final = re.compile(rb"/S/Figure\b.*/K\[([\d ]+)\]/Pg (\d+) 0 R", re.DOTALL)
_MARKED: Final = re.compile(rb"/Span<</MCID (\d+)\b")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b"))


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Return what is written on each page of a PDF that Typst wrote, a line for each run of letters, without head, foot and pictures."""
    objects = {int(number): content for number, content in _OBJECT.findall(pdf)}
    tree = next((content for content in objects.values() if b"/Type/Pages" in content), b"")
    kids = re.search(rb"/Kids\[([^\]]*)\]", tree)
    figures = [(int(found[2]), found[1].split()) for found in map(_FIGURE.search, objects.values()) if found is not None]
    pages = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1] if kids else b"")]
    return tuple(_text(objects, page, {mark for place, marks in figures if place == page for mark in marks}) for page in pages)


def _text(objects: dict[int, bytes], page: int, drawn: set[bytes]) -> str:
    contents = re.search(rb"/Contents (\d+) 0 R", objects[page])
    if contents is None:
        return ""
    fonts, font = _fonts(objects, objects[page]), dict[bytes, str]()
    said, run = [], b""
    for name, text, shown in _SHOWN.findall(_written(_stream(objects[int(contents[1])]), drawn)):
        if name:
            font = fonts.get(name, {})
        elif shown:
            said.append("".join(font.get(run[at : at + 2], "") for at in range(0, len(run), 2)).strip())
            run = b""
        else:
            run += _ESCAPE.sub(_unescaped, text[1:-1])
    return "\n".join(line for line in said if line).translate(_INVISIBLE)


def _written(stream: bytes, drawn: set[bytes]) -> bytes:
    """Return what a page says in words: without what stands beside it and what belongs to one of the marks ``drawn``."""
    before, *marked = _MARKED.split(_BESIDE.sub(b"", stream))
    return before + b"".join(part for mark, part in zip(marked[::2], marked[1::2], strict=True) if mark not in drawn)


def _fonts(objects: dict[int, bytes], page: bytes) -> dict[bytes, dict[bytes, str]]:
    resources = re.search(rb"/Resources (\d+) 0 R", page)
    listed = re.search(rb"/Font<<(.*?)>>", objects[int(resources[1])] if resources else page, re.DOTALL)
    return {name: _letters(objects, int(number)) for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", listed[1] if listed else b"")}


def _letters(objects: dict[int, bytes], font: int) -> dict[bytes, str]:
    table = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    stream = _stream(objects[int(table[1])]) if table else b""
    pairs = re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>\s*\n", stream)
    return {bytes.fromhex(code.decode()): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in pairs}


def _stream(content: bytes) -> bytes:
    found = _STREAM.search(content)
    if found is None:
        return b""
    return zlib.decompress(found[1]) if b"FlateDecode" in content else found[1]


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8)]) if found[1][:1].isdigit() else _ESCAPED.get(found[1], found[1])
