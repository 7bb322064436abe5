"""Report: the pages as they would be printed now, how they are wanted, and what can be written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ppm_desktop.paper.outputs import OUTPUTS
from ppm_desktop.session.report_preview import ReportPreview
from ppm_desktop.views.export_actions import SHORTCUTS
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.report.choices_panel import ChoicesPanel
from ppm_desktop.views.report.pages_view import PagesView
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from ppm_desktop.session.document import Document
    from ppm_desktop.views.export_actions import ExportActions

#: In a page narrower than this, choices and pages are shown in turn.
_NARROW: Final = 560


class ReportPage(QWidget):
    """Live: what is edited elsewhere is on the pages a moment later."""

    title: Final = mark("Report")
    shown = Signal()  # the pages of the document as it is, or the reason why there are none

    def __init__(self, document: Document, exports: ExportActions) -> None:
        """Show the report of the document; pages are set only while the page can be seen."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a plain widget paints none of its own
        self.setProperty("role", "page")
        self.setAccessibleName(tr(self.title))
        self._document = document
        self.preview = ReportPreview(document, exports.choices, exports.press)
        self.choices = ChoicesPanel(exports.choices)
        self.pages = PagesView()
        self.heading = label("title", tr(self.title))
        self.subheading = label("muted", wrap=True)
        self.state = label("small")
        self.place = label("small")
        self.reason = label("muted", wrap=True)
        self.buttons = {output.id: _button(output.id, tr(output.title), tr(output.hint)) for output in OUTPUTS}
        self.smaller = _tool("\N{MINUS SIGN}", tr("Smaller"), "Ctrl+-")
        self.larger = _tool("+", tr("Larger"), "Ctrl++")
        self.fit = QPushButton(tr("Fit &width"))
        self.fit.setToolTip(tr("Show the pages as wide as there is room"))
        self.zoom = label("small")
        self.turn = QPushButton(tr("How &it is written"))
        self.turn.setCheckable(True)
        self.turn.setToolTip(tr("Show language, paper, template and sections in place of the pages"))
        self._area = QStackedWidget()
        self._arrange()
        self._connect(exports)
        self._show_head()
        self._show_size()

    def build_next(self) -> bool:
        """Build what was left for a turn of its own; False when nothing was."""
        return self.choices.add_sections()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the pages, if they are not those of the document."""
        super().showEvent(event)
        if not self.preview.up_to_date:
            self._show_waiting()
        self.preview.draw_at(self.pages.dots_per_inch)
        self.preview.watch(watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Set no more pages while nobody looks."""
        super().hideEvent(event)
        self.preview.watch(watched=False)

    # what is shown

    def _show_head(self) -> None:
        project, scenario = self._document.project, self._document.scenario
        parts = [part for part in (project.name, project.customer, tr("scenario {scenario}").format(scenario=scenario.name)) if part]
        sentence = tr("{subject}. The pages are the document itself; every edit is on them a moment later.")
        self.subheading.setText(sentence.format(subject=" · ".join(parts)))

    def _show_pages(self) -> None:
        preview = self.preview
        if preview.pages:
            self.pages.show_pages(preview.pages, preview.drawn)
            self._area.setCurrentWidget(self.pages)
        else:
            waits = tr("The plan has errors that must be mended first; then its report is shown here.")
            self.reason.setText(preview.problem or waits)
            self._area.setCurrentIndex(1)
        self.state.setText("")
        self._show_place()
        self.shown.emit()

    def _show_waiting(self) -> None:
        self.pages.dim(dimmed=True)
        self.state.setText(tr("Setting the pages …"))

    def _show_place(self) -> None:
        count = len(self.pages.pictures) if self.preview.pages else 0
        self.place.setText(tr("Page {page} of {pages}").format(page=self.pages.page, pages=count) if count else "")

    def _show_size(self) -> None:
        self.zoom.setText(tr("{percent} %").format(percent=round(self.pages.zoom * 100)))
        if self.isVisible():
            self.preview.draw_at(self.pages.dots_per_inch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show choices and pages beside each other where there is room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        narrow = self.width() < _NARROW
        self.turn.setVisible(narrow)
        self.turn.setText(tr("Show the pa&ges") if self.turn.isChecked() else tr("How &it is written"))
        self.choices.setVisible(not narrow or self.turn.isChecked())
        self._area.setVisible(not narrow or not self.turn.isChecked())

    # layout

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        head = QVBoxLayout()
        head.setContentsMargins(metrics.page, 14, metrics.page, 0)
        head.setSpacing(1)
        head.addWidget(self.heading)
        head.addWidget(self.subheading)
        head.addSpacing(8)
        head.addWidget(FlowRow(*self.buttons.values()))
        for text in (self.place, self.state, self.zoom):  # in the middle of their line, beside buttons
            text.setMinimumHeight(self.fit.sizeHint().height())
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 0, metrics.page, 0)
        tools.addWidget(FlowRow(self.turn, self.place, self.state, self.smaller, self.zoom, self.larger, self.fit, grows=self.state))
        empty = QWidget()
        said = QVBoxLayout(empty)
        said.setContentsMargins(24, 24, 24, 24)
        said.addWidget(self.reason)
        said.addStretch(1)
        self._area.addWidget(self.pages)
        self._area.addWidget(empty)
        below = QGridLayout()
        below.setHorizontalSpacing(0)
        below.setVerticalSpacing(6)
        below.addLayout(tools, 0, 1)
        below.addWidget(self.choices, 0, 0, 2, 1)
        below.addWidget(self._area, 1, 1)
        below.setColumnStretch(1, 1)
        below.setRowStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(below, 1)

    def _connect(self, exports: ExportActions) -> None:
        self._document.changed.connect(self._show_head)
        self._document.scenario_changed.connect(self._show_head)
        self.preview.updated.connect(self._show_pages)
        self.preview.waiting.connect(self._show_waiting)
        self.preview.broke.connect(_raise)
        self.pages.moved.connect(self._show_place)
        self.pages.enlarged.connect(self._show_size)
        self.fit.clicked.connect(self.pages.fit)
        self.turn.toggled.connect(self._share_room)
        for button, steps, keys in ((self.smaller, -1, ("Ctrl+-",)), (self.larger, 1, ("Ctrl++", "Ctrl+="))):
            button.clicked.connect(partial(self._enlarge, steps))
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(partial(self._enlarge, steps))
        for output_id, button in self.buttons.items():
            button.clicked.connect(partial(_ask, exports, output_id))

    def _enlarge(self, steps: int, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        self.pages.enlarge(steps)


def _ask(exports: ExportActions, output_id: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
    exports.ask(output_id)


def _button(output_id: str, title: str, hint: str) -> QPushButton:
    made = QPushButton(tr("{output}…").format(output=title))
    made.setAutoDefault(False)
    key = SHORTCUTS.get(output_id, "")
    made.setToolTip(tr("{what} ({key})").format(what=hint, key=QKeySequence(key).toString()) if key else hint)
    if output_id == OUTPUTS[0].id:
        made.setProperty("role", "primary")
    return made


def _tool(sign: str, name: str, key: str) -> QPushButton:
    made = QPushButton(sign)
    made.setAutoDefault(False)
    made.setAccessibleName(name)
    made.setToolTip(tr("{what} ({key})").format(what=name, key=key))
    return made


def _raise(error: Exception) -> None:
    """Hand an error of ours to the program's handler, which logs it and tells the user."""
    raise error
