"""The `.venv` folder: made once, filled from a lock file, and left alone for as long as nothing has changed."""

import enum
import hashlib
import json
import os
import platform
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from installer.shell import ROOT, Command, SetupError, ask, say, start
from installer.system_packages import SystemPackage, is_module, venv_package

RUN_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
PACKAGE_LOCK = "requirements-package.lock"
SPARK_LOCK = "requirements-spark.lock"
#: The locks that bring all that another one brings, and more.
LARGER_LOCKS = {RUN_LOCK: (DEV_LOCK, SPARK_LOCK), DEV_LOCK: (SPARK_LOCK,)}
STAMP = "ppm-setup.json"
PROGRAMS = "Scripts" if os.name == "nt" else "bin"
VENV = ROOT / ".venv"
# uv's own environment, when the machine has no uv: apart from .venv, because `uv pip sync` removes what the lock does not name.
UV_VENV = ROOT / ".uv"


@dataclass(frozen=True)
class Stamp:
    """What a `.venv` was made from. Kept inside it, and compared before anything slow is started."""

    interpreter: str
    folder: str
    lock: str
    lock_hash: str
    project_hash: str


class Work(enum.Enum):
    """How much of `.venv` has to be done again."""

    NOTHING = enum.auto()
    PROJECT = enum.auto()
    FILL = enum.auto()
    CREATE = enum.auto()


