"""The line at the bottom: whose prices, which currency and period, how many problems, and whether all is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStatusBar, QWidget

from ppm_desktop.views.widgets.labels import label, set_look
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document


class StatusLine(QStatusBar):
    """Shows the facts that every figure in the window rests on."""

    problems_wanted = Signal()

    def __init__(self, style: NumberStyle) -> None:
        """Start empty; write days in ``style``."""
        super().__init__()
        self._style = style
        self.setSizeGripEnabled(False)
        self._prices = label("small")
        self._money = label("small")
        self._period = label("small")
        self._saved = label("small")
        self.problems = QPushButton()
        self.problems.setProperty("role", "link")
        self.problems.clicked.connect(self.problems_wanted)
        self._prices.setAccessibleName(tr("Price book"))
        self._money.setAccessibleName(tr("Currency"))
        self._period.setAccessibleName(tr("Period"))
        self._saved.setAccessibleName(tr("Saved state"))
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(20)
        for fact in (self._prices, self._money, self._period, self.problems):
            row.addWidget(fact)
        row.addStretch(1)
        row.addWidget(self._saved)
        self.addWidget(content, 1)
        self.problems.hide()

    def say(self, text: str) -> None:
        """Say what is going on while there is no document to tell about."""
        self._saved.setText(text)

    def show_document(self, document: Document) -> None:
        """Show a document's facts."""
        from ppm_desktop.reports.words import period_label  # noqa: PLC0415 - after the first paint

        project = document.project
        self._show_prices(project)
        self._money.setText(tr("{currency}, no tax added").format(currency=project.currency))
        self._period.setText(period_label(project.period))
        serious = sum(problem.severity != "info" for problem in document.problems)
        notes = len(document.problems) - serious
        words = []
        if serious:
            words.append(trn("{count} problem", "{count} problems", serious).format(count=serious))
        if notes:
            words.append(trn("{count} note", "{count} notes", notes).format(count=notes))
        self.problems.setText(" · ".join(words) or tr("No problems"))
        self.problems.setAccessibleName(tr("{problems}: show them").format(problems=self.problems.text()))
        self.problems.setToolTip(tr("Show what the checks say about this project"))
        self.problems.show()
        self.show_saved_state(document)

    def show_saved_state(self, document: Document) -> None:
        """Show whether there is something to save."""
        if document.modified:
            self._saved.setText(tr("Changes not saved"))
        else:
            self._saved.setText(tr("All changes saved") if document.path is not None else tr("Nothing to save"))

    def _show_prices(self, project: Project) -> None:
        book = project.price_book
        example = project.has_examples
        set_look(self._prices, "role", "warning" if example else "small")
        text = tr("▲ Example price book, as of {day}") if example else tr("{book}, as of {day}")
        hint = tr("{book}: these prices are examples. Put the real ones under Prices.") if example else "{book}"
        self._prices.setText(text.format(book=book.name, day=self._style.day(book.as_of)))
        self._prices.setToolTip(hint.format(book=book.name))
