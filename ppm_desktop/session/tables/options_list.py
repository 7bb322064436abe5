"""The options of the shown scenario: a row each, whose name can be typed; they come, go and move as named undo steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.option_edits import with_option_added, with_option_duplicated, with_option_moved, without_options
from ppm_desktop.domain.scenario import EVERYBODY, Option
from ppm_desktop.session.edits.annotation_edits import plain_name
from ppm_desktop.session.edits.group_edits import unique_name
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.entry.product_words import shares_text
from ppm_desktop.session.tables.scenarios_list import LONGEST_NAME
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.session.tables.table_model import CellRefusal, TableModel
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document


class OptionsList(TableModel[Option]):
    """Name, and who gets what."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Show the options of ``document``."""
        self._style = style
        super().__init__(document, self._columns())

    # rows

    def read_rows(self) -> tuple[Option, ...]:
        """Return the options in their order."""
        return self.document.scenario.options

    def put_rows(self, rows: tuple[Option, ...], text: str, merge_key: str | None) -> None:
        """Replace the options."""
        self.document.edit_scenario(replace(self.document.scenario, options=rows), text, merge_key)

    def row_name(self, row: Option) -> str:
        """Name an option."""
        return row.name

    def rows_path(self) -> str:
        """Return where the options are in the project."""
        return f"scenarios[{self.document.scenario_index}].options"

    def context(self) -> object:
        """Return what the sentences depend on besides the options."""
        scenario = self.document.scenario
        return self.document.project.price_book.products, tuple((group.name, group.holds) for group in scenario.groups)

    def objections(self, rows: Sequence[Option]) -> Iterable[CellRefusal]:
        """Refuse a name that another option has."""
        before = [option.name for option in self.rows]
        names = [option.name for option in rows]
        for r, name in enumerate(names):
            if names.count(name) > 1 and (r >= len(before) or before[r] != name):
                yield CellRefusal(r, 0, tr("There is already an option called “{name}”.").format(name=name))

    # edits

    def add(self, option: Option) -> int:
        """Add an option at the end; return its row."""
        scenario = self.document.scenario
        named = replace(option, name=unique_name(option.name, (other.name for other in scenario.options)))
        place = len(scenario.options)
        self.document.edit_scenario(with_option_added(scenario, named, place), tr("Add option {name}").format(name=named.name))
        return place

    def duplicate(self, place: int) -> int:
        """Copy an option; return the row of the copy."""
        scenario = self.document.scenario
        if not 0 <= place < len(scenario.options):
            return place
        name = scenario.options[place].name
        copy = unique_name(tr("{name} – copy").format(name=name), (option.name for option in scenario.options))
        self.document.edit_scenario(with_option_duplicated(scenario, place, copy), tr("Duplicate option {name}").format(name=name))
        return place + 1

    def remove(self, places: Collection[int]) -> str:
        """Remove options as one step; return why not, or "". One always stays: without options there is nothing to compare."""
        scenario = self.document.scenario
        names = [scenario.options[place].name for place in places]
        if not names:
            return ""
        if len(names) == len(scenario.options):
            return tr("One option has to stay: without any there is nothing to work out.")
        count = len(names)
        text = trn("Remove {count} option", "Remove {count} options", count) if count > 1 else tr("Remove option {name}")
        self.document.edit_scenario(without_options(scenario, places), text.format(count=count, name=names[0]))
        return ""

    def move(self, place: int, by: int) -> int:
        """Move an option up (negative) or down; return its new row."""
        scenario, target = self.document.scenario, place + by
        if not (0 <= place < len(scenario.options) and 0 <= target < len(scenario.options)):
            return place
        text = tr("Move option {name} up") if by < 0 else tr("Move option {name} down")
        self.document.edit_scenario(with_option_moved(scenario, place, by), text.format(name=scenario.options[place].name))
        return target

    # columns

    def _columns(self) -> tuple[Column[Option], ...]:
        return (
            Column(
                key="name",
                title=tr("Option"),
                read=lambda option: option.name,
                show=lambda option: option.name,
                enter=_read_name,
                write=lambda option, name: replace(option, name=name),
                noun=tr("the name"),
                alignment="left",
                edit_kind="text",
                tooltip=tr("The first option is the one that the others are held against."),
                places=("", "id", "name"),
            ),
            Column(
                key="assign",
                title=tr("Who gets what"),
                read=self._sentence,
                show=self._sentence,
                alignment="left",
                elastic=True,
                tooltip=tr("Choose the option to change this in the table below."),
                places=("assign",),
            ),
        )

    def _sentence(self, option: Option) -> str:
        """Say who gets what: what groups get by name, then what everybody else gets."""
        book = self.document.project.price_book
        holding = {group.name for group in self.document.scenario.groups if group.holds == "included"}
        named = [entry for entry in option.assign if entry.group not in holding | {EVERYBODY}]
        rest = [entry for entry in option.assign if entry.group == EVERYBODY]
        if not named and rest:
            return tr("All: {products}").format(products=shares_text(rest[0].shares, book, self._style))
        texts = [
            tr("{group}: {products}").format(group=entry.group, products=shares_text(entry.shares, book, self._style)) for entry in named
        ]
        texts += [tr("everybody else: {products}").format(products=shares_text(entry.shares, book, self._style)) for entry in rest]
        return "; ".join(texts)


def _read_name(text: str) -> str | Refusal:
    name = plain_name(text)
    if not name:
        return Refusal(tr("An option needs a name."))
    if len(name) > LONGEST_NAME:
        return Refusal(tr("A name has at most {most} characters.").format(most=LONGEST_NAME))
    return name
