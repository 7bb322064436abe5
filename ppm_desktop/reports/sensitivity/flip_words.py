"""What would turn the decision, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.input_words import PLURAL, READINGS, input_name, read_number
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.flip import Flip, Flips
    from ppm_desktop.domain.scenario import Option
    from ppm_desktop.reports.number_text import NumberStyle

#: Changes below this are none that anybody can see coming.
SLIGHTEST: Final = 0.0005
#: From so much of a rise on, times today's value say more than per cent.
TIMES_FROM: Final = 9.0
_CLAUSES: Final = {
    ("rise", True): mark("it flips if {input} rise by more than {share}"),
    ("rise", False): mark("it flips if the {input} rises by more than {share}"),
    ("fall", True): mark("it flips if {input} fall by more than {share}"),
    ("fall", False): mark("it flips if the {input} falls by more than {share}"),
}
_TIMES: Final = {
    True: mark("it flips if {input} rise to more than {factor} times today's"),
    False: mark("it flips if the {input} rises to more than {factor} times today's"),
}
_TO_NOTHING: Final = {
    True: mark("it flips only if {input} fall to 0"),
    False: mark("it flips only if the {input} falls to 0"),
}
_ALMOST_NOTHING: Final = {
    True: mark("it flips only if {input} fall to almost 0"),
    False: mark("it flips only if the {input} falls to almost 0"),
}
#: What is left of a value then would be said as a fall by 100 %, which it is not.
_ALMOST: Final = 0.005
_SLIGHTEST: Final = {
    "rise": mark("it flips at the slightest rise of {input}"),
    "fall": mark("it flips at the slightest fall of {input}"),
}


def flip_clause(flip: Flip, style: NumberStyle) -> str:
    """Say what turns the decision, to follow a semicolon: ``it flips if phone minutes rise by more than 38 %``."""
    name, plural = input_name(flip.changing), flip.changing.field in PLURAL
    if flip.change < SLIGHTEST:
        return tr(_SLIGHTEST[flip.direction]).format(input=name)
    if flip.x < SLIGHTEST:
        return tr(_TO_NOTHING[plural]).format(input=name)
    if flip.x < _ALMOST:
        return tr(_ALMOST_NOTHING[plural]).format(input=name)
    if flip.change >= TIMES_FROM:
        return tr(_TIMES[plural]).format(input=name, factor=read_number(flip.x, style))
    return tr(_CLAUSES[flip.direction, plural]).format(input=name, share=style.percent(flip.change))


def flip_sentence(flips: Flips, style: NumberStyle) -> str:
    """Say in one sentence what single change would turn the decision, and to what."""
    if flips.best is None:
        return tr("Nothing can be said about what would turn the decision: no option can be called cheapest.")
    smallest = flips.smallest
    if smallest is None:
        said = tr("No single input turns the decision, however far it goes: {option} stays the cheapest.").format(option=flips.best.name)
    else:
        said = tr("Cheapest is {option}; {clause}. Then the cheapest is {winner}.")
        said = said.format(option=flips.best.name, clause=flip_clause(smallest, style), winner=smallest.winner.name)
    return said if flips.other_reading is None else f"{said} {_reading_sentence(flips, flips.other_reading)}"


def _reading_sentence(flips: Flips, winner: Option) -> str:
    """Say who is cheapest when the licences that count are read the other way."""
    other = READINGS[0 if flips.comparison.scenario.pool_basis == "purchased" else 1]
    return tr("If the licences that count are {reading}, the cheapest is {winner}.").format(reading=tr(other), winner=winner.name)
