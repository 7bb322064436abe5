"""The tornado as a table: what each input at its low and high makes of the difference between two options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.input_words import input_name, input_value
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.reports.words import period_label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.sensitivity import Bar, End, Tornado
    from ppm_desktop.reports.option_roles import Role

#: Narrower bars say nothing; the table has all of them.
MOST_BARS: Final = 12


@dataclass(frozen=True, slots=True)
class TornadoEnd:
    """One end of a bar."""

    value: str  # of the input
    difference: float | None  # what the second option costs more than the first; None where a price is missing
    said: str


@dataclass(frozen=True, slots=True)
class TornadoBar:
    """One input. The ends are those of the input, not of the bar: a low input may stand on the right."""

    path: str
    name: str
    low: TornadoEnd
    high: TornadoEnd

    @property
    def flips(self) -> bool:
        """Whether the other option is cheaper at one end."""
        ends = (self.low.difference, self.high.difference)
        return None not in ends and min(end for end in ends if end is not None) < 0 < max(end for end in ends if end is not None)


@dataclass(frozen=True, slots=True)
class TornadoTable:
    """The bars, the widest first."""

    title: str
    subtitle: str
    summary: str
    twin: TableTwin
    bars: tuple[TornadoBar, ...]
    today: float | None
    today_said: str
    names: tuple[str, str]  # of the two options: left of zero the second is cheaper, right of it the first
    roles: tuple[Role, Role]
    currency: str
    style: NumberStyle


def tornado_table(tornado: Tornado, style: NumberStyle, *, of_all_groups: bool = False) -> TornadoTable:
    """Lay a tornado out. ``of_all_groups``: there were too many ranges, and inputs of all groups are varied together."""
    comparison = tornado.comparison
    first, second = tornado.pair
    currency = comparison.project.currency
    bars = tuple(_bar(bar, tornado, style) for bar in tornado.bars)
    title = _finding(bars, tornado)
    kind = tr("each input at the low and the high end of its range")
    if of_all_groups or any(not bar.given for bar in tornado.bars):
        kind = tr("each input a fifth lower and higher, for all groups together")
    subtitle = tr("What {second} costs more than {first}, {period}, {currency}; {kind}").format(
        second=second.name, first=first.name, period=period_label(comparison.project.period), currency=currency, kind=kind
    )
    subtitle = example_note(comparison.project, subtitle)
    columns = (
        TwinColumn("input", tr("Input")),
        TwinColumn("low", tr("Low")),
        TwinColumn("high", tr("High")),
        TwinColumn("difference_low", tr("Difference at low, {currency}").format(currency=currency)),
        TwinColumn("difference_high", tr("Difference at high, {currency}").format(currency=currency)),
        TwinColumn("flips", tr("Flips")),
    )
    rows = tuple(
        (
            bar.name,
            bar.low.value,
            bar.high.value,
            *(_cell(end.difference) for end in (bar.low, bar.high)),
            tr("yes") if bar.flips else tr("no"),
        )
        for bar in bars
    )
    today_said = "" if tornado.difference is None else tr("today {amount}").format(amount=style.money(tornado.difference))
    widest = "; ".join(bar.low.said.replace("\n", ", ") for bar in bars[:3])
    return TornadoTable(
        title=title,
        subtitle=subtitle,
        summary=tr("{finding}. Tornado chart, widest bars first: {bars}.").format(finding=title, bars=widest) if bars else title,
        twin=TableTwin(title, subtitle, columns, rows),
        bars=bars[:MOST_BARS],
        today=tornado.difference,
        today_said=today_said,
        names=(first.name, second.name),
        roles=(role_of(first), role_of(second)),
        currency=currency,
        style=style,
    )


def _bar(bar: Bar, tornado: Tornado, style: NumberStyle) -> TornadoBar:
    name = input_name(bar.changing)
    low, high = (_end(bar, end, name, tornado, style) for end in (bar.low, bar.high))
    return TornadoBar(bar.changing.path, name, low, high)


def _end(bar: Bar, end: End, name: str, tornado: Tornado, style: NumberStyle) -> TornadoEnd:
    value = input_value(bar.changing, end.x, style)
    if end.difference is None:
        return TornadoEnd(value, None, tr("{input} at {value}: a price is missing").format(input=name, value=value))
    first, second = tornado.pair
    dearer, cheaper = (second, first) if end.difference >= 0 else (first, second)
    said = tr("{input} at {value}:\n{dearer} costs {amount} {currency} more than {cheaper}").format(
        input=name,
        value=value,
        dearer=dearer.name,
        cheaper=cheaper.name,
        amount=style.money(abs(end.difference)),
        currency=tornado.comparison.project.currency,
    )
    return TornadoEnd(value, end.difference, said)


def _finding(bars: tuple[TornadoBar, ...], tornado: Tornado) -> str:
    if tornado.difference is None:
        return tr("The difference is not known: a price is missing")
    flipping = [bar for bar in bars if bar.flips]
    if not flipping:
        return tr("No single input turns the choice within its range")
    said = trn(
        "One input alone turns the choice: {input}", "{count} inputs turn the choice, each alone; most of all {input}", len(flipping)
    )
    return said.format(count=len(flipping), input=flipping[0].name)


def _cell(difference: float | None) -> str | float:
    return tr("a price is missing") if difference is None else difference
