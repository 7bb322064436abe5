"""Changes that files suffer or that somebody makes on purpose: to bytes, to texts, to JSON trees, to tables, to archives.

Every function takes its chances from the ``Random`` it is given, so that a mutant can be made again from its number.
"""

from __future__ import annotations

import json
import re
import zipfile
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

#: Texts that programs stumble over: formulas, directions, controls, halves of characters, absurd numbers, other formats.
NASTY_TEXTS: Final = (
    "", " ", "\t", "\r\n", "\x00", "\x07\x1b[2J", "\x0b", "\x0c", "\u2028", "\u202eabc", "\u200f", "\ufeff", "\ufffe", "é" * 50, "e\u0301" * 50,
    "名" * 600, "x" * 10_000, '"', "'", "\\", "{}", "{0}", "{name}", "%s", "%n", "=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "<b>x</b>",
    "&lolz;", "../../../etc/passwd", "file:///etc/passwd", "__class__", "None", "null", "nan", "NaN", "inf", "Infinity", "-inf", "1e999", "1e-999",
    "-0", "0", "1", "-1", "0.1", "1.7976931348623157e308", "5e-324", "9" * 30, "9" * 5000, "0x10", "1_000", "١٢٣", "1,234", "1.234", "1,234.56",
    "1.234,56", "12:60:61", "999:59:59", "0000-00-00", "2026-02-30", "9999-12-31", "0001-01-01", "2026-01", "2026-13", "T", "2024-01-01T25:00:00Z",
    "2147483648", "-2147483649", "9223372036854775808", "340282366920938463463374607431768211456", "true", "yes", "GB", "gb", "ZZ", "EUR", "XXX",
)  # fmt: skip
NASTY_VALUES: Final[tuple[Any, ...]] = (
    None, True, False, 0, 1, -1, -0.0, 0.5, 1.0000000001, 1e-320, 1e300, 1e308, 2**31, 2**63, 10**30, float("nan"), float("inf"), float("-inf"),
    [], {}, [[]], [None], {"": None}, "\ud800", "\udfff x",
)  # fmt: skip
_NASTY_BYTES: Final = (
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xc0\x80",
    b"\r",
    b"\n",
    b'"',
    b",",
    b";",
    b"\t",
    b"PK\x03\x04",
    b"<!--",
    b"]]>",
)
_TOKEN: Final = re.compile(r"[A-Za-z_]+|-?[0-9]+(?:\.[0-9]+)?|\s+|.", re.DOTALL)
_DEEP: Final = 3000
_MANY: Final = 400


def mutated_bytes(data: bytes, random: Random) -> bytes:
    """Flip, insert, leave out, repeat, cut or exchange a few bytes."""
    found = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 4, 16))):
        place = random.randrange(len(found) + 1)
        length = random.choice((1, 1, 2, 8, 64, 1024))
        match random.randrange(7):
            case 0 if place < len(found):
                found[place] ^= 1 << random.randrange(8)
            case 1:
                found[place:place] = random.choice(_NASTY_BYTES) * random.choice((1, 1, 3, 100))
            case 2:
                del found[place : place + length]
            case 3:
                found[place:place] = found[place : place + length]
            case 4 if random.random() < 0.2:
                del found[place:]
            case 5:
                other = random.randrange(len(found) + 1)
                found[place : place + length] = found[other : other + length]
            case _:
                found[place : place + 1] = bytes((random.randrange(256),))
    return bytes(found)


def mutated_text(data: bytes, random: Random) -> bytes:
    """Exchange, repeat, leave out and replace words and numbers of a text."""
    tokens = _TOKEN.findall(data.decode("utf-8", "replace"))
    for _ in range(random.choice((1, 1, 2, 5))):
        place = random.randrange(len(tokens) + 1)
        length = random.choice((1, 1, 2, 10, 100))
        match random.randrange(4):
            case 0:
                tokens[place : place + 1] = [random.choice(NASTY_TEXTS)]
            case 1:
                tokens[place:place] = tokens[place : place + length] * random.choice((1, 1, 2, 30))
            case 2:
                del tokens[place : place + length]
            case _:
                other = random.randrange(len(tokens) + 1)
                tokens[place : place + length] = tokens[other : other + length]
    return "".join(tokens).encode("utf-8", "surrogatepass")


def mutated_json(data: bytes, random: Random) -> bytes:
    """Change values, keys and lists of a JSON document where they stand."""
    try:
        # Half of the time as a hand would write it: characters themselves, NaN as a word.
        text = json.dumps(_changed_often(json.loads(data), random), ensure_ascii=random.random() < 0.5)
    except RecursionError:  # parts were put into themselves so often that Python cannot write it down
        return mutated_text(data, random)
    if random.random() < 0.02:
        text = text[:-1] + "," + '"deep":' + "[" * _DEEP + "]" * _DEEP + text[-1:]
    return text.encode("utf-8", "surrogatepass")


def _changed_often(document: Any, random: Random) -> Any:  # noqa: ANN401 - a JSON value
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        document = _changed_tree(document, random)
    return document


