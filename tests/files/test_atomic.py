"""Saving never harms what was there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from systems import posix

from ppm_desktop.files.atomic import write_atomically

ENDLESS_SAVER = """
import sys
from pathlib import Path
from ppm_desktop.files.atomic import write_atomically
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for byte in (b"a", b"b"):
        write_atomically(path, byte * 3_000_000)
"""


def test_a_new_file_has_the_permissions_that_any_new_file_gets(tmp_path: Path) -> None:
    plain, saved = tmp_path / "plain", tmp_path / "saved"
    plain.write_bytes(b"x")
    write_atomically(saved, b"x")
    assert stat.S_IMODE(saved.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_an_existing_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_failed_save_leaves_the_old_file_and_no_debris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "project"
    path.write_bytes(b"old")

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == ["project"]


def test_a_saver_killed_at_any_moment_leaves_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "project"
    write_atomically(path, b"a" * 3_000_000)
    for pause in (0.0, 0.003, 0.007, 0.011, 0.02):
        saver = subprocess.Popen([sys.executable, "-c", ENDLESS_SAVER, str(path)], stdout=subprocess.PIPE)
        assert saver.stdout is not None
        assert saver.stdout.readline() == b"ready\n"
        time.sleep(0.05 + pause)
        saver.kill()
        saver.wait()
        saver.stdout.close()
        content = path.read_bytes()
        assert len(content) == 3_000_000
        assert set(content) in ({ord("a")}, {ord("b")})


def test_a_name_of_the_longest_length_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("計" * 80 + ".ppmplan")
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


@posix
def test_what_is_not_a_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="Not a file"):
        write_atomically(pipe, b"x")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
