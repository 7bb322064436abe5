"""Questions 1 and 2: a row for each country, with its organisers and how many of them hold E5."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.interview_draft import OfficeText
from ppm_desktop.views.start.remark_label import LeftFields, RemarkLabel
from ppm_desktop.views.widgets.country_picker import CountryPicker
from ppm_desktop.views.widgets.labels import label, set_look
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ppm_desktop.session.entry.country_finder import CountryFinder
    from ppm_desktop.session.interview_draft import Remark

_COUNTRY, _ORGANISERS, _E5, _REMOVE = range(4)
_NUMBER_WIDTH: Final = 120
_REMOVE_WIDTH: Final = 48


class OfficeRow:
    """The fields of one country and what is said below them."""

    def __init__(self, finder: CountryFinder, text: OfficeText) -> None:
        """Begin with what is typed already."""
        self.country = CountryPicker(finder)
        self.country.setEditText(text.country)
        self.organisers = QLineEdit(text.organisers)
        self.with_e5 = QLineEdit(text.with_e5)
        self.with_e5.setPlaceholderText("0")
        for field in (self.organisers, self.with_e5):
            field.setFixedWidth(_NUMBER_WIDTH)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.organisers.setToolTip(tr("People who invite others to meetings; who only takes part needs no licence"))
        self.with_e5.setToolTip(tr("Microsoft 365 E5 or Office 365 E5: it includes the per-user licence, which is then not bought again"))
        self.remove = QPushButton(tr("Remove"))
        self.remove.setProperty("role", "link")
        self.remark = RemarkLabel()

    @property
    def fields(self) -> dict[str, QWidget]:
        """What can be typed into, by the last step of its path."""
        return {"country": self.country, "organisers": self.organisers, "with_e5": self.with_e5}

    @property
    def text(self) -> OfficeText:
        """What is typed."""
        return OfficeText(self.country.currentText(), self.organisers.text(), self.with_e5.text())

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """Everything that belongs to the row, in the order of the Tab key."""
        return (self.country, self.organisers, self.with_e5, self.remove, self.remark)


class OfficeRows(QWidget):
    """At least one row; each further country is a row below."""

    edited = Signal()

    def __init__(self, finder: CountryFinder, texts: Sequence[OfficeText], left: LeftFields) -> None:
        """Begin with what is typed already."""
        super().__init__()
        self._finder, self._left = finder, left
        self.rows: list[OfficeRow] = []
        self.headings = (
            label("verdict", tr("&1  Where do people organise meetings, and how many?"), wrap=True),
            label("small", tr("Organisers")),
            label("verdict", tr("&2  How many hold E5?"), wrap=True),
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(_COUNTRY, 1)
        self._grid.setColumnMinimumWidth(_ORGANISERS, _NUMBER_WIDTH)
        self._grid.setColumnMinimumWidth(_E5, _NUMBER_WIDTH)
        self._grid.setColumnMinimumWidth(_REMOVE, _REMOVE_WIDTH)
        self._rows_made = 0
        bottom = Qt.AlignmentFlag.AlignBottom
        self._grid.addWidget(self.headings[0], 0, _COUNTRY, bottom)
        self._grid.addWidget(self.headings[1], 0, _ORGANISERS, bottom | Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self.headings[2], 0, _E5, 1, 2, bottom)
        for text in texts:
            self._append(text)

    @property
    def texts(self) -> list[OfficeText]:
        """What is typed, row by row."""
        return [row.text for row in self.rows]

    def add(self) -> None:
        """Add an empty row and put the keyboard there."""
        self._append(OfficeText())
        for field in self.rows[-1].fields.values():
            field.show()  # the layout shows it a turn later: whoever types on at once would write elsewhere, or be led past it
        self.rows[-1].country.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def remove(self, row: OfficeRow) -> None:
        """Take a row away."""
        at = self.rows.index(row)
        self._left.forget(*row.fields.values())
        del self.rows[at]
        for widget in row.widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._name_rows()
        self.rows[min(at, len(self.rows) - 1)].country.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def field(self, path: str) -> QWidget | None:
        """Return the field of a path such as ``offices[1].country``; ``offices`` alone is the first number."""
        if path == "offices":
            return self.rows[0].organisers
        for number, row in enumerate(self.rows):
            for name, field in row.fields.items():
                if path == f"offices[{number}].{name}":
                    return field
        return None

    def show_remarks(self, by_path: Mapping[str, Remark]) -> None:
        """Show below each row the first thing to say about a field of it that has been left."""
        for number, row in enumerate(self.rows):
            if self._left.has(row.country) and not row.country.hasFocus():
                self._spell_out(row)
            said = []
            for name, field in row.fields.items():
                remark = by_path.get(f"offices[{number}].{name}")
                if number == 0 and name == "organisers":
                    remark = remark or by_path.get("offices")
                shown = remark is not None and self._left.has(field)
                set_look(field, "wrong", "true" if shown and remark is not None and remark.severity == "error" else "")
                if shown and remark is not None:
                    said.append(remark)
            said.sort(key=lambda remark: remark.severity != "error")
            row.remark.show_remark(said[0] if said else None)

    def _append(self, text: OfficeText) -> None:
        row = OfficeRow(self._finder, text)
        at = 2 * self._rows_made + 1
        self._rows_made += 1
        self.rows.append(row)
        for column, widget in enumerate((row.country, row.organisers, row.with_e5, row.remove)):
            self._grid.addWidget(widget, at, column)
        self._grid.addWidget(row.remark, at + 1, _COUNTRY, 1, 4)
        if len(self.rows) > 1:
            before: QWidget = self.rows[-2].remove
            for widget in (row.country, row.organisers, row.with_e5, row.remove):
                QWidget.setTabOrder(before, widget)
                before = widget
        self._left.watch(*row.fields.values())
        row.country.line.textChanged.connect(self.edited)
        row.country.chosen.connect(partial(self._go_on, row))
        row.country.line.returnPressed.connect(lambda: QTimer.singleShot(0, self, partial(self._go_on_from_list, row)))
        row.country.line.editingFinished.connect(partial(self._spell_out, row))
        row.organisers.textChanged.connect(self.edited)
        row.with_e5.textChanged.connect(self.edited)
        row.remove.clicked.connect(partial(self.remove, row))
        self._name_rows()

    def _name_rows(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            row.country.setAccessibleName(tr("Country {number}").format(number=number))
            row.country.line.setAccessibleName(tr("Country {number}").format(number=number))
            row.organisers.setAccessibleName(tr("Organisers in country {number}").format(number=number))
            row.with_e5.setAccessibleName(tr("Of them with E5, country {number}").format(number=number))
            row.remove.setAccessibleName(tr("Remove country {number}").format(number=number))
            row.remove.setVisible(len(self.rows) > 1)
        self.headings[0].setBuddy(self.rows[0].country)
        self.headings[2].setBuddy(self.rows[0].with_e5)

    def _go_on(self, row: OfficeRow) -> None:
        self._spell_out(row)
        row.organisers.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on_from_list(self, row: OfficeRow) -> None:
        """Go on when Enter was taken by the list of suggestions, which lets nobody else know of it."""
        if row in self.rows and row.country.line.hasFocus() and not isinstance(row.country.read(), Refusal):
            self._go_on(row)

    def _spell_out(self, row: OfficeRow) -> None:
        """Write the country out, so that "uk" is seen to be the United Kingdom."""
        typed = row.country.currentText()
        code = row.country.read() if typed.strip() else Refusal("")
        if not isinstance(code, Refusal) and typed != self._finder.label(code):
            row.country.setEditText(self._finder.label(code))
