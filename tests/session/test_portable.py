"""Where the program keeps what it remembers: the system's folders, or one beside the program."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.files.recovery import RecoveryStore
from ppm_desktop.session.log_file import log_folder
from ppm_desktop.session.portable import FOLDER_NAME, data_folder, is_marked, keep_in
from ppm_desktop.session.preferences import Preferences

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let this process look like the one-folder build, unpacked into a folder."""
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "ppm-desktop"))
    return folder


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give back afterwards what ``keep_in`` sets."""
    for name in ("PPM_DESKTOP_SETTINGS", "PPM_DESKTOP_STATE", "MPLCONFIGDIR"):
        monkeypatch.setenv(name, os.environ.get(name, ""))


def test_the_folder_beside_the_program_is_used_where_it_is_there(unpacked: Path) -> None:
    assert data_folder() == unpacked / FOLDER_NAME
    assert not is_marked()
    (unpacked / FOLDER_NAME).mkdir()
    assert is_marked()


def test_beside_an_application_of_macos_means_beside_its_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "ppm_desktop.app" / "Contents" / "MacOS" / "ppm-desktop"))
    assert data_folder() == tmp_path / FOLDER_NAME


def test_a_python_package_has_no_folder_beside_it() -> None:
    assert data_folder() is None
    assert not is_marked()


def test_everything_that_is_remembered_goes_to_the_folder(tmp_path: Path) -> None:
    keep_in(tmp_path / "data")
    preferences = Preferences()
    preferences.theme = "dark"
    del preferences
    store = RecoveryStore()
    store.write(store.new_token(), b"{}", name="Plan", original=None, fingerprint="")
    assert (tmp_path / "data" / "settings" / "preferences.ini").is_file()
    assert len(list((tmp_path / "data" / "state" / "recovery").iterdir())) == 2
    assert tmp_path / "data" in log_folder().parents


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    before = os.environ["PPM_DESKTOP_SETTINGS"]
    with pytest.raises(OSError, match="file"):
        keep_in(tmp_path / "file" / "data")
    assert os.environ["PPM_DESKTOP_SETTINGS"] == before


def test_portable_is_refused_with_a_sentence_where_the_program_is_a_python_package() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "ppm_desktop", "--portable"], check=False, capture_output=True, text=True, timeout=120, env=environment
    )
    assert done.returncode == 1
    assert "PPM_DESKTOP_SETTINGS" in done.stderr
    assert "Traceback" not in done.stderr
