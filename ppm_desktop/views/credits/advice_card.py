"""Advice on trigger and recharge for a chance of an outage that somebody accepts, and a button that puts it into the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from ppm_desktop.reports.funding.advice_table import advice_twin
from ppm_desktop.reports.funding.advice_words import advice_basis, advice_headline
from ppm_desktop.session.edits.funding_edits import use_amounts
from ppm_desktop.session.studies.advice_study import AdviceStudy, AdviceWish
from ppm_desktop.session.tables.twin_model import TwinModel
from ppm_desktop.views.credits.trials import MOST_LAG
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.policies.lever_choices import LeverField
from ppm_desktop.views.widgets.dimming import Dimming
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import labelled
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.views.widgets.segmented import Segmented
from ppm_desktop.views.widgets.twin_view import TwinView
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.funding_advice import FundingAdvice
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

_RISKS: Final = {"0.01": 0.01, "0.05": 0.05, "0.1": 0.1}
_LAG: Final = 2
_MARGIN: Final = 12
_BAR: Final = 140


class AdviceCard(QFrame):
    """Asks ``study`` when told to; the last advice stays, dimmed, while there is a newer wish."""

    changed = Signal()  # another risk or lag is wanted

    def __init__(self, document: Document, study: AdviceStudy, style: NumberStyle) -> None:
        """Advise on the shown scenario of ``document``."""
        super().__init__()
        self._document = document
        self._style = style
        self.study = study
        self.setProperty("role", "openplan")
        self.setAccessibleName(tr("Which trigger and recharge amount to set"))
        explained_by(self, "auto-recharge")
        self.risk = Segmented(
            tr("Service may stop in"), {key: f"{style.fixed(100 * value, 0)}{style.narrow_space}%" for key, value in _RISKS.items()}
        )
        self.risk.choose("0.01")
        self.risk.setToolTip(tr("In so many of the draws of a whole plan the money may run out on some day"))
        self.lag = LeverField(tr("How late recharging sees spending, for the advice"), tr("Usage shows up within 24 to 48 hours"), MOST_LAG)
        self.lag.setValue(_LAG)
        self.lag.setSuffix(" " + tr("days"))
        explained_by(self.lag, "posting-lag")
        self.headline = label("verdict", wrap=True)
        self.model = TwinModel(style)
        self.view = TwinView(self.model, tr("Amounts and what they lead to"))
        self.unit = label("small", wrap=True)
        self.basis = label("small", wrap=True)
        self.use_button = button(
            tr("Use the adv&ised amounts"), tr("Set trigger, recharge and opening amount as advised; Undo takes it back")
        )
        self.state = label("small")
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR, 6)
        self.bar.setAccessibleName(tr("Progress of the draws"))
        self._arrange()
        self.risk.chosen.connect(self.changed)
        self.lag.valueChanged.connect(self.changed)
        self.use_button.clicked.connect(self._use)
        study.changed.connect(self.refresh)
        study.progressed.connect(self._show_progress)
        self.refresh()

    def wish(self, option: str) -> AdviceWish:
        """Return what is to be asked for an option."""
        chosen = next(key for key in _RISKS if self.risk.is_chosen(key))
        document = self._document
        return AdviceWish(document.project, document.scenario, option, _RISKS[chosen], self.lag.value(), self.study.seed)

    @property
    def advice(self) -> FundingAdvice | None:
        """The advice that is shown."""
        return self.study.advice

    def refresh(self) -> None:
        """Show the last advice, and whether there is going to be another."""
        advice, style, currency = self.advice, self._style, self._document.project.currency
        self.bar.setVisible(self.study.at_work)
        self.state.setVisible(self.study.at_work)
        self._show_progress(self.study.progress if self.study.at_work else 0)
        self._dimming.setEnabled(advice is not None and not self.study.up_to_date)
        for part in (self.view, self.unit, self.basis):
            part.setVisible(advice is not None and advice.spends)
        if advice is None:
            drawing = tr("The demand is drawn thousands of times …")
            self.headline.setText(tr("The draws of this plan do not fit into memory.") if self.study.too_large else drawing)
            self.use_button.setEnabled(False)
            return
        self.headline.setText(unbroken(advice_headline(advice, currency, style)))
        twin = advice_twin(advice, currency, style)
        self.model.show(twin)
        self.unit.setText(twin.subtitle)
        at_once = tr("The chart above recharges at once, unless you say below that spending is seen late.")
        self.basis.setText("\n".join((*advice_basis(advice, currency, style), *([at_once] if advice.question.lag_days else []))))
        self.use_button.setEnabled(advice.spends and self.study.up_to_date and self._differs(advice))

    def _differs(self, advice: FundingAdvice) -> bool:
        now, advised = self._document.scenario.credits, advice.advised.settings
        if now is None:
            return True
        return (now.mode, now.opening, now.trigger, now.recharge) != (advised.mode, advised.opening, advised.trigger, advised.recharge)

    def _use(self) -> None:
        if self.advice is not None and self.study.up_to_date:
            use_amounts(self._document, self.advice.advised.settings)

    def _show_progress(self, percent: int) -> None:
        self.bar.setValue(percent)
        self.state.setText(tr("Drawing … {percent} %").format(percent=percent) if percent < 100 else tr("Trying the amounts …"))  # noqa: PLR2004 - per cent

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN - 2, _MARGIN, _MARGIN)
        column.setSpacing(current_theme().metrics.inside)
        choices = FlowRow(
            labelled(tr("Service may stop in"), self.risk), labelled(tr("Spen&ding seen late by"), self.lag), self.bar, self.state
        )
        for part in (choices, self.headline, self.view, self.unit, self.basis, FlowRow(self.use_button)):
            column.addWidget(part)
        self._dimming = Dimming(self.view)
