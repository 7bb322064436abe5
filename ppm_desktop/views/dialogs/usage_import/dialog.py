"""The import of calls in one window: reading begins at once, and what was recognised is seen before anything is taken over."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFileDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ppm_desktop.reports.usage.sentences import refusal_sentence
from ppm_desktop.reports.usage.words import coverage_sentences, left_out_sentences, recognised_sentence
from ppm_desktop.reports.words import printable
from ppm_desktop.views.dialogs.usage_import.progress_area import ProgressArea
from ppm_desktop.views.dialogs.usage_import.questions import Questions
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.views.widgets.usage_grouping import GroupingChoice
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.calls.usage_import import UsageImportRun

EXPORT_SUFFIXES: Final = (".zip", ".csv", ".json", ".tsv", ".txt")
EXPORT_FILTER: Final = mark("Usage exports ({patterns})")
_SIZE: Final = (760, 620)
_SEVERAL: Final = "usage_currencies"


class UsageImportDialog(QDialog):
    """Cancel leaves nothing behind; Import hands the calls over."""

    imported = Signal(object)  # ImportedCalls

    def __init__(self, run: UsageImportRun, paths: Sequence[Path], style: NumberStyle, parent: QWidget, *, for_a_new_plan: bool) -> None:
        """Begin to read ``paths``; the caller opens the dialog. ``for_a_new_plan``: a plan is made of the calls at once."""
        super().__init__(parent)
        self.run = run
        self._style = style
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle(tr("Import calls"))
        explained_by(self, "usage-export")
        self.heading = label("title", tr("Import calls"))
        self.files = label("muted", wrap=True)
        self.add_button = button(tr("&Add files…"), tr("More exports of the same organisation; rows that stand twice count once"))
        self.read_button = button(tr("&Read again"), tr("Read the files from the beginning"))
        self.progress = ProgressArea(run, style)
        self.said = label("", wrap=True)
        self.details = label("small", wrap=True)
        self.questions: Questions | None = None  # made when there is something to ask
        self.pseudonymise = QCheckBox(tr("Keep &names out of the program (pseudonyms instead)"))
        self.pseudonymise.setChecked(run.pseudonymise)
        self.pseudonymise.setToolTip(
            tr("Names of organisers are replaced while the files are read. The plan never holds names or numbers, whatever is chosen here.")
        )
        self.grouping = GroupingChoice(run.grouping) if for_a_new_plan else None
        self._arrange()
        self._connect()
        self.resize(*_SIZE)
        self.refresh()
        QTimer.singleShot(0, self, lambda: run.read(paths))  # the dialog is painted first

    def accept(self) -> None:
        """Hand the calls over; without any the dialog stays."""
        if self.grouping is not None:
            self.run.grouping = self.grouping.grouping
        calls = self.run.calls()
        if calls is not None:
            self.imported.emit(calls)
            super().accept()

    def done(self, result: int) -> None:
        """Stop reading, however the dialog is left."""
        self.run.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading."""
        self.run.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept exports."""
        if dropped_exports(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the exports, too."""
        paths = dropped_exports(event)
        if paths:
            event.acceptProposedAction()
            self.run.add(paths)

    def ask_for_files(self) -> None:
        """Ask for more exports."""
        dialog = export_file_dialog(self, self.run.paths[0].parent if self.run.paths else Path())
        dialog.filesSelected.connect(lambda paths: self.run.add([Path(path) for path in paths]))
        dialog.open()

    def _ask_for_bridge_list(self) -> None:
        dialog = QFileDialog(
            self, tr("List of bridge numbers"), str(self.run.paths[0].parent), tr("Texts ({patterns})").format(patterns="*.csv *.txt")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.run.answer(bridge_list=Path(path)))
        dialog.rejected.connect(self.refresh)
        dialog.open()

    # what is shown

    def refresh(self) -> None:
        """Show the newest state of the import."""
        run = self.run
        self.files.setText(" · ".join(printable(path.name) for path in run.paths))
        self.progress.setVisible(run.at_work)
        self.progress.refresh()
        self.read_button.setVisible(not run.at_work and (run.stopped or run.refusal is not None))
        self._say()
        self._ask()
        self.take.setEnabled(run.found is not None and bool(run.found.summary.rows_kept))

    def _ask(self) -> None:
        if self.questions is None and not self.run.at_work and (self.run.found is not None or self.run.refusal is not None):
            self.questions = Questions(self.run, self._style)
            self.questions.list_wanted.connect(self._ask_for_bridge_list)
            self._place_of_questions.addWidget(self.questions)
        if self.questions is not None:
            self.questions.refresh()

    def _say(self) -> None:
        run = self.run
        refused = run.refusal is not None and run.refusal.code != _SEVERAL
        text, details = "", ""
        if run.at_work or not run.paths:
            text = tr("Reading … Nothing leaves this computer.")
        elif run.stopped:
            text = tr("Stopped. Nothing of what was read is kept.")
        elif refused and run.refusal is not None:
            text = refusal_sentence(run.refusal)
        elif run.refusal is not None:
            text = tr("One thing has to be decided before the calls can be counted.")
        elif run.found is not None:
            summary = run.found.summary
            text = recognised_sentence(summary, self._style)
            details = "\n".join((*coverage_sentences(summary, self._style), *left_out_sentences(summary, self._style)))
        self.said.setProperty("role", "error" if refused else "heading")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(text)
        self.details.setText(details)
        self.details.setVisible(bool(details))

    # layout

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, metrics.inside, 0)
        inner.setSpacing(metrics.inside)
        for part in (self.progress, self.said, self.details):
            inner.addWidget(part)
        self._place_of_questions = QVBoxLayout()
        inner.addLayout(self._place_of_questions)
        inner.addSpacing(metrics.inside)
        inner.addWidget(self.pseudonymise)
        if self.grouping is not None:
            inner.addSpacing(metrics.inside)
            inner.addWidget(label("heading", tr("The plan that is made of these calls")))
            inner.addWidget(self.grouping)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = QPushButton(tr("&Import") if self.grouping is None else tr("Import and &make a plan"))
        self.take.setProperty("role", "primary")
        self._buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 16, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        for widget in (self.heading, self.files, FlowRow(self.add_button, self.read_button)):
            column.addWidget(widget)
        column.addWidget(scroll, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.ask_for_files)
        self.read_button.clicked.connect(self.run.again)
        self.run.changed.connect(self.refresh)
        self.pseudonymise.toggled.connect(lambda on: self.run.show_names(shown=not on))
        if self.grouping is not None:
            self.grouping.list_wanted.connect(partial(self.grouping.ask_for_list, self))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)


def export_file_dialog(parent: QWidget, folder: Path) -> QFileDialog:
    """Return a dialog that asks for exports."""
    patterns = " ".join(f"*{suffix}" for suffix in EXPORT_SUFFIXES)
    dialog = QFileDialog(parent, tr("Import calls"), str(folder), tr(EXPORT_FILTER).format(patterns=patterns))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return dialog


def dropped_exports(event: QDropEvent) -> tuple[Path, ...]:
    """Return the exports that are dragged over something; none if there is anything else among the files."""
    urls = event.mimeData().urls()
    paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    known = all(path.suffix.lower() in EXPORT_SUFFIXES for path in paths)
    return paths if known and len(paths) == len(urls) else ()
