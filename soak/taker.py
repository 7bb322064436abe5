"""The process behind ``pool.Worker``: ``python -m soak.taker FORMAT START STOP SEED`` takes mutants and says a line about each."""

from __future__ import annotations

import gc
import resource
import sys
import traceback
import warnings
from pathlib import Path
from typing import Final

from soak.formats import FORMATS, mutant
from soak.pool import MOST_BYTES

_KILOBYTE: Final = 1024


def main(name: str, start: int, stop: int, seed: int) -> None:
    """Print the number before each mutant and number and outcome after it; an outcome that begins with ! is a failure."""
    warnings.simplefilter("ignore")  # of zipfile, when it writes a member twice on purpose
    for number in range(start, stop):
        data = mutant(name, number, seed)
        print(number, flush=True)
        try:
            outcome = str(FORMATS[name].door(data))
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            outcome = f"! {_told(error)}"
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTE > MOST_BYTES:
            print(number, "! memory", flush=True)
            return  # the peak would be held against all that follow
        print(number, outcome, flush=True)
        if number % 50 == 0:
            gc.collect()


def _told(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    said = str(error).splitlines()[:1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno} {said[0][:100] if said else ''}"


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
