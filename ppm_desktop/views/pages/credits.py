"""Credits: how metered calls are paid for, what that does to the money day by day, and which amounts to set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppm_desktop.domain.checks import has_errors
from ppm_desktop.reports.funding.words import BILLED_AFTERWARDS
from ppm_desktop.reports.words import agreement_label
from ppm_desktop.session.edits.funding_edits import PLAIN_AMOUNTS, choose_mode
from ppm_desktop.session.studies.advice_study import AdviceStudy
from ppm_desktop.session.studies.wallet_result import fitting_amounts, same_costs
from ppm_desktop.session.studies.wallet_study import WalletQuestion, WalletStudy
from ppm_desktop.session.tables.twin_model import TwinModel
from ppm_desktop.views.credits.advice_card import AdviceCard
from ppm_desktop.views.credits.settings import PaymentSettings
from ppm_desktop.views.credits.top_ups import TopUps
from ppm_desktop.views.credits.trials import Trials
from ppm_desktop.views.credits.wallet_panel import WalletPanel
from ppm_desktop.views.widgets.dimming import Dimming
from ppm_desktop.views.widgets.figure_cards import Figures
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.views.widgets.page_frame import PageFrame
from ppm_desktop.views.widgets.twin_view import TwinView
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.studies.risk_study import RiskStudy

#: Two short columns look lost in the whole width.
_BILLED_WIDTH: Final = 420
_SENTENCE: Final = mark("Metered calls are paid for from credits (prepaid money), or billed afterwards.")


class CreditsPage(PageFrame):
    """Follows the money of one option while it can be seen. Amounts alone change no cost: they are answered before the rest is calculated."""

    title: Final = mark("Credits")
    view_drawn = Signal()  # the newest figures are shown

    def __init__(
        self,
        document: Document,
        recalculator: Recalculator,
        style: NumberStyle,
        errands: Errands,
        catalogue: Catalogue,
        risk: RiskStudy | None,
    ) -> None:
        """Edit the credits of ``document``; work goes to ``errands``, draws come from ``risk`` where it has them."""
        super().__init__(tr(self.title), tr(_SENTENCE))
        self._document = document
        self._recalculator = recalculator
        self._style = style
        self._errands = errands
        self._catalogue = catalogue
        self._chosen = False
        self.study = WalletStudy(errands, style, catalogue)
        self.advice_study = AdviceStudy(catalogue, errands, risk)
        self.settings = PaymentSettings(document, style)
        self.option = self.settings.option
        self.refusal = label("warning", wrap=True)
        self.notes = label("note", wrap=True)
        self.figures = Figures()
        self.billed_model = TwinModel(style)
        self.billed = TwinView(self.billed_model, tr("Billed by month"))
        self.billed.setMaximumWidth(_BILLED_WIDTH)
        self._arrange()
        self.build_later(lambda: self._add_panel(WalletPanel(document, style, errands)))
        self.build_later(lambda: self._add_advice(AdviceCard(document, self.advice_study, style)))
        self.build_later(lambda: self._add_rest(TopUps(document, style), Trials(document, style)), self._connect, self.refresh)

    def draw_charts(self) -> None:
        """Put the chart in place of its placeholder. What lays it out must have been imported."""
        self.panel.painted.load()

    # what is asked

    def refresh(self) -> None:
        """Ask about the plan as it is; nothing is asked while nobody looks."""
        if not self.isVisible():
            self.advice_study.keep_to(self._document.project)
            return
        comparison = self._comparison()
        if comparison is None:
            if self._recalculator.up_to_date:
                self._show_nothing(tr("The project has problems that must be mended first; they are listed on the right."))
            return
        self._offer(comparison)
        result = comparison.result(self.option.value)
        funding = self._document.scenario.credits
        if result is None or funding is None:
            self.study.forget()
            self._show_nothing(self._undecided())
        else:
            self.study.ask(WalletQuestion(self._document.project, self._document.scenario, result, self.trials.in_force))
        if result is not None and self._advisable:
            self.advice.show()
            self.advice_title.show()
            self.advice_study.ask(self.advice.wish(self.option.value))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        self.refresh()

    @property
    def _advisable(self) -> bool:
        """Whether a wallet may be advised on: it is chosen, or may still be."""
        funding = self._document.scenario.credits
        return funding.mode != "post_paid" if funding is not None else self._document.project.agreement not in BILLED_AFTERWARDS

    def _undecided(self) -> str:
        """Say that the plan says nothing yet, and what fits its agreement."""
        agreement = self._document.project.agreement
        if agreement not in BILLED_AFTERWARDS:
            return tr("The plan does not say yet how metered calls are paid for: choose it above.")
        said = tr("The plan does not say yet how metered calls are paid for. With this agreement ({agreement}) they are billed afterwards.")
        return said.format(agreement=agreement_label(agreement))

    def _comparison(self) -> Comparison | None:
        """Return costs that hold for the plan as it is: also those from before an edit that changes no cost."""
        found, document = self._recalculator.comparison, self._document
        if found is None or self._recalculator.up_to_date:
            return found
        fits = same_costs((found.project, found.scenario), (document.project, document.scenario))
        return found if fits and not has_errors(document.problems) else None

    def _offer(self, comparison: Comparison) -> None:
        """Offer the options; first the cheapest, or else one with metered calls."""
        results = comparison.results
        options = [(result.option.id, self._option_text(result)) for result in results]
        known = self.option.value in {key for key, _text in options}
        self.option.offer(options)
        if self._chosen and known:
            return
        cheapest = [comparison.cheapest] if comparison.cheapest is not None else []
        first = next((result for result in (*cheapest, *results) if spends(result)), results[0])
        self.option.choose(first.option.id)

    @staticmethod
    def _option_text(result: OptionResult) -> str:
        name = result.option.name
        return name if spends(result) else tr("{option}: no metered calls").format(option=name)

    def _keep_option(self) -> None:
        self._chosen = True
        self.refresh()

    def _choose_mode(self, mode: str) -> None:
        """Pay another way; amounts that are missing are those that fit the option."""
        comparison = self._comparison()
        result = None if comparison is None else comparison.result(self.option.value)
        amounts = PLAIN_AMOUNTS
        if result is not None:
            amounts = fitting_amounts(self._document.project, result, self._catalogue.credits_terms)
        choose_mode(self._document, mode, amounts)

    # what is shown

    def _show_nothing(self, sentence: str) -> None:
        self._dimming.end()
        self.heading.setText(tr(self.title))
        self.subheading.setText(tr(_SENTENCE))
        self.refusal.setText(sentence)
        self.refusal.show()
        for part in (self.notes, self.shown, self.advice_title, self.advice, self.rest):
            part.hide()
        QTimer.singleShot(0, self, self.view_drawn.emit)

    def _show_result(self) -> None:
        self._dimming.end()
        result = self.study.result
        if result is None:
            return
        prepaid = result.chart is not None
        self.refusal.hide()
        self.shown.show()
        self.heading.setText(unbroken(result.finding))
        self.subheading.setText(result.chart.subtitle if result.chart is not None else result.months.subtitle)
        self.notes.setText("\n".join(result.notes))
        self.notes.setVisible(bool(result.notes))
        self.figures.show_figures(result.figures)
        for part in (self.panel, self.rest, self.advice_title, self.advice):
            part.setVisible(prepaid)
        self.billed.setVisible(not prepaid)
        if prepaid:
            self.panel.show_wallet(result)
            self.trials.show_mode(result.funding.settings.mode)
            self.trials.switch_sentence.setText(result.switch)
        else:
            self.billed_model.show(result.months)
            QTimer.singleShot(0, self, self.view_drawn.emit)

    def _tell_drawn(self) -> None:
        if self.study.up_to_date:
            self.view_drawn.emit()

    # layout

    def _arrange(self) -> None:
        self.heading.setWordWrap(True)
        self.add(self.settings, 10)
        self.add(self.refusal, 0)
        self.add(self.notes, 6)
        self.shown = QWidget()
        self._figures_column = QVBoxLayout(self.shown)
        self._figures_column.setContentsMargins(0, 0, 0, 0)
        self._figures_column.setSpacing(10)
        self._figures_column.addWidget(self.figures)
        self._figures_column.addWidget(self.billed)
        self.add(self.shown, 16)
        for part in (self.refusal, self.notes, self.billed, self.shown):
            part.hide()
        self._dimming = Dimming(self.shown)

    def _add_panel(self, panel: WalletPanel) -> None:
        self.panel = panel
        self._figures_column.addWidget(panel)
        panel.painted.describe(tr("Working it out …"))

    def _add_advice(self, advice: AdviceCard) -> None:
        self.advice = advice
        self.advice_title = label("verdict", tr("Which trigger and recharge amount to set"))
        self.add(self.advice_title, 4)
        self.add(advice, 16)

    def _add_rest(self, top_ups: TopUps, trials: Trials) -> None:
        self.top_ups, self.trials = top_ups, trials
        self.rest = QWidget()
        column = QVBoxLayout(self.rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label("verdict", tr("Bought by hand")))
        column.addWidget(top_ups)
        column.addSpacing(12)
        column.addWidget(label("verdict", tr("Put the wallet to the test")))
        column.addWidget(label("muted", tr("Nothing of this is part of the plan; the figures above follow."), wrap=True))
        column.addWidget(trials)
        self.add(self.rest, 0)
        self.close_column()

    def _connect(self) -> None:
        self._recalculator.updated.connect(self.refresh)
        self._document.changed.connect(self.refresh)
        self._document.scenario_changed.connect(self.refresh)
        self.option.activated.connect(self._keep_option)
        self.settings.mode_wanted.connect(self._choose_mode)
        self.advice.changed.connect(self.refresh)
        self.trials.changed.connect(self.refresh)
        self.study.changed.connect(self._show_result)
        self.study.started.connect(self._dimming.dim_soon)
        self.panel.painted.drawn.connect(self._tell_drawn)
        self.panel.painted.point_shown.connect(self.reveal)


def spends(result: OptionResult) -> bool:
    """Say whether an option has anything metered, or something metered that lacks its price."""
    return bool(result.charges.by_component[:, 1:].any()) or bool(result.unpriced)
