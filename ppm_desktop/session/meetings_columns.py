"""The columns of the Meetings table: habits to type, and the minutes they come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.meetings import Habits
from ppm_desktop.domain.organisation import Group
from ppm_desktop.session.entry_text import MEETINGS_HINT, read_average, read_meetings_per_month, read_minutes, read_share
from ppm_desktop.session.groups_table import read_name
from ppm_desktop.session.implied_minutes import ImpliedMinutes
from ppm_desktop.session.people_table import read_organisers, with_organisers_at
from ppm_desktop.session.shown_text import exact_percent, number_text, percent_text
from ppm_desktop.session.table_column import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document


@dataclass(frozen=True, slots=True)
class MeetingsRow:
    """A group and what its habits come to."""

    group: Group
    implied: ImpliedMinutes
    increment_seconds: int


def with_habits(row: MeetingsRow, habits: Habits) -> MeetingsRow:
    """Give a row's group other habits; what they come to is worked out when the document has them."""
    return replace(row, group=replace(row.group, habits=habits))


def meetings_columns(document: Document, style: NumberStyle) -> tuple[Column[MeetingsRow], ...]:
    """Return the columns: group, habits, how they join, and the minutes implied."""

    def habit(
        name: str, title: str, noun: str, enter: Callable[[str], object], tooltip: str, *, unit: str = "", minutes: bool = False
    ) -> Column[MeetingsRow]:
        def read(row: MeetingsRow) -> float:
            return float(getattr(row.group.habits, name))

        return Column(
            key=name,
            field=name,
            title=title,
            read=read,
            show=lambda row: number_text(read(row), style) + ("\N{NARROW NO-BREAK SPACE}min" if minutes else ""),
            spell=lambda row: style.plain(read(row)),
            enter=enter,
            write=lambda row, value: with_habits(row, replace(row.group.habits, **{name: value})),
            noun=noun,
            unit=unit,
            cleared="0",
            tooltip=tooltip,
            places=(name,),
        )

    def share(
        key: str, title: str, noun: str, read: Callable[[Habits], float], write: Callable[[Habits, float], Habits], tooltip: str, place: str
    ) -> Column[MeetingsRow]:
        return Column(
            key=key,
            field=place,
            title=title,
            read=lambda row: read(row.group.habits),
            show=lambda row: percent_text(read(row.group.habits), style),
            spell=lambda row: exact_percent(read(row.group.habits), style),
            enter=lambda text: read_share(text, style),
            write=lambda row, value: with_habits(row, write(row.group.habits, value)),
            noun=noun,
            edit_kind="share",
            cleared="0",
            tooltip=tooltip,
            places=(place,),
        )

    def joined(call_type: CallType, title: str, noun: str, tooltip: str) -> Column[MeetingsRow]:
        return share(
            f"join.{call_type}",
            title,
            noun,
            lambda h: h.join.of(call_type),
            lambda h, value: replace(h, join=replace(h.join, **{call_type: value})),
            f"{tooltip} The three shares add up to 100 %.",
            "join",
        )

    def minutes(key: str, title: str, what: str, calls: Callable[[ImpliedMinutes], float]) -> Column[MeetingsRow]:
        def read(row: MeetingsRow) -> float:
            return calls(row.implied) * row.implied.minutes_per_call

        return Column(
            key=key,
            title=title,
            read=read,
            show=lambda row: style.count(read(row)),
            spell=lambda row: style.plain(round(read(row), 2)),
            unit="minutes a month",
            detail=lambda row: _minutes_detail(row, calls(row.implied), style),
            tooltip=f"{what} minutes of an average month after policies, before season and growth. Each call is billed rounded up to the increment.",
        )

    return (
        Column(
            key="name",
            title="Group",
            read=lambda row: row.group.name,
            show=lambda row: row.group.name,
            enter=read_name,
            write=lambda row, name: replace(row, group=replace(row.group, name=name)),
            noun="name",
            alignment="left",
            edit_kind="text",
            tooltip="Organisers who are alike.",
            places=("name",),
        ),
        Column(
            key="organisers",
            title="Organisers",
            read=lambda row: row.implied.organisers,
            show=lambda row: style.fixed(row.implied.organisers, 0),
            spell=lambda row: str(row.implied.organisers),
            enter=lambda text: read_organisers(text, style),
            write=lambda row, number: replace(row, group=with_organisers_at(row.group, document.project.start, number)),
            noun="organisers",
            cleared="0",
            tooltip="People who hold meetings, in the first month of the plan.",
            places=("headcount",),
        ),
        habit(
            "meetings_per_organiser",
            "Meetings\na month",
            "meetings a month",
            lambda text: read_meetings_per_month(text, style),
            f"Meetings that one organiser holds in a month. You may type 2/week or 1/day: {MEETINGS_HINT}",
        ),
        habit(
            "attendees",
            "Attendees",
            "attendees",
            lambda text: read_average(text, style),
            "People in a meeting, however they join, the organiser included if they join too.",
        ),
        share(
            "phone_share",
            "By\nphone",
            "the share by phone",
            lambda h: h.phone_share,
            lambda h, value: replace(h, phone_share=value),
            "Share of the attendees who join by telephone. Joining by the app costs nothing.",
            "phone_share",
        ),
        habit(
            "minutes_per_call",
            "Minutes\na call",
            "minutes a call",
            lambda text: read_minutes(text, style),
            "How long a phone participant stays connected, on average. 90, 1:30 and 1h30 are the same.",
            minutes=True,
        ),
        joined("toll", "Toll", "the toll share", "Phone participants who dial a local number."),
        joined(
            "toll_free",
            "Toll-\nfree",
            "the toll-free share",
            "Phone participants who dial a toll-free number: the customer pays every minute.",
        ),
        joined("dial_out", "Dial-\nout", "the dial-out share", "Phone participants whom the meeting calls, “call me at” included."),
        minutes("toll_minutes", "= toll\nmin", "Toll", lambda i: i.toll),
        minutes("toll_free_minutes", "toll-\nfree", "Toll-free", lambda i: i.toll_free),
        minutes("dial_out_minutes", "dial-\nout", "Dial-out", lambda i: i.dial_out),
    )


def _minutes_detail(row: MeetingsRow, calls: float, style: NumberStyle) -> str:
    """Say how a figure of minutes comes about, and what will be billed."""
    implied = row.implied
    billed = implied.billed(calls, row.increment_seconds)
    return (
        f"{style.count(calls)} calls × {number_text(implied.minutes_per_call, style)} minutes in an average month, after policies, "
        "before season and growth.\n"
        f"Billed: {style.count(billed)} minutes, because each call is rounded up to {row.increment_seconds} seconds."
    )
