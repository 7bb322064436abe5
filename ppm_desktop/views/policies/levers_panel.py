"""What the levers save, live: three cards, a chart, each group's settings, and who uses up the pool."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QLabel, QWidget

from ppm_desktop.reports.levers.words import (
    assumption_sentences,
    lacking_sentence,
    money_text,
    moved_text,
    moves_sentences,
    payback_sentence,
    slope_sentence,
)
from ppm_desktop.session.edits.lever_edits import apply_lever, would_change
from ppm_desktop.session.studies.lever_work import LeverWork
from ppm_desktop.session.tables.twin_model import TwinModel
from ppm_desktop.views.compare.chart_kinds import ChartKind
from ppm_desktop.views.compare.painted_panel import TwinPanel
from ppm_desktop.views.policies.lever_card import LeverCard, field_row
from ppm_desktop.views.policies.lever_choices import LeverChoices
from ppm_desktop.views.widgets.card_row import CardRow
from ppm_desktop.views.widgets.dimming import Dimming
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import labelled
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.views.widgets.stacked import stack
from ppm_desktop.views.widgets.twin_view import TwinView
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.charts.chart import Chart
    from ppm_desktop.decisions.lever_plan import LeverKind
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.table_twin import TableTwin
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document


def _lever_bars() -> type[Chart[Any]]:
    from ppm_desktop.charts.lever_bars import LeverBarsChart  # noqa: PLC0415 - brings matplotlib, in a thread

    return LeverBarsChart


LEVER_BARS: Final = ChartKind(mark("Chart of what levers save"), mark("What levers save"), None, _lever_bars)


class LeversPanel(QWidget):
    """Asks anew when the plan or a choice changes, while it can be seen."""

    def __init__(self, document: Document, recalculator: Recalculator, style: NumberStyle, errands: Errands, catalogue: Catalogue) -> None:
        """Study the levers of ``document`` by ``errands``."""
        super().__init__()
        self._document = document
        self._recalculator = recalculator
        self._style = style
        self.work = LeverWork(errands, style, catalogue)
        self.choices = LeverChoices(catalogue.lever_defaults)
        self.headline = label("verdict", tr("What the levers save"), wrap=True)
        self.choice_row = FlowRow(labelled(tr("O&ption"), self.choices.option), labelled(tr("&Groups"), self.choices.group))
        self.cards: dict[LeverKind, LeverCard] = self._made_cards()
        self.card_row = CardRow(*self.cards.values())
        self.slope = label("small", wrap=True)
        self.chart_note = label("small", wrap=True)
        self.panel = TwinPanel(document, style, errands, LEVER_BARS)
        self.settings_title, self.settings_note = label("heading"), label("small", wrap=True)
        self.settings_model, self.drains_model = TwinModel(style), TwinModel(style)
        self.settings_view = TwinView(self.settings_model, tr("Dial-out settings by group"))
        self.drains_title, self.drains_note = label("heading"), label("small", wrap=True)
        self.drains_view = TwinView(self.drains_model, tr("Use of the pool by group"))
        self.moves = label("", wrap=True)
        self.assumptions = label("small", wrap=True)
        self.refusal = label("warning", wrap=True)
        self.panel.painted.describe(tr("Working it out …"))
        explained_by(self, "lever")
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Offer what the plan has now and ask; nothing is asked while nobody looks."""
        comparison = self._recalculator.comparison
        if not self.isVisible() or not self._recalculator.up_to_date:
            return
        for part in (self.figures, self.choice_row):
            part.setVisible(comparison is not None)
        self.refusal.setVisible(comparison is None)
        if comparison is None:
            self.headline.setText(tr("What the levers save"))
            self.refusal.setText(tr("The project has problems that must be mended first; they are listed on the right."))
            return
        self.choices.offer(comparison)
        self.work.ask(self.choices.question(comparison))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        self.refresh()

    def _show_result(self) -> None:
        self._dimming.end()
        result = self.work.result
        if result is None:
            return
        levers, style = result.study.levers, self._style
        currency = levers.project.currency
        self.headline.setText(unbroken(result.table.title))
        for effect in levers.effects:
            applicable = would_change(self._document, effect.kind, levers.plan)
            money = money_text(effect.alone, currency, style)
            detail = moved_text(effect, style) if applicable else tr("The plan has it already.")
            if effect.lacking:
                money, detail = tr("not known yet"), lacking_sentence(*effect.lacking[0])
            self.cards[effect.kind].show_effect(money, detail, applicable=applicable and not effect.lacking)
        self._say_campaign()
        self.chart_note.setText(result.table.subtitle)
        self.panel.show_chart(result.table)
        self._show_twin(result.settings, self.settings_model, self.settings_title, self.settings_note, self.settings_view)
        self._show_twin(result.drains, self.drains_model, self.drains_title, self.drains_note, self.drains_view)
        moves = moves_sentences(result.study.drains, levers.project, style)
        self.moves.setText("\n".join(moves))
        self.moves.setVisible(bool(moves))
        self.assumptions.setText("\n".join(assumption_sentences(levers, style)))

    @staticmethod
    def _show_twin(twin: TableTwin, model: TwinModel, title: QLabel, note: QLabel, view: TwinView) -> None:
        title.setText(twin.title)
        note.setText(twin.subtitle)
        for part in (title, note, view):
            part.setVisible(bool(twin.rows))
        model.show(twin)

    def _say_campaign(self) -> None:
        result = self.work.result
        if result is None:
            return
        study, cost = result.study, self.choices.cost.value()
        said = [slope_sentence(study.slope, study.levers.project, self._style)]
        if cost:
            said.append(payback_sentence(study.levers, cost, self._style))
        self.slope.setText(" ".join(said))
        self.choices.cost.setSuffix(f" {study.levers.project.currency}")
        self.card_row.arrange()

    def _apply(self, kind: LeverKind) -> None:
        apply_lever(self._document, kind, self.choices.plan, self._style)

    def _made_cards(self) -> dict[LeverKind, LeverCard]:
        fields = self.choices
        return {
            "dial_out": LeverCard(
                tr("Restrict dial-out"),
                (field_row(tr("&Dial-out"), fields.setting),),
                tr("Appl&y to the plan"),
                tr("Set this dial-out setting for the chosen groups; it can be undone"),
            ),
            "toll_free_off": LeverCard(
                tr("Switch toll-free numbers off"),
                (field_row(tr("&Renewed in months"), fields.months),),
                tr("S&witch off in the plan"),
                tr("Switch toll-free off for the chosen groups, in full effect from the first month; it can be undone"),
            ),
            "app": LeverCard(
                tr("Join by app instead of phone"),
                (field_row(tr("Participants &moved"), fields.share), field_row(tr("C&ampaign costs"), fields.cost)),
                tr("P&ut into the plan"),
                tr("Lower the share of phone participants of the chosen groups; it can be undone"),
            ),
        }

    def _arrange(self) -> None:
        self.figures = QWidget()
        stack(
            self.figures,
            (self.card_row, 8),
            (self.slope, 16),
            (self.chart_note, 6),
            (self.panel, 16),
            (self.settings_title, 0),
            (self.settings_note, 4),
            (self.settings_view, 16),
            (self.drains_title, 0),
            (self.drains_note, 4),
            (self.drains_view, 8),
            (self.moves, 12),
            (self.assumptions, 0),
        )
        stack(self, (self.headline, 6), (self.choice_row, 8), (self.refusal, 0), (self.figures, 0))
        self.refusal.hide()
        self._dimming = Dimming(self.figures)

    def _connect(self) -> None:
        self._recalculator.waiting.connect(self.work.give_up)  # also while the page is hidden: the engine shall have the processor
        self._recalculator.updated.connect(self.refresh)
        self.choices.changed.connect(self.refresh)
        self.choices.cost_changed.connect(self._say_campaign)
        self.work.changed.connect(self._show_result)
        self.work.started.connect(self._dimming.dim_soon)
        for kind, card in self.cards.items():
            card.applied.connect(partial(self._apply, kind))
