"""The words that may be chosen in a cell, and that formulas compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.policies import DIAL_OUT_POLICIES
from ppm_desktop.reports.changes.difference_words import VALUE_LABELS
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.products import PoolScope


def yes() -> str:
    """Return what stands for yes."""
    return tr("yes")


def no() -> str:
    """Return what stands for no."""
    return tr("no")


def yes_no(is_so: bool) -> str:  # noqa: FBT001 - it is the thing that is said
    """Return yes or no."""
    return yes() if is_so else no()


def holding(holds: str) -> str:
    """Return what a group holds already."""
    labels = VALUE_LABELS["holds"]
    return tr(labels[holds])


def dial_out(policy: str) -> str:
    """Return a dial-out policy."""
    labels = VALUE_LABELS["dial_out_policy"]
    return tr(labels[policy])


def dial_out_choices() -> list[str]:
    """Return all dial-out policies."""
    return [dial_out(policy) for policy in DIAL_OUT_POLICIES]


def pool_basis(basis: str) -> str:
    """Return which licences count."""
    labels = VALUE_LABELS["pool_basis"]
    return tr(labels[basis])


def zone_a() -> str:
    """Return what stands for the countries of Zone A."""
    return tr("Zone A")


def nothing() -> str:
    """Return what stands for a pool that covers nothing."""
    return tr("nothing")


def scope(pool_scope: PoolScope) -> str:
    """Return what a pool covers: Zone A, nothing, or codes of countries."""
    if isinstance(pool_scope, tuple):
        return ", ".join(pool_scope)
    return zone_a() if pool_scope == "zone_a" else nothing()
