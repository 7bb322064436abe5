"""One row of who gets what, and what becomes of it when a product is chosen or a share is typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ppm_desktop.domain.scenario import EVERYBODY
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.wording import tr

#: What the choice of a product holds for a group that is not named.
FOLLOW: Final = ""
#: The digits of a share of which the rest goes to another product; more would show what binary fractions leave.
_REST_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A group, or everybody else."""

    group: str  # a group's name, or "*"
    organisers: int  # in the first month
    own: tuple[tuple[str, float], ...] | None  # None: nothing is said of this group
    rest: tuple[tuple[str, float], ...] | None  # what everybody else gets
    fixed: bool = False  # holds E5 and keeps it
    known: bool = True  # a group of the scenario, or everybody else

    @property
    def shares(self) -> dict[str, float]:
        """The shares in force, whether they are its own or everybody else's; empty where nobody said."""
        return dict((self.own if self.own is not None else self.rest) or ())

    @property
    def follows(self) -> bool:
        """Whether it gets what everybody else gets."""
        return self.own is None and self.group != EVERYBODY

    @property
    def only(self) -> str:
        """The one product that all of them get; "" where there are several, or none."""
        given = [(product, share) for product, share in self.shares.items() if share > 0]
        return given[0][0] if len(given) == 1 and given[0][1] == 1 else ""


def with_product(row: AssignmentRow, product: str) -> AssignmentRow | Refusal:
    """Give all of a group one product; ``FOLLOW`` gives them what everybody else gets."""
    if row.fixed:
        return _kept(row)
    if product != FOLLOW:
        return replace(row, own=((product, 1.0),))
    if row.group == EVERYBODY:
        return Refusal(tr("This row is everybody else."))
    if row.known and row.rest is None:
        return Refusal(tr("Nobody said what everybody else gets. Fill in the last row first."))
    return replace(row, own=None)


def with_share(row: AssignmentRow, product: str, share: float) -> AssignmentRow | Refusal:
    """Give a product to a share of a group. Where all had one other product, the rest keeps that one."""
    shares = row.shares
    if share == shares.get(product, 0.0):
        return row
    if row.fixed:
        return _kept(row) if share else row
    only = row.only
    if only and only != product:
        shares = {only: round(1 - share, _REST_DIGITS)}
    shares[product] = share
    given = tuple(sorted((name, part) for name, part in shares.items() if part > 0))
    if not given:
        return Refusal(tr("Somebody has to get something. Type a share for another product first, or choose “No phone meetings”."))
    return replace(row, own=given)


def _kept(row: AssignmentRow) -> Refusal:
    return Refusal(tr("{group} hold E5, which brings the licence; they keep it in every option.").format(group=row.group))