def hash_of(file: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def this_interpreter() -> str:
    """Return version and home of the Python that runs us; the same from inside an environment made with it."""
    return f"{platform.python_version()} {sys.base_prefix}"


def interpreter_of(python: Path) -> str:
    """Return the same as `this_interpreter` for another Python; nothing if it does not start."""
    code, answer = ask([python, "-c", "import platform, sys; print(platform.python_version(), sys.base_prefix)"])
    return answer.strip() if code == 0 else ""


def read_stamp(venv: Path) -> Stamp | None:
    """Return the stamp of an environment; None if it has none that we can read, and so may be half made."""
    try:
        return Stamp(**json.loads((venv / STAMP).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(venv: Path, stamp: Stamp) -> None:
    """Say what an environment was made from: the last step of making it."""
    (venv / STAMP).write_text(json.dumps(asdict(stamp), indent=1) + "\n", encoding="utf-8")


def wanted_stamp(root: Path, lock: str) -> Stamp:
    """Return the stamp that an environment of this project has when it is up to date."""
    return Stamp(
        interpreter=this_interpreter(),
        # Its programs start with the path of their Python, so an environment does not survive being moved.
        folder=str(root),
        lock=lock,
        lock_hash=hash_of(root / lock),
        # The commands and the version that the environment knows come from here.
        project_hash=hash_of(root / "pyproject.toml"),
    )


def lock_to_fill_from(asked: str, found: Stamp | None) -> str:
    """Choose the lock: an environment with the development tools, or with Spark, can also do what takes less, so it keeps them."""
    return found.lock if found is not None and found.lock in LARGER_LOCKS.get(asked, ()) else asked


def work_needed(found: Stamp | None, wanted: Stamp) -> Work:
    """Decide what turns an environment into the wanted one. One without a stamp is filled again, not thrown away."""
    if found is None:
        return Work.FILL
    if (found.interpreter, found.folder) != (wanted.interpreter, wanted.folder):
        return Work.CREATE
    if (found.lock, found.lock_hash) != (wanted.lock, wanted.lock_hash):
        return Work.FILL
    return Work.NOTHING if found.project_hash == wanted.project_hash else Work.PROJECT


def program(name: str, venv: Path = VENV) -> Path:
    """Return the path of a program in an environment."""
    return venv / PROGRAMS / (f"{name}.exe" if os.name == "nt" else name)


def uv_at_hand() -> Path | None:
    """Return uv from PATH or from `.uv`. One that does not start, such as an empty shim, is passed over."""
    for candidate in (shutil.which("uv"), program("uv", UV_VENV)):
        if candidate and ask([candidate, "--version"])[0] == 0:
            return Path(candidate)
    return None


def packages_needed() -> tuple[SystemPackage, ...]:
    """Return what the system must have for making `.venv`: nothing, once it is made, or if uv or pip is there to begin with."""
    return () if read_stamp(VENV) or is_module("pip") or uv_at_hand() else (venv_package(),)


def find_uv() -> Path:
    """Return uv, installed into `.uv` if need be.

    Raises:
        SetupError: when it cannot be installed.

    """
    if found := uv_at_hand():
        return found
    if not is_module("ensurepip") and not is_module("pip"):
        message = "Set-up stops here: without uv, venv or pip nothing can be installed. Nothing was changed."
        raise SetupError(message)
    say("Installing uv, which makes and fills .venv, into the folder .uv")
    # pip of this Python can serve an environment that has none of its own.
    with_pip: tuple[Command, Command] = (
        [sys.executable, "-m", "venv", "--clear", UV_VENV],
        [program("python", UV_VENV), "-m", "pip", "install", "--quiet", "uv>=0.6"],
    )
    without_pip: tuple[Command, Command] = (
        [sys.executable, "-m", "venv", "--clear", "--without-pip", UV_VENV],
        [sys.executable, "-m", "pip", "--python", program("python", UV_VENV), "install", "--quiet", "uv>=0.6"],
    )
    for command in with_pip if is_module("ensurepip") else without_pip:
        code, output = ask(command)
        if code != 0:
            message = f"Set-up stops here: uv could not be installed. The step that failed said:\n\n{output.strip()}\n"
            raise SetupError(message)
    return program("uv", UV_VENV)


def environment_for_uv() -> dict[str, str]:
    """Return the variables for uv, which reads none of pip's settings: a firm's package index and certificate are handed on."""
    environment = dict(os.environ)
    python = program("python", UV_VENV) if program("python", UV_VENV).exists() else Path(sys.executable)
    code, listing = ask([python, "-m", "pip", "config", "list"])
    settings = dict(line.split("=", 1) for line in listing.splitlines() if "=" in line) if code == 0 else {}
    for setting, variable in (("index-url", "UV_DEFAULT_INDEX"), ("cert", "SSL_CERT_FILE")):
        for section in ("global", "install", ":env:"):
            value = settings.get(f"{section}.{setting}", "").strip("'\"")
            if value and variable not in os.environ:
                environment[variable] = value
    return environment


def provide_environment(asked: str) -> None:
    """Bring `.venv` up to date with the lock asked for, doing only what has to be done.

    Raises:
        SetupError: when it cannot be done; what failed is shown.

    """
    found = read_stamp(VENV)
    python = program("python")
    wanted = wanted_stamp(ROOT, lock_to_fill_from(asked, found))
    work = work_needed(found, wanted)
    if work is Work.NOTHING and python.exists():
        return
    (VENV / STAMP).unlink(missing_ok=True)
    if work is not Work.CREATE and interpreter_of(python) != wanted.interpreter:
        work = Work.CREATE
    uv = find_uv()
    environment = environment_for_uv()
    # Progress for a person; in a log it would be a list of a hundred packages.
    quiet = () if sys.stderr.isatty() else ("--quiet",)
    steps: list[Command] = []
    if work is Work.CREATE:
        say(f"Making .venv with Python {platform.python_version()}")
        shutil.rmtree(VENV, ignore_errors=True)
        # Not sys.executable, which may be the Python of the very .venv that was just removed.
        base = getattr(sys, "_base_executable", None) or sys.executable
        steps.append([uv, "venv", "--quiet", "--python", base, VENV])
    if work is not Work.PROJECT:
        say(f"Filling .venv from {wanted.lock}; the first time this takes a minute")
        # Compiled at once: where PYTHONDONTWRITEBYTECODE is set, every start would compile all of it again.
        steps.append([uv, "pip", "sync", *quiet, "--python", python, "--require-hashes", "--compile-bytecode", wanted.lock])
    steps.append([uv, "pip", "install", *quiet, "--python", python, "--no-deps", "--editable", "."])
    for step in steps:
        if start(step, environment=environment) != 0:
            message = "Set-up stops here; the reason is above. Once that is mended, run the same command again."
            raise SetupError(message)
    write_stamp(VENV, wanted)
