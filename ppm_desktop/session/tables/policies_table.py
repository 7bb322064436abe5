"""The policies of each group, where barred calls go, and how many calls that moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff
from ppm_desktop.session.entry.shares import adds_up, normalised, sum_sentence
from ppm_desktop.session.entry.shown_text import percent_text
from ppm_desktop.session.moved_calls import moved_calls
from ppm_desktop.session.tables.groups_table import groups_path
from ppm_desktop.session.tables.layered_table import LayeredTable
from ppm_desktop.session.tables.policies_columns import POLICY_LABELS, PoliciesRow, policies_columns
from ppm_desktop.wording import tr, trc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder


class PoliciesTable(LayeredTable[PoliciesRow]):
    """Groups of the shown scenario with their policies."""

    def __init__(self, document: Document, style: NumberStyle, countries: CountryFinder | None = None) -> None:
        """Show the groups of ``document``."""
        super().__init__(document, policies_columns(style), style, countries)

    def all_rows(self) -> tuple[PoliciesRow, ...]:
        """Return the groups with the calls that their policies move."""
        project = self.document.project
        zone_a = project.price_book.zone_a
        return tuple(PoliciesRow(group, moved_calls(group, project.start, zone_a)) for group in self.document.scenario.groups)

    def group_of(self, row: PoliciesRow) -> Group:
        """Return the group of a row."""
        return row.group

    def rows_path(self) -> str:
        """Return where the groups are in the project."""
        return groups_path(self.document)

    def sentence(self, row: int) -> str:
        """Say what a group's policies do to its calls."""
        group, moved = self.rows[row].group, self.rows[row].moved
        policies, style = group.policies, self._style
        barred = policies.when_barred
        policy = tr(POLICY_LABELS[policies.dial_out])
        if moved.barred > 0:
            ways = [
                (barred.toll, tr("{share} dial in instead")),
                (barred.toll_free, tr("{share} dial in toll-free")),
                (barred.app, tr("{share} join by app")),
            ]
            share = _share_text(round(moved.barred_share, 4) if moved.barred_share != 1 else 1.0, style)
            parts = [tr("{policy} bars {share} of dial-out: {ways}").format(policy=policy, share=share, ways=_split(ways, style))]
        elif policies.dial_out == "any":
            parts = [tr("dial-out to any number")]
        else:
            parts = [tr("{policy} bars none of the calls of this group").format(policy=policy)]
        if policies.toll_free_off:
            off = policies.when_toll_free_off
            ways = [(off.toll, tr("{share} dial a toll number instead")), (off.app, tr("{share} join by app"))]
            parts.append(tr("toll-free is off: {ways}").format(ways=_split(ways, style)))
        return tr("{group}: {clauses}.").format(group=group.name, clauses="; ".join(parts))

    def wrong_sums(self, row: int) -> tuple[str, ...]:
        """Say which shares of a group do not add up, and what is missing."""
        policies = self.rows[row].group.policies
        sums = (
            (tr("barred dial-out goes to {sum}"), policies.when_barred.total),
            (tr("toll-free calls when it is off goes to {sum}"), policies.when_toll_free_off.total),
        )
        return tuple(text.format(sum=sum_sentence(total, self._style)) for text, total in sums if not adds_up(total))

    def normalise(self, row: int) -> None:
        """Scale the shares that do not add up, as one step."""
        group = self.rows[row].group
        barred, off = group.policies.when_barred, group.policies.when_toll_free_off
        if not adds_up(barred.total):
            barred = WhenBarred(*normalised((barred.toll, barred.toll_free, barred.app)))
        if not adds_up(off.total):
            off = WhenTollFreeOff(*normalised((off.toll, off.app)))
        policies = replace(group.policies, when_barred=barred, when_toll_free_off=off)
        text = tr("Normalise where calls of {group} go").format(group=group.name)
        self.document.edit_group(self.position(row), replace(group, policies=policies), text)


def _split(ways: Sequence[tuple[float, str]], style: NumberStyle) -> str:
    used = [text.format(share=_share_text(share, style)) for share, text in ways if share > 0]
    return ", ".join(used) or tr("nobody says where these calls go")


def _share_text(share: float, style: NumberStyle) -> str:
    return trc("calls", "all") if share == 1 else percent_text(share, style)
