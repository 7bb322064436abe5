"""Whether there is a display to show a window on, as far as that is known at once; without one, Qt would end the process with a core dump."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_X_SOCKETS: Final = "/tmp/.X11-unix/X"  # noqa: S108 - where X has them
_NAMED_SOCKETS: Final = Path("/proc/net/unix")


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Say False where no window can be shown; True also where only trying would tell, such as a display of another machine."""
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_SOCKET"):
        return True
    return _has_wayland(environment) or _has_x(environment.get("DISPLAY", ""))


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and Path(environment.get("XDG_RUNTIME_DIR", ""), name).exists()


def _has_x(name: str) -> bool:
    host, colon, screen = name.rpartition(":")
    if not colon or host not in {"", "unix"}:
        return bool(colon)
    place = _X_SOCKETS + screen.partition(".")[0]
    if Path(place).exists():
        return True
    try:  # a socket that has a name and no file
        return any(line.endswith(f"@{place}") for line in _NAMED_SOCKETS.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return True
