"""Why calls cannot be made a plan."""

from __future__ import annotations

from typing import Literal

FitProblem = Literal["nobody", "too_long", "no_country"]


class FitError(ValueError):
    """The calls come to no plan; ``values`` are the facts of the sentence about it."""

    def __init__(self, code: FitProblem, **values: object) -> None:
        super().__init__(code, values)
        self.code: FitProblem = code
        self.values = values
