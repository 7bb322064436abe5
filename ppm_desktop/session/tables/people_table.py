"""The groups of organisers: who they are, where, how many, how they grow, and what they already hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.reports.words import month_label
from ppm_desktop.session.edits.group_edits import moved_to_country
from ppm_desktop.session.entry.entry_text import read_growth
from ppm_desktop.session.entry.number_entry import Refusal, read_whole
from ppm_desktop.session.entry.shown_text import exact_percent, number_text, percent_text
from ppm_desktop.session.implied_minutes import organisers_in
from ppm_desktop.session.tables.group_name_column import group_name_column
from ppm_desktop.session.tables.groups_table import blank_group, choice_reader, groups_path
from ppm_desktop.session.tables.ordered_table import OrderedTable
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.domain.period import Month
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

#: More organisers than any tenant has; the project file allows no more.
MOST_ORGANISERS: Final = 10_000_000
HOLDINGS: Final = (("none", mark("nothing")), ("included", mark("E5 (included)")))
_HOLDING_LABELS: Final = dict(HOLDINGS)


def read_organisers(text: str, style: NumberStyle) -> int | Refusal:
    """Read a number of organisers."""
    number = read_whole(text, style)
    if isinstance(number, Refusal):
        return number
    if not 0 <= number <= MOST_ORGANISERS:
        return Refusal(tr("Between 0 and {most} organisers are possible.").format(most=style.fixed(MOST_ORGANISERS, 0)))
    return number


def with_organisers_at(group: Group, month: Month, organisers: int) -> Group:
    """Let a group have so many organisers in ``month``: one step there replaces all up to it, later steps stay."""
    later = tuple(step for step in group.headcount if step.since > month)
    return replace(group, headcount=(HeadcountStep(month, organisers), *later))


class PeopleTable(OrderedTable[Group]):
    """Groups of the shown scenario."""

    def __init__(self, document: Document, countries: CountryFinder, style: NumberStyle) -> None:
        """Show the groups of ``document``."""
        super().__init__(document, _columns(document, countries, style), countries)

    def all_rows(self) -> tuple[Group, ...]:
        """Return the groups."""
        return self.document.scenario.groups

    def group_of(self, row: Group) -> Group:
        """Return the row itself."""
        return row

    def rows_path(self) -> str:
        """Return where the groups are in the project."""
        return groups_path(self.document)

    def blank_row(self, rows: Sequence[Group]) -> Group | None:
        """Return a group for a pasted row that is one too many; among filtered ones there is no place for it."""
        return None if self.filter_text else blank_group(self.document, rows)

    def context(self) -> object:
        """Return the period, on which computed headcounts depend."""
        return self.document.project.start, self.document.project.months


def _columns(document: Document, countries: CountryFinder, style: NumberStyle) -> tuple[Column[Group], ...]:
    def start() -> Month:
        return document.project.start

    def end() -> Month:
        return document.project.start.plus(document.project.months - 1)

    return (
        group_name_column(
            lambda group: group,
            lambda _row, group: group,
            tr("Organisers who are alike: the only people who need a licence. Options follow a new name."),
        ),
        Column(
            key="country",
            title=tr("Country"),
            read=lambda g: g.country,
            show=lambda g: countries.name(g.country),
            spell=lambda g: countries.label(g.country),
            enter=countries.read,
            write=moved_to_country,
            noun=tr("country"),
            alignment="left",
            edit_kind="country",
            tooltip=tr(
                "Where they are licensed. Type a name, a two-letter code or a dial code. "
                "A destination mix that lies wholly in the old country moves along."
            ),
            places=("country",),
        ),
        Column(
            key="organisers",
            title=tr("Organisers\nat start"),
            read=lambda g: organisers_in(g, start()),
            show=lambda g: style.fixed(organisers_in(g, start()), 0),
            spell=lambda g: str(organisers_in(g, start())),
            enter=lambda text: read_organisers(text, style),
            write=lambda g, number: with_organisers_at(g, start(), number),
            noun=tr("organisers"),
            cleared="0",
            tooltip=tr("People who hold meetings, in the first month of the plan. Later steps are in the table below."),
            places=("headcount",),
        ),
        Column(
            key="growth",
            title=tr("Growth\na year"),
            read=lambda g: g.growth_per_year,
            show=lambda g: percent_text(g.growth_per_year, style),
            spell=lambda g: exact_percent(g.growth_per_year, style),
            enter=lambda text: read_growth(text, style),
            write=lambda g, growth: replace(g, growth_per_year=growth),
            noun=tr("growth"),
            edit_kind="share",
            cleared="0",
            tooltip=tr("From each headcount step on, spread over the year. -5 % shrinks."),
            places=("growth_per_year",),
        ),
        Column(
            key="at_end",
            title=tr("= at the\nend"),
            read=lambda g: organisers_in(g, end()),
            show=lambda g: style.fixed(organisers_in(g, end()), 0),
            tooltip=tr("Organisers in the last month of the plan, steps and growth included."),
            unit=tr("organisers"),
        ),
        Column(
            key="steps",
            title=tr("Headcount\nsteps"),
            read=lambda g: len([step for step in g.headcount if step.since > start()]),
            show=lambda g: _steps_text(g, start(), style),
            alignment="left",
            tooltip=tr("Later changes of the headcount; edit them in the table below."),
        ),
        Column(
            key="holds",
            title=tr("Already\nholds"),
            read=lambda g: g.holds,
            show=lambda g: tr(_HOLDING_LABELS[g.holds]),
            enter=choice_reader(HOLDINGS, mark("“{text}” is not a licence that can be held: {choices}.")),
            write=lambda g, holds: replace(g, holds=holds),
            noun=tr("the licence held"),
            alignment="left",
            edit_kind="choice",
            choices=tuple(tr(label) for _value, label in HOLDINGS),
            cleared="none",
            tooltip=tr("People with E5 have Audio Conferencing already: they keep it in every option, and nothing is bought for them."),
            places=("holds",),
        ),
    )


def _steps_text(group: Group, start: Month, style: NumberStyle) -> str:
    later = [step for step in group.headcount if step.since > start]
    if not later:
        return "–"
    more = len(later) - 1
    text = tr("{number} from {month}, {count} more") if more else tr("{number} from {month}")
    return text.format(number=number_text(later[0].organisers, style), month=month_label(later[0].since), count=more)
