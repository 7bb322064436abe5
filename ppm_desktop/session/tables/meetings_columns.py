"""The columns of the Meetings table: habits to type, and the minutes they come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.meetings import Habits
from ppm_desktop.domain.organisation import Group
from ppm_desktop.session.entry.entry_text import MEETINGS_HINT, read_average, read_meetings_per_month, read_minutes, read_share
from ppm_desktop.session.entry.shown_text import exact_percent, number_text, percent_text
from ppm_desktop.session.implied_minutes import ImpliedMinutes
from ppm_desktop.session.tables.group_name_column import group_name_column
from ppm_desktop.session.tables.people_table import read_organisers, with_organisers_at
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import tr, trn

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
            show=lambda row: _minutes_text(read(row), style) if minutes else number_text(read(row), style),
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
            tooltip,
            "join",
        )

    def minutes(key: str, title: str, tooltip: str, calls: Callable[[ImpliedMinutes], float]) -> Column[MeetingsRow]:
        def read(row: MeetingsRow) -> float:
            return calls(row.implied) * row.implied.minutes_per_call

        return Column(
            key=key,
            title=title,
            read=read,
            show=lambda row: style.count(read(row)),
            spell=lambda row: style.plain(round(read(row), 2)),
            unit=tr("minutes a month"),
            detail=lambda row: _minutes_detail(row, calls(row.implied), style),
            tooltip=tooltip,
        )

    return (
        group_name_column(lambda row: row.group, lambda row, group: replace(row, group=group), tr("Organisers who are alike.")),
        Column(
            key="organisers",
            title=tr("Organisers"),
            read=lambda row: row.implied.organisers,
            show=lambda row: style.fixed(row.implied.organisers, 0),
            spell=lambda row: str(row.implied.organisers),
            enter=lambda text: read_organisers(text, style),
            write=lambda row, number: replace(row, group=with_organisers_at(row.group, document.project.start, number)),
            noun=tr("organisers"),
            cleared="0",
            tooltip=tr("People who hold meetings, in the first month of the plan."),
            places=("headcount",),
        ),
        habit(
            "meetings_per_organiser",
            tr("Meetings\na month"),
            tr("meetings a month"),
            lambda text: read_meetings_per_month(text, style),
            tr("Meetings that one organiser holds in a month. You may type 2/week or 1/day: {hint}").format(hint=tr(MEETINGS_HINT)),
        ),
        habit(
            "attendees",
            tr("Attendees"),
            tr("attendees"),
            lambda text: read_average(text, style),
            tr("People in a meeting, however they join, the organiser included if they join too."),
        ),
        share(
            "phone_share",
            tr("By\nphone"),
            tr("the share by phone"),
            lambda h: h.phone_share,
            lambda h, value: replace(h, phone_share=value),
            tr("Share of the attendees who join by telephone. Joining by the app costs nothing."),
            "phone_share",
        ),
        habit(
            "minutes_per_call",
            tr("Minutes\na call"),
            tr("minutes a call"),
            lambda text: read_minutes(text, style),
            tr("How long a phone participant stays connected, on average. 90, 1:30 and 1h30 are the same."),
            minutes=True,
        ),
        joined(
            "toll",
            tr("Toll"),
            tr("the toll share"),
            tr("Phone participants who dial a local number. The three shares add up to 100 %."),
        ),
        joined(
            "toll_free",
            tr("Toll-\nfree"),
            tr("the toll-free share"),
            tr("Phone participants who dial a toll-free number: the customer pays every minute. The three shares add up to 100 %."),
        ),
        joined(
            "dial_out",
            tr("Dial-\nout"),
            tr("the dial-out share"),
            tr("Phone participants whom the meeting calls, “call me at” included. The three shares add up to 100 %."),
        ),
        minutes(
            "toll_minutes",
            tr("= toll\nmin"),
            tr(
                "Toll minutes of an average month after policies, before season and growth. "
                "Each call is billed rounded up to the increment."
            ),
            lambda i: i.toll,
        ),
        minutes(
            "toll_free_minutes",
            tr("toll-\nfree"),
            tr(
                "Toll-free minutes of an average month after policies, before season and growth. "
                "Each call is billed rounded up to the increment."
            ),
            lambda i: i.toll_free,
        ),
        minutes(
            "dial_out_minutes",
            tr("dial-\nout"),
            tr(
                "Dial-out minutes of an average month after policies, before season and growth. "
                "Each call is billed rounded up to the increment."
            ),
            lambda i: i.dial_out,
        ),
    )


def _minutes_detail(row: MeetingsRow, calls: float, style: NumberStyle) -> str:
    """Say how a figure of minutes comes about, and what will be billed."""
    implied = row.implied
    billed = implied.billed(calls, row.increment_seconds)
    text = trn(
        "{calls} calls × {minutes} minutes in an average month, after policies, before season and growth.\n"
        "Billed: {billed} minutes, because each call is rounded up to {seconds} second.",
        "{calls} calls × {minutes} minutes in an average month, after policies, before season and growth.\n"
        "Billed: {billed} minutes, because each call is rounded up to {seconds} seconds.",
        row.increment_seconds,
    )
    minutes = number_text(implied.minutes_per_call, style)
    return text.format(calls=style.count(calls), minutes=minutes, billed=style.count(billed), seconds=row.increment_seconds)


def _minutes_text(minutes: float, style: NumberStyle) -> str:
    return tr("{minutes}\N{NARROW NO-BREAK SPACE}min").format(minutes=number_text(minutes, style))
