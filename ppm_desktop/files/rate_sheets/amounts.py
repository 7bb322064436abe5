"""Reads the prices of a sheet. A text that can mean two numbers is never guessed, and cents are never converted."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.problem import Problem, problem
from ppm_desktop.files.rate_sheets.headings import CURRENCIES, SIGNS, folded, names_cents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.files.rate_sheets.sheet import Cell

DecimalSign = Literal["", ".", ","]

#: What the project file takes before and after the decimal point.
MOST_DIGITS: Final = 12
_GROUP: Final = 3
_NUMBER: Final = re.compile(r"(?:[0-9][0-9 '.,]*[0-9]|[0-9]|[.,][0-9]+)")
_SPACED: Final = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?")
_SAME: Final = dict.fromkeys(map(ord, "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}\t\n\r"), " ") | {
    # Unseen marks of the reading direction and of joints, which copying from a page brings along.
    **dict.fromkeys((0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF)),
    ord("\N{MINUS SIGN}"): "-",
    ord("\N{RIGHT SINGLE QUOTATION MARK}"): "'",
}
#: Signs that stand in a cell for "there is none".
_NOTHING: Final = "-\N{EN DASH}\N{EM DASH}./? €$£"
_NO_RATE: Final = frozenset({"n a", "na", "not available", "none", "k a", "nicht verfugbar", "non disponible", "nd", "tbd"})
_UNIT_WORDS: Final = frozenset(
    {"per", "pro", "par", "min", "mins", "minute", "minutes", "minuten", "mn", "a", "la", "je", "call", "anruf", "appel"}
)
_MONEY_WORDS: Final = {"euro": "EUR", "euros": "EUR"}
_SHARED_SIGNS: Final = {
    "$": frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}),
    "¥": frozenset({"JPY", "CNY"}),
}
_LETTERS: Final = re.compile(r"US\$|R\$|[^\W\d_]+|[^\s\w]|_")


def read_amount(cell: Cell, sign: DecimalSign, currency: str) -> Decimal | Problem:
    """Read a price in ``currency``; a problem says why it cannot be one. Neither its size nor a zero is judged here."""
    text = cell.text.translate(_SAME).strip()
    if cell.kind == "uncomputed":
        return problem("", "error", "formula_without_value")
    if cell.kind == "day":
        return problem("", "error", "price_is_day", found=text)
    if not text.strip(_NOTHING) or folded(text) in _NO_RATE:
        return problem("", "error", "price_missing")
    return _amount_in(text, "." if cell.kind == "number" else sign, currency, written=cell.kind != "number")


def _amount_in(text: str, sign: DecimalSign, currency: str, *, written: bool) -> Decimal | Problem:
    """Read a text that holds something; in one that is not written but stored, a point is the decimal sign."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1:
        return problem("", "error", "price_not_a_number", found=text)
    before, _number, after = text.partition(numbers[0])
    wrong = _beside(before, after, currency, text)
    if wrong is not None:
        return wrong
    digits = _plain(numbers[0], sign) if written else numbers[0]
    if not isinstance(digits, str):
        return problem("", "error", digits[0], found=text, one=digits[1], other=digits[2])
    whole, _point, fraction = digits.partition(".")
    if len(whole.lstrip("0")) > MOST_DIGITS or len(fraction.rstrip("0")) > MOST_DIGITS:
        return problem("", "error", "price_too_long", found=text, limit=MOST_DIGITS)
    amount = Decimal(digits if len(fraction) <= MOST_DIGITS else f"{whole}.{fraction[:MOST_DIGITS]}")
    negative = "-" in before or (before.strip().startswith("(") and after.strip().endswith(")")) or after.strip() == "-"
    if negative and amount:
        return problem("", "error", "price_negative", found=text)
    return amount


def decides(text: str) -> DecimalSign:
    """Return the decimal sign that a number can only have; empty when it has none or may mean two numbers."""
    numbers = _NUMBER.findall(text.translate(_SAME))
    if len(numbers) != 1:
        return ""
    marks = [mark for mark in numbers[0] if mark in ".,"]
    if not marks:
        return ""
    last: DecimalSign = "." if marks[-1] == "." else ","
    other: DecimalSign = "," if last == "." else "."
    if " " in numbers[0] or "'" in numbers[0] or len(set(marks)) > 1:
        return last
    if len(marks) > 1:
        return other  # 1.234.567: the point groups
    return "" if _grouped(numbers[0], last) else last


def is_ambiguous(text: str) -> bool:
    """Whether a number means another amount when the decimal sign is another: ``1.234``."""
    numbers = _NUMBER.findall(text.translate(_SAME))
    if len(numbers) != 1:
        return False
    marks = [mark for mark in numbers[0] if mark in ".,"]
    return len(marks) == 1 and " " not in numbers[0] and "'" not in numbers[0] and _grouped(numbers[0], marks[0])


def decimal_sign_of(texts: Iterable[str]) -> DecimalSign:
    """Return the decimal sign of a column of texts; empty when none decides or they contradict each other."""
    found = {sign for text in texts if (sign := decides(text))}
    return next(iter(found)) if len(found) == 1 else ""


def _beside(before: str, after: str, currency: str, text: str) -> Problem | None:
    """Judge what stands before and after the number: currencies, units, signs."""
    for word in _LETTERS.findall(f"{before} {after}"):
        if word in {"-", "+", "/", "(", ")", "."}:
            continue
        named = SIGNS.get(word) or _MONEY_WORDS.get(word.lower()) or (word.upper() if word.upper() in CURRENCIES | {currency} else "")
        shared = _SHARED_SIGNS.get(word.lower())
        if named or shared:
            if named != currency if named else currency not in (shared or ()):
                return problem("", "error", "other_currency", found=named or word, expected=currency)
            continue
        if names_cents(word) or word.lower() in {"p", "c", "pf"}:
            return problem("", "error", "price_in_cents", found=text)
        if folded(word) not in _UNIT_WORDS:
            return problem("", "error", "price_not_a_number", found=text)
    return None


def _plain(number: str, sign: DecimalSign) -> str | tuple[str, str, str]:
    """Return the digits with a point for the decimal sign; or the code of what is wrong, with both readings."""
    if " " in number or "'" in number:
        return re.sub("[ ']", "", number).replace(",", ".") if _SPACED.fullmatch(number) else ("price_misgrouped", "", "")
    marks = [mark for mark in number if mark in ".,"]
    if not marks:
        return number
    if len(marks) == 1:
        head, _mark, tail = number.partition(marks[0])
        if not _grouped(number, marks[0]) or sign == marks[0]:
            return f"{head or '0'}.{tail}"
        return head + tail if sign else ("price_ambiguous", f"{head}{tail}", f"{head}.{tail}")
    if len(set(marks)) == 1:
        return number.replace(marks[0], "") if _grouped(number, marks[0]) else ("price_misgrouped", "", "")
    head, _mark, tail = number.rpartition(marks[-1])
    return f"{head.replace(marks[0], '')}.{tail}" if _grouped(head, marks[0]) and marks[-1] not in head else ("price_misgrouped", "", "")


def _grouped(number: str, mark: str) -> bool:
    """Say whether a number has the form of groups of thousands; no group begins a number with 0."""
    first, *groups = number.split(mark)
    return bool(groups) and 1 <= len(first) <= _GROUP and not first.startswith("0") and all(len(group) == _GROUP for group in groups)
