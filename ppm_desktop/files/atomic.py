"""Writing a file so that at every moment either the old or the new one is there, whole."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: How the name of a temporary file ends, which a process that was killed leaves behind.
UNFINISHED: Final = ".saving"


def write_atomically(path: Path, data: bytes | Iterable[bytes], *, private: bool = False) -> None:
    """Replace the content of ``path``. Raises ``OSError`` when that is not possible; the old file is then untouched.

    The new content goes to a temporary file beside the old one and reaches the disk before it takes the old one's
    place. A symbolic link is followed, so that the link stays a link; permissions of an existing file are kept.
    A ``private`` file is its owner's only, whatever it was before. Data may come in pieces, which are made while they are written:
    what takes more memory than a laptop has still fits on its disk.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "Not a file", str(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "The file is read-only", str(path))
    # Short, so that a name of the longest length a file system allows can still be saved.
    name = target.parent / f".{os.urandom(8).hex()}{UNFINISHED}"
    # 0o666 less the umask is what any new file of this user gets; O_EXCL never writes through somebody else's link.
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600 if private else 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in (data,) if isinstance(data, bytes) else data:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            with contextlib.suppress(FileNotFoundError):
                name.chmod(stat.S_IMODE(target.stat().st_mode))
        name.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            name.unlink()
        raise
    _flush_directory(target.parent)


def _flush_directory(folder: Path) -> None:
    """Make the replacement itself survive a power cut, where the system offers that."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # some network file systems refuse; the file is saved all the same
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
