"""A field that finds a country by name, by a name it also goes by, by code or by dial code."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.views.look.dressing import dress
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QAbstractItemView, QLineEdit

    from ppm_desktop.session.entry.country_finder import CountryFinder


class CountryPicker(QComboBox):
    """An editable list of countries whose suggestions are those of ``CountryFinder``, the best first."""

    chosen = Signal()  # a country was picked from a list

    def __init__(self, countries: CountryFinder, parent: QWidget | None = None) -> None:
        """Offer all countries; nothing is chosen yet."""
        super().__init__(parent)
        self._countries = countries
        self.setEditable(True)
        self.line = cast("QLineEdit", self.lineEdit())  # an editable list has one
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self._filled = False
        self._suggestions = QStringListModel(self)
        completer = _BestFirst(self._suggestions, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(8)
        self.line.setCompleter(completer)  # given to the list itself, it would look the suggestion up in the list and empty the field
        completer.activated.connect(self._take)
        self.activated.connect(lambda _index: self.chosen.emit())
        self._completer = completer
        self.popup.setProperty("role", "suggestions")
        self.line.textEdited.connect(self._suggest)
        self.line.setPlaceholderText(tr("Name, code or dial code"))

    @property
    def popup(self) -> QAbstractItemView:
        """The list of suggestions, a window of its own. Qt made it, so it is asked for anew each time and not kept."""
        return cast("QAbstractItemView", self._completer.popup())

    def read(self) -> str | Refusal:
        """Return the code of the country that is typed or chosen."""
        return self._countries.read(self.currentText())

    def set_text(self, text: str) -> None:
        """Put a text into the field, all of it selected so that typing replaces it."""
        self.setEditText(text)
        self.line.selectAll()

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Fill the list when it is first opened: the catalogue need not be read before."""
        if not self._filled:
            text = self.currentText()
            self.addItems([self._countries.label(country.code) for country in self._countries.suggestions("")])
            self._filled = True
            self.setCurrentIndex(self.findText(text))
            self.setEditText(text)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a value must not change because somebody scrolls past."""
        event.ignore()

    def _take(self, suggestion: str) -> None:
        # Written here, because whoever hears of it may move the keyboard on, and a field without it hears of nothing.
        self.setEditText(suggestion)
        self.chosen.emit()

    def _suggest(self, text: str) -> None:
        found = self._countries.suggestions(text) if text.strip() else ()
        dress(self.popup)
        self._suggestions.setStringList([self._countries.label(country.code) for country in found])


class _BestFirst(QCompleter):
    """Suggestions of which the first is marked at once: Enter takes it."""

    def splitPath(self, _path: str) -> list[str]:  # noqa: N802 - Qt's name
        """Let every suggestion fit: Qt would mark the first that begins as typed, and "uk" would be Ukraine."""
        return [""]
