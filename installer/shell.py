"""Speaking to the person in the terminal, and starting programs."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent

Command = Sequence[str | Path]


class SetupError(Exception):
    """Set-up cannot go on; the text says what happened and what to do, and is shown as it is."""


def say(text: str = "") -> None:
    """Write a line at once, so that it stays before the output of the program started next."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def start(
    command: Command,
    *,
    environment: Mapping[str, str] | None = None,
    stdout: IO[bytes] | None = None,
) -> int:
    """Run a program in the project folder, in view of the person, and return its exit code."""
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=stdout, check=False).returncode  # noqa: S603 - fixed programs, no shell


def ask(command: Command, *, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a program out of sight; return its exit code and all it wrote. 127, as in a shell, when there is no such program."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed programs, no shell
            command,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as failure:
        return 127, str(failure)
    return done.returncode, done.stdout
