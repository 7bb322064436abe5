"""Why an import stops: one problem, for which ``reports.usage.sentences`` has the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.problem import problem

if TYPE_CHECKING:
    from ppm_desktop.domain.problem import Problem


class UsageRefusedError(Exception):
    """The exports cannot be used as they are."""

    def __init__(self, reason: Problem) -> None:
        super().__init__(reason.code)
        self.problem = reason


class UsageCancelledError(Exception):
    """Somebody asked the import to stop; nothing of it is left."""


def refused(file: str, code: str, **values: object) -> UsageRefusedError:
    """Return the error that refuses one file."""
    return UsageRefusedError(problem(file, "error", code, **values))


def unreadable(file: str, error: OSError) -> UsageRefusedError:
    """Return the error for a file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        return refused(file, "usage_missing")
    return refused(file, "usage_unreadable", reason=error.strerror or str(error))
