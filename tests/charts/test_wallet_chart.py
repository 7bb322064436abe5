"""The wallet's chart keeps its words apart and inside, and says every day and every event."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from building import ANYWHERE, COMPLETE_PROJECTS

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.charts.drawing import Drawing, Words
from ppm_desktop.charts.export import picture
from ppm_desktop.charts.plate import Caption
from ppm_desktop.charts.wallet_chart import WalletChart
from ppm_desktop.costing.comparison import compare
from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.funding.wallet import funding_of
from ppm_desktop.reports.funding.wallet_table import WalletTable, wallet_table
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.point_walk import said_near
from ppm_desktop.views.look.theme import load_theme

FAMILY = "DejaVu Sans"
FUNDED = {
    "auto": Credits("auto_recharge", Decimal(3000), Decimal(500), Decimal(1200)),
    "a trigger of 0": Credits("auto_recharge", Decimal(3000), Decimal(0), Decimal(1200)),
    "a large trigger": Credits("auto_recharge", Decimal(50), Decimal(90_000), Decimal(1000)),
    "by hand": Credits("one_time", Decimal(90_000), top_ups=(TopUp(date(2026, 9, 1), Decimal(5000)),)),
    "nothing": Credits("one_time", Decimal(0)),
}


def table_of(settings: Credits) -> WalletTable:
    project = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").project
    assert project is not None
    result = compare(project, project.scenarios[0], ANYWHERE).results[1]
    return wallet_table(funding_of(project, project.scenarios[0], result, settings, load_catalogue().credits_terms), NumberStyle())


def laid_out(settings: Credits, width: int, theme: str = "light") -> tuple[int, Drawing]:
    return WalletChart(load_theme(theme).tokens(), FAMILY).laid_out(table_of(settings), width)


def overlapping(words: list[Words]) -> list[tuple[str, str]]:
    extents = [(word.text, word.extent((FAMILY,))) for word in words]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(extents, 2)
        if a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 4 and b[1] < a[3] - 4
    ]


@pytest.mark.parametrize("width", [420, 760, 1100])
@pytest.mark.parametrize("name", FUNDED)
def test_words_stay_inside_and_none_stands_over_another(name: str, width: int) -> None:
    height, drawing = laid_out(FUNDED[name], width)
    for word in drawing.words:
        left, top, right, bottom = word.extent((FAMILY,))
        assert left >= -1
        assert right <= width + 1
        assert top >= -1
        assert bottom <= height + 1
    assert overlapping(drawing.words) == []


def test_every_day_is_said_where_its_line_is_and_months_can_be_walked() -> None:
    _height, drawing = laid_out(FUNDED["auto"], 900)
    table = table_of(FUNDED["auto"])
    assert [said for _area, said in drawing.surroundings] == list(table.day_said)
    left, top, width, _tall = drawing.surroundings[400][0]
    assert said_near(drawing.points, left + width / 2, top + 2, drawing.surroundings) == table.day_said[400]
    balance = [point for point in drawing.points if point.series == "balance"]
    assert [point.said for point in balance] == list(table.month_said)
    assert len([point for point in drawing.points if point.series == "bought"]) == len(table.marks)


def test_days_without_service_are_shaded_and_named() -> None:
    _height, drawing = laid_out(FUNDED["nothing"], 900)
    assert any(box.hatch for box in drawing.boxes)
    assert "no service" in [word.text for word in drawing.words]
    assert any(point.series == "outage" and "do not take place" in point.said for point in drawing.points)


def test_a_picture_for_a_document_can_be_drawn() -> None:
    data = picture(WalletChart, table_of(FUNDED["by hand"]), Caption("Scenario", "Prices"), (load_theme("light").tokens(), FAMILY), "svg")
    assert data.lstrip().startswith(b"<?xml")
