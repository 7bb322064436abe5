"""Where a group's calls land: how people join, what policies move, and the destination's share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.check_groups import dial_out_allowed
from ppm_desktop.reports.why.case import product_of, sum_of
from ppm_desktop.reports.why.node import Node
from ppm_desktop.reports.words import call_type_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.domain.destinations import CallType, Mix
    from ppm_desktop.reports.why.case import Case


def landing_factors(case: Case, group: int, key: Key) -> tuple[Node, Node]:
    """Return two factors whose product is the share of a group's calls that ends up at a destination."""
    return case.once(("landing", group, key), lambda: _landing_factors(case, group, key))


def _landing_factors(case: Case, group: int, key: Key) -> tuple[Node, Node]:
    found = case.scenario.groups[group]
    mix = dict(found.destinations.of(key.call_type))
    path = case.group_path(group, "destinations", key.call_type, str(key.destination))
    label = tr("Share of {place}").format(place=case.place(key.destination))
    return call_type_share(case, group, key.call_type), case.input(label, mix[key.destination], "share", path, found, "destinations")


def call_type_share(case: Case, group: int, call_type: CallType, *, normal: bool = False) -> Node:
    """Return the share of a group's calls that is of one type after policies.

    ``normal`` divides what policies bar by the sum of the dial-out mix, as the Meetings page does while the mix is being typed.
    """
    found = case.scenario.groups[group]
    join, policies = found.habits.join, found.policies
    label = tr("Share that is {calls}").format(calls=call_type_label(call_type))

    def joined(kind: CallType) -> Node:
        name = tr("Join by {calls}").format(calls=call_type_label(kind))
        return case.input(name, join.of(kind), "share", case.group_path(group, "join"), found, "join")

    def moved(name: str, share: float, field: str, what: Node) -> Node:
        return product_of(
            name, "share", (what, case.input(tr("Of them moved here"), share, "share", case.group_path(group, field), found, field))
        )

    barred_share = _barred_share(case, group, normal=normal)
    if call_type == "dial_out":
        return joined(call_type)
    barred = product_of(tr("Calls that the dial-out policy bars"), "share", (joined("dial_out"), barred_share))
    toll_free = [joined("toll_free")]
    if policies.dial_out != "any" and barred.value:
        toll_free.append(moved(tr("Barred dial-out"), policies.when_barred.toll_free, "when_barred", barred))
    if call_type == "toll_free":
        return _sum_or_only(label, toll_free, off=policies.toll_free_off)
    terms = [joined("toll")]
    if policies.dial_out != "any" and barred.value:
        terms.append(moved(tr("Barred dial-out"), policies.when_barred.toll, "when_barred", barred))
    if policies.toll_free_off:
        off = _sum_or_only(tr("Toll-free calls"), toll_free, off=False)
        terms.append(moved(tr("Toll-free switched off"), policies.when_toll_free_off.toll, "when_toll_free_off", off))
    return _sum_or_only(label, terms, off=False)


def open_share(case: Case, group: int) -> Node:
    """Return the share of a group's dial-out that its policy lets through, of a mix that need not add up to 1 yet."""
    through, mix = _mix_part(case, group, allowed=True), case.scenario.groups[group].destinations.dial_out
    whole = sum(share for _place, share in mix)
    label = tr("Share that the dial-out policy lets through")
    if case.scenario.groups[group].policies.dial_out == "any" or not whole:
        return Node(label, 1.0, "share")
    total = _shares(case, group, tr("All destinations"), mix)
    return Node(label, through.value / whole, "share", "quotient", lambda: (through, total))


def _barred_share(case: Case, group: int, *, normal: bool) -> Node:
    barred, mix = _mix_part(case, group, allowed=False), case.scenario.groups[group].destinations.dial_out
    whole = sum(share for _place, share in mix)
    if not normal or not whole:
        return barred
    total = _shares(case, group, tr("All destinations"), mix)
    return Node(barred.label, barred.value / whole, "share", "quotient", lambda: (barred, total))


def _mix_part(case: Case, group: int, *, allowed: bool) -> Node:
    found, zone_a = case.scenario.groups[group], case.project.price_book.zone_a
    chosen = tuple(entry for entry in found.destinations.dial_out if dial_out_allowed(found, entry[0].country, zone_a) == allowed)
    return _shares(case, group, tr("Share of allowed destinations") if allowed else tr("Share of barred destinations"), chosen)


def _shares(case: Case, group: int, label: str, mix: Mix) -> Node:
    found = case.scenario.groups[group]

    def leaves() -> list[Node]:
        paths = [case.group_path(group, "destinations", "dial_out", str(place)) for place, _share in mix]
        return [
            case.input(case.place(place), share, "share", path, found, "destinations")
            for (place, share), path in zip(mix, paths, strict=True)
        ]

    return sum_of(label, float(sum(share for _place, share in mix)), "share", leaves)


def _sum_or_only(label: str, terms: Sequence[Node], *, off: bool) -> Node:
    if off:
        return Node(label, 0.0, "share")
    return terms[0] if len(terms) == 1 else sum_of(label, sum(term.value for term in terms), "share", lambda: terms)