def _places(document: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:  # noqa: ANN401 - a JSON value
    """List holder and key of every value below ``document``."""
    entries = document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    for key, value in entries:
        found.append((document, key))
        _places(value, found)
    return found


def _changed_tree(document: Any, random: Random) -> Any:  # noqa: ANN401 - a JSON value
    places = _places(document, [])
    if not places:
        return deepcopy(random.choice(NASTY_VALUES))
    # First the level, or the many rates would get all changes.
    by_key: dict[str, list[tuple[Any, Any]]] = {}
    for holder, key in places:
        by_key.setdefault(key if isinstance(key, str) else "[]", []).append((holder, key))
    holder, key = random.choice(by_key[random.choice(sorted(by_key))])
    elsewhere, other = random.choice(places)
    _change(holder, key, elsewhere[other], random)
    return document


def _change(holder: Any, key: Any, other: Any, random: Random) -> None:  # noqa: ANN401 - JSON values
    value = holder[key]
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if random.random() < 0.6 and (number or (isinstance(value, str) and value[:1].isdigit())):
        # Of the right kind, so that it comes further than to the first check.
        holder[key] = _other_number(value, random)
        return
    match random.randrange(8):
        case 0 if isinstance(holder, dict):
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[random.choice((*NASTY_TEXTS, f"{key}_", "id", "name", "\ud800"))] = value
        case 2 if isinstance(holder, list):
            holder.extend(json.loads(json.dumps(value)) for _ in range(random.choice((1, 2, _MANY))))
        case 3:
            holder[key] = random.choice(NASTY_TEXTS)
        case 4 if number:
            holder[key] = str(value)
        case 5 if isinstance(value, str) and value:
            holder[key] = mutated_text(value.encode("utf-8", "surrogatepass"), random).decode("utf-8", "replace")
        case 6:
            holder[key] = json.loads(json.dumps(other))
        case _:
            holder[key] = deepcopy(random.choice(NASTY_VALUES))  # a list put here twice would be changed in both places, and in itself


def _other_number(value: Any, random: Random) -> Any:  # noqa: ANN401 - a number, or a text that begins with a digit
    if isinstance(value, str):
        return re.sub("[0-9]", lambda digit: random.choice("0123456789") if random.random() < 0.3 else digit[0], value)
    found = random.choice((0, 1, value + 1, value * 2, value * 1000, value * 1e6, value / 3, -value, value * 1e-9, 120, 1_000_000))
    return int(found) if isinstance(value, int) and random.random() < 0.9 else found


def mutated_table(data: bytes, random: Random) -> bytes:
    """Change cells, rows, columns, delimiters, quotes and the encoding of a delimited text."""
    text = data.decode("utf-8-sig", "replace")
    delimiter = max(",;\t", key=text.count)
    rows = [line.split(delimiter) for line in text.split("\n")]
    for _ in range(random.choice((1, 1, 2, 4))):
        _change_row(rows, random)
    if random.random() < 0.1:
        delimiter = random.choice(",;\t|:")
    changed = random.choice(("\n", "\n", "\r\n", "\r")).join(delimiter.join(row) for row in rows)
    encoding = random.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-7"))
    return changed.encode(encoding, "replace")


def _change_row(rows: list[list[str]], random: Random) -> None:
    # Every third time the header, which decides how the rest is read.
    number = 0 if random.random() < 0.3 else random.randrange(len(rows))
    row = rows[number]
    column = random.randrange(len(row) + 1)
    match random.randrange(8):
        case 0:
            row[column : column + 1] = [random.choice(NASTY_TEXTS)]
        case 1:
            row[column : column + 1] = ['"' + random.choice(NASTY_TEXTS)]
        case 2:
            del row[column : column + 1]
        case 3:
            rows[number:number] = [list(row) for _ in range(random.choice((1, 2, _MANY)))]
        case 4:
            random.shuffle(row)
        case 5:
            row.extend(row * random.choice((1, 1, 2, _MANY)))
        case 6:
            for each in rows:
                each[column : column + 1] = [random.choice(NASTY_TEXTS)]
        case _:
            source = random.choice(rows)
            row[column : column + 1] = source[column : column + 1]


def mutated_archive(data: bytes, random: Random, change: Callable[[bytes, Random], bytes]) -> bytes:
    """Change one member of a ZIP archive by ``change``, leave one out, repeat one, rename one, or pack it in another way."""
    if random.random() < 0.2:
        return mutated_bytes(data, random)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    place = random.randrange(len(members))
    name, content = members[place]
    packing = zipfile.ZIP_DEFLATED
    match random.randrange(8):
        case 0:
            del members[place]
        case 1:
            members.append((name, change(content, random)))
        case 2:
            members[place] = (
                random.choice(("../" + name, "/" + name, name.upper(), "a" * 300, "\u202e" + name, random.choice(members)[0])),
                content,
            )
        case 3:
            packing = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
            members[place] = (name, change(content, random))
        case _:
            members[place] = (name, change(content, random))
    target = BytesIO()
    with zipfile.ZipFile(target, "w", packing) as archive:
        for written, text in members:
            with (
                archive.open(zipfile.ZipInfo(written or "x"), "w")
                if packing == zipfile.ZIP_STORED
                else archive.open(written or "x", "w") as member
            ):
                member.write(text)
    packed = target.getvalue()
    return mutated_bytes(packed, random) if packing in {zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA} and random.random() < 0.5 else packed
