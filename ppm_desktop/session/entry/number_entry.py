"""Reads numbers as people type and paste them. A text that can mean two numbers is refused, never guessed.

The user's own decimal point is believed: ``1.234`` is a little more than one where the point is the decimal sign.
The other sign is read as a decimal sign only where it cannot group thousands (``1,23``, ``0,015``, ``1234,567``),
and as a group separator only where nothing else is possible (``1,234,567``, or in a field for whole numbers).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle

#: The project file takes twelve digits before and after the decimal point; more is a slip of the hand.
MOST_DIGITS: Final = 12
#: Thousands are grouped by three.
GROUP_DIGITS: Final = 3
_SPACES: Final = dict.fromkeys(map(ord, "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}\t"), " ")
_SIGNS: Final = {ord("\N{MINUS SIGN}"): "-", ord("\N{RIGHT SINGLE QUOTATION MARK}"): "'"}
_ARABIC_DECIMAL: Final = "\N{ARABIC DECIMAL SEPARATOR}"
_ARABIC_SIGNS: Final = {ord(_ARABIC_DECIMAL): ".", ord("\N{ARABIC THOUSANDS SEPARATOR}"): "'"}
_NUMBER: Final = re.compile(r"([+-]?) ?([0-9][0-9 '.,]*|[.,][0-9]+)")
_SPACED: Final = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+([.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that was not taken, with the reason and what to type instead."""

    reason: str


def plainly_spaced(text: str) -> str:
    """Return a text with ordinary spaces, minus signs and apostrophes, and none around it."""
    return text.translate(_SPACES | _SIGNS).strip()


def read_number(text: str, style: NumberStyle) -> Decimal | Refusal:
    """Read a number in the user's locale: ``1 234,5`` in German or French, ``1,234.5`` in English."""
    return _read(text, style, whole=False)


def read_whole(text: str, style: NumberStyle) -> int | Refusal:
    """Read a whole number; groups of three digits are understood however they are separated."""
    number = _read(text, style, whole=True)
    if isinstance(number, Refusal):
        return number
    if number != number.to_integral_value():
        return Refusal(tr("“{text}” is not a whole number.").format(text=text.strip()))
    return int(number)


def _read(text: str, style: NumberStyle, *, whole: bool) -> Decimal | Refusal:
    plain = plainly_spaced(text)
    if style.decimal_point == _ARABIC_DECIMAL:  # tables of such a locale write these signs, and what they write can be typed
        plain, style = plain.translate(_ARABIC_SIGNS), replace(style, decimal_point=".")
    if not plain:
        return Refusal(tr("Type a number."))
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return Refusal(tr("“{text}” is not a number.").format(text=plain))
    digits = _ungrouped(match[2].strip(), style, whole=whole)
    if isinstance(digits, Refusal):
        return digits
    before, _point, after = digits.partition(".")
    if len(before.lstrip("0")) > MOST_DIGITS or len(after) > MOST_DIGITS:
        sentence = tr("“{text}” has more than {most} digits before or after the decimal point.")
        return Refusal(sentence.format(text=plain, most=MOST_DIGITS))
    return Decimal(match[1].replace("+", "") + digits)


def _ungrouped(text: str, style: NumberStyle, *, whole: bool) -> str | Refusal:
    """Return the digits with a point for the decimal sign and without group separators."""
    if " " in text or "'" in text:
        return text.replace(" ", "").replace("'", "").replace(",", ".") if _SPACED.fullmatch(text) else _misgrouped(text)
    marks = [character for character in text if character in ".,"]
    if not marks:
        return text
    if text.endswith((".", ",")):
        return Refusal(tr("“{text}” ends with a separator. Type the digits after it, or leave it out.").format(text=text))
    if len(marks) == 1:
        return _with_one_mark(text, marks[0], style, whole=whole)
    if len(set(marks)) == 1:
        return text.replace(marks[0], "") if _grouped(text, marks[0]) else _misgrouped(text)
    head, _decimal, tail = text.rpartition(marks[-1])
    return f"{head.replace(marks[0], '')}.{tail}" if _grouped(head, marks[0]) else _misgrouped(text)


def _with_one_mark(text: str, mark: str, style: NumberStyle, *, whole: bool) -> str | Refusal:
    """Decide what the only point or comma of a text is: the decimal sign, a group separator, or not clear."""
    head, _mark, tail = text.partition(mark)
    own = mark == style.decimal_point
    if not _grouped(text, mark) or (own and not whole):
        return f"{head or '0'}.{tail}"
    if whole and not own:
        return head + tail
    if whole:
        sentence = tr("“{text}” can mean {ungrouped} or {decimal}. Type {ungrouped}.")
    else:  # with a digit more, the decimal number has one meaning
        sentence = tr("“{text}” can mean {ungrouped} or {decimal}. Type {ungrouped}, or {decimal}0.")
    return Refusal(sentence.format(text=text, ungrouped=f"{head}{tail}", decimal=f"{head}{style.decimal_point}{tail}"))


def _misgrouped(text: str) -> Refusal:
    return Refusal(tr("“{text}” is not grouped by thousands. Type it without separators.").format(text=text))


def _grouped(text: str, mark: str) -> bool:
    """Say whether a text has the form of groups of thousands; no group begins a number with 0."""
    first, *groups = text.split(mark)
    return (
        bool(groups)
        and 1 <= len(first) <= GROUP_DIGITS
        and not first.startswith("0")
        and all(len(group) == GROUP_DIGITS for group in groups)
    )
