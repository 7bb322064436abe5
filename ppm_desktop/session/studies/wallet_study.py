"""The money of one option, followed in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.session.background.background_study import BackgroundStudy

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.studies.wallet_result import WalletResult, WhatIf


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


class WalletStudy(BackgroundStudy[WalletQuestion, "WalletResult"]):
    """Follows the money that was asked for last."""

    def __init__(self, errands: Errands, style: NumberStyle, catalogue: Catalogue) -> None:
        """Work by ``errands``, writing numbers in ``style``."""
        super().__init__(errands)
        self._style = style
        self._catalogue = catalogue

    def forget(self) -> None:
        """Let go of the answer: the plan does not say any more how it is paid for."""
        self._asked = self._answered = self.result = None

    def answer(self, question: WalletQuestion) -> WalletResult:
        """Answer a question; in a thread."""
        from ppm_desktop.session.studies.wallet_result import wallet_result  # noqa: PLC0415 - brings numpy, in a thread

        settings = question.scenario.credits
        assert settings is not None  # noqa: S101 - nothing is asked before the plan says it
        terms = self._catalogue.credits_terms
        return wallet_result(question.project, question.scenario, question.result, settings, terms, question.tried, self._style)
