"""Where two options cost the same, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.number_text import WHOLE_FROM
from ppm_desktop.reports.shortfall import shortfall_text
from ppm_desktop.reports.words import call_type_label
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.break_even import BreakEven, IncompleteOptionsError, Limit
    from ppm_desktop.decisions.inputs import UnusableInputError
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle

#: So many digits of a point are read by people; programs get all of them.
READ_DIGITS: Final = 5
_LIMITS: Final = {
    "largest_factor": mark("Searched up to {place}: more than that nobody plans, and costs go on in straight lines long before."),
    "largest_value": mark("Searched up to {place}: a larger value no project takes."),
    "largest_increment": mark("Searched up to {place}: a longer billing increment no project takes."),
    "largest_fee": mark("Searched up to {place}: nobody asks a higher fee."),
    "whole_share": mark("Searched up to {place}: beyond it a share would be more than the whole."),
    "missing_rate": mark("Searched up to {place}: beyond it minutes are charged that the price book has no rate for."),
}
_FROM_MISSING: Final = mark("Searched from {place} on: before it minutes are charged that the price book has no rate for.")
_UNUSABLE: Final = {
    "unknown_input": mark('There is no input "{given}" for a break-even. Known: {known}.'),
    "unknown_group": mark('There is no group "{given}". Known: {known}.'),
    "unknown_product": mark('There is no product "{given}". Known: {known}.'),
    "nothing_to_multiply": mark('"{given}" is 0 today, and no factor changes that. Enter a value above 0 first.'),
    "readings_alike": mark('"{given}" makes no difference while no purchased licences are given. Give them under Policies first.'),
    "rest_unknown": mark(
        'In group "{group}" nobody joins in another way today, so it is open who would when "{given}" changes. Change another share.'
    ),
    "goes_in_steps": mark(
        'Costs go in steps when "{given}" changes, so there is no point at which two options cost the same. '
        "What its changes do is said by: ppm sensitivity."
    ),
    "same_input": mark('"{given}" and "{other}" change the same number. Name two different inputs.'),
    "two_shares": mark(
        '"{given}" and "{other}" are shares of the same calls: when one changes, so does the other. Name an input that is no share beside one.'
    ),
    "mix_missing": mark(
        'In group "{group}" the change of "{given}" leads to {call_type}, for which no destinations are given. Add them first.'
    ),
}
_INCOMPLETE: Final = mark("Where {first} and {second} cost the same cannot be said: a price is missing. {option}: {gap}.")


def unusable_input_sentence(error: UnusableInputError) -> str:
    """Say why no break-even can be looked for in an input."""
    values = dict(error.values)
    if "call_type" in values:
        values["call_type"] = call_type_label(values["call_type"])
    return tr(_UNUSABLE[error.code]).format(**values)


def incomplete_options_sentence(error: IncompleteOptionsError, scenario: Scenario, given: tuple[str, str], style: NumberStyle) -> str:
    """Say which price is missing, the first if there are several."""
    names = {option.id: option.name for option in scenario.options}
    option, gaps = next(iter(error.unpriced.items()))
    first, second = (names[one] for one in given)
    return tr(_INCOMPLETE).format(first=first, second=second, option=names[option], gap=shortfall_text(gaps[0], style))


def place_text(found: BreakEven, x: float, style: NumberStyle) -> str:
    """Name a place with its input: ``phone_minutes × 0.57509``, ``phone_share = 0.23004 (× 0.57509)``, ``fee.standard = 6.9718``."""
    path, here = found.changing.path, short_place(found, x, style)
    return f"{path} {here}" if found.changing.value(x) is None else f"{path} = {here}"


def short_place(found: BreakEven, x: float, style: NumberStyle) -> str:
    """Name a place without its input: ``× 0.57509``, ``0.23004 (× 0.57509)``, ``6.9718``."""
    factor, value = found.changing.factor(x), found.changing.value(x)
    if value is None:
        return f"× {_digits(x, style)}"
    if factor is None or not found.changing.multiplied:
        return _digits(value, style)
    return f"{_digits(value, style)} (× {_digits(factor, style)})"


def break_even_headline(found: BreakEven, style: NumberStyle) -> str:
    """Say in one sentence where two options cost the same."""
    first, second = (option.name for option in found.options)
    low, high = place_text(found, found.limits[0].place.x, style), short_place(found, found.limits[1].place.x, style)
    if found.kind == "always":
        return tr("{first} and {second} cost the same all the way from {low} to {high}.").format(
            first=first, second=second, low=low, high=high
        )
    if found.kind == "never":
        cheaper = next(option.name for option in found.options if option.id == found.stretches[0].cheaper)
        said = tr("{first} and {second} never cost the same between {low} and {high}. Always cheaper: {cheaper}.")
        return said.format(first=first, second=second, low=low, high=high, cheaper=cheaper)
    said = trn("{first} and {second} cost the same at {place}.", "{first} and {second} cost the same at {count} points.", len(found.points))
    place = place_text(found, found.points[0].x, style)
    return said.format(first=first, second=second, place=place, count=len(found.points))


def stretch_sentences(found: BreakEven, style: NumberStyle) -> tuple[str, ...]:
    """Say between the points which option is cheaper."""
    names = {option.id: option.name for option in found.options}
    said = []
    for stretch in found.stretches:
        begin, end = short_place(found, stretch.begin, style), short_place(found, stretch.end, style)
        if stretch.cheaper is None:
            said.append(tr("From {begin} to {end}, both cost the same.").format(begin=begin, end=end))
        else:
            text = tr("From {begin} to {end}, this is cheaper: {option}.")
            said.append(text.format(begin=begin, end=end, option=names[stretch.cheaper]))
    return tuple(said)


def limit_sentences(found: BreakEven, style: NumberStyle) -> tuple[str, ...]:
    """Say how far was searched, and why not farther."""
    low, high = found.limits

    def filled(text: str, limit: Limit) -> str:
        return tr(text).format(place=short_place(found, limit.place.x, style))

    begin = () if low.reason == "nothing" else (filled(_FROM_MISSING, low),)
    return (*begin, filled(_LIMITS[high.reason], high))


def _digits(x: float, style: NumberStyle) -> str:
    """Write a number with a few digits that count; from 1,000 up whole and grouped."""
    return style.fixed(x, 0) if x >= WHOLE_FROM else style.plain(float(f"{x:.{READ_DIGITS}g}"))
