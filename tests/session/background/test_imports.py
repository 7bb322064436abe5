"""What knows Qt is imported in the window's thread, in turns; everything else in a worker."""

from __future__ import annotations

import importlib.machinery
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import ppm_desktop.session
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.background.imports import import_all_but_qt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PATIENCE = 90_000
ROOM = "ppm_desktop.session"
Write = Callable[[str, str], str]
QT = "from PySide6.QtCore import QObject\nclass Of(QObject):\n    pass\n"
WHERE = "import threading\nthread = threading.get_ident()\n"
#: Prints how many modules are left to the window's thread, and those of them that bring another with them.
ONE_BY_ONE = """
import sys
import ppm_desktop.views.main_window
from ppm_desktop.session.background.imports import import_all_but_qt
from ppm_desktop.views.page_parts import modules_ahead
missing = import_all_but_qt(modules_ahead())
for name in missing:
    before = set(sys.modules)
    __import__(name)
    if set(sys.modules) - before != {name}:
        print(name, set(sys.modules) - before)
print(len(missing))
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Write modules into a room that may know Qt; they return their full names."""
    monkeypatch.setattr(ppm_desktop.session, "__path__", [*ppm_desktop.session.__path__, str(tmp_path)])
    names: list[str] = []

    def write(name: str, source: str) -> str:
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
        names.append(f"{ROOM}.{name}")
        return names[-1]

    yield write
    for name in names:
        sys.modules.pop(name, None)
        vars(ppm_desktop.session).pop(name.rpartition(".")[2], None)


def test_modules_that_know_qt_are_left_each_after_what_it_needs(write: Write) -> None:
    plain = write("plain_one", WHERE)
    base = write("qt_base", QT)
    derived = write("qt_derived", f"from {ROOM} import qt_base, plain_one\nclass Derived(qt_base.Of):\n    pass\n")
    page = write("qt_page", f"from {derived} import Derived\nfrom {base} import Of\n")
    assert import_all_but_qt([page, derived]) == [base, derived, page]
    assert plain in sys.modules
    assert not {base, derived, page} & set(sys.modules)


@pytest.mark.parametrize("names", [1, 300], ids=["few", "more than fit into one byte of a jump"])
def test_what_is_imported_for_type_checkers_only_or_in_a_function_is_not_needed(write: Write, names: int) -> None:
    typed = write("qt_typed", QT)
    lines = "".join(f"    from {typed} import Of as Of{number}\n" for number in range(names))
    after = write("plain_after", WHERE)
    page = write(
        "not_qt",
        f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n{lines}import {after}\ndef later():\n    import {typed}\n",
    )
    assert import_all_but_qt([page]) == []
    assert {page, after} <= set(sys.modules)
    assert typed not in sys.modules


def test_a_module_that_nobody_can_look_into_is_left_to_the_windows_thread(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    name = write("sealed", WHERE)

    class Sealed:
        """Finds one module, whose loader does not tell its code."""

        def find_spec(self, wanted: str, *_place: object) -> importlib.machinery.ModuleSpec | None:
            return importlib.machinery.ModuleSpec(wanted, None, is_package=False) if wanted == name else None

    monkeypatch.setattr(sys, "meta_path", [Sealed(), *sys.meta_path])
    assert import_all_but_qt([name]) == [name]


def test_what_knows_qt_is_imported_in_our_thread_and_the_rest_in_another(write: Write, errands: Errands, qtbot: QtBot) -> None:
    plain = write("plain_there", WHERE)
    page = write("qt_here", f"import {plain}\n{WHERE}{QT}")
    done: list[int] = []
    errands.fetch([page], lambda: done.append(threading.get_ident()))
    assert not errands.idle
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
    ours = threading.get_ident()
    assert done == [ours]
    assert sys.modules[page].thread == ours
    assert sys.modules[plain].thread != ours
    assert errands.idle


def test_what_nobody_waits_for_lets_others_go_before(write: Write, errands: Errands, qtbot: QtBot) -> None:
    ahead = [write(f"qt_ahead_{number}", QT) for number in range(3)]
    page = write("qt_wanted", QT)
    done: list[str] = []
    quiet = threading.Event()
    errands.fetch(ahead, lambda: done.append("ahead"), when=quiet.is_set)
    errands.fetch([page], lambda: done.append("wanted"))
    qtbot.waitUntil(lambda: done == ["wanted"], timeout=PATIENCE)
    assert not set(ahead) & set(sys.modules)
    quiet.set()
    qtbot.waitUntil(lambda: done == ["wanted", "ahead"], timeout=PATIENCE)
    assert set(ahead) <= set(sys.modules)


def test_what_nobody_waits_for_waits_for_work_in_a_thread(write: Write, errands: Errands, qtbot: QtBot) -> None:
    ahead = write("qt_behind_work", QT)
    done: list[str] = []
    gate = threading.Event()
    errands.send(lambda: gate.wait(60), lambda _ended: done.append(f"work, {ahead in sys.modules}"))
    errands.fetch([ahead], lambda: done.append("ahead"), when=lambda: True)
    qtbot.wait(100)
    gate.set()
    qtbot.waitUntil(lambda: done == ["work, False", "ahead"], timeout=PATIENCE)


def test_a_module_that_cannot_be_imported_is_told_and_others_go_on(write: Write, errands: Errands, qtbot: QtBot) -> None:
    broken = write("qt_broken", f"{QT}raise ArithmeticError\n")
    page = write("qt_sound", QT)
    done: list[str] = []
    failed: list[Exception] = []
    errands.fetch([broken], lambda: done.append("broken"), failed.append)
    errands.fetch([page], lambda: done.append("sound"))
    qtbot.waitUntil(lambda: done == ["sound"] and bool(failed), timeout=PATIENCE)
    assert isinstance(failed[0], ArithmeticError)
    assert errands.idle


def test_after_the_stop_nothing_is_imported(write: Write, errands: Errands, qtbot: QtBot) -> None:
    page = write("qt_too_late", QT)
    errands.fetch([page], lambda: None, when=lambda: False)
    qtbot.wait(100)
    errands.stop()
    qtbot.wait(50)
    assert page not in sys.modules
    assert errands.idle


def test_every_page_and_dialog_comes_in_modules_of_which_none_brings_another() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ONE_BY_ONE],
        check=False,
        capture_output=True,
        text=True,
        timeout=180,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    *bringing, count = done.stdout.splitlines()
    assert bringing == []
    assert int(count) > 100
