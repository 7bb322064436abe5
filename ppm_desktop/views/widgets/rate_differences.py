"""What another price book would change: counted by kind, and listed one kind at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ppm_desktop.session.rate_sheet.rate_changes import HEADS, KIND_LABELS, KINDS, MOST_LINES, change_counts, change_rows
from ppm_desktop.session.tables.text_rows import TextRows
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.line_table import line_table
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ppm_desktop.domain.price_book_changes import RateChange
    from ppm_desktop.domain.prices import Rate
    from ppm_desktop.reports.number_text import NumberStyle

_FIRST_NUMBER = 3
_COUNTRY = 1
#: A country is recognised in so many pixels.
_LEAST_WIDTH = 72


class RateDifferences(QWidget):
    """A heading, a choice of kinds, and the rates of the chosen kind, now and then."""

    def __init__(self, heading: str, style: NumberStyle, country_name: Callable[[str], str]) -> None:
        """Start without differences."""
        super().__init__()
        self._style = style
        self._name = country_name
        self._changes: Sequence[RateChange] = ()
        self._kept: Sequence[Rate] = ()
        self._chosen = False
        self._remark = ""
        self._counts: Mapping[str, int] = {}
        self.heading = label("heading", heading)
        self.kind = Choice(tr("Which differences are shown"))
        self.kind.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.rows = TextRows(tuple(tr(head) for head in HEADS), _FIRST_NUMBER)
        self.table = line_table(self.rows, heading, widest=_COUNTRY)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setMinimumSectionSize(_LEAST_WIDTH)
        self.remark = label("small", "", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(buddy(tr("Differe&nces"), self.kind))
        row.addWidget(self.kind)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.remark)
        self.kind.activated.connect(lambda _index: self._choose())

    def show_differences(self, changes: Sequence[RateChange], kept: Sequence[Rate], remark: str) -> None:
        """Show other differences; until a person chooses a kind, the first that has any."""
        self._changes, self._kept = changes, kept
        counts = change_counts(changes, kept)
        text = tr("{kind} ({count})")
        self.kind.offer(
            [(kind, text.format(kind=tr(KIND_LABELS[kind]), count=counts[kind])) for kind in KINDS if counts[kind] or kind != "kept"]
        )
        if not self._chosen or not counts.get(self.kind.value):
            self.kind.choose(next((kind for kind in KINDS if counts[kind]), KINDS[0]))
        self._remark, self._counts = remark, counts
        self._show()

    def _choose(self) -> None:
        self._chosen = True
        self._show()

    def _show(self) -> None:
        self.rows.show_rows(change_rows(self._changes, self._kept, self.kind.value, self._name, self._style))
        shown = tr("The first {count} are shown.").format(count=MOST_LINES) if self._counts.get(self.kind.value, 0) > MOST_LINES else ""
        self.remark.setText(" ".join(part for part in (shown, self._remark) if part))
