"""What headings, tabs and cells are called in English, German and French rate sheets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.domain.destinations import CallType, Line

Role = Literal["country", "dial_code", "line", "rate", "connection_fee", "currency", "effective", "call_type", "ignored"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)

_NOT_A_WORD: Final = re.compile(r"[^0-9a-z¢]+")
#: Columns beside the price that are not the price to charge.
_BESIDE: Final = re.compile(r"\b(lowest|highest|minimum|maximum|old|previous|former|alt|alter|ancien|rows|change|note|remark|comment)\b")
#: Days on which a price ends. Its rates would begin on them if they were taken for the first day.
_ENDING: Final = re.compile(r"\b(until|till|to|thru|through|end|ends|ending|expir(y|es|ed|ation)|bis|ende|endet|jusqu|fin|expire)\b")
#: Prices that are not of a minute, or of more than one.
_OTHER_UNIT: Final = re.compile(
    r"\b(per|pro|par|je|a|each) (?!60 ?s)(\d+ ?)?(s|sec|secs|seconds?|sekunden?|secondes?|h|hr|hrs|hours?|stunden?|heures?|days?|tag|jour|months?|monat|mois|years?|jahr|an)\b"
    r"|\b(hourly|monthly|yearly|annual|stundlich|monatlich\w*|jahrlich\w*|mensuel\w*|annuel\w*)\b|\b(per|pro|par|je) ([2-9]|\d{2,}) ?min\w*"
)
#: The first that fits counts, so what is said more exactly stands further up. Texts are folded: no accents, no signs.
_ROLE_WORDS: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    (
        "connection_fee",
        re.compile(r"\b(connection|connect|set ?up|verbindungs\w*|connexion|per call|pro anruf|par appel|mise en relation)\b"),
    ),
    ("dial_code", re.compile(r"\b(dial(l?ing)? codes?|calling codes?|prefix(es)?|prefixe|vorwahl(en)?|indicatif|e ?164)\b")),
    ("effective", re.compile(r"\b(effective|valid|start date|in force|gueltig|gultig|valable|date|datum|ab|stand)\b")),
    ("call_type", re.compile(r"\b(call types?|service|direction|richtung|anrufart|anruftyp|gesprachsart|sens|type d appel)\b")),
    (
        "line",
        re.compile(
            r"\b(lines?|line types?|number types?|phone types?|type de (ligne|numero)|anschluss\w*|leitung\w*|rufnummernart|ligne)\b"
        ),
    ),
    (
        "rate",
        re.compile(
            r"\b(rates?|prices?|tarifs?|preise?|prix|costs?|charges?|kosten|\w*preis|per min\w*|pro min\w*|par min\w*|cout)\b|^(eur |usd |gbp |chf )?min(ute)?$"
        ),
    ),
    ("currency", re.compile(r"\b(currency|waehrung|wahrung|devise|monnaie|iso ?4217)\b")),
    (
        "country",
        re.compile(r"\b(country|countries|land|laender|lander|pays|destinations?|ziel\w*|iso|iso ?2|location|territory|region|alpha 2)\b"),
    ),
)
#: Toll-free is asked for before toll, which it contains.
_CALL_TYPE_WORDS: Final[tuple[tuple[CallType, re.Pattern[str]], ...]] = (
    ("toll_free", re.compile(r"\b(toll ?free|tollfree|free ?phone|gebuhrenfrei\w*|gebuehrenfrei\w*|kostenlos\w*|numero vert|sans frais|gratuite?s?)\b")),
    ("dial_out", re.compile(
        r"\b(dial(ing|ling)? ?outs?|outdial|outbound|outgoing|call me|call out|ausgehend\w*|abgehend\w*|anwahl\w*|auswahl anruf|sortante?s?|ruckruf|rappel)\b"
    )),
    ("toll", re.compile(r"\b(toll|dial ?in|inbound|incoming|gebuhrenpflichtig\w*|gebuehrenpflichtig\w*|eingehend\w*|einwahl\w*|entrante?s?|payante?s?)\b")),
)  # fmt: skip
_LINE_WORDS: Final[tuple[tuple[Line, re.Pattern[str]], ...]] = (
    ("mobile", re.compile(r"\b(mobiles?|cell(ular)?|mobilfunk\w*|handys?|mobilnetz\w*|portables?)\b")),
    ("landline", re.compile(r"\b(landlines?|land line|fixed( line)?|geographic|festnetz\w*|fixes?|pstn)\b")),
    ("premium", re.compile(r"\b(premium|special( services?)?|sonderrufnummern?|mehrwert\w*|services? speciaux|surtaxes?)\b")),
    ("any", re.compile(r"\b(any( line)?|all|mixed|both|alle|beide|tous|toutes|n a)\b")),
)
_LEFT_OPEN: Final = frozenset({"", "n a", "na", "none", "all", "any"})
_CENTS: Final = re.compile(r"\b(cents?|ct|cts|centimes?|pence|pfennig|rappen|¢)(?![0-9a-z])|¢|[(\[] ?[pc] ?[)\]]|\b[pc] ?(/|per) ?min")
_CURRENCY_CODE: Final = re.compile(r"\b[A-Z]{3}\b")
#: Signs that mean one currency. "$" and "kr" mean several, and so say nothing.
SIGNS: Final = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₩": "KRW",
    "₺": "TRY",
    "₪": "ILS",
    "₽": "RUB",
    "₴": "UAH",
    "zł": "PLN",
    "R$": "BRL",
    "US$": "USD",
}
#: Codes of the currencies that Microsoft sells in, and some more; other groups of three capitals are words.
CURRENCIES: Final = frozenset(
    re.findall(
        "[A-Z]+",
        "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EUR GBP HKD HRK HUF IDR ILS INR ISK JPY KRW KZT MXN MYR NOK NZD PEN PHP PLN "
        "RON RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR",
    )
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of its column; parts that it does not say are empty."""

    role: Role | Literal[""]
    call_type: CallType | Literal[""] = ""
    line: Line | Literal[""] = ""


