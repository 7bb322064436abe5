"""The policies of each group, where barred calls go, and how many calls that moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff
from ppm_desktop.session.groups_table import groups_path
from ppm_desktop.session.layered_table import LayeredTable
from ppm_desktop.session.moved_calls import moved_calls
from ppm_desktop.session.policies_columns import POLICY_LABELS, PoliciesRow, policies_columns
from ppm_desktop.session.shares import adds_up, normalised, sum_sentence
from ppm_desktop.session.shown_text import percent_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.country_finder import CountryFinder
    from ppm_desktop.session.document import Document


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
        if moved.barred > 0:
            ways = [(barred.toll, "dial in instead"), (barred.toll_free, "dial in toll-free"), (barred.app, "join by app")]
            share = "all" if moved.barred_share == 1 else percent_text(round(moved.barred_share, 4), style)
            parts = [f"{POLICY_LABELS[policies.dial_out]} bars {share} of dial-out: {_split(ways, style)}"]
        elif policies.dial_out == "any":
            parts = ["dial-out to any number"]
        else:
            parts = [f"{POLICY_LABELS[policies.dial_out]} bars none of the calls of this group"]
        if policies.toll_free_off:
            off = policies.when_toll_free_off
            ways = [(off.toll, "dial a toll number instead"), (off.app, "join by app")]
            parts.append(f"toll-free is off: {_split(ways, style)}")
        return f"{group.name}: {'; '.join(parts)}."

    def wrong_sums(self, row: int) -> tuple[str, ...]:
        """Say which shares of a group do not add up, and what is missing."""
        policies = self.rows[row].group.policies
        sums = (("barred dial-out", policies.when_barred.total), ("toll-free calls when it is off", policies.when_toll_free_off.total))
        return tuple(f"{what} goes to {sum_sentence(total, self._style)}" for what, total in sums if not adds_up(total))

    def normalise(self, row: int) -> None:
        """Scale the shares that do not add up, as one step."""
        group = self.rows[row].group
        barred, off = group.policies.when_barred, group.policies.when_toll_free_off
        if not adds_up(barred.total):
            barred = WhenBarred(*normalised((barred.toll, barred.toll_free, barred.app)))
        if not adds_up(off.total):
            off = WhenTollFreeOff(*normalised((off.toll, off.app)))
        policies = replace(group.policies, when_barred=barred, when_toll_free_off=off)
        self.document.edit_group(self.position(row), replace(group, policies=policies), f"Normalise where calls of {group.name} go")


def _split(ways: Sequence[tuple[float, str]], style: NumberStyle) -> str:
    used = [(share, words) for share, words in ways if share > 0]
    if not used:
        return "nobody says where these calls go"
    return ", ".join(f"{'all' if share == 1 else percent_text(share, style)} {words}" for share, words in used)
