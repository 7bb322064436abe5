"""Compare: what each option costs, what that is made of, when, what is included, and what makes the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ppm_desktop.charts.bar_measures import NARROW
from ppm_desktop.views.compare.bridge_panel import BridgePanel
from ppm_desktop.views.compare.chart_kinds import CHARTS
from ppm_desktop.views.compare.chart_panel import ChartPanel
from ppm_desktop.views.compare.components_panel import ComponentsPanel
from ppm_desktop.views.compare.options_panel import OptionsPanel
from ppm_desktop.views.compare.painted_panel import PaintedPanel, TwinPanel
from ppm_desktop.views.compare.view_switch import ViewSwitch
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.views.widgets.scrolling_page import ScrollingPage
from ppm_desktop.views.widgets.segmented import Segmented
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.shown_span import ShownSpan

SPAN_LABELS: Final = {"month": mark("Month"), "year": mark("Year"), "whole": mark("Whole period")}
#: Views whose figures are for a span; lines show every month.
_WITH_SPAN: Final = frozenset({"components", "coverage", "bridge"})


class ComparePage(ScrollingPage):
    """Follows the recalculator; keeps the last figures while new ones are worked out. Views are made when they are first shown."""

    title: Final = mark("Compare")
    explanation_wanted = Signal(object)  # the ``Figure`` of a number
    view_drawn = Signal()  # the chosen view shows the newest figures

    def __init__(
        self, document: Document, recalculator: Recalculator, style: NumberStyle, span: ShownSpan, errands: Errands, catalogue: Catalogue
    ) -> None:
        """Show the comparison of ``document``. Charts are laid out and exported by ``errands``."""
        super().__init__(tr(self.title))
        self._document = document
        self._recalculator = recalculator
        self._style = style
        self._span = span
        self._errands = errands
        self._catalogue = catalogue
        self._drawing = False
        self._stale = True
        self.views = ViewSwitch()
        self.heading = label("title", tr("Compare"), wrap=True)
        self.subheading = label("muted", wrap=True)
        self.spans = Segmented(tr("Figures for"), {span: tr(text) for span, text in SPAN_LABELS.items()})
        self.spans.choose(span.span)
        self.components = ComponentsPanel(document, style, errands, CHARTS["components"])
        self.chart, self.table, self.model = self.components.painted, self.components.rows, self.components.model
        self.copy_button = self.components.copy_button
        self.panels: dict[str, QWidget] = {"components": self.components}
        self._arrange()
        self._connect()
        self.refresh()

    # views

    @property
    def view(self) -> str:
        """The chosen view."""
        return self.views.view

    @property
    def panel(self) -> QWidget:
        """The chosen view's widget; made if it was not shown before."""
        if self.view not in self.panels:
            self.panels[self.view] = self._made(self.view)
            self.column.insertWidget(self.column.count() - 1, self.panels[self.view])
        return self.panels[self.view]

    def show_view(self, name: str) -> None:
        """Show a view by its name."""
        self.views.choose(name)

    def draw_charts(self) -> None:
        """Put the charts in place of their placeholders. What lays them out must have been imported."""
        self._drawing = True
        for panel in self.panels.values():
            if isinstance(panel, PaintedPanel):
                panel.painted.load()

    def save_picture_to(self, path: str) -> None:
        """Save the shown chart as the kind of file that the name says."""
        if isinstance(self.panel, ChartPanel):
            self.panel.exports.save_to(path)

    def _made(self, view: str) -> QWidget:
        if view == "options":
            return OptionsPanel(self._document, self._style)
        kind = CHARTS[view]
        if view == "bridge":
            bridge = BridgePanel(self._document, self._style, self._errands, kind, self._catalogue)
            bridge.changed.connect(self.refresh)
            panel: TwinPanel = bridge
        else:
            panel = TwinPanel(self._document, self._style, self._errands, kind)
        if self._drawing:
            panel.painted.load()
        self._follow(panel, view)
        return panel

    def _follow(self, panel: PaintedPanel, view: str) -> None:
        panel.painted.point_shown.connect(self.reveal)
        panel.explanation_wanted.connect(self.explanation_wanted)
        panel.painted.drawn.connect(lambda: self.view_drawn.emit() if self.view == view else None)

    # figures

    def refresh(self) -> None:
        """Show the newest figures, if the page can be seen; otherwise when it next is."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        shown = self.panel
        for panel in self.panels.values():
            if panel is not shown:
                panel.hide()
        self.spans.setVisible(self.view in _WITH_SPAN)
        comparison = self._recalculator.comparison
        if self.view == "options":
            self.heading.setText(tr("Options that are compared"))
            self.subheading.setText(
                tr("Ways of licensing everybody. The others are held against the first one; every change is worked out at once.")
            )
            shown.show()
            QTimer.singleShot(0, self, self.view_drawn.emit)
        elif comparison is not None and isinstance(shown, PaintedPanel):
            table = shown.show_comparison(comparison, self._span.span)
            self._fit()
            shown.show()
            self.heading.setText(unbroken(table.title))
            self.subheading.setText(table.subtitle)
        elif self._recalculator.up_to_date:
            self.heading.setText(tr("There is nothing to compare yet"))
            self.subheading.setText(tr("The project has problems that must be mended first; they are listed on the right."))
            self.components.show_rows(None)
            shown.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put things below each other where there is no room beside."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width() - 2 * current_theme().metrics.page
        narrow = width < NARROW
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._head.setStretch(0, 0 if narrow else 1)
        self.components.expect(width)

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        self.column.addWidget(self.views)
        self.column.addSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.heading)
        words.addWidget(self.subheading)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(metrics.inside)
        self._head.addLayout(words, 1)
        # At the left: else nothing above it could be wider than it is where it stands below.
        self._head.addWidget(self.spans, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._head)
        self.column.addSpacing(12)
        self.column.addWidget(self.components)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._recalculator.updated.connect(self.refresh)
        self._span.changed.connect(self.refresh)
        self.spans.chosen.connect(self._span.show)
        self._span.changed.connect(lambda: self.spans.choose(self._span.span))
        self.views.chosen.connect(self._view_chosen)
        self.table.explanation_wanted.connect(self.explanation_wanted)
        self._follow(self.components, "components")

    def _view_chosen(self, _view: str) -> None:
        self.refresh()
        self.verticalScrollBar().setValue(0)
