"""Python's garbage, collected in the window's thread and between two events.

Left alone, Python looks for cycles in whichever thread happens to allocate: a worker that imports matplotlib would take
apart the widgets of a closed dialog, and a large search would fall into the middle of a key stroke.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

#: In milliseconds. Often enough that little gathers, seldom enough for a battery.
_PAUSE: Final = 1000


def collect_due() -> None:
    """Collect the oldest generation that Python's own thresholds say is due."""
    due = [count > threshold > 0 for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))


def settle() -> None:
    """Leave everything that is there now out of later searches: libraries stay loaded, and looking through them takes 50 ms and more."""
    gc.freeze()


def stop_automatic() -> None:
    """Let Python not look for garbage by itself."""
    gc.disable()


class GarbageTimer(QObject):
    """Stops automatic collection and does it by a timer of the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start. Collection stays in this thread until the program ends."""
        super().__init__(parent)
        stop_automatic()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(collect_due)
        self._timer.start()
