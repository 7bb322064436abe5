"""Where the program keeps what belongs to a session and not to a project: recovery copies, and who has which file open."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from platformdirs import user_state_path

VARIABLE: Final = "PPM_DESKTOP_STATE"


def state_folder() -> Path:
    """Return the folder: the environment's, otherwise the system's place for such things."""
    wanted = os.environ.get(VARIABLE, "")
    return Path(wanted) if wanted else user_state_path("ppm-desktop", appauthor=False)
