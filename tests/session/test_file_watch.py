from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.files.fingerprint import fingerprint, fingerprint_of
from ppm_desktop.files.project_file import project_bytes, save_project
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.file_watch import FileWatch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.document import Document

PATIENCE = 20_000


@pytest.fixture
def path(document: Document, tmp_path: Path) -> Path:
    path = tmp_path / "Plan.ppmplan"
    save_project(document.project, path)
    document.saved_to(path, fingerprint(path))
    return path


@pytest.fixture
def watch(document: Document, path: Path) -> Iterator[FileWatch]:
    del path
    errands = Errands()
    watch = FileWatch(document, errands)
    yield watch
    watch.stop()
    errands.stop()


def test_another_programs_change_is_noticed(path: Path, watch: FileWatch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE) as told:
        path.write_text("{}")
    assert told.args == [fingerprint_of(b"{}")]


def test_a_change_by_replacing_the_file_is_noticed_twice(path: Path, watch: FileWatch, qtbot: QtBot) -> None:
    for content in ("{}", "[]"):
        other = path.with_name("other")
        other.write_text(content)
        with qtbot.waitSignal(watch.changed, timeout=PATIENCE) as told:
            other.replace(path)
        assert told.args == [fingerprint_of(content.encode())]


def test_a_file_that_goes_and_comes_back_is_noticed_both_times(path: Path, watch: FileWatch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.gone, timeout=PATIENCE):
        path.rename(path.with_name("moved"))
    with qtbot.waitSignal(watch.same, timeout=PATIENCE):
        path.with_name("moved").rename(path)


def test_our_own_saving_is_no_change(document: Document, path: Path, watch: FileWatch, qtbot: QtBot) -> None:
    said: list[str] = []
    watch.changed.connect(said.append)
    data = project_bytes(document.project) + b"\n"
    with qtbot.waitSignal(watch.same, timeout=PATIENCE):
        path.write_bytes(data)
        document.saved_to(path, fingerprint_of(data))
    assert said == []
