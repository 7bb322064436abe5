"""What the charts of Compare need besides drawing: walking over points, the table behind a chart, steps between scenarios."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ppm_desktop.catalog.catalogue import Catalogue
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.session.point_walk import said_near, stepped
from ppm_desktop.session.studies.scenario_steps import ScenarioSteps
from ppm_desktop.session.tables.twin_model import TwinModel, html_table

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.reports.why.figures import Figure
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document

SIDE_BY_SIDE = [(float(x), 50.0 + 10 * s, name) for s, name in enumerate("ab") for x in (0, 10, 20)]
STACKED = [(100.0 * s, float(y), name) for s, name in enumerate("ab") for y in (0, 10, 20)]
TWIN = TableTwin("T", "S", (TwinColumn("part", "Part"), TwinColumn("amount", "USD")), (("A & <B>", 1234.56), ("=C", -2.0)))


def test_the_first_key_leads_to_the_first_figure() -> None:
    assert stepped(SIDE_BY_SIDE, -1, "right") == 0
    assert stepped(SIDE_BY_SIDE, -1, "last") == 5


@pytest.mark.parametrize(("points", "along", "back", "across"), [(SIDE_BY_SIDE, "right", "left", "down"), (STACKED, "down", "up", "right")])
def test_arrows_walk_along_the_series_and_across(points: list[tuple[float, float, str]], along: str, back: str, across: str) -> None:
    assert stepped(points, 1, along) == 2  # type: ignore[arg-type]  # keys from the parameters
    assert stepped(points, 2, along) == 3  # type: ignore[arg-type]  # as above
    assert stepped(points, 5, along) == 5  # type: ignore[arg-type]  # as above
    assert stepped(points, 0, back) == 0  # type: ignore[arg-type]  # as above
    assert stepped(points, 1, across) == 4  # type: ignore[arg-type]  # as above
    assert stepped(points, 4, across) == 4  # type: ignore[arg-type]  # as above


@dataclass(frozen=True)
class Spot:
    x: float
    y: float
    said: str
    series: str = ""
    area: tuple[float, float, float, float] | None = None
    figure: Figure | None = None


def test_a_figure_is_meant_by_its_area_or_when_it_is_near() -> None:
    spots = [Spot(50, 50, "in the area", area=(40, 40, 20, 20)), Spot(100, 100, "near")]
    assert said_near(spots, 41, 59) == "in the area"
    assert said_near(spots, 108, 108) == "near"
    assert said_near(spots, 130, 100) == ""


def test_the_table_behind_a_chart_is_shown_in_the_users_numbers() -> None:
    model = TwinModel(NumberStyle(decimal_point=",", group_separator="."))
    model.show(TWIN)
    assert model.index(0, 1).data() == "1.235"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "USD"


def test_names_in_the_html_table_stay_names() -> None:
    text = html_table(TWIN, NumberStyle(group_separator=" "))
    assert "A &amp; &lt;B&gt;" in text
    assert "1 235" in text


def test_steps_between_scenarios_come_later_and_only_for_the_project_as_it_is(
    document: Document, catalogue: Catalogue, errands: Errands, qtbot: QtBot
) -> None:
    base = document.scenario
    group = base.groups[0]
    larger = replace(group, headcount=(replace(group.headcount[0], organisers=300),))
    second = replace(base, name="Larger", groups=(larger, *base.groups[1:]))
    document.edit(replace(document.project, scenarios=(base, second)), "Add")
    steps = ScenarioSteps(document, lambda: catalogue.availability, errands)
    with qtbot.waitSignal(steps.changed, timeout=30_000):
        assert steps.steps(0, 1, "per_user") is None
    found = steps.steps(0, 1, "per_user")
    assert found is not None
    assert [step.drivers for step in found] == [(), ("headcount",)]
    even_larger = replace(group, headcount=(replace(group.headcount[0], organisers=400),))
    third = replace(second, groups=(even_larger, *base.groups[1:]))
    document.edit(replace(document.project, scenarios=(base, third)), "Grow")
    with qtbot.waitSignal(steps.changed, timeout=30_000):
        assert steps.steps(0, 1, "per_user") is None  # what was found for the project before is not shown for this one
        assert steps.steps(1, 0, "per_user") is None  # the first question is overtaken
    assert steps.steps(1, 0, "per_user") is not None
    assert steps._answered is not None  # noqa: SLF001 - the overtaken answer was dropped
    assert steps._answered[1:] == (1, 0, "per_user")  # noqa: SLF001 - as above
