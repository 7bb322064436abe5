"""How the report is wanted: language, sheet, the firm's template, and which sections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ppm_desktop.reports.document.sections import SECTIONS
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import LANGUAGES, PSEUDO, current_language, mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from ppm_desktop.session.report_choices import ReportChoices

_PAPERS: Final = {"a4": mark("A4"), "letter": mark("US Letter")}
_WIDTH: Final = 224


class SectionChoice(QWidget):
    """A box to tick, whose text goes on in a second line where the first is full."""

    def __init__(self, text: str) -> None:
        """Start not ticked."""
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label("", text, wrap=True), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a click on the text tick the box."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the click."""
        event.accept()


class ChoicesPanel(QScrollArea):
    """Follows the choices, whoever makes them."""

    def __init__(self, choices: ReportChoices) -> None:
        """Show the choices."""
        super().__init__()
        self._choices = choices
        self.setAccessibleName(tr("How the report is written"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH)
        spoken = {PSEUDO: "[Pseudo]"} if current_language() == PSEUDO else {}
        self.language = Choice(tr("Language of the report"), (LANGUAGES | spoken).items())
        self.paper = Choice(tr("Paper"), ((paper, tr(text)) for paper, text in _PAPERS.items()))
        self.firm = label("small", wrap=True)
        self.choose_firm = QPushButton(tr("&Choose…"))
        self.choose_firm.setToolTip(tr("Choose a firm.toml with the name, logo, colour and footer of your firm"))
        self.no_firm = QPushButton(tr("Plain look"))
        self.no_firm.setToolTip(tr("Use no firm's template"))
        self.sections: dict[str, SectionChoice] = {}
        self._column = QVBoxLayout()
        self._arrange()
        self._connect()
        self.refresh()

    def add_sections(self) -> bool:
        """Add the sections to choose from, which are many: in a turn of their own. Say whether there was something to add."""
        if self.sections:
            return False
        self.sections = {section.id: SectionChoice(tr(section.title)) for section in SECTIONS}
        last: QWidget = self.no_firm
        for section_id, choice in self.sections.items():
            self._column.addWidget(choice)
            QWidget.setTabOrder(last, choice.box)
            last = choice.box
            choice.box.toggled.connect(lambda on, section_id=section_id: self._choices.print_section(section_id, printed=on))
        self.refresh()
        return True

    def refresh(self) -> None:
        """Show what is chosen."""
        self.language.choose(self._choices.language)
        self.paper.choose(self._choices.paper)
        firm = self._choices.firm
        self.firm.setText(str(firm) if firm is not None else tr("No template: the plain look"))
        self.no_firm.setEnabled(firm is not None)
        chosen = self._choices.sections
        for section_id, box in self.sections.items():
            with QSignalBlocker(box.box):
                box.box.setChecked(section_id in chosen)

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        content = QWidget()
        content.setProperty("role", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(metrics.page, 0, 12, metrics.around)
        column.setSpacing(4)
        for text, field in ((tr("&Language"), self.language), (tr("&Paper"), self.paper)):
            column.addWidget(buddy(text, field))
            column.addWidget(field)
            column.addSpacing(6)
        column.addWidget(label("muted", tr("Firm's template")))
        column.addWidget(self.firm)
        column.addWidget(FlowRow(self.choose_firm, self.no_firm))
        column.addSpacing(10)
        column.addWidget(label("muted", tr("Sections")))
        self._column.setSpacing(column.spacing())
        column.addLayout(self._column)
        column.addStretch(1)
        self.setWidget(content)

    def _connect(self) -> None:
        choices = self._choices
        choices.changed.connect(self.refresh)
        self.language.activated.connect(lambda _item: choices.choose_language(self.language.value))
        self.paper.activated.connect(lambda _item: choices.choose_paper(self.paper.value))
        self.choose_firm.clicked.connect(self._ask_for_firm)
        self.no_firm.clicked.connect(lambda: choices.choose_firm(None))

    def _ask_for_firm(self) -> None:
        folder = self._choices.firm.parent if self._choices.firm is not None else Path.home()
        kinds = tr("Firm's templates ({pattern})").format(pattern="*.toml")
        dialog = QFileDialog(self.window(), tr("Choose the firm's template"), str(folder), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._choices.choose_firm(Path(path)))
        dialog.open()
