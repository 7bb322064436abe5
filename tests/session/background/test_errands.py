from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from ppm_desktop.session.background.errands import Errands

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_work_is_done_in_a_thread_and_its_result_handed_over_in_ours(qtbot: QtBot) -> None:
    errands = Errands()
    seen: list[object] = []
    errands.send(threading.get_ident, lambda worker: seen.extend([worker, threading.get_ident()]))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] != threading.get_ident()
    assert seen[1] == threading.get_ident()
    errands.stop()


def test_a_failure_goes_to_its_own_handler_or_to_the_common_one(qtbot: QtBot) -> None:
    errands = Errands()
    own: list[Exception] = []

    def fail() -> None:
        raise ValueError

    errands.send(fail, lambda _nothing: None, own.append)
    qtbot.waitUntil(lambda: bool(own))
    with qtbot.waitSignal(errands.failed) as common:
        errands.send(fail, lambda _nothing: None)
    assert isinstance(own[0], ValueError)
    assert isinstance(common.args[0], ValueError)
    errands.stop()


def test_after_the_stop_nothing_is_handed_over(qtbot: QtBot) -> None:
    errands = Errands()
    gate = threading.Event()
    seen: list[bool] = []
    errands.send(lambda: gate.wait(10), seen.append)
    gate.set()
    errands.stop()
    qtbot.wait(50)
    assert seen == []
