"""Keeping all that the program remembers in one folder of somebody's choice, such as the one beside the program on a stick.

Preferences, the firm's defaults, recovery copies, marks of open files, the log and matplotlib's list of fonts each ask the environment
where they belong, so that the processes which a window starts keep to the same folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from ppm_desktop.session.preferences import VARIABLE as PREFERENCES

#: Beside the program; where such a folder is there, it is used without being asked for.
FOLDER_NAME: Final = "ppm-desktop-data"
#: As in ``files.state_folder``, which is not imported before the window can be seen.
STATE: Final = "PPM_DESKTOP_STATE"
_FONT_LIST: Final = "MPLCONFIGDIR"
#: From Contents/MacOS/ppm-desktop to the folder that the application lies in.
_UP_FROM_BUNDLE: Final = 3


def program_folder() -> Path | None:
    """Return the folder that the one-folder build or application lies in; None when the program is installed as a Python package."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable)
    return program.parents[_UP_FROM_BUNDLE] if program.parent.name == "MacOS" else program.parent


def data_folder() -> Path | None:
    """Return the folder beside the program that ``--portable`` keeps everything in; it need not exist. None as above."""
    folder = program_folder()
    return None if folder is None else folder / FOLDER_NAME


def is_marked() -> bool:
    """Say whether that folder is there, so that the program keeps to it however it is started."""
    folder = data_folder()
    return folder is not None and folder.is_dir()


def keep_in(folder: Path) -> None:
    """Keep everything in ``folder`` from now on, made if need be. Call it before anything is remembered or looked up.

    Raises:
        OSError: Nothing can be written there; nothing has changed.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    trial = folder / f".trial-{os.getpid()}"
    trial.write_bytes(b"")
    trial.unlink()
    os.environ[PREFERENCES] = str(folder / "settings")
    os.environ[STATE] = str(folder / "state")
    os.environ[_FONT_LIST] = str(folder / "fonts")
