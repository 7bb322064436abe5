"""Which organiser belongs to which group: by a list of people, by country, or by how much they phone."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.decisions.usage_fit.problems import FitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ppm_desktop.decisions.usage_fit.cells import FitCells
    from ppm_desktop.decisions.usage_fit.wishes import FitNames, FitWishes


@dataclass(frozen=True)
class Grouping:
    """The groups of a plan. Shapes: G groups, N organisers of the export."""

    names: tuple[str, ...]  # G
    countries: tuple[str, ...]  # G, ISO codes
    of: NDArray[np.intp]  # (N,) place among the groups
    idle: tuple[int, ...]  # G: people of the list without calls, counted or not
    unlisted: int  # organisers who are not on the list
    guessed: int  # organisers whose country is that of their calls, because the export does not say it


def grouping_of(cells: FitCells, covered: float, wishes: FitWishes, names: FitNames) -> Grouping:
    """Group the organisers. ``covered`` is how many months their minutes are of.

    Raises:
        FitError: Neither organisers nor calls tell any country.
    """
    places, guessed = _places(cells)
    match wishes.grouped_by:
        case "list":
            labels, order = _listed(cells, wishes, names.rest)
        case "band":
            labels, order = _banded(cells, covered, wishes.bands, names)
        case "country":
            labels, order = _by_country(places, names)
    usual = Counter(place for place in places if place)
    if not usual:
        raise FitError("no_country")
    (fallback, _count), *_others = usual.most_common(1)
    numbers = {name: number for number, name in enumerate(order)}
    of = np.array([numbers[label] for label in labels], dtype=np.intp)
    calling = frozenset(cells.organisers)
    idle = Counter(group for person, group in wishes.listed.items() if person not in calling)
    own: dict[str, Counter[str]] = defaultdict(Counter)
    for (label, place), count in Counter(zip(labels, places, strict=True)).items():
        if place:
            own[label][place] += count
    countries = tuple(own[name].most_common(1)[0][0] if own[name] else fallback for name in order)
    unlisted = sum(one not in wishes.listed for one in cells.organisers) if wishes.grouped_by == "list" else 0
    by_list = wishes.grouped_by == "list"
    return Grouping(tuple(order), countries, of, tuple(idle[name] if by_list else 0 for name in order), unlisted, guessed)


def _places(cells: FitCells) -> tuple[tuple[str, ...], int]:
    """Return the country of each organiser, and for how many it is only that of their calls."""
    calls = cells.home_of_calls() if "" in cells.locations else cells.locations
    guessed = sum(not said and bool(found) for said, found in zip(cells.locations, calls, strict=True))
    return tuple(said or found for said, found in zip(cells.locations, calls, strict=True)), guessed


def _listed(cells: FitCells, wishes: FitWishes, rest: str) -> tuple[list[str], list[str]]:
    labels = [wishes.listed.get(one, rest) for one in cells.organisers]
    used = set(labels) | (set(wishes.listed.values()) if wishes.with_idle else set())
    return labels, [*sorted(used - {rest}), *([rest] if rest in used else [])]


def _by_country(places: Sequence[str], names: FitNames) -> tuple[list[str], list[str]]:
    """Return the name of each organiser's country; most organisers first."""
    labels = [names.countries.get(place, place) or names.elsewhere for place in places]
    return labels, [name for name, _count in sorted(Counter(labels).items(), key=lambda item: (-item[1], item[0]))]


def _banded(cells: FitCells, covered: float, limits: tuple[float, ...], names: FitNames) -> tuple[list[str], list[str]]:
    texts = [f"{limit:g}" for limit in limits]
    labelled = [names.first_band.format(most=texts[0])]
    labelled += [names.band.format(least=least, most=most) for least, most in pairwise(texts)]
    labelled.append(names.last_band.format(least=texts[-1]))
    monthly = cells.minutes_of_organisers / covered
    band = np.searchsorted(np.array(limits), monthly, side="left")
    used = set(band.tolist())
    return [labelled[int(one)] for one in band], [label for place, label in enumerate(labelled) if place in used]
