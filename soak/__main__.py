"""Run ``python -m soak`` for all of it, or name one: ``python -m soak mutants --count 2000``."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

#: Each is a module of this package with ``main(arguments) -> exit code``; options after its name are its own.
RUNS: Final = ("kills", "mutants", "monkey")


def main(arguments: list[str]) -> int:
    """Do the run that is named first, or all of them one after the other, even after one failed."""
    if arguments and arguments[0] not in RUNS:
        print(f"Usage: python -m soak [{'|'.join(RUNS)} [options]]")
        return 2
    wanted = arguments[:1] or RUNS
    failed = [name for name in wanted if import_module(f"soak.{name}").main(arguments[1:]) != 0]
    print("\nNothing broke." if not failed else f"\nBroke: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
