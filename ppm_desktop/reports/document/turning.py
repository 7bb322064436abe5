"""What would change the verdict: the break-even of the two best options on phone minutes, said for people who never saw the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.decisions.break_even import IncompleteOptionsError
from ppm_desktop.reports.break_even.words import incomplete_options_sentence, short_place
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.break_even import BreakEven, Place
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.number_text import NumberStyle


def turning_sentences(case: Case) -> tuple[str, ...]:
    """Say at which amount of phone minutes the chosen and the second option cost the same; nothing without a second one."""
    found = case.turning
    if found is None or case.second is None:
        return ()
    if isinstance(found, IncompleteOptionsError):
        given = (case.chosen.option.id, case.second.option.id)
        return (incomplete_options_sentence(found, case.comparison.scenario, given, case.style),)
    return (_where(found, case), *_stretches(found))


def _where(found: BreakEven, case: Case) -> str:
    first, second = (option.name for option in found.options)
    low, high = (short_place(found, limit.place.x, case.style) for limit in found.limits)
    if found.kind == "always":
        return tr("{first} and {second} cost the same however many phone minutes there are.").format(first=first, second=second)
    if found.kind == "never":
        cheaper = next(option.name for option in found.options if option.id == found.stretches[0].cheaper)
        said = tr("However phone minutes change between {low} and {high} times those of the plan, {cheaper} costs less than {other}.")
        other = second if cheaper == first else first
        if found.limits[0].reason == "nothing" and found.limits[1].reason == "largest_factor":
            return tr("However many phone minutes there are, {cheaper} costs less than {other}.").format(cheaper=cheaper, other=other)
        return said.format(low=low.removeprefix("× "), high=high.removeprefix("× "), cheaper=cheaper, other=other)
    places = "; ".join(_place(found, place, case.style) for place in found.points)
    return tr("{first} and {second} cost the same at: {places}.").format(first=first, second=second, places=places)


def _place(found: BreakEven, place: Place, style: NumberStyle) -> str:
    said = tr("{factor} of the phone minutes of the plan ({minutes} min per organiser a month)")
    if found.today is not None:
        said = tr("{factor} of the phone minutes of the plan ({minutes} instead of {today} min per organiser a month)")
    today = style.count(found.today.minutes_per_organiser) if found.today is not None else ""
    return said.format(factor=style.percent(place.x), minutes=style.count(place.minutes_per_organiser), today=today)


def _stretches(found: BreakEven) -> tuple[str, ...]:
    """Say which option is cheaper below the first point and above the last one."""
    if found.kind not in ("single", "several"):
        return ()
    names = {option.id: option.name for option in found.options}
    said = []
    first, last = found.stretches[0], found.stretches[-1]
    if first.cheaper is not None:
        said.append(tr("With fewer minutes, this is cheaper: {option}.").format(option=names[first.cheaper]))
    if last.cheaper is not None:
        said.append(tr("With more minutes, this is cheaper: {option}.").format(option=names[last.cheaper]))
    return (" ".join(said),) if said else ()
