"""The money of one option, followed in the background; what is no longer asked for is dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.errands import Errands
    from ppm_desktop.session.wallet_result import WalletResult, WhatIf


@dataclass(frozen=True, slots=True, eq=False)
class WalletQuestion:
    """An option of a plan that says how it is paid for. Projects and scenarios are told apart by identity: they are never changed."""

    project: Project
    scenario: Scenario
    result: OptionResult  # its costs, perhaps of a plan with other amounts
    tried: WhatIf

    def same(self, other: WalletQuestion | None) -> bool:
        """Say whether another question is this one."""
        if other is None or self.project is not other.project or self.scenario is not other.scenario:
            return False
        return self.result.option.id == other.result.option.id and self.tried == other.tried


class WalletStudy(QObject):
    """Keeps the answer to the last question; ``result`` may be of an older one while it is at work."""

    changed = Signal()  # a result is there
    started = Signal()  # the shown result is no longer what was asked for

    def __init__(self, errands: Errands, style: NumberStyle, catalogue: Catalogue) -> None:
        """Work by ``errands``, writing numbers in ``style``."""
        super().__init__()
        self._errands = errands
        self._style = style
        self._catalogue = catalogue
        self._asked: WalletQuestion | None = None
        self._answered: WalletQuestion | None = None
        self._busy = False
        self.result: WalletResult | None = None

    @property
    def up_to_date(self) -> bool:
        """Whether the result answers the last question."""
        return self.result is not None and self._answered is self._asked

    def ask(self, question: WalletQuestion) -> None:
        """Work a question out; while one is under way, only the newest waits."""
        if question.same(self._asked):
            return
        self._asked = question
        self.started.emit()
        self._send()

    def forget(self) -> None:
        """Let go of the answer: the plan does not say any more how it is paid for."""
        self._asked = self._answered = self.result = None

    def _send(self) -> None:
        question = self._asked
        if self._busy or question is None:
            return
        self._busy = True
        self._errands.send(lambda: self._work(question), lambda result: self._take(question, result), self._fail)

    def _work(self, question: WalletQuestion) -> WalletResult:
        """Answer a question; in a thread."""
        from ppm_desktop.session.wallet_result import wallet_result  # noqa: PLC0415 - brings numpy, in a thread

        settings = question.scenario.credits
        assert settings is not None  # noqa: S101 - nothing is asked before the plan says it
        terms = self._catalogue.credits_terms
        return wallet_result(question.project, question.scenario, question.result, settings, terms, question.tried, self._style)

    def _take(self, question: WalletQuestion, result: WalletResult) -> None:
        self._busy = False
        if question is not self._asked:
            self._send()
            return
        self._answered, self.result = question, result
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._errands.failed.emit(error)
