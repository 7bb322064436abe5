from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from ppm_desktop.views.look.theme import load_theme
from views.windows import MISSING_RATE, THREE_OFFICES

if TYPE_CHECKING:
    from pathlib import Path

#: What takes long to import, and is not needed to show the window.
HEAVY = ("numpy", "matplotlib", "pandas", "scipy", "pydantic", "typer", "rich")
#: Many small modules that take as long together; an empty window needs none of them.
LATER = (
    *("concurrent.futures", "importlib.metadata", "subprocess"),
    *("ppm_desktop.catalog.catalogue", "ppm_desktop.domain.project", "ppm_desktop.files", "ppm_desktop.session.document"),
    *("ppm_desktop.session.opening", "ppm_desktop.session.tables.table_model", "ppm_desktop.views.pages"),
    *("datetime", "hashlib", "json", "tomllib"),
    *("ppm_desktop.catalog.complaints", "ppm_desktop.paper", "ppm_desktop.reports.why.said"),
    *("ppm_desktop.views.widgets.export_bar", "ppm_desktop.views.widgets.problem_link"),
)
#: PySide makes the class of a kind of widget when it is first met; one unlucky question makes it meet all, which takes 10 ms.
KINDS = ("QCalendarWidget", "QFileDialog", "QLineEdit", "QStyle", "QWizard")
FIRST_PAINT = """
import sys
from PySide6 import QtWidgets
from ppm_desktop import app
from ppm_desktop.views.main_window import MainWindow

def ready(window, _file):
    print(*(name for name in {heavy} if name in sys.modules))
    print(*(kind for kind in {kinds} if kind in vars(QtWidgets)))
    window.close()

app._open = ready
sys.exit(app.main([]))
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([sys.executable, *arguments], check=False, capture_output=True, text=True, timeout=120, env=environment)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_of_the_window_is_written_and_the_program_ends(tmp_path: Path, theme: str) -> None:
    target = tmp_path / "window.png"
    done = run("-m", "ppm_desktop", str(THREE_OFFICES), "--theme", theme, "--picture", str(target))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1366, 768)
    assert picture.pixelColor(700, 720).name().upper() == load_theme(theme).background
    # The first bar is drawn: its colour is where it belongs.
    bar = {picture.pixelColor(x, y).name().upper() for x in range(400, 800, 7) for y in range(180, 260, 10)}
    assert load_theme(theme).per_user in bar


@pytest.mark.parametrize("place", ["people", "meetings", "destinations", "prices"])
def test_every_place_can_be_pictured(tmp_path: Path, place: str) -> None:
    target = tmp_path / "window.png"
    done = run("-m", "ppm_desktop", str(MISSING_RATE), "--place", place, "--picture", str(target))
    assert done.returncode == 0, done.stderr
    assert not QImage(str(target)).isNull()


@pytest.mark.parametrize("place", ["break-even", "risk", "credits", "report"])
def test_a_place_that_works_in_the_background_can_be_pictured_and_the_program_ends_in_order(tmp_path: Path, place: str) -> None:
    target = tmp_path / "window.png"
    done = run("-m", "ppm_desktop", str(THREE_OFFICES), "--place", place, "--picture", str(target))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert not QImage(str(target)).isNull()


@pytest.mark.parametrize("language", ["en", "de", "pseudo"])
def test_the_window_can_be_pictured_in_every_language(tmp_path: Path, language: str) -> None:
    target = tmp_path / "window.png"
    done = run("-m", "ppm_desktop", str(THREE_OFFICES), "--language", language, "--picture", str(target))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert not QImage(str(target)).isNull()


def test_a_picture_of_something_that_is_not_a_plan_fails_with_a_sentence(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.ppmplan"
    wrong.write_text("{}")
    done = run("-m", "ppm_desktop", str(wrong), "--picture", str(tmp_path / "window.png"))
    assert done.returncode == 1
    assert "not a plan that can be opened" in done.stderr
    assert not (tmp_path / "window.png").exists()


def test_a_picture_that_cannot_be_written_fails_with_a_sentence(tmp_path: Path) -> None:
    done = run("-m", "ppm_desktop", str(THREE_OFFICES), "--picture", str(tmp_path / "none" / "window.png"))
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("names", [HEAVY, LATER], ids=["heavy", "later"])
def test_the_window_is_painted_before_more_than_it_needs_is_imported(names: tuple[str, ...]) -> None:
    done = run("-c", FIRST_PAINT.format(heavy=names, kinds=()))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_the_window_is_painted_before_pyside_makes_classes_of_widgets_it_does_not_have() -> None:
    done = run("-c", FIRST_PAINT.format(heavy=HEAVY, kinds=KINDS))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


@pytest.mark.parametrize(("option", "value"), [("--theme", "mauve"), ("--language", "klingon")])
def test_a_wrong_argument_is_explained(option: str, value: str) -> None:
    done = run("-m", "ppm_desktop", option, value)
    assert done.returncode == 2
    assert value in done.stderr
