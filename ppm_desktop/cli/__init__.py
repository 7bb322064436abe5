"""``ppm``: the same answers without a window. One file per command, each a thin layer over the engine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell an error as Python does, but not that somebody pressed Ctrl-C: until the commands are imported nobody else catches it."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _tell
