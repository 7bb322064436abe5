"""A problem as a value: where it is, how bad it is, and what kind it is. Sentences are made at the edge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

_PLAIN_KEY: Final = re.compile(r"\w+")

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong or noteworthy at one place of a project or price book.

    ``values`` names what the sentence needs (``found``, ``expected`` …), already as text in the file's own spelling.
    """

    path: str  # as in "scenarios[0].groups[2].join"
    severity: Severity
    code: str  # names the kind; one sentence per code
    values: tuple[tuple[str, str], ...] = ()

    @property
    def value(self) -> dict[str, str]:
        """The values by name."""
        return dict(self.values)


def problem(path: str, severity: Severity, code: str, **values: object) -> Problem:
    """Make a problem, turning each value into text."""
    return Problem(path, severity, code, tuple((name, str(value)) for name, value in values.items()))


def at(path: str, *steps: str | int) -> str:
    """Extend a path: ``.key`` for plain keys, ``["any other key"]``, ``[3]`` for places in a list."""
    for step in steps:
        if isinstance(step, int):
            path += f"[{step}]"
        elif _PLAIN_KEY.fullmatch(step):
            path += f".{step}" if path else step
        else:
            path += f'["{step}"]'
    return path
