"""The text of a menu entry whose key is not the entry's own."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def with_key(text: str, key: str | QKeySequence.StandardKey) -> str:
    """Return the text with the key at the right, as the desktop and the language write it."""
    return f"{text}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"
