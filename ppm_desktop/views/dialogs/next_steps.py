"""What next: what to do for an option, what the documentation leaves open about it, and what the estimate leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from ppm_desktop.reports.next_steps.outline import outline_text
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.labels import label, yielding
from ppm_desktop.views.widgets.outline_view import OutlineView
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.session.studies.next_steps_texts import OptionSteps

_SIZE = (820, 660)


class NextStepsDialog(QDialog):
    """Shows one option at a time. The arrow keys and Page Down scroll, Ctrl+C copies what is selected, Escape closes."""

    def __init__(self, options: tuple[OptionSteps, ...], shown: str, scenario: str, parent: QWidget) -> None:
        """Begin with the option ``shown``; the caller opens the dialog."""
        super().__init__(parent)
        self._options = options
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What next?"))
        explained_by(self, "credits")
        self.choice = QComboBox()
        explained_by(self.choice, "option")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.setMaximumWidth(_SIZE[0] // 2)  # an option may have a very long name
        for option in options:
            self.choice.addItem(option.name, option.option)
        self.choice.setCurrentIndex(max(0, self.choice.findData(shown)))
        self.text = OutlineView(tr("What next"))
        title = label("title", tr("What next?"))
        metrics = current_theme().metrics
        named = label("", tr("&Option:"))
        named.setBuddy(self.choice)
        choosing = QHBoxLayout()
        choosing.setSpacing(8)
        choosing.addWidget(named)
        choosing.addWidget(self.choice)
        choosing.addWidget(yielding(label("muted", tr("in the scenario “{scenario}”").format(scenario=scenario))), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(tr("&Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self.copy_text)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(8)
        column.addWidget(title)
        column.addLayout(choosing)
        column.addSpacing(8)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.choice.currentIndexChanged.connect(self._show_option)
        self._show_option()
        self.resize(*_SIZE)
        self.text.setFocus()

    def copy_text(self) -> None:
        """Put everything that is said about the option on the clipboard."""
        option = self._options[self.choice.currentIndex()]
        title = tr("What next: {option}").format(option=option.name)
        QGuiApplication.clipboard().setText(outline_text(title, option.lines))

    def _show_option(self) -> None:
        self.text.show_lines(self._options[self.choice.currentIndex()].lines)
