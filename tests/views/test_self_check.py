"""The program tries itself, needs no network for it, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from ppm_desktop.catalog.resource_files import resources_root

if TYPE_CHECKING:
    from pathlib import Path

#: Read by every Python that is started, the process for reports included: whoever wants a connection is ended at once.
NO_SOCKETS = """
import os, sys

def forbid(event, _arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        sys.stderr.write(f"wanted the network: {event}\\n")
        os._exit(97)

sys.addaudithook(forbid)
"""


def checked(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    (folder / "hooks").mkdir()
    (folder / "hooks" / "sitecustomize.py").write_text(NO_SOCKETS)
    (folder / "home").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(folder / "hooks"), "HOME": str(folder / "home"), "LANG": "C.UTF-8", **variables}
    command = [sys.executable, "-m", "ppm_desktop", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=170, env=environment)


def test_every_part_works_without_a_network_and_nothing_is_left_behind(tmp_path: Path) -> None:
    done = checked(tmp_path, "--self-check", TMPDIR=str(tmp_path / "home"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        *("Sample", "Engine", "Exports", "Usage export", "Window", "Report"),
        "Everything works.",
    ]
    assert "Traceback" not in done.stderr
    assert "leaked" not in done.stderr
    assert list((tmp_path / "home").iterdir()) == []


def test_the_hook_of_this_test_ends_whoever_wants_the_network(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_SOCKETS)
    wants = "import socket; socket.socket().connect(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", wants], check=False, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True)
    assert done.returncode == 97


def test_a_part_that_does_not_work_is_named_and_the_exit_code_says_so(tmp_path: Path) -> None:
    """An installation in which the report's template is missing, as a builder might forget it."""
    broken = tmp_path / "broken"
    broken.mkdir()
    for entry in resources_root().iterdir():
        (broken / entry.name).symlink_to(entry)
    (broken / "report").unlink()
    start = (
        "import sys; from pathlib import Path; from ppm_desktop.catalog import resource_files as r; "
        f"r.resources_root.__defaults__ = ((Path({str(broken)!r}),),); "
        "from ppm_desktop.app import main; sys.exit(main(['--self-check']))"
    )
    done = subprocess.run([sys.executable, "-c", start], check=False, capture_output=True, text=True, timeout=170)
    assert done.returncode == 1
    assert "Exports: does not work." in done.stdout
    assert "Sample: opened" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Not everything works")


def test_an_installation_without_its_data_ends_with_a_sentence(tmp_path: Path) -> None:
    start = (
        "import sys; from pathlib import Path; from ppm_desktop.catalog import resource_files as r; "
        f"r.resources_root.__defaults__ = ((Path({str(tmp_path / 'none')!r}),),); "
        "from ppm_desktop.app import main; sys.exit(main([]))"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", start], check=False, capture_output=True, text=True, timeout=120, env=environment)
    assert done.returncode == 1
    assert "is not installed completely" in done.stderr
    assert "Traceback" not in done.stderr
