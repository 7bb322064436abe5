"""Where the priced numbers are: countries and line types, and the mixes over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple, get_args

CallType = Literal["toll", "toll_free", "dial_out"]
Line = Literal["any", "landline", "mobile", "premium"]

CALL_TYPES: Final[tuple[CallType, ...]] = get_args(CallType)
LINES: Final[tuple[Line, ...]] = get_args(Line)


class Destination(NamedTuple):
    """The number that is priced: a country, and for dial-out a line type."""

    country: str  # ISO 3166-1 alpha-2; Kosovo is XK
    line: Line = "any"

    @classmethod
    def parse(cls, key: str) -> Destination:
        """Read ``"GB"`` or ``"GB/mobile"``. Raises ``ValueError`` for an unknown line type; the country is not judged here."""
        return _parsed(key)

    def __str__(self) -> str:
        """Format as in the project file: the line type is left out when it is ``any``."""
        return self.country if self.line == "any" else f"{self.country}/{self.line}"


@lru_cache(maxsize=4096)
def _parsed(key: str) -> Destination:
    """Read a destination: the few hundred there are stand in the thousands of mixes of a large plan."""
    country, slash, line = key.partition("/")
    if not slash:
        return Destination(country)
    for known in LINES:
        if line == known:
            return Destination(country, known)
    message = f"not a line type: {line!r}"
    raise ValueError(message)


#: Shares over destinations, sorted by destination; they sum to 1 when the call type is in use.
Mix = tuple[tuple[Destination, float], ...]


def mix_of(shares: dict[Destination, float]) -> Mix:
    """Sort shares into the one order that a mix has."""
    return tuple(sorted(shares.items()))


@dataclass(frozen=True, slots=True)
class DestinationMixes:
    """One mix per call type. An empty mix means that the call type is not expected to be used."""

    toll: Mix = ()
    toll_free: Mix = ()
    dial_out: Mix = ()

    def of(self, call_type: CallType) -> Mix:
        """Return the mix of one call type."""
        return (self.toll, self.toll_free, self.dial_out)[CALL_TYPES.index(call_type)]
