"""``make bench``: all that the README says about speed, or what is named: ``make bench ARGS="engine usage"``."""

from __future__ import annotations

import platform
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks import best_mix, documents, engine, flips, frontier, people_mix, risk, slider_drag, usage, wallets, window

if TYPE_CHECKING:
    from collections.abc import Callable

#: What is measured, in this order; together it takes about half an hour.
PARTS: Final[dict[str, Callable[[], None]]] = {
    "engine": engine.main,
    "frontier": frontier.main,
    "flips": flips.main,
    "risk": risk.main,
    "wallets": wallets.main,
    "documents": documents.main,
    "window": window.main,
    "slider": slider_drag.report,
    "usage": usage.main,
    "people-mix": people_mix.main,
    "best-mix": best_mix.main,
}


def main(wanted: list[str]) -> int:
    """Measure all, or what is named; the exit code is 2 when there is no such part."""
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"There is no {', '.join(unknown)}. Known: {', '.join(PARTS)}")
        return 2
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, Python {platform.python_version()}, numpy {np.__version__}"
    )
    for name in wanted or PARTS:
        print(f"\n{name}", flush=True)
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
