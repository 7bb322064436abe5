"""Who has which project file open: a mark per file in the state folder, so that two windows do not overwrite each other."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from ppm_desktop.files.processes import is_alive, own_start
from ppm_desktop.files.state_folder import state_folder


class OpenMarks:
    """The folder of marks. A mark of a dead process counts for nothing. Never raises: without marks, hashes still protect the file."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use ``folder``, by default the program's own."""
        self._folder = folder or state_folder() / "open"

    def take(self, path: Path) -> bool:
        """Mark a file as open here; False when a window of another living process has it."""
        if self.held_elsewhere(path):
            return False
        mark = {"path": str(path), "pid": os.getpid(), "process_start": own_start()}
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            # In the window's thread, so without waiting for the disk; half a mark counts for none.
            self._place(path).write_text(json.dumps(mark, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return True

    def release(self, path: Path) -> None:
        """Take this process's mark away; somebody else's stays."""
        mark = self._read(path)
        if mark is not None and mark.get("pid") == os.getpid() and mark.get("process_start") == own_start():
            with contextlib.suppress(OSError):
                self._place(path).unlink(missing_ok=True)

    def held_elsewhere(self, path: Path) -> bool:
        """Say whether a window of another living process has the file open."""
        mark = self._read(path)
        if mark is None:
            return False
        pid, start = mark.get("pid"), mark.get("process_start")
        return isinstance(pid, int) and isinstance(start, str) and pid != os.getpid() and is_alive(pid, start)

    def _read(self, path: Path) -> dict[str, Any] | None:
        try:
            mark = json.loads(self._place(path).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        return mark if isinstance(mark, dict) else None

    def _place(self, path: Path) -> Path:
        """Return where the mark of a file is. Links lead to the file itself; case does not matter where the system ignores it."""
        real = os.path.normcase(os.path.realpath(path))
        return self._folder / f"{hashlib.sha256(real.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"
