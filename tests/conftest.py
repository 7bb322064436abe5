"""What every test shares: a screen or none, preferences of its own, and the program's way of importing."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import no_network
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

# Before Qt makes its application. Without a screen, and without Xvfb to make one, Qt would end the whole process.
if sys.platform == "linux" and not os.environ.get("DISPLAY") and shutil.which("Xvfb") is None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Before platformdirs is asked, also by programs that tests start: nobody's own preferences are read or written.
_PREFERENCES = Path(tempfile.mkdtemp(prefix="ppm-desktop-tests-"))
for _variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
    os.environ[_variable] = str(_PREFERENCES)
# Except matplotlib's font list, which takes seconds to make.
os.environ.setdefault("MPLCONFIGDIR", str(Path.home() / ".cache" / "matplotlib"))

# Nothing reaches the network, neither here nor in a Python that a test starts.
no_network.block()
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, (str(Path(__file__).with_name("no_network_in_children")), os.environ.get("PYTHONPATH", "")))
)

import PySide6.QtCore  # noqa: E402, F401 - installs the import that the next line undoes

from ppm_desktop.session.background.garbage import collect_due  # noqa: E402 - as below
from ppm_desktop.session.background.plain_imports import restore_plain_imports  # noqa: E402 - after the environment is set

restore_plain_imports()
gc.disable()


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Collect garbage as the program does: here, never in a worker that happens to allocate."""
    yield
    collect_due()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_PREFERENCES, ignore_errors=True)
