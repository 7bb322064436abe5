"""A study: the newest question about the plan is answered in the background, and the last answer stays until there is another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, Self, TypeVar

from PySide6.QtCore import QObject, Signal

from ppm_desktop.domain.checks import has_errors

if TYPE_CHECKING:
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document


class Asked(Protocol):
    """A question. Projects and scenarios in it are told apart by identity: they are never changed, only replaced."""

    def same(self, other: Self | None) -> bool:
        """Say whether another question is this one."""


Q = TypeVar("Q", bound=Asked)
A = TypeVar("A")


class BackgroundStudy(QObject, Generic[Q, A]):
    """Keeps the last answer as ``result``; it may be of an older question while the study is at work."""

    started = Signal()  # the shown result is no longer what was asked for
    changed = Signal()  # there is a result for what was asked last, or there will be none

    def __init__(self, errands: Errands) -> None:
        """Work by ``errands``; give up when they stop."""
        super().__init__()
        self._errands = errands
        self._asked: Q | None = None
        self._running: Q | None = None
        self._answered: Q | None = None
        self.result: A | None = None
        errands.stopping.connect(self.give_up)

    @property
    def at_work(self) -> bool:
        """Whether a question is being answered that is still asked."""
        return self._running is not None and self._asked is not None and not self._answers(self._asked)

    @property
    def up_to_date(self) -> bool:
        """Whether the result answers the last question."""
        return self._answers(self._asked)

    def ask(self, question: Q) -> None:
        """Answer a question; while another is being answered, only the newest waits."""
        if question.same(self._asked):
            return
        self._asked = question
        if self._answers(question):
            self.changed.emit()  # an older question once more, and nothing else was answered meanwhile
            return
        self._begin()
        self.started.emit()

    def give_up(self) -> None:
        """Want no answer any more; the last one stays."""
        self._asked = None

    def wants(self, question: Q) -> bool:
        """Say whether a question is still asked; also in a thread, where work that takes long may end with an exception if not."""
        return question is self._asked

    def answer(self, question: Q) -> A:
        """Answer a question; in a thread."""
        raise NotImplementedError

    def _answers(self, question: Q | None) -> bool:
        return self.result is not None and question is not None and question.same(self._answered)

    def _begin(self) -> None:
        question = self._asked
        if self._running is not None or question is None or self._answers(question):
            return
        self._running = question
        self._errands.send(lambda: self.answer(question), lambda found: self._take(question, found), self._fail)

    def _take(self, question: Q, found: A) -> None:
        self._running = None
        if not self.wants(question):
            self._begin()
            return
        self._answered, self.result = question, found
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        question, self._running = self._running, None
        if question is None or not self.wants(question):
            self._begin()
            return
        self._asked = None
        self._errands.failed.emit(error)
        self.changed.emit()


class PlanStudy(BackgroundStudy[Q, A]):
    """Finds its question in the plan as it is."""

    def __init__(self, document: Document, errands: Errands) -> None:
        """Study ``document`` whenever somebody looks."""
        super().__init__(errands)
        self._document = document

    @property
    def possible(self) -> bool:
        """Whether the project can be calculated at all."""
        return not has_errors(self._document.problems)

    @property
    def up_to_date(self) -> bool:
        """Whether the result is about the plan as it is."""
        return self._answers(self.question())

    def question(self) -> Q | None:
        """Return what is to be asked about the plan as it is; None where there is nothing to study."""
        raise NotImplementedError

    def look(self) -> None:
        """Ask about the plan as it is, unless that is known or under way."""
        question = self.question()
        if question is not None and self.possible:
            self.ask(question)
