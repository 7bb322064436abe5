"""Recovery copies: unsaved work as an ordinary project file, beside a small head that says where it came from.

A copy belongs to the process that writes it. When that process is dead and its copy still there, the work was lost,
and another process may take the copy over. The original file is never touched.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ppm_desktop.files.atomic import UNFINISHED, write_atomically
from ppm_desktop.files.presence import is_file
from ppm_desktop.files.processes import is_alive, own_start
from ppm_desktop.files.state_folder import state_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD: Final = ".json"
COPY: Final = ".ppmplan"
#: Bytes of a name in a folder, on all systems.
_LONGEST_NAME: Final = 255
_LARGEST_HEAD: Final = 100_000
#: No system has more; Windows takes them as 32 bits.
_LAST_PID: Final = (1 << 32) - 1
_WEEK: Final = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Head:
    """What is known about a recovery copy besides its content."""

    name: str  # the document's name, as its window had it
    original: str  # absolute path of its file; "" when it has none yet
    fingerprint: str  # of the original when it was read or saved, see files.fingerprint
    written: str  # "YYYY-MM-DDTHH:MM:SSZ"
    copy: str  # file name of the copy, in the same folder
    pid: int
    process_start: str


_HEAD_KEYS: Final = frozenset(field.name for field in fields(Head))


@dataclass(frozen=True, slots=True)
class Leftover:
    """A copy whose process is dead."""

    head: Head
    head_path: Path

    @property
    def copy_path(self) -> Path:
        """Where the work is."""
        return self.head_path.with_name(self.head.copy)

    @property
    def original(self) -> Path | None:
        """The file that the work belongs to, if it had one; in a damaged head may stand what no file can be called."""
        path = Path(self.head.original)
        try:
            longest = max(map(len, map(os.fsencode, path.parts)), default=0)
        except UnicodeEncodeError:
            return None
        return path if path.is_absolute() and path.name and "\0" not in self.head.original and longest <= _LONGEST_NAME else None


def now_text() -> str:
    """Return the present moment as heads and snapshots spell it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class RecoveryStore:
    """The folder of recovery copies. May be used from any thread; raises ``OSError`` when it cannot write."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use ``folder``, by default the program's own."""
        self.folder = folder or state_folder() / "recovery"

    def new_token(self) -> str:
        """Return a name that no other copy has."""
        return f"{os.getpid()}-{os.urandom(6).hex()}"

    def write(self, token: str, data: bytes, *, name: str, original: Path | None, fingerprint: str) -> None:
        """Write or replace the copy ``token``: first the work, then the head that makes it count."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        copy = self.folder / f"{token}{COPY}"
        write_atomically(copy, data, private=True)
        head = Head(name, str(original or ""), fingerprint, now_text(), copy.name, os.getpid(), own_start())
        self._write_head(self.folder / f"{token}{HEAD}", head)

    def remove(self, token: str) -> None:
        """Remove the copy ``token``; there need not be one."""
        self._unlink(self.folder / f"{token}{HEAD}")  # first: a copy without a head is never offered
        self._unlink(self.folder / f"{token}{COPY}")

    def leftovers(self) -> tuple[Leftover, ...]:
        """Return the copies of dead processes, newest first. What killed processes left half done is swept away after a week."""
        self._sweep()
        found = [Leftover(head, path) for path, head in self._heads() if not is_alive(head.pid, head.process_start)]
        return tuple(sorted((one for one in found if is_file(one.copy_path)), key=lambda one: one.head.written, reverse=True))

    def take_over(self, leftover: Leftover) -> Leftover | None:
        """Make a leftover this process's own, so that no other one offers it; None when another was quicker."""
        token = self.new_token()
        mine, copy = self.folder / f"{token}{HEAD}", self.folder / f"{token}{COPY}"
        try:
            # At every moment, also on a full disk, there is a head that leads to a whole copy.
            leftover.head_path.rename(mine)  # of two who try, one fails
            write_atomically(copy, leftover.copy_path.read_bytes(), private=True)
            taken = Leftover(replace(leftover.head, copy=copy.name, pid=os.getpid(), process_start=own_start()), mine)
            self._write_head(mine, taken.head)
        except OSError:
            return None
        self._unlink(leftover.copy_path)
        return taken

    def stays_with(self, leftover: Leftover) -> str:
        """Return the token under which a copy that was taken over is written on."""
        return leftover.head_path.stem

    def discard(self, leftover: Leftover) -> None:
        """Remove a leftover for good."""
        self._unlink(leftover.head_path)
        self._unlink(leftover.copy_path)

    def _heads(self) -> Iterator[tuple[Path, Head]]:
        try:
            paths = sorted(path for path in self.folder.iterdir() if path.suffix == HEAD)
        except OSError:  # no such folder, or one that is not ours
            return
        for path in paths:
            head = _read_head(path)
            if head is not None:
                yield path, head

    def _sweep(self) -> None:
        """Remove temporary files and copies without a head: nobody is ever offered them, and they hold somebody's plan."""
        with contextlib.suppress(OSError):
            paths = list(self.folder.iterdir())
            led_to = {head.copy for _path, head in self._heads()}
            for path in paths:
                # What a damaged head may lead to is somebody's work, too.
                headless = path.suffix == COPY and path.name not in led_to and not path.with_suffix(HEAD).exists()
                # A week, because another process may be between the copy and its head, and clocks are set anew.
                if (headless or path.suffix == UNFINISHED) and time.time() - path.stat().st_mtime > _WEEK:
                    self._unlink(path)

    def _write_head(self, path: Path, head: Head) -> None:
        write_atomically(path, (json.dumps(asdict(head), indent=2, sort_keys=True) + "\n").encode(), private=True)

    def _unlink(self, path: Path) -> None:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _read_head(path: Path) -> Head | None:
    """Read a head; whatever is not one is passed over, and left where it is."""
    if not is_file(path):  # opening a pipe waits for a writer
        return None
    try:
        with path.open("rb") as file:
            values = json.loads(file.read(_LARGEST_HEAD))
        # A newer version of the program may have written more about its copy.
        head = Head(**{key: value for key, value in values.items() if key in _HEAD_KEYS})
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    texts = (head.name, head.original, head.fingerprint, head.written, head.copy, head.process_start)
    if not all(isinstance(text, str) for text in texts) or not isinstance(head.pid, int):
        return None
    # A head names a neighbour; nothing else on the disk is read or removed in its name.
    return head if Path(head.copy).name == head.copy and head.copy.endswith(COPY) and head.pid <= _LAST_PID else None
