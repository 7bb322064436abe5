"""Where `make run` and `make test` begin: finds a Python that is new enough and lets `installer.tasks` do the work.

    python3 installer/bootstrap.py run
    python3 installer/bootstrap.py test

Only this file has to be readable by an older Python, so that whoever has one is told what to do instead of being shown
a SyntaxError. The rest of `installer/` may use what the Python named in pyproject.toml offers, standard library only.
"""

import shutil
import subprocess
import sys
from pathlib import Path

THIS_FILE = Path(__file__).resolve()
OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("python3.11", "python3.12", "python3.13")
TOO_OLD = """\
ppm_desktop needs Python 3.11 or newer. This is Python {found}, and none of {tried} works here.

On Debian 12 or Ubuntu 24.04 and newer:  sudo apt-get install -y python3
Elsewhere:                               https://www.python.org/downloads/

Then run the same command again. If the new Python has another name:  make run PYTHON=/path/to/python3.12
"""


def is_new_enough(command: str) -> bool:
    """Whether `command` starts a Python that can run the project; a name on PATH may be an empty shim that cannot."""
    check = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    try:
        return subprocess.call([command, "-c", check], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0  # noqa: S603 - names from the list above
    except OSError:
        return False


def run_with_a_newer_python() -> int:
    """Start this file again with the first Python on PATH that is new enough, or say which one is needed."""
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found and is_new_enough(found):
            return subprocess.call([found, str(THIS_FILE), *sys.argv[1:]])  # noqa: S603 - as above
    sys.stderr.write(TOO_OLD.format(found=sys.version.split()[0], tried=", ".join(NEWER_PYTHONS)))
    return 1


def run_here() -> int:
    """Do the task in this process."""
    # As a script, the first place searched is installer/, where our modules would stand beside the standard library's.
    sys.path[0] = str(THIS_FILE.parent.parent)
    from installer import tasks  # noqa: PLC0415 - an older Python could not read it

    return tasks.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run_here() if sys.version_info >= OLDEST_PYTHON else run_with_a_newer_python())
