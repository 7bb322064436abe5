"""Windows with a plan in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from building import COMPLETE_PROJECTS
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.files.project_file import read_project
from ppm_desktop.files.state_folder import VARIABLE
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.preferences import Preferences
from ppm_desktop.session.tables.people_table import PeopleTable
from ppm_desktop.views.look.theme import apply_theme, load_theme
from ppm_desktop.views.look.theme_switch import ThemeSwitch
from ppm_desktop.views.main_window import MainWindow
from ppm_desktop.views.widgets.data_table import DataTable
from views.windows import PATIENCE, THREE_OFFICES, OpenWindow, close_dialogs, wait_for_answer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test its own recovery copies and marks of open files."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Three offices, three years, in a file that may be changed."""
    path = tmp_path / "Plan.ppmplan"
    path.write_bytes(THREE_OFFICES.read_bytes())
    return path


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def theme_switch(qapp: QApplication) -> Iterator[ThemeSwitch]:
    switch = ThemeSwitch(qapp, "light")
    yield switch
    qapp.styleHints().colorSchemeChanged.disconnect(switch._follow)  # noqa: SLF001 - a second switch would be followed twice
    switch.deleteLater()


@pytest.fixture
def empty_window(qtbot: QtBot, preferences: Preferences, theme_switch: ThemeSwitch) -> Iterator[OpenWindow]:
    """Make windows without a plan; they are closed at the end, whatever state they are in."""
    windows: list[MainWindow] = []

    def make(**arguments: Any) -> MainWindow:
        window = MainWindow(preferences, theme_switch, NumberStyle(group_separator=" "), **arguments)
        windows.append(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    for window in windows:
        if window.document is not None:
            window.document.undo_stack.setClean()
        close_dialogs(window)
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_window(qtbot: QtBot, empty_window: OpenWindow) -> OpenWindow:
    """Open a plan in a new window and wait for its answer."""

    def make(path: Path = THREE_OFFICES, **arguments: Any) -> MainWindow:
        window = empty_window(**arguments)
        with qtbot.waitSignal(window.project_shown, timeout=PATIENCE):
            window.files.open(path)
        wait_for_answer(qtbot, window)
        return window

    return make


@pytest.fixture
def people_document(qapp: QApplication) -> Iterator[Document]:
    """Three offices, three years, in no window."""
    apply_theme(qapp, load_theme("light"))
    project = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").project
    assert project is not None
    document = Document(project)
    yield document
    document.undo_stack.setClean()


@pytest.fixture
def people_table(people_document: Document, qtbot: QtBot) -> Iterator[DataTable]:
    """The People table in a window, with a field before and after it."""
    countries = CountryFinder(load_catalogue())
    table = DataTable(PeopleTable(people_document, countries, NumberStyle()), "Groups", countries=countries)
    window = QWidget()
    window.resize(900, 400)
    column = QVBoxLayout(window)
    for part in (QLineEdit(), table, QLineEdit()):
        column.addWidget(part)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    yield table
    window.close()
