"""Hears what nobody should have to: uncaught exceptions, warnings of Qt, files written outside the scratch folder."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

#: What the offscreen platform says of what it leaves out, and Qt's test library of a hand that lets go beside the window.
_OF_THE_PLATFORM: Final = ("This plugin does not support", "Mouse event at ")
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES: Final = frozenset({"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.rmtree"})
_ROOT: Final = str(Path(__file__).resolve().parent.parent)


class Ears:
    """Tells ``say`` a kind and a text for each. Safe in any thread."""

    def __init__(self, say: Callable[[str, str], None], *writable: Path) -> None:
        """Listen to nothing yet; ``writable`` are the folders in which something may be written."""
        self._say = say
        self._writable = tuple(str(folder.resolve()) for folder in writable)

    def listen(self) -> None:
        """Take over all hooks of this process."""
        sys.excepthook = self._exception
        threading.excepthook = lambda args: self._exception(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self._exception(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(self._message)
        sys.addaudithook(self._audit)

    def _exception(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        self._say("exception", "".join(traceback.format_exception(kind, error, trace)))

    def _message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} and not text.startswith(_OF_THE_PLATFORM):
            self._say("Qt", f"{text}\n{''.join(_ours(traceback.extract_stack()))}")

    def _audit(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _mode, flags = arguments[:3]
            if isinstance(flags, int) and flags & _WRITING:
                self._judge(event, path)
        elif event in _CHANGES:
            for path in arguments[: 2 if event in {"os.rename", "os.link"} else 1]:
                self._judge(event, path)

    def _judge(self, event: str, path: object) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return  # a descriptor: it was judged when it was opened
        where = os.fsdecode(path)
        if event != "open" and not os.path.isabs(where):  # noqa: PTH117 - inside an audit hook: nothing that opens anything
            return  # in a folder that is taken away as a whole, which was judged
        where = os.path.abspath(where)  # noqa: PTH100 - as above
        if not where.startswith((*self._writable, "/dev/", "/proc/")):
            self._say("outside", f"{event} {where}\n{''.join(_ours(traceback.extract_stack()))}")


def _ours(stack: traceback.StackSummary) -> list[str]:
    """Keep what lies in this project, the latest ten."""
    return [f"  {frame.filename}:{frame.lineno} in {frame.name}\n" for frame in stack if frame.filename.startswith(_ROOT)][-10:]
