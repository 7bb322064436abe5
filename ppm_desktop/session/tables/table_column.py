"""A column of a table as data: what it reads from a row, how that is shown and spelled, and how a typed text is written back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.session.entry.number_entry import Refusal

Row = TypeVar("Row")
EditKind = Literal["text", "number", "share", "choice", "country"]
Alignment = Literal["left", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column. Without ``write`` it is computed: read-only and muted.

    ``enter`` turns a typed text into a value or a refusal; ``write`` puts a value into a row, or refuses it.
    Columns are made with their table, so their texts are in the language in force: ``title=tr("Country")``.
    """

    key: str  # also the end of the merge key, so typing on in one cell is one undo step
    title: str  # of the header; a line break where it may wrap
    read: Callable[[Row], object]  # the raw value, for tests, sorting and assistive technology
    show: Callable[[Row], str]  # the text of the cell
    spell: Callable[[Row], str] | None = None  # the text of the editor and the clipboard, with all digits; ``show`` if none
    enter: Callable[[str], Any] | None = None
    write: Callable[[Row, Any], Row | Refusal] | None = None
    field: str = ""  # the group's field that may follow a default of the project
    noun: str = ""  # as in "Change meetings a month of Sales London"
    unit: str = ""  # said in the tooltip and to assistive technology when the header has no room for it
    alignment: Alignment = "right"
    edit_kind: EditKind = "number"
    choices: tuple[str, ...] = ()  # the texts of a choice
    elastic: bool = False  # gives way first where room is short; its tooltip has the whole text
    optional: bool = False  # takes no room while no row has a text there
    tooltip: str = ""
    cleared: str | None = None  # what Delete types into the cell; None: it cannot be cleared
    places: tuple[str, ...] = ()  # the ends of problem paths that belong to this cell
    warn: Callable[[Row], str] | None = None  # a remark that marks the cell as a trouble spot, or ""
    detail: Callable[[Row], str] | None = None  # shown in the tooltip in place of the column's
    note: Callable[[Row], str] | None = None  # a milder remark: amber letters only, or ""

    @property
    def computed(self) -> bool:
        """Whether the column cannot be typed into."""
        return self.write is None

    @property
    def name(self) -> str:
        """The title in one line."""
        return self.title.replace("\N{HYPHEN-MINUS}\n", "-").replace("\n", " ")
