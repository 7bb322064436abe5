"""Defaults as people read and type them: numbers, per cents, choices, and shares with slashes between them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff
from ppm_desktop.domain.scenario import SHARE_TOLERANCE
from ppm_desktop.reports.difference_table import DIAL_OUT_LABELS
from ppm_desktop.session.entry_text import read_average, read_growth, read_meetings_per_month, read_minutes, read_share
from ppm_desktop.session.groups_table import choice_reader
from ppm_desktop.session.number_entry import Refusal
from ppm_desktop.session.shown_text import exact_percent, number_text, percent_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.defaults import Value
    from ppm_desktop.reports.number_text import NumberStyle

#: Field, what it is called, and for shares the order in which they are typed.
DEFAULT_LABELS: Final = {
    "meetings_per_organiser": "Meetings a month",
    "attendees": "Attendees",
    "phone_share": "By phone",
    "minutes_per_call": "Minutes a call",
    "join": "Joins by toll / toll-free / dial-out",
    "usage_spread": "Spread of usage in a group",
    "growth_per_year": "Growth a year",
    "dial_out_policy": "Dial-out policy",
    "when_barred": "Barred dial-out to toll / toll-free / app",
    "toll_free_off": "Toll-free switched off",
    "when_toll_free_off": "Toll-free calls to toll / app when off",
}
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


def default_text(value: Value, field: str, style: NumberStyle, *, exact: bool = False) -> str:
    """Return a default as text; ``exact`` with all its digits, as the editor has it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return DIAL_OUT_LABELS.get(value, value)
    if isinstance(value, (Join, WhenBarred, WhenTollFreeOff)):
        parts = [number_text(round(getattr(value, part.name) * 100, 10), style) for part in fields(value)]
        return " / ".join(parts) + "\N{NARROW NO-BREAK SPACE}%"
    if field in _PERCENT:
        return exact_percent(value, style) if exact else percent_text(value, style)
    return style.plain(value) if exact else number_text(value, style)


def read_default(text: str, field: str, style: NumberStyle) -> Value | Refusal:
    """Read a typed default."""
    if field in _SPLITS:
        return _read_split(text, field, style)
    if field == "dial_out_policy":
        return choice_reader(tuple(DIAL_OUT_LABELS.items()), "a dial-out policy")(text)
    if field == "toll_free_off":
        state = choice_reader((("yes", "yes"), ("no", "no")), "yes or no")(text)
        return state if isinstance(state, Refusal) else state == "yes"
    return _NUMBERS[field](text, style)


def _read_split(text: str, field: str, style: NumberStyle) -> Value | Refusal:
    kind = _SPLITS[field]
    names = [part.name for part in fields(kind)]
    texts = [part.strip().removesuffix("%").strip() for part in text.split("/")]
    example = "60 / 40" if kind is WhenTollFreeOff else "55 / 25 / 20"
    if len(texts) != len(names):
        return Refusal(f"Type {len(names)} shares with slashes between them, such as {example}.")
    shares = []
    for part in texts:
        share = read_share(f"{part}%", style)
        if isinstance(share, Refusal):
            return share
        shares.append(share)
    if abs(sum(shares) - 1) > SHARE_TOLERANCE:
        return Refusal(f"The shares add up to {percent_text(sum(shares), style)}; they must add up to 100 %.")
    return kind(*shares)
