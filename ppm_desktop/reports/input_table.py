"""The inputs of a scenario as rows of words: where, what, which value, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.domain.check_groups import call_types_in_use
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.input_list import GROUP_INPUTS, NO_GROUP, SCENARIO_INPUTS, Input, scenario_inputs
from ppm_desktop.domain.scenario import FLAT_SEASON
from ppm_desktop.reports.annotation_words import CONFIDENCE_LABELS
from ppm_desktop.reports.changes.difference_table import Names
from ppm_desktop.reports.changes.difference_words import VALUE_LABELS
from ppm_desktop.reports.words import call_type_label, line_label, month_label
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ppm_desktop.domain.credits import Credits
    from ppm_desktop.domain.destinations import Destination, Mix
    from ppm_desktop.domain.meetings import Join
    from ppm_desktop.domain.organisation import Group, HeadcountStep
    from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Purchase, Scenario
    from ppm_desktop.reports.number_text import NumberStyle

#: By their keys in the project file, as within a sentence.
INPUT_LABELS: Final = {
    "country": mark("country"),
    "headcount": mark("organisers"),
    "growth_per_year": mark("growth a year"),
    "holds": mark("licence already held"),
    "meetings_per_organiser": mark("meetings a month"),
    "attendees": mark("attendees"),
    "phone_share": mark("share by phone"),
    "minutes_per_call": mark("minutes a call"),
    "usage_spread": mark("spread of usage"),
    "join": mark("ways of joining"),
    "destinations": mark("destinations"),
    "dial_out_policy": mark("dial-out policy"),
    "when_barred": mark("ways of barred dial-out"),
    "toll_free_off": mark("toll-free switched off"),
    "when_toll_free_off": mark("ways of toll-free when off"),
    "season": mark("season"),
    "increment_seconds": mark("billing increment"),
    "pool_basis": mark("licences that count"),
    "purchased": mark("licences purchased"),
    "credits": mark("credits"),
}
#: Destinations of a mix that are named, largest first; the rest is counted.
MOST_DESTINATIONS: Final = 3
_SHARE_WORDS: Final = {"toll": mark("toll"), "toll_free": mark("toll-free"), "dial_out": mark("dial-out"), "app": mark("by app")}
_BASES: Final = {"assigned": mark("assigned licences"), "purchased": mark("purchased licences")}
_FUNDING: Final = {
    "auto_recharge": mark("prepaid, recharged automatically"),
    "one_time": mark("prepaid, bought by hand"),
    "post_paid": mark("paid afterwards"),
}


@dataclass(frozen=True, slots=True)
class InputRow:
    """One input as it is shown."""

    entry: Input
    where: str
    what: str
    value: str
    note: str
    source: str
    confidence: str


def input_label(field: str) -> str:
    """Return what an input is called, as within a sentence."""
    return tr(INPUT_LABELS[field])


def input_rows(project: Project, scenario: Scenario, style: NumberStyle, names: Names) -> tuple[InputRow, ...]:
    """Return the inputs that results of a scenario rest on, and those that something is said about."""
    words = _Words(project, style, names)
    return tuple(words.row(entry, scenario) for entry in scenario_inputs(project, scenario) if entry.used or entry.annotation is not None)


class _Words:
    """Says values of one project in one style."""

    def __init__(self, project: Project, style: NumberStyle, names: Names) -> None:
        self._zone_a = project.price_book.zone_a
        self._style = style
        self._names = names
        self._texts: dict[str, Callable[[Any], str]] = {
            "country": lambda code: names.countries.get(code, code),
            "headcount": self._headcount,
            "growth_per_year": self._percent,
            "holds": lambda holds: tr(VALUE_LABELS["holds"][holds]),
            "phone_share": self._percent,
            "join": self._shares,
            "dial_out_policy": lambda policy: tr(VALUE_LABELS["dial_out_policy"][policy]),
            "when_barred": self._shares,
            "toll_free_off": lambda off: tr("yes") if off else tr("no"),
            "when_toll_free_off": self._shares,
            "season": self._season,
            "increment_seconds": lambda seconds: trn("{count} second", "{count} seconds", seconds).format(count=seconds),
            "pool_basis": lambda basis: tr(_BASES[basis]),
            "purchased": self._purchased,
            "credits": self._credits,
        }

    def row(self, entry: Input, scenario: Scenario) -> InputRow:
        """Say one input."""
        label, said = input_label(entry.field), entry.annotation
        return InputRow(
            entry,
            tr("All groups") if entry.group == NO_GROUP else entry.group_name,
            label[:1].upper() + label[1:],
            self._value(entry, scenario),
            said.note if said else "",
            said.source if said else "",
            tr(CONFIDENCE_LABELS[said.confidence]) if said and said.confidence else "",
        )

    def _value(self, entry: Input, scenario: Scenario) -> str:
        if entry.group == NO_GROUP:
            return self._texts[entry.field](SCENARIO_INPUTS[entry.field](scenario))
        group = scenario.groups[entry.group]
        if entry.field == "destinations":
            return self._destinations(group)
        return self._texts.get(entry.field, self._number)(GROUP_INPUTS[entry.field](group))

    def _number(self, value: float) -> str:
        """Show an input as typed, but grouped and with at most two decimals."""
        text = self._style.fixed(value, 2)
        return text.rstrip("0").rstrip(self._style.decimal_point) if self._style.decimal_point in text else text

    def _percent(self, share: float) -> str:
        return f"{self._number(round(share * 100, 10))}{self._style.narrow_space}%"

    def _shares(self, shares: Join | WhenBarred | WhenTollFreeOff) -> str:
        values = [(tr(_SHARE_WORDS[part.name]), getattr(shares, part.name)) for part in fields(shares)]
        return ", ".join(f"{words} {self._percent(share)}" for words, share in values if share)

    def _headcount(self, steps: Sequence[HeadcountStep]) -> str:
        text = tr("{organisers} from {month}")
        return ", ".join(text.format(organisers=self._number(step.organisers), month=month_label(step.since)) for step in steps)

    def _destinations(self, group: Group) -> str:
        used = call_types_in_use(group, self._zone_a)
        text = tr("{calls}: {destinations}")
        return "; ".join(
            text.format(calls=call_type_label(call_type), destinations=self._mix(group.destinations.of(call_type)))
            for call_type in CALL_TYPES
            if call_type in used and group.destinations.of(call_type)
        )

    def _mix(self, mix: Mix) -> str:
        largest = sorted((entry for entry in mix if entry[1] > 0), key=lambda entry: -entry[1])
        texts = [f"{self._place(place)} {self._percent(share)}" for place, share in largest[:MOST_DESTINATIONS]]
        more = len(largest) - MOST_DESTINATIONS
        return ", ".join((*texts, tr("{count} more").format(count=more)) if more > 0 else texts)

    def _place(self, place: Destination) -> str:
        country = self._names.countries.get(place.country, place.country)
        return country if place.line == "any" else tr("{country} ({line})").format(country=country, line=line_label(place.line))

    def _season(self, season: Sequence[float]) -> str:
        return tr("all months alike") if tuple(season) == FLAT_SEASON else " / ".join(self._number(factor) for factor in season)

    def _purchased(self, purchases: Sequence[Purchase]) -> str:
        named = [(self._names.products.get(bought.product, bought.product), bought.licences) for bought in purchases]
        return ", ".join(f"{name} {self._number(licences)}" for name, licences in named) or tr("as assigned")

    def _credits(self, funding: Credits | None) -> str:
        return tr("none planned") if funding is None else tr(_FUNDING[funding.mode])
