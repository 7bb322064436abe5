from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.decisions.flip import NoLongerWantedError, flips_of
from ppm_desktop.session.background.recalculation import Recalculator
from ppm_desktop.session.studies.flip_finder import FlipFinder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.session.document import Document

PATIENCE = 30_000


@pytest.fixture
def finder(document: Document, catalogue: Catalogue) -> Iterator[FlipFinder]:
    recalculator = Recalculator(document, lambda: catalogue.availability)
    made = FlipFinder(recalculator, lambda: catalogue.availability)
    recalculator.ask_soon()
    yield made
    made.stop()
    recalculator.stop()


def test_what_turns_the_decision_is_that_of_the_shown_answer(
    finder: FlipFinder, document: Document, catalogue: Catalogue, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: finder.flips is not None, timeout=PATIENCE)
    assert finder.flips is not None
    assert finder.flips.comparison.project is document.project
    plain = flips_of(document.project, document.scenario, catalogue.availability)
    assert [(f.changing.path, f.direction, f.x) for f in finder.flips.flips] == [(f.changing.path, f.direction, f.x) for f in plain.flips]


def test_an_edit_takes_the_flip_away_until_the_next_is_found(finder: FlipFinder, document: Document, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: finder.flips is not None, timeout=PATIENCE)
    group = document.scenario.groups[0]
    longer = replace(group, habits=replace(group.habits, minutes_per_call=2 * group.habits.minutes_per_call))
    with qtbot.waitSignal(finder.changed):
        document.edit_group(0, longer, "Longer calls")
    assert finder.at_work
    qtbot.waitUntil(lambda: finder.flips is not None, timeout=PATIENCE)
    assert finder.flips is not None
    assert finder.flips.comparison.project is document.project


def test_a_search_that_is_no_longer_wanted_stops(document: Document, catalogue: Catalogue) -> None:
    asked: list[int] = []

    def twice() -> bool:
        asked.append(1)
        return len(asked) < 3

    with pytest.raises(NoLongerWantedError):
        flips_of(document.project, document.scenario, catalogue.availability, still_wanted=twice)
    assert len(asked) == 3
