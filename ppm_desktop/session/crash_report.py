"""A report of an error that nobody caught, with nothing of anybody's plan in it.

It says where in the program's own code the error arose, on what it ran, and how large the plan is, roughly. Messages
of errors may quote names, amounts or paths, so that they are left out; so are the values of variables, and the paths
of files that are not the program's own. It is written in English, for whoever mends the program.
"""

from __future__ import annotations

import hashlib
import platform
import re
import traceback
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import PySide6
from PySide6.QtCore import qVersion

import ppm_desktop
from ppm_desktop.wording import current_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from ppm_desktop.session.document import Document

_PACKAGE: Final = Path(ppm_desktop.__file__).resolve().parent
#: Written by whoever builds a program without sources: what ``build_id`` said of them.
_NOTED_ID: Final = _PACKAGE / "build-id.txt"
#: Stands for what is not told.
_LEFT_OUT: Final = "…"
_MOST_FRAMES: Final = 60
_MOST_CAUSES: Final = 5
_MOST_STEPS: Final = 30
#: The first number that is beyond each band.
_BANDS: Final = ((1, "0"), (2, "1"), (10, "2-9"), (51, "10-50"), (201, "51-200"), (1001, "201-1000"))
_CODE: Final = re.compile(r"[A-Za-z0-9_.-]{1,60}")


def where_it_happened(error: BaseException | None, kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the type of an error and the stack that led to it, then the same of what caused it. Safe in any thread."""
    lines = [_named(kind, error), *_frames(trace)]
    cause = error
    for _ in range(_MOST_CAUSES):
        cause = (cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)) if cause is not None else None
        if cause is None:
            break
        lines.extend(["caused by", _named(type(cause), cause), *_frames(cause.__traceback__)])
    return "\n".join(lines)


def report(where: str, document: Document | None, theme: str) -> str:
    """Return the whole report; ``where`` is what ``where_it_happened`` said. Only in the window's thread."""
    return "\n".join(
        (
            f"ppm_desktop {_version()}, build {build_id()}",
            f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
            f"{platform.system()} {_digits(platform.release())}, {platform.machine()}",
            f"theme {theme}, language {current_language()}",
            "",
            where,
            "",
            *_about_the_plan(document),
        )
    )


def build_id() -> str:
    """Return twelve digits that differ for every other text of the program's code; the same wherever that is installed."""
    if _NOTED_ID.is_file():
        return _NOTED_ID.read_text(encoding="ascii").strip()
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def band(count: int) -> str:
    """Return roughly how many there are."""
    return next((text for limit, text in _BANDS if count < limit), "more than 1000")


def _named(kind: type[BaseException], error: BaseException | None) -> str:
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    code = getattr(error, "code", None) if kind.__module__.startswith("ppm_desktop.") else None
    return f"{name} ({code})" if isinstance(code, str) and _CODE.fullmatch(code) else name


def _frames(trace: TracebackType | None) -> Iterator[str]:
    found = list(traceback.walk_tb(trace))
    for frame, line in found[-_MOST_FRAMES:]:
        yield f"  {_own_path(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"


def _own_path(file: str) -> str:
    if file.startswith((f"{_PACKAGE.name}/", f"{_PACKAGE.name}\\")):  # the one-folder build knows no folders of its sources
        return file.replace("\\", "/")
    try:
        return (Path(_PACKAGE.name) / Path(file).resolve().relative_to(_PACKAGE)).as_posix()
    except (ValueError, OSError):
        return _LEFT_OUT


def _about_the_plan(document: Document | None) -> Iterator[str]:
    if document is None:
        yield "no plan open"
        return
    from ppm_desktop.session.edits.edit_kinds import recent_kinds  # noqa: PLC0415 - rarely needed

    project, scenarios = document.project, document.project.scenarios
    counts = {
        "scenarios": len(scenarios),
        "groups": max((len(scenario.groups) for scenario in scenarios), default=0),
        "options": max((len(scenario.options) for scenario in scenarios), default=0),
        "products": len(project.price_book.products),
        "rates": len(project.price_book.rates),
        "months": project.months,
        "snapshots": len(project.snapshots),
        "problems": len(document.problems),
    }
    yield "plan"
    yield from (f"  {name} {band(count)}" for name, count in counts.items())
    kinds = recent_kinds(document.undo_stack, _MOST_STEPS)
    yield f"last edits, the newest last: {band(len(kinds))}"
    yield from (f"  {kind}" for kind in kinds)


def _version() -> str:
    try:
        return version("ppm-desktop")
    except PackageNotFoundError:
        return "not installed"


def _digits(text: str) -> str:
    """Keep the number of a system's release; some systems put the name of a machine or a person behind it."""
    found = re.match(r"[\d.]+", text)
    return found[0].rstrip(".") if found else _LEFT_OUT
