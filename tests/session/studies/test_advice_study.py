"""Advice is drawn in the background; draws are kept while only amounts change, and what nobody waits for any more is dropped."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.domain.credits import Credits
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.studies.advice_study import AdviceStudy, AdviceWish
from ppm_desktop.session.studies.wallet_result import same_costs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.session.document import Document

PATIENCE = 60_000
AUTO = Credits("auto_recharge", Decimal(3000), Decimal(500), Decimal(1200))


@pytest.fixture
def study(catalogue: Catalogue, qapp: object) -> Iterator[AdviceStudy]:
    del qapp
    errands = Errands()
    study = AdviceStudy(catalogue, errands)
    yield study
    errands.stop()


def wish(document: Document, risk: float = 0.01) -> AdviceWish:
    return AdviceWish(document.project, document.scenario, "pay_per_minute", risk, 2, 1)


def test_draws_are_kept_while_only_amounts_change(study: AdviceStudy, document: Document, qtbot: QtBot) -> None:
    study.ask(wish(document))
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    advice, drawn = study.advice, study._kept  # noqa: SLF001 - what must not be drawn again
    assert advice is not None
    assert advice.set_now is None
    document.edit_scenario(replace(document.scenario, credits=AUTO), "Change credits")
    study.ask(wish(document))
    assert not study.up_to_date
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    assert study._kept is drawn  # noqa: SLF001 - as above
    assert study.advice is not None
    assert study.advice.set_now is not None
    assert study.advice.advised.settings == advice.advised.settings


def test_amounts_that_change_while_it_is_drawn_are_answered_with_the_same_draws(
    study: AdviceStudy, document: Document, qtbot: QtBot
) -> None:
    study.ask(wish(document))
    qtbot.waitUntil(lambda: study._running is not None, timeout=PATIENCE)  # noqa: SLF001 - nothing outside says it
    document.edit_scenario(replace(document.scenario, credits=AUTO), "Change credits")
    study.ask(wish(document))
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    assert study.advice is not None
    assert study.advice.set_now is not None
    assert study.advice.set_now.settings == AUTO


def test_plans_that_cost_the_same_are_told_from_others(document: Document) -> None:
    before = (document.project, document.scenario)
    document.edit_scenario(replace(document.scenario, credits=AUTO), "Change credits")
    assert same_costs(before, (document.project, document.scenario))
    document.edit_scenario(replace(document.scenario, increment_seconds=1), "Bill to the second")
    assert not same_costs(before, (document.project, document.scenario))
    assert not same_costs(before, (replace(before[0], months=before[0].months + 1), before[1]))


def test_a_plan_that_changes_while_nobody_looks_is_not_drawn_to_the_end_but_asked_about_again(
    study: AdviceStudy, document: Document, qtbot: QtBot
) -> None:
    study.ask(wish(document))
    qtbot.waitUntil(lambda: study._running is not None, timeout=PATIENCE)  # noqa: SLF001 - nothing outside says it
    study.keep_to(document.project)
    before = study.at_work
    document.edit_scenario(replace(document.scenario, increment_seconds=1), "Bill to the second")
    study.keep_to(document.project)
    assert (before, study.at_work) == (True, False)
    study.ask(wish(document))
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    assert study.advice is not None
