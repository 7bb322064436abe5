"""Which process wrote something: its number and when it started, because systems give the number of a dead process to a new one."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

_GONE = ""


@cache
def own_start() -> str:
    """Return when this process started."""
    return started(os.getpid())


def is_alive(pid: int, start: str) -> bool:
    """Say whether the process that had this number and start is still running."""
    return pid > 0 and start != _GONE and started(pid) == start


def started(pid: int) -> str:
    """Return when a process started, in whatever form the system has it; "" when there is no such process."""
    if sys.platform == "win32":
        return _windows(pid)
    if Path("/proc/self/stat").exists():
        return _linux(pid)
    return _posix(pid)


def _linux(pid: int) -> str:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
    except OSError:
        return _GONE
    # The name stands in brackets and may hold spaces and brackets itself; after it: state, …, the start as the 22nd field of all.
    fields = text.rpartition(")")[2].split()
    state, ticks = fields[0], fields[19]
    return _GONE if state in {"Z", "X", "x"} else f"{boot}/{ticks}"


def _posix(pid: int) -> str:
    """Ask ``ps``, which macOS and the BSDs have."""
    import subprocess  # noqa: PLC0415 - Linux and Windows never need it, and the window is seen before

    asked = ["/bin/ps", "-o", "lstart=", "-p", str(pid)]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=5, env={"LC_ALL": "C"})  # noqa: S603 - a fixed command and a number
    except (OSError, subprocess.TimeoutExpired):
        return _GONE
    return done.stdout.strip()


if sys.platform == "win32":  # pragma: no cover - mypy and this branch look at one system at a time
    import ctypes
    from ctypes import wintypes

    _QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
    _STILL_ACTIVE = 259

    def _windows(pid: int) -> str:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = wintypes.HANDLE(kernel.OpenProcess(_QUERY, 0, pid))
        if not handle.value:
            return _GONE
        try:
            times = [wintypes.FILETIME() for _ in range(4)]
            code = wintypes.DWORD()
            kernel.GetExitCodeProcess(handle, ctypes.byref(code))
            if code.value != _STILL_ACTIVE or not kernel.GetProcessTimes(handle, *(ctypes.byref(time) for time in times)):
                return _GONE
            return str((times[0].dwHighDateTime << 32) + times[0].dwLowDateTime)
        finally:
            kernel.CloseHandle(handle)
