"""The columns of the Policies table: two switches for each group, where barred calls go, and the calls that move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.organisation import Group
from ppm_desktop.session.entry.entry_text import read_share
from ppm_desktop.session.entry.shown_text import exact_percent, percent_text
from ppm_desktop.session.moved_calls import MovedCalls
from ppm_desktop.session.tables.group_name_column import group_name_column
from ppm_desktop.session.tables.groups_table import choice_reader
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.policies import Policies
    from ppm_desktop.reports.number_text import NumberStyle

#: As the beginning of a sentence: "Zone A only bars …".
POLICY_LABELS: Final = {
    "any": mark("Any number"),
    "same_country": mark("Same country only"),
    "zone_a": mark("Zone A only"),
    "none": mark("No dial-out"),
}
_POLICY_CHOICES: Final = tuple(POLICY_LABELS.items())
_ON_OFF: Final = (("on", mark("on")), ("off", mark("off")))


@dataclass(frozen=True, slots=True)
class PoliciesRow:
    """A group and the calls that its policies move."""

    group: Group
    moved: MovedCalls


def with_policies(row: PoliciesRow, policies: Policies) -> PoliciesRow:
    """Give a row's group other policies; what they move is worked out when the document has them."""
    return replace(row, group=replace(row.group, policies=policies))


def policies_columns(style: NumberStyle) -> tuple[Column[PoliciesRow], ...]:
    """Return the columns."""

    def share(part: str, name: str, title: str, noun: str, used: Callable[[PoliciesRow], bool], tooltip: str) -> Column[PoliciesRow]:
        def read(row: PoliciesRow) -> float:
            return float(getattr(getattr(row.group.policies, part), name))

        def write(row: PoliciesRow, value: float) -> PoliciesRow:
            policies = row.group.policies
            return with_policies(row, replace(policies, **{part: replace(getattr(policies, part), **{name: value})}))

        return Column(
            key=f"{part}.{name}",
            field=part,
            title=title,
            read=read,
            show=lambda row: percent_text(read(row), style) if used(row) else "–",
            spell=lambda row: exact_percent(read(row), style),
            enter=lambda text: read_share(text, style),
            write=write,
            noun=noun,
            edit_kind="share",
            cleared="0",
            tooltip=tooltip,
            places=(part,),
        )

    def barred(name: str, title: str, noun: str, tooltip: str) -> Column[PoliciesRow]:
        return share("when_barred", name, title, noun, lambda row: row.moved.barred > 0, tooltip)

    def switched_off(name: str, title: str, noun: str, tooltip: str) -> Column[PoliciesRow]:
        return share("when_toll_free_off", name, title, noun, lambda row: row.group.policies.toll_free_off, tooltip)

    return (
        group_name_column(
            lambda row: row.group, lambda row, group: replace(row, group=group), tr("Organisers who are alike. Options follow a new name.")
        ),
        Column(
            key="dial_out_policy",
            field="dial_out_policy",
            title=tr("Dial-out\npolicy"),
            read=lambda row: row.group.policies.dial_out,
            show=lambda row: tr(POLICY_LABELS[row.group.policies.dial_out]),
            enter=choice_reader(_POLICY_CHOICES, mark("“{text}” is not a dial-out policy: {choices}.")),
            write=lambda row, policy: with_policies(row, replace(row.group.policies, dial_out=policy)),
            noun=tr("the dial-out policy"),
            alignment="left",
            edit_kind="choice",
            choices=tuple(tr(label) for _value, label in _POLICY_CHOICES),
            cleared="any",
            tooltip=tr(
                "Which numbers meetings may dial: the outbound calling setting of Teams. Zone A are the countries that the pool covers."
            ),
            places=("dial_out_policy",),
        ),
        barred(
            "toll",
            tr("Barred:\nto toll"),
            tr("the share of barred calls that dial a toll number instead"),
            tr(
                "Share of the barred dial-out calls that dial a toll number instead. "
                "The three shares add up to 100 %. – while no call is barred."
            ),
        ),
        barred(
            "toll_free",
            tr("to toll-\nfree"),
            tr("the share of barred calls that dial a toll-free number instead"),
            tr(
                "Share of the barred dial-out calls that dial a toll-free number instead. "
                "The three shares add up to 100 %. – while no call is barred."
            ),
        ),
        barred(
            "app",
            tr("by\napp"),
            tr("the share of barred calls that join by app, which costs nothing"),
            tr(
                "Share of the barred dial-out calls that join by app, which costs nothing. "
                "The three shares add up to 100 %. – while no call is barred."
            ),
        ),
        Column(
            key="toll_free_off",
            field="toll_free_off",
            title=tr("Toll-\nfree"),
            read=lambda row: row.group.policies.toll_free_off,
            show=lambda row: tr("off") if row.group.policies.toll_free_off else tr("on"),
            enter=choice_reader(_ON_OFF, mark("“{text}” is not on or off: {choices}.")),
            write=lambda row, state: with_policies(row, replace(row.group.policies, toll_free_off=state == "off")),
            noun=tr("toll-free"),
            alignment="left",
            edit_kind="choice",
            choices=tuple(tr(label) for _value, label in _ON_OFF),
            cleared="on",
            tooltip=tr("Whether toll-free numbers are in the invitations of these organisers. The customer pays every toll-free minute."),
            places=("toll_free_off",),
        ),
        switched_off(
            "toll",
            tr("Off:\nto toll"),
            tr("the share of toll-free calls that dial a toll number instead"),
            tr(
                "Share of the toll-free calls that dial a toll number instead when toll-free is off. "
                "Both shares add up to 100 %. – while toll-free is on."
            ),
        ),
        switched_off(
            "app",
            tr("by\napp"),
            tr("the share of toll-free calls that join by app"),
            tr(
                "Share of the toll-free calls that join by app when toll-free is off. Both shares add up to 100 %. – while toll-free is on."
            ),
        ),
        _calls(
            "barred",
            tr("= barred\na month"),
            tr("Dial-out calls that the policy bars, in an average month before season and growth."),
            lambda moved: moved.barred,
            style,
        ),
        _calls(
            "toll_free_moved",
            tr("toll-free\nmoved"),
            tr("Calls that would have been toll-free, in an average month before season and growth."),
            lambda moved: moved.toll_free_moved,
            style,
        ),
    )


def _calls(key: str, title: str, tooltip: str, calls: Callable[[MovedCalls], float], style: NumberStyle) -> Column[PoliciesRow]:
    return Column(
        key=key,
        title=title,
        read=lambda row: calls(row.moved),
        show=lambda row: style.count(calls(row.moved)),
        spell=lambda row: style.plain(round(calls(row.moved), 2)),
        unit=tr("calls a month"),
        tooltip=tooltip,
    )
