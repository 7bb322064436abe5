"""Risk: how sure the choice is when inputs are unsure and calls come by chance, and what to measure first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppm_desktop.views.compare.painted_panel import TwinPanel
from ppm_desktop.views.pages.views_page import ViewsPage
from ppm_desktop.views.risk.controls import RiskControls
from ppm_desktop.views.risk.kinds import KINDS, VIEWS
from ppm_desktop.views.risk.ranges_panel import RangesPanel
from ppm_desktop.views.widgets.dimming import Dimming
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.studies.risk_study import RiskStudy


class RiskPage(ViewsPage):
    """Draws while it can be seen; keeps the last figures, dimmed, while new ones are drawn. Views are made when they are first shown."""

    title: Final = mark("Risk")

    def __init__(self, document: Document, style: NumberStyle, errands: Errands, catalogue: Catalogue, study: RiskStudy) -> None:
        """Show what ``study`` finds for ``document``; charts are laid out by ``errands``."""
        super().__init__(tr(self.title), "", VIEWS)
        self._document = document
        self._style = style
        self._errands = errands
        self._catalogue = catalogue
        self._drawing = False
        self.study = study
        self.advice = label("verdict", wrap=True)
        self.controls = RiskControls(study, style)
        self.notes = label("small", wrap=True)
        self.panels: dict[str, QWidget] = {}
        self._arrange()
        self._connect()
        self.refresh()

    # views

    @property
    def panel(self) -> QWidget:
        """The chosen view's widget; made if it was not shown before."""
        if self.view not in self.panels:
            self.panels[self.view] = self._made(self.view)
            self._figures.addWidget(self.panels[self.view])
        return self.panels[self.view]

    def draw_charts(self) -> None:
        """Put the charts in place of their placeholders. What lays them out must have been imported."""
        self._drawing = True
        for panel in self.panels.values():
            if isinstance(panel, TwinPanel):
                panel.painted.load()

    def _made(self, view: str) -> QWidget:
        if view == "ranges":
            return RangesPanel(self._document, self._style, self._catalogue)
        panel = TwinPanel(self._document, self._style, self._errands, KINDS[view])
        if view == "tornado":
            explained_by(panel, "sensitivity")
        if self._drawing:
            panel.painted.load()
        panel.painted.point_shown.connect(self.reveal)
        panel.painted.drawn.connect(lambda: self.view_drawn.emit() if self.view == view and self.study.current is not None else None)
        return panel

    # figures

    def refresh(self) -> None:
        """Show the newest figures, if the page can be seen; otherwise when it next is."""
        if not self.isVisible():
            return
        shown = self.panel
        for panel in self.panels.values():
            if panel is not shown:
                panel.hide()
        result = self.study.result
        if self.study.possible and result is not None:
            self.advice.setText(unbroken(result.recommendation))
        self.advice.setVisible(self.study.possible and result is not None)
        self.notes.setVisible(self.study.possible and result is not None and self.view != "ranges")
        if isinstance(shown, TwinPanel):
            self._show_figures(shown)
        else:
            self.heading.setText(tr("What may turn out otherwise"))
            self.subheading.setText(tr("Each input is drawn between low and high, most often near what the plan says."))
            shown.show()
            QTimer.singleShot(0, self, self.view_drawn.emit)
        self._dimming.setEnabled(isinstance(shown, TwinPanel) and result is not None and self.study.current is not result)

    def _show_figures(self, panel: TwinPanel) -> None:
        result = self.study.result
        if not self.study.possible:
            self.heading.setText(tr("There is nothing to draw yet"))
            self.subheading.setText(tr("The project has problems that must be mended first; they are listed on the right."))
            panel.hide()
        elif result is None:
            self.heading.setText(tr(self.title))
            self.subheading.setText(tr("Inputs are drawn thousands of times, and every option is costed for each draw."))
            panel.hide()
        else:
            table = result.tables[self.view]
            panel.show()
            panel.show_chart(table)
            self.heading.setText(unbroken(table.title))
            self.subheading.setText(table.subtitle)
            self.notes.setText("\n".join(result.sentences + result.method))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw, and catch up with what changed while the page was hidden."""
        self.study.look(self.isVisible)
        super().showEvent(event)

    # layout

    def _arrange(self) -> None:
        self.add(self.advice, 8)
        self.add(self.controls, 12)
        figures = QWidget()
        self._figures = QVBoxLayout(figures)
        self._figures.setContentsMargins(0, 0, 0, 0)
        self._figures.setSpacing(0)
        self.add(figures, 12)
        self.add(self.notes, 0)
        self.close_column()
        self._dimming = Dimming(figures)

    def _connect(self) -> None:
        self.study.changed.connect(self.refresh)
