"""All inputs of the shown scenario with what is said about them, or only those that nobody has given a source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.annotation_edits import with_annotations
from ppm_desktop.domain.annotations import NOTHING_SAID, Annotation, Confidence
from ppm_desktop.domain.input_list import without_source
from ppm_desktop.reports.annotation_words import CONFIDENCE_LABELS
from ppm_desktop.reports.changes.difference_table import Names
from ppm_desktop.reports.input_table import InputRow, input_label, input_rows
from ppm_desktop.session.edits.annotation_edits import plain_text
from ppm_desktop.session.tables.groups_table import choice_reader
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.session.tables.table_model import TableModel
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

#: What is offered, first what takes it back; a profile's default becomes confirmed by choosing another one.
_NOT_SAID: Final[Confidence] = ""
_OFFERED: Final[tuple[Confidence, ...]] = (_NOT_SAID, "measured", "estimated", "guessed")


class InputsTable(TableModel[InputRow]):
    """Values are for reading; notes, sources and how far a value can be trusted are typed here."""

    def __init__(self, document: Document, countries: CountryFinder, style: NumberStyle) -> None:
        """Show the inputs of the scenario that ``document`` shows."""
        self._style = style
        self._countries = {country.code: country.name for country in countries.suggestions("")}
        self._last: tuple[Scenario, object, tuple[InputRow, ...]] | None = None
        self._kept: frozenset[tuple[str, str]] = frozenset()  # shown although they have a source by now
        self._filtered: int | None = None  # the scenario whose inputs are filtered
        self.only_without_source = False
        super().__init__(document, _columns())

    # what is shown

    def read_rows(self) -> tuple[InputRow, ...]:
        """Return the inputs in the order of the file. A filtered one that gets a source stays until the filter is set anew."""
        rows = self._all_rows()
        if not self.only_without_source:
            return rows
        if self._filtered != self.document.scenario_index:
            self._filtered, self._kept = self.document.scenario_index, frozenset()
        found = tuple(row for row in rows if row.entry.without_source or _key(row) in self._kept)
        self._kept = frozenset(_key(row) for row in found)
        return found

    def show_only_without_source(self, only: bool) -> None:  # noqa: FBT001 - connected to a check box
        """Show only the inputs that results rest on and that have neither a source nor a confidence; or all of them again."""
        self.beginResetModel()
        self.only_without_source, self._filtered = only, None
        self.rows = self.read_rows()
        self.endResetModel()

    @property
    def count_without_source(self) -> int:
        """How many inputs of the shown scenario have no source, shown or not."""
        return len(without_source(row.entry for row in self._all_rows()))

    @property
    def count(self) -> int:
        """How many inputs the results of the shown scenario rest on, or have something said about them."""
        return len(self._all_rows())

    @property
    def count_of_profile(self) -> int:
        """How many inputs are as a starting profile said, which nobody has confirmed."""
        return sum(_said(row).confidence == "profile" for row in self._all_rows())

    def _all_rows(self) -> tuple[InputRow, ...]:
        project, scenario = self.document.project, self.document.scenario
        around = (project.price_book, project.defaults)
        if self._last is None or self._last[0] is not scenario or self._last[1] != around:
            products = {product.id: product.name for product in project.price_book.products}
            self._last = (scenario, around, input_rows(project, scenario, self._style, Names(self._countries, products, {})))
        return self._last[2]

    def row_name(self, row: InputRow) -> str:
        """Name an input with its group."""
        return tr("{input} of {group}").format(input=input_label(row.entry.field), group=row.where)

    def rows_path(self) -> str:
        """Return a path for merging; no check is about annotations."""
        return f"scenarios[{self.document.scenario_index}].annotations"

    # edits

    def put_rows(self, rows: tuple[InputRow, ...], text: str, merge_key: str | None) -> None:
        """Replace what is said about the inputs whose rows have changed."""
        said = {
            (new.entry.group, new.entry.field): new.entry.annotation or NOTHING_SAID
            for new, old in zip(rows, self.rows, strict=True)
            if new.entry.annotation != old.entry.annotation
        }
        self.document.edit_scenario(with_annotations(self.document.scenario, said), text, merge_key)


def _key(row: InputRow) -> tuple[str, str]:
    return row.entry.group_name, row.entry.field


def _with(row: InputRow, annotation: Annotation) -> InputRow:
    """Give a row another annotation; its texts are made when the document has it."""
    return replace(row, entry=replace(row.entry, annotation=None if annotation == NOTHING_SAID else annotation))


def _said(row: InputRow) -> Annotation:
    return row.entry.annotation or NOTHING_SAID


def _columns() -> tuple[Column[InputRow], ...]:
    return (
        Column(key="where", title=tr("Group"), read=lambda row: row.where, show=lambda row: row.where, alignment="left"),
        Column(key="what", title=tr("Input"), read=lambda row: row.what, show=lambda row: row.what, alignment="left"),
        Column(
            key="value",
            title=tr("Value"),
            read=lambda row: row.value,
            show=lambda row: row.value,
            alignment="left",
            elastic=True,
            tooltip=tr("As it is now; it is changed on its own page."),
        ),
        Column(
            key="confidence",
            title=tr("Confidence"),
            read=lambda row: _said(row).confidence,
            show=lambda row: row.confidence or "–",
            spell=lambda row: tr(CONFIDENCE_LABELS[_said(row).confidence]),
            enter=choice_reader(tuple(CONFIDENCE_LABELS.items()), mark("“{text}” does not say how far a value can be trusted: {choices}.")),
            write=lambda row, value: _with(row, replace(_said(row), confidence=value)),
            noun=tr("the confidence"),
            alignment="left",
            edit_kind="choice",
            choices=tuple(tr(CONFIDENCE_LABELS[value]) for value in _OFFERED),
            cleared=tr(CONFIDENCE_LABELS[_NOT_SAID]),
            tooltip=tr("How far the value can be trusted. A profile default is one that nobody has confirmed yet."),
        ),
        Column(
            key="source",
            title=tr("Source"),
            read=lambda row: row.source,
            show=lambda row: row.source,
            enter=plain_text,
            write=lambda row, text: _with(row, replace(_said(row), source=text)),
            noun=tr("the source"),
            alignment="left",
            edit_kind="text",
            cleared="",
            elastic=True,
            tooltip=tr("Where the value comes from: a usage report, a bill, a survey, a person."),
        ),
        Column(
            key="note",
            title=tr("Note"),
            read=lambda row: row.note,
            show=lambda row: " ".join(row.note.split()),
            spell=lambda row: row.note,
            enter=plain_text,
            write=lambda row, text: _with(row, replace(_said(row), note=text)),
            noun=tr("the note"),
            alignment="left",
            edit_kind="text",
            cleared="",
            elastic=True,
            tooltip=tr("Anything that whoever reads this plan should know about the value."),
        ),
    )
