from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QSettings
from systems import posix

from ppm_desktop.session.preferences import FORMAT, Preferences, preferences_file

if TYPE_CHECKING:
    from collections.abc import Callable


def test_preferences_outlive_the_program(tmp_path: Path) -> None:
    file = tmp_path / "deeper" / "preferences.ini"
    first = Preferences(file)
    first.theme = "dark"
    first.folder = tmp_path
    first.geometry = QByteArray(b"\x01\x02")
    first.panes = QByteArray(b"\x03")
    del first
    again = Preferences(file)
    assert again.theme == "dark"
    assert again.folder == tmp_path
    assert again.geometry == QByteArray(b"\x01\x02")
    assert again.panes == QByteArray(b"\x03")


SPOILT = {
    "an unknown theme": "theme=mauve",
    "half a line": "[General\ntheme",
    "no text": "\x00\x01\x02",
    "values of other kinds": "geometry=abc\npanes=7\nfolder=nowhere\nrecent=@Rect(1 2 3 4)",
    "a format of thousands of digits": f"[General]\nformat={'9' * 5000}",
    "a folder of thousands of letters": f"[General]\nfolder=/{'n' * 5000}",
    "a list of a thousand million entries, for which Qt ends the process": "[General]\npanes=@Variant(\\0\\0\\0\\x9\\xff[xff\\xff\\xff)",
    "megabytes": f"[General]\nplace={'x' * (2 << 20)}",
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_spoilt_preferences_count_as_not_set(tmp_path: Path, spoilt: str) -> None:
    file = tmp_path / "preferences.ini"
    file.write_text(spoilt)
    preferences = Preferences(file)
    assert preferences.format == FORMAT
    assert preferences.theme == "system"
    assert preferences.recent == []
    assert preferences.geometry is None
    assert preferences.panes is None
    assert preferences.folder.is_absolute()


@pytest.mark.parametrize("spoilt", [SPOILT["no text"], SPOILT["megabytes"], "[General]\nplace=@Variant(x)"])
def test_preferences_are_kept_though_there_were_spoilt_ones(tmp_path: Path, spoilt: str) -> None:
    file = tmp_path / "preferences.ini"
    file.write_text(spoilt)
    first = Preferences(file)
    first.theme = "dark"
    del first
    assert Preferences(file).theme == "dark"


@posix
@pytest.mark.parametrize("instead", [os.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_is_no_file_is_left_alone(tmp_path: Path, instead: Callable[[Path], None]) -> None:
    file = tmp_path / "preferences.ini"
    instead(file)
    first = Preferences(file)
    first.theme = "dark"
    del first
    assert not file.is_file()
    assert Preferences(file).theme == "dark"


@pytest.mark.parametrize("case", ["megabytes", "a list of a thousand million entries, for which Qt ends the process"])
def test_a_file_that_is_spoilt_while_the_program_runs_is_left_alone(tmp_path: Path, case: str) -> None:
    file = tmp_path / "preferences.ini"
    preferences = Preferences(file)
    preferences.theme = "dark"
    QSettings(str(file), QSettings.Format.IniFormat).sync()
    file.write_text(SPOILT[case])
    preferences.place = "people"
    assert preferences.theme == "dark"
    del preferences
    assert file.read_text() == SPOILT[case]


def test_a_folder_that_is_gone_is_not_offered(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "preferences.ini")
    preferences.folder = tmp_path / "gone"
    assert preferences.folder != tmp_path / "gone"


def test_tests_do_not_touch_the_users_own_preferences() -> None:
    assert Path(os.environ["XDG_CONFIG_HOME"]) in preferences_file().parents


def test_recent_files_are_remembered_newest_first_once_each_and_ten_at_most(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "preferences.ini")
    assert preferences.recent == []
    preferences.remember(tmp_path / "one.ppmplan")
    assert Preferences(tmp_path / "preferences.ini").recent == [tmp_path / "one.ppmplan"]
    for number in range(12):
        preferences.remember(tmp_path / f"{number}.ppmplan")
    preferences.remember(tmp_path / "8.ppmplan")
    recent = [path.stem for path in Preferences(tmp_path / "preferences.ini").recent]
    assert recent == ["8", "11", "10", "9", "7", "6", "5", "4", "3", "2"]
    assert preferences.folder == tmp_path


def test_preferences_say_their_format_from_the_first_value_on(tmp_path: Path) -> None:
    file = tmp_path / "preferences.ini"
    assert Preferences(file).format == 1
    first = Preferences(file)
    first.theme = "dark"
    del first
    assert f"format={FORMAT}" in file.read_text()


def test_preferences_of_a_version_that_knew_no_format_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "preferences.ini"
    file.write_text("[General]\ntheme=contrast\nlanguage=de\nsomething_else=7\n")
    old = Preferences(file)
    assert (old.theme, old.language) == ("contrast", "de")
    old.place = "people"
    del old
    assert "something_else=7" in file.read_text()


def test_preferences_of_a_newer_format_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "preferences.ini"
    newer = f"[General]\nformat={FORMAT + 1}\ntheme=dark\n"
    file.write_text(newer)
    older = Preferences(file)
    assert older.theme == "system"
    older.theme = "light"
    del older
    assert file.read_text() == newer
    assert Preferences(file).theme == "light"
