"""The answer, live: the verdict, a card for each option, or what must be mended before there is an answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.dimming import Dimming
from ppm_desktop.views.widgets.labels import unbroken
from ppm_desktop.views.widgets.number_spots import NumbersLabel
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.flip import Flip
    from ppm_desktop.reports.answer import Answer
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.why.said import SaidNumber
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.shown_span import ShownSpan
    from ppm_desktop.session.studies.flip_finder import FlipFinder
    from ppm_desktop.session.studies.risk_study import RiskStudy
    from ppm_desktop.views.widgets.option_card import OptionCardView
    from ppm_desktop.views.widgets.problem_link import ProblemLink

#: More problems than this are counted; the list of all of them is one click away.
_MOST_PROBLEMS: Final = 6
#: As wide as a scroll bar is: it stands in what would be the margin beside it.
_BAR: Final = 10
#: In milliseconds; a timer of none at all would come in the same turn of the event loop.
_TURN: Final = 5


class AnswerPanel(QScrollArea):
    """Shows what the recalculator has found for the document."""

    explanation_wanted = Signal(object)  # the ``Figure`` of a number
    next_steps_wanted = Signal(str)  # option id
    problem_wanted = Signal(str)  # path of what is to be mended; "" for the list of all problems
    answered = Signal()  # the panel shows the current answer
    said = Signal(str, object)  # another verdict, and its ``SaidNumber``s
    fold_wanted = Signal()  # the answer is in the way

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty; ``follow`` connects it."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Answer"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("role", "panel")
        self.setProperty("term", "option")
        self._sources: tuple[Document, Recalculator, NumberStyle, ShownSpan] | None = None
        self._flips: FlipFinder | None = None
        self._risk: RiskStudy | None = None
        self._said_probability: float | None = None
        self._cards: list[OptionCardView] = []
        self._spare: list[OptionCardView] = []  # made before the first answer
        self._problems: list[ProblemLink] = []
        self.fold_button = QPushButton(tr("Hide answer"))
        self.fold_button.setProperty("role", "link")
        self.fold_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.fold_button.setToolTip(tr("Give the page this room; the verdict stays in view below it (F9)"))
        self.fold_button.clicked.connect(self.fold_wanted)
        self.fold_button.hide()
        self.headline = NumbersLabel("verdict")
        self.headline.setAccessibleName(tr("Verdict"))
        self.detail = NumbersLabel("muted")
        self.detail.setAccessibleName(tr("About the verdict"))
        self._arrange()
        self.headline.explanation_wanted.connect(self.explanation_wanted)
        self.detail.explanation_wanted.connect(self.explanation_wanted)

    def follow(
        self,
        document: Document,
        recalculator: Recalculator,
        style: NumberStyle,
        span: ShownSpan,
        flips: FlipFinder | None = None,
        risk: RiskStudy | None = None,
    ) -> None:
        """Show the answers to this document from now on, and what would turn them once that is known."""
        self._sources = (document, recalculator, style, span)
        self._keep_room_for_bar()
        QTimer.singleShot(_TURN, self, lambda: self._make_ahead(len(document.scenario.options)))
        self._flips = flips
        if flips is not None:
            flips.changed.connect(self._say_flip)
        self._risk = risk
        if risk is not None:
            risk.changed.connect(self._say_probability)
        recalculator.updated.connect(self.refresh)
        recalculator.waiting.connect(self._dimming.dim_soon)
        span.changed.connect(self.refresh)
        self._say(tr("Working it out …"))
        self.detail.hide()

    def _keep_room_for_bar(self) -> None:
        """Keep the room of the scroll bar: if it came and went, all cards would be broken into lines anew, several times."""
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))  # one with nothing to scroll is not drawn
        bar.setEnabled(bar.maximum() > bar.minimum())
        margins = self._column.contentsMargins()
        margins.setRight(margins.right() - _BAR)
        self._column.setContentsMargins(margins)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_nothing_open(self) -> None:
        """Say what will stand here, and how to get there."""
        self.headline.setText(tr("The answer will stand here."))
        self.detail.setText(tr("Try a sample, answer five questions or open a plan: what each option costs then shows at once."))
        self.detail.show()

    def refresh(self) -> None:
        """Show the newest answer."""
        if self._sources is None:
            return
        from ppm_desktop.domain.checks import has_errors  # noqa: PLC0415 - after the first paint

        document, recalculator, style, span = self._sources
        if self.updatesEnabled():
            # Painted in a turn of its own: it takes as long as to find the words, and the page shows the answer in this turn, too.
            self.setUpdatesEnabled(False)
            QTimer.singleShot(_TURN, self, partial(self.setUpdatesEnabled, True))  # noqa: FBT003 - Qt's name
        if recalculator.up_to_date:
            self._dimming.end()
        if recalculator.comparison is not None:
            from ppm_desktop.reports.answer import answer_of  # noqa: PLC0415 - brings numpy, which waits until the window is visible

            self._show_answer(answer_of(recalculator.comparison, style, span.span, flip=self._flip, probability=self._probability))
            self._said_probability = self._probability
        elif has_errors(document.problems):
            self._show_problems(document)
        if recalculator.up_to_date:
            self.answered.emit()

    @property
    def _flip(self) -> Flip | None:
        return self._flips.flips.smallest if self._flips is not None and self._flips.flips is not None else None

    @property
    def _probability(self) -> float | None:
        """How sure the verdict is, if exactly this plan was simulated."""
        comparison = self._sources[1].comparison if self._sources is not None else None
        if comparison is None or self._risk is None:
            return None
        return self._risk.probability(comparison.project, comparison.scenario)

    def _say_probability(self) -> None:
        """Say the verdict again when it is known how sure it is."""
        if self._probability != self._said_probability and self._sources is not None and self._sources[1].up_to_date:
            self.refresh()

    def _say_flip(self) -> None:
        """Say the verdict again when it is known what turns it; while that is looked for anew, the last one stays, dimmed or not."""
        if self._flip is not None:
            self.refresh()

    def _show_answer(self, answer: Answer) -> None:
        self._say(unbroken(answer.headline), answer.headline_numbers)
        self.detail.show_text(answer.detail, answer.detail_numbers)
        self.detail.setVisible(bool(answer.detail))
        self._provide(len(answer.cards), 0)
        for view, card in zip(self._cards, answer.cards, strict=True):
            view.show_card(card, answer.detail)
        QTimer.singleShot(0, self, self._fit_cards)

    def _say(self, verdict: str, numbers: tuple[SaidNumber, ...] = ()) -> None:
        self.headline.show_text(verdict, numbers)
        self.said.emit(verdict, numbers)

    def _fit_cards(self) -> None:
        """Ask the cards once more how high they are: a badge gets its font when it is first shown, and a name then breaks elsewhere."""
        for view in self._cards:
            view.updateGeometry()

    def _show_problems(self, document: Document) -> None:
        from ppm_desktop.reports.sentences import problem_sentence  # noqa: PLC0415 - not needed for an ordinary start

        errors = [problem for problem in document.problems if problem.severity == "error"]
        self._say(tr("There is no answer yet."))
        count = trn("This must be mended first:", "{count} things must be mended first:", len(errors))
        self.detail.show_text(count.format(count=len(errors)))
        self.detail.show()
        sentences = [(problem_sentence(problem), problem.path) for problem in errors[:_MOST_PROBLEMS]]
        if len(errors) > _MOST_PROBLEMS:
            more = len(errors) - _MOST_PROBLEMS
            text = trn(
                "and {count} more: see the list at the bottom of the window.",
                "and {count} more: see the list at the bottom of the window.",
                more,
            )
            sentences.append((text.format(count=more), ""))
        self._provide(0, len(sentences))
        for shown, (sentence, path) in zip(self._problems, sentences, strict=True):
            shown.show_problem(sentence, path)

    def _make_ahead(self, cards: int) -> None:
        """Make the cards of the first answer while it is worked out."""
        while len(self._cards) + len(self._spare) < cards:
            card = self._new_card()
            card.setParent(self.widget())  # where it gets its look; it is not seen before it has its place
            card.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden)  # also where this panel is yet to be shown, with all that it has
            for part in (card, *card.findChildren(QWidget)):
                part.ensurePolished()
            self._spare.append(card)

    def _new_card(self) -> OptionCardView:
        from ppm_desktop.views.widgets.option_card import OptionCardView  # noqa: PLC0415 - after the first paint

        card = OptionCardView()
        card.explanation_wanted.connect(self.explanation_wanted)
        card.next_steps_wanted.connect(self.next_steps_wanted)
        return card

    def _provide(self, cards: int, problems: int) -> None:
        """Have so many cards and problem labels in the column."""
        from ppm_desktop.views.widgets.problem_link import ProblemLink  # noqa: PLC0415 - as above

        for surplus in (*self._cards[cards:], *self._problems[problems:]):
            surplus.hide()
            surplus.deleteLater()
        del self._cards[cards:], self._problems[problems:]
        while len(self._cards) < cards:
            card = self._spare.pop(0) if self._spare else self._new_card()
            card.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, self.isVisible())  # a hidden panel shows it when it is shown itself
            self._cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)
        while len(self._problems) < problems:
            shown = ProblemLink()
            shown.clicked.connect(lambda _checked=False, link=shown: self.problem_wanted.emit(link.path))
            self._problems.append(shown)
            self._column.insertWidget(self._column.count() - 1, shown)

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        content = QWidget()
        content.setProperty("role", "panel")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(metrics.around, 15, metrics.around, metrics.around)
        self._column.setSpacing(metrics.inside)
        self._column.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self.headline)
        self._column.addWidget(self.detail)
        self._column.addStretch(1)
        self.setWidget(content)
        self._dimming = Dimming(content)
