"""Break-even: where two options cost the same over two inputs, what would turn the decision, and the best mix of products."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ppm_desktop.session.studies.break_even_study import BreakEvenStudy
from ppm_desktop.session.studies.mix_study import MixStudy
from ppm_desktop.views.break_even.choices import BreakEvenChoices
from ppm_desktop.views.break_even.flip_card import FlipCard
from ppm_desktop.views.break_even.mix_panel import MixPanel
from ppm_desktop.views.break_even.panels import CURVE, CurvePanel, MapPanel
from ppm_desktop.views.pages.views_page import ViewsPage
from ppm_desktop.views.widgets.dimming import Dimming
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.views.widgets.stacked import stack
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.studies.flip_finder import FlipFinder

#: Name of a view, and what is written on its button.
VIEWS: Final = {"options": mark("T&wo options"), "mix": mark("Best &mix")}
_SENTENCE: Final = mark("Where two options cost the same as two inputs change, and what would turn the decision.")


class BreakEvenPage(ViewsPage):
    """Asks anew when the answer or a choice changes, while it can be seen."""

    title: Final = mark("Break-even")
    explanation_wanted = Signal(object)  # the ``Figure`` of a number

    def __init__(
        self,
        document: Document,
        recalculator: Recalculator,
        style: NumberStyle,
        errands: Errands,
        flips: FlipFinder | None,
        catalogue: Catalogue,
    ) -> None:
        """Study the options of ``document`` by ``errands``."""
        super().__init__(tr(self.title), tr(_SENTENCE), VIEWS)
        self._recalculator = recalculator
        self._drawing = False
        self.study = BreakEvenStudy(errands, style)
        self.mix_study = MixStudy(document, catalogue, style, errands)
        self.choices = BreakEvenChoices()
        self.add(self.choices, 10)
        self.build_later(
            lambda: self._add_mix(style),
            lambda: self._add_map(document, style, errands),
            lambda: self._add_flips(document, style, flips),
            lambda: self._add_curve(document, style, errands),
            self._connect,
            self.refresh,
        )

    def draw_charts(self) -> None:
        """Put the charts in place of their placeholders. What lays them out must have been imported."""
        for panel in (self.map_panel, self.curve_panel):
            panel.painted.load()

    def refresh(self) -> None:
        """Offer what the plan has now and ask; nothing is asked while nobody looks."""
        comparison = self._recalculator.comparison
        if not self.isVisible() or not self._recalculator.up_to_date:
            return
        two = self.view == "options"
        self.figures.setVisible(two and comparison is not None)
        self.choices.setVisible(two and comparison is not None)
        self.mix_panel.setVisible(not two and comparison is not None)
        if comparison is None:
            self._show_plain_title()
            self._refuse(tr("The project has problems that must be mended first; they are listed on the right."))
            return
        if not two:
            self.mix_study.look()
            self._show_mix()
            return
        self.choices.offer(comparison)
        question = self.choices.question(comparison)
        if question is None:
            self._show_plain_title()
            self._refuse(tr("Choose two different options."))
            self.figures.hide()
        else:
            self.study.ask(question)

    def _show_mix(self) -> None:
        if self.view != "mix" or self.mix_panel.isHidden():
            return
        self._refuse("")
        self.mix_panel.refresh()
        self.heading.setText(unbroken(self.mix_panel.heading))
        self.subheading.setText(self.mix_panel.subheading)
        if self.mix_study.up_to_date:
            QTimer.singleShot(0, self, self.view_drawn.emit)

    def _show_result(self) -> None:
        self._dimming.end()
        result = self.study.result
        if result is None or self.view != "options":
            return
        self._refuse(result.refusal)
        self.figures.show()
        self.map_panel.setVisible(result.map is not None)
        for part in (self.curve_title, self.curve_subtitle, self.curve_panel):
            part.setVisible(result.curve is not None)
        if result.map is not None:
            self.heading.setText(unbroken(result.map.title))
            self.subheading.setText(result.map.subtitle)
            self.map_panel.show_chart(result.map)
            self.what_if.show_table(result.map)
        else:
            self._show_plain_title()
        if result.curve is not None:
            self.curve_title.setText(unbroken(result.curve.title))
            self.curve_subtitle.setText(result.curve.subtitle)
            self.curve_panel.show_chart(result.curve)

    def _show_plain_title(self) -> None:
        self.heading.setText(tr(self.title))
        self.subheading.setText(tr(_SENTENCE))

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _add_mix(self, style: NumberStyle) -> None:
        self.mix_panel = MixPanel(self.mix_study, style)
        self.add(self.mix_panel, 0)
        self.mix_panel.hide()
        self.refusal = label("warning", wrap=True)
        self.add(self.refusal, 0)
        self.refusal.hide()

    def _add_map(self, document: Document, style: NumberStyle, errands: Errands) -> None:
        self.figures = QWidget()
        self.add(self.figures, 0)
        self.close_column()
        self.map_panel = MapPanel(document, style, errands)
        self.what_if = self.map_panel.what_if
        self.map_panel.painted.describe(tr("Working it out …"))
        stack(self.figures, (self.map_panel, 20))

    def _add_flips(self, document: Document, style: NumberStyle, flips: FlipFinder | None) -> None:
        self.flip_card = FlipCard(document, style, flips)
        stack(self.figures, (label("verdict", tr("What would turn the decision")), 4), (self.flip_card, 24))

    def _add_curve(self, document: Document, style: NumberStyle, errands: Errands) -> None:
        self.curve_title = label("verdict", wrap=True)
        self.curve_subtitle = label("muted", wrap=True)
        self.curve_panel = CurvePanel(document, style, errands, CURVE)
        self.curve_panel.painted.describe(tr("Working it out …"))
        stack(self.figures, (self.curve_title, 2), (self.curve_subtitle, 8), (self.curve_panel, 8))
        self._dimming = Dimming(self.figures)

    def _connect(self) -> None:
        self._recalculator.waiting.connect(self.mix_study.give_up)  # also while the page is hidden: it is a mix of the plan before
        self._recalculator.updated.connect(self.refresh)
        self.choices.changed.connect(self.refresh)
        for told in (self.mix_study.started, self.mix_study.changed):
            told.connect(self._show_mix)
        self.study.changed.connect(self._show_result)
        self.study.started.connect(self._dimming.dim_soon)
        self.map_panel.painted.drawn.connect(self._tell_drawn)
        self.what_if.costs.explanation_wanted.connect(self.explanation_wanted)
        for panel in (self.map_panel, self.curve_panel):
            panel.painted.point_shown.connect(self.reveal)

    def _view_chosen(self, view: str) -> None:
        for part in (self.mix_panel,) if view == "options" else (self.figures, self.choices):
            part.hide()  # at once, also while the answer is being worked out
        super()._view_chosen(view)
        if view == "options" and self.study.up_to_date:
            self._show_result()

    def _tell_drawn(self) -> None:
        if self.view == "options" and self.study.up_to_date:
            self.view_drawn.emit()
