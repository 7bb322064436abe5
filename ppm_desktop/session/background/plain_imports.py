"""Python's own import, put back in place of the one that PySide6 installs."""

from __future__ import annotations

import builtins


def restore_plain_imports() -> None:
    """Undo PySide6's replacement of ``__import__``; call it once, after the first import of PySide6 and before any thread.

    The replacement serves ``from __feature__ import …``, which this program does not use. It reads the source of every
    module that is imported, and it is not safe when two threads import at once: with the project file's reader and
    matplotlib loading side by side, 3 of 25 starts ended with ``ImportError: cannot import name 'import_string' from
    partially initialized module 'pydantic._internal._validators'`` (PySide6 6.11.3); without it, none of 25.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
