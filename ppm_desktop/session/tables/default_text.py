"""Defaults as people read and type them: numbers, per cents, choices, and shares or months with slashes between them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff
from ppm_desktop.domain.scenario import SHARE_TOLERANCE
from ppm_desktop.reports.changes.difference_table import DIAL_OUT_LABELS
from ppm_desktop.session.entry.entry_text import read_average, read_growth, read_meetings_per_month, read_minutes, read_share
from ppm_desktop.session.entry.number_entry import Refusal, read_whole
from ppm_desktop.session.entry.shown_text import exact_percent, number_text, percent_text
from ppm_desktop.session.tables.groups_table import choice_reader
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.defaults import Value
    from ppm_desktop.reports.number_text import NumberStyle

#: Field, what it is called within a sentence, and for shares the order in which they are typed.
DEFAULT_NAMES: Final = {
    "meetings_per_organiser": mark("meetings a month"),
    "attendees": mark("attendees"),
    "phone_share": mark("by phone"),
    "minutes_per_call": mark("minutes a call"),
    "join": mark("joins by toll / toll-free / dial-out"),
    "usage_spread": mark("spread of usage in a group"),
    "growth_per_year": mark("growth a year"),
    "dial_out_policy": mark("dial-out policy"),
    "when_barred": mark("barred dial-out to toll / toll-free / app"),
    "toll_free_off": mark("toll-free switched off"),
    "when_toll_free_off": mark("toll-free calls to toll / app when off"),
    "season": mark("season, January to December"),
    "increment_seconds": mark("billing increment in seconds"),
}
_YES_NO: Final = (("yes", mark("yes")), ("no", mark("no")))
_SPLITS: Final[dict[str, type[Join | WhenBarred | WhenTollFreeOff]]] = {
    "join": Join,
    "when_barred": WhenBarred,
    "when_toll_free_off": WhenTollFreeOff,
}
_NUMBERS: Final[dict[str, Callable[[str, NumberStyle], float | Refusal]]] = {
    "meetings_per_organiser": read_meetings_per_month,
    "attendees": read_average,
    "phone_share": read_share,
    "minutes_per_call": read_minutes,
    "usage_spread": lambda text, style: read_average(text, style, _MOST_SPREAD),
    "growth_per_year": read_growth,
}
_PERCENT: Final = {"phone_share", "growth_per_year"}
_MOST_SPREAD: Final = 1000.0
#: What the project file allows for a month of a season, and for an increment in seconds.
_LARGEST_FACTOR: Final = 1000.0
_LONGEST_INCREMENT: Final = 3600


def default_label(field: str) -> str:
    """Return what a field is called at the beginning of a line."""
    name = tr(DEFAULT_NAMES[field])
    return f"{name[:1].upper()}{name[1:]}"


def default_text(value: Value, field: str, style: NumberStyle, *, exact: bool = False) -> str:
    """Return a default as text; ``exact`` with all its digits, as the editor has it."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, str):
        return tr(DIAL_OUT_LABELS.get(value, value))
    if isinstance(value, (Join, WhenBarred, WhenTollFreeOff)):
        parts = [number_text(round(getattr(value, part.name) * 100, 10), style) for part in fields(value)]
        return " / ".join(parts) + "\N{NARROW NO-BREAK SPACE}%"
    if isinstance(value, tuple):
        return " / ".join(style.plain(factor) if exact else number_text(factor, style) for factor in value)
    if field in _PERCENT:
        return exact_percent(value, style) if exact else percent_text(value, style)
    return style.plain(value) if exact else number_text(value, style)


def read_default(text: str, field: str, style: NumberStyle) -> Value | Refusal:
    """Read a typed default."""
    if field in _SPLITS:
        return _read_split(text, field, style)
    if field in _SETTINGS:
        return _SETTINGS[field](text, style)
    if field == "dial_out_policy":
        return choice_reader(tuple(DIAL_OUT_LABELS.items()), mark("“{text}” is not a dial-out policy: {choices}."))(text)
    if field == "toll_free_off":
        state = choice_reader(_YES_NO, mark("“{text}” is not yes or no: {choices}."))(text)
        return state if isinstance(state, Refusal) else state == "yes"
    return _NUMBERS[field](text, style)


def _read_split(text: str, field: str, style: NumberStyle) -> Value | Refusal:
    kind = _SPLITS[field]
    names = [part.name for part in fields(kind)]
    texts = [part.strip().removesuffix("%").strip() for part in text.split("/")]
    example = "60 / 40" if kind is WhenTollFreeOff else "55 / 25 / 20"
    if len(texts) != len(names):
        text = tr("Type {count} shares with slashes between them, such as {example}.")
        return Refusal(text.format(count=len(names), example=example))
    shares = []
    for part in texts:
        share = read_share(f"{part}%", style)
        if isinstance(share, Refusal):
            return share
        shares.append(share)
    if abs(sum(shares) - 1) > SHARE_TOLERANCE:
        sentence = tr("The shares add up to {sum}; they must add up to 100 %.")
        return Refusal(sentence.format(sum=percent_text(sum(shares), style)))
    return kind(*shares)


def _read_season(text: str, style: NumberStyle) -> tuple[float, ...] | Refusal:
    parts = [part.strip() for part in text.split("/")]
    if len(parts) != MONTHS_PER_YEAR:
        sentence = tr("Type {count} numbers with slashes between them, January first; 1 is an average month.")
        return Refusal(sentence.format(count=MONTHS_PER_YEAR))
    factors = []
    for part in parts:
        factor = read_average(part, style, _LARGEST_FACTOR)
        if isinstance(factor, Refusal):
            return factor
        factors.append(factor)
    return tuple(factors)


def _read_increment(text: str, style: NumberStyle) -> int | Refusal:
    seconds = read_whole(text, style)
    if isinstance(seconds, Refusal) or 1 <= seconds <= _LONGEST_INCREMENT:
        return seconds
    return Refusal(tr("An increment is between 1 and {most} seconds.").format(most=style.fixed(_LONGEST_INCREMENT, 0)))


_SETTINGS: Final[dict[str, Callable[[str, NumberStyle], Value | Refusal]]] = {"season": _read_season, "increment_seconds": _read_increment}