@lru_cache(maxsize=8192)  # a sheet says the same few words in every row
def folded(text: str) -> str:
    """Return a text in small letters, without accents, every other sign a space: ``Währung (€)`` is ``wahrung``."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("_", " "))
    return _NOT_A_WORD.sub(" ", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip()


def heading_of(text: str) -> Heading:
    """Read a heading. One that names a call type or a line only may stand over rates; its cells decide that."""
    words = folded(text)
    if not words or _BESIDE.search(words):
        return Heading("")
    role: Role | Literal[""] = next((role for role, pattern in _ROLE_WORDS if pattern.search(words)), "")
    if (role == "effective" and _ENDING.search(words)) or (role in {"rate", ""} and has_other_unit(text)):
        return Heading("")
    call_type, line = call_type_in(text), line_in(text)
    if role in {"rate", "line"} or (not role and (call_type or line)):
        return Heading(role, call_type, line if line != "any" else "")
    if role == "connection_fee":
        return Heading(role, call_type)
    return Heading(role)


def recognised(texts: Sequence[str]) -> int:
    """Count the cells of a row that read like headings; a long text is a title or a remark."""
    return sum(1 for text in texts if len(text) <= _LONGEST_HEADING and _is_heading(heading_of(text)))


_LONGEST_HEADING: Final = 60


def _is_heading(heading: Heading) -> bool:
    return bool(heading.role or heading.call_type or heading.line)


def call_type_in(text: str) -> CallType | Literal[""]:
    """Return the call type that a text names; empty when it names none."""
    words = folded(text)
    return next((call_type for call_type, pattern in _CALL_TYPE_WORDS if pattern.search(words)), "")


def line_in(text: str) -> Line | Literal[""]:
    """Return the line type that a text names; empty when it names none."""
    words = folded(text)
    return next((line for line, pattern in _LINE_WORDS if pattern.search(words)), "")


def says_nothing_of_line(text: str) -> bool:
    """Whether a cell of a line type column leaves it open: empty, a dash, "n/a"."""
    return folded(text) in _LEFT_OPEN


def without_line(text: str) -> tuple[str, Line] | None:
    """Split ``Germany – Mobile`` into the country and the line type; None when the text does not end with one."""
    for line, pattern in _LINE_WORDS[:3]:
        words = text.replace("(", " ").replace(")", " ").split()
        for count in (1, 2):
            name = " ".join(words[:-count]).strip(" -–—,:/;")
            if name and pattern.fullmatch(folded(" ".join(words[-count:]))):
                return name, line
    return None


def currency_in(text: str) -> str:
    """Return the code of the currency that a text names by code or sign; empty when it names none or several."""
    found = {code for code in _CURRENCY_CODE.findall(text) if code in CURRENCIES}
    if not found:
        rest = text
        for sign in sorted(SIGNS, key=len, reverse=True):
            if sign in rest:
                found.add(SIGNS[sign])
                rest = rest.replace(sign, " ")
    return next(iter(found)) if len(found) == 1 else ""


def has_other_unit(text: str) -> bool:
    """Whether a heading says that its prices are not of one minute: "per hour", "monthly", "per 1000 minutes"."""
    return _OTHER_UNIT.search(folded(text)) is not None


def names_cents(text: str) -> bool:
    """Whether a text says that amounts are hundredths of the currency."""
    return _CENTS.search(text.casefold()) is not None
