"""What the inputs of decisions are called in sentences and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.inputs import HALFWAY, UnusableInputError, input_at
from ppm_desktop.domain.input_paths import FEE, POOL_BASIS, split_path
from ppm_desktop.reports.number_text import WHOLE_FROM
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.inputs import ChangingInput
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle

INPUT_NAMES: Final = {
    "phone_minutes": mark("phone minutes"),
    "meetings_per_organiser": mark("meetings per organiser"),
    "attendees": mark("attendees per meeting"),
    "phone_share": mark("share of phone participants"),
    "minutes_per_call": mark("minutes per call"),
    "organisers": mark("organisers"),
    "growth_per_year": mark("growth per year"),
    "increment_seconds": mark("billing increment"),
    "pool_basis": mark("licences that count"),
    "join.toll": mark("share of toll calls"),
    "join.toll_free": mark("share of toll-free calls"),
    "join.dial_out": mark("share of dial-out calls"),
}
#: Those that "rise"; the others are one thing, which "rises".
PLURAL: Final = frozenset({"phone_minutes", "meetings_per_organiser", "attendees", "minutes_per_call", "organisers"})
#: What ``pool_basis`` stands for at 0 and at 1.
READINGS: Final = (mark("those assigned"), mark("those purchased"))
#: So many digits of a value are read by people.
_READ_DIGITS: Final = 4


def input_name(changing: ChangingInput) -> str:
    """Return what an input is called inside a sentence: ``phone minutes of Sales``, ``fee of the licence Per user``."""
    if changing.field.startswith(FEE):
        product = changing.project.price_book.product(changing.field.removeprefix(FEE))
        return tr("fee of {product}").format(product=changing.field.removeprefix(FEE) if product is None else product.name)
    name = tr(INPUT_NAMES[changing.field])
    if changing.path == changing.field:
        return name
    groups = [changing.scenario.groups[place].name for place in changing.places]
    return tr("{input} of {group}").format(input=name, group=groups[0])


def path_name(path: str, project: Project, scenario: Scenario) -> str:
    """Return what the input that a path names is called; the path itself where it names none."""
    try:
        return input_name(input_at(path, project, scenario))
    except UnusableInputError:
        group, field = split_path(path)
        if field not in INPUT_NAMES:
            return path
        name = tr(INPUT_NAMES[field])
        return name if group is None else tr("{input} of {group}").format(input=name, group=group)


def input_value(changing: ChangingInput, x: float, style: NumberStyle) -> str:
    """Say what an input is at ``x``: ``12.5``, ``20 %``; ``× 1.2`` where groups have different ones."""
    if changing.field == POOL_BASIS:
        return reading_text(x)
    value = changing.value(x)
    if value is None:
        return f"× {read_number(x, style)}"
    if changing.field in {"phone_share", "growth_per_year"} or changing.field.startswith("join."):
        return style.percent(value)
    return read_number(value, style)


def reading_text(x: float) -> str:
    """Say which licences count at 0 and at 1."""
    return tr(READINGS[0] if x < HALFWAY else READINGS[1])


def read_number(value: float, style: NumberStyle) -> str:
    """Write a number with a few digits that count; from 1,000 up whole and grouped."""
    return style.fixed(value, 0) if abs(value) >= WHOLE_FROM else style.plain(float(f"{value:.{_READ_DIGITS}g}"))
