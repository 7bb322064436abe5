"""Season and increment follow defaults, too; a new plan follows the firm's from the start."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.catalog.catalogue import Catalogue
from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.defaults import Layer
from ppm_desktop.domain.meetings import Join
from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.document import Document
from ppm_desktop.session.edits.setting_defaults import can_follow, follow_default
from ppm_desktop.session.firm_defaults import write_firm_defaults
from ppm_desktop.session.new_project import new_project
from ppm_desktop.session.opening import Opener
from ppm_desktop.session.tables.defaults_table import DefaultsTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SEASON_ROW, INCREMENT_ROW = 11, 12
FIRM, CUSTOMER, FOLLOWERS = 1, 2, 3


@pytest.fixture
def defaults(document: Document, style: NumberStyle) -> DefaultsTable:
    return DefaultsTable(document, style)


def test_an_increment_of_the_customer_is_followed_and_reset(defaults: DefaultsTable, document: Document) -> None:
    assert not can_follow(document, "increment_seconds")
    assert defaults.setData(defaults.index(INCREMENT_ROW, CUSTOMER), "30")
    assert (document.scenario.increment_seconds, can_follow(document, "increment_seconds")) == (60, True)
    follow_default(document, "increment_seconds")
    assert (document.scenario.increment_seconds, document.undo_stack.undoText()) == (30, "Reset to default")
    assert defaults.index(INCREMENT_ROW, FOLLOWERS).data() == "1 of 1 scenario"
    defaults.setData(defaults.index(INCREMENT_ROW, CUSTOMER), "6")
    assert document.scenario.increment_seconds == 6
    assert not can_follow(document, "increment_seconds")


def test_a_season_is_typed_with_slashes_and_followed_by_all(defaults: DefaultsTable, document: Document) -> None:
    typed = "1/1/1/1/1/1/0.5/0.5/1/1/1/1"
    assert defaults.setData(defaults.index(SEASON_ROW, FIRM), typed)
    assert defaults.index(SEASON_ROW, FIRM).data() == "1 / 1 / 1 / 1 / 1 / 1 / 0.5 / 0.5 / 1 / 1 / 1 / 1"
    defaults.follow_everywhere([SEASON_ROW])
    assert (document.scenario.season[6], document.scenario.inherits) == (0.5, ("season",))
    assert document.undo_stack.undoText() == "Let all scenarios follow the default"


@pytest.mark.parametrize(
    ("row", "typed", "reason"),
    [
        (SEASON_ROW, "1/1", "Type 12 numbers with slashes between them, January first; 1 is an average month."),
        (SEASON_ROW, "/".join(["1"] * 11 + ["-1"]), "Less than 0 is not possible here."),
        (INCREMENT_ROW, "0", "An increment is between 1 and 3 600 seconds."),
    ],
)
def test_a_setting_that_cannot_be_is_refused(defaults: DefaultsTable, row: int, typed: str, reason: str) -> None:
    refusals: list[str] = []
    defaults.refused.connect(lambda _row, _column, text: refusals.append(text))
    assert not defaults.setData(defaults.index(row, FIRM), typed)
    assert refusals == [reason]


def test_a_new_plan_follows_the_firms_defaults_from_the_start(catalogue: Catalogue) -> None:
    firm: Layer = (("attendees", 6.0), ("increment_seconds", 6), ("join", Join(0.5, 0.25, 0.25)))
    project = new_project(catalogue, date(2026, 11, 22), firm)
    scenario = project.scenarios[0]
    assert project.defaults.firm == firm
    assert (scenario.increment_seconds, scenario.inherits) == (6, ("increment_seconds",))
    assert (scenario.groups[0].habits.attendees, scenario.groups[0].inherits) == (6.0, ("attendees", "join"))
    assert {problem.severity for problem in check_project(project)} == {"info"}
    assert read_project_bytes(project_bytes(project)).project == project


def test_without_firms_defaults_a_new_plan_has_none(catalogue: Catalogue) -> None:
    project = new_project(catalogue, date(2026, 11, 22))
    assert b'"defaults"' not in project_bytes(project)
    assert b'"inherits"' not in project_bytes(project)


def test_a_new_plan_of_the_window_takes_the_defaults_that_are_kept_on_this_computer(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))
    firm: Layer = (("attendees", 6.0),)
    write_firm_defaults(firm)
    errands = Errands()
    opener = Opener(errands)
    with qtbot.waitSignal(opener.opened) as opened:
        opener.create()
    errands.stop()
    project = opened.args[0].reading.project
    assert project.defaults.firm == firm
    assert project.scenarios[0].groups[0].inherits == ("attendees",)
