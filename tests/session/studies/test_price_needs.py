"""What a plan uses and lacks follows its answer, and is not worked out for nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.costing.used_rates import used_rates
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.background.recalculation import Recalculator
from ppm_desktop.session.studies.price_needs import PriceNeeds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.session.document import Document

PATIENCE = 30_000


@pytest.fixture
def recalculator(document: Document, catalogue: Catalogue) -> Iterator[Recalculator]:
    recalculator = Recalculator(document, lambda: catalogue.availability)
    yield recalculator
    recalculator.stop()


@pytest.fixture
def needs(document: Document, recalculator: Recalculator) -> Iterator[PriceNeeds]:
    errands = Errands()
    yield PriceNeeds(document, recalculator, errands)
    errands.stop()


def named(needs: PriceNeeds) -> list[str]:
    return [f"{missing.call_type}:{missing.destination}" for missing in needs.missing]


def without(document: Document, country: str) -> None:
    book = document.project.price_book
    left = tuple(rate for rate in book.rates if (rate.call_type, rate.country) != ("toll", country))
    document.edit(replace(document.project, price_book=replace(book, rates=left)), "Remove a rate")


def test_used_and_missing_follow_the_answer(needs: PriceNeeds, recalculator: Recalculator, document: Document, qtbot: QtBot) -> None:
    recalculator.ask_soon()
    qtbot.waitUntil(lambda: needs.known, timeout=PATIENCE)
    assert needs.used == used_rates(document.project)
    assert named(needs) == []
    without(document, "GB")
    assert needs.used == frozenset()  # positions of another book would mark the wrong rates
    qtbot.waitUntil(lambda: needs.known, timeout=PATIENCE)
    assert named(needs) == ["toll:GB"]
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: needs.known, timeout=PATIENCE)
    assert named(needs) == []


def test_nothing_is_worked_out_while_nobody_looks(needs: PriceNeeds, recalculator: Recalculator, qtbot: QtBot) -> None:
    needs.awake = False
    with qtbot.waitSignal(recalculator.updated, timeout=PATIENCE):
        recalculator.ask_soon()
    assert not needs.known
    needs.awake = True
    with qtbot.waitSignal(needs.changed, timeout=PATIENCE):
        needs.ask()
    assert needs.known


def test_a_plan_with_errors_needs_nothing_that_is_known(
    needs: PriceNeeds, recalculator: Recalculator, document: Document, qtbot: QtBot
) -> None:
    first, second = document.scenario.groups[:2]
    document.edit_group(0, replace(first, name=second.name), "Rename")
    qtbot.waitUntil(lambda: recalculator.up_to_date and needs.known, timeout=PATIENCE)
    assert not needs.used
    assert named(needs) == []
