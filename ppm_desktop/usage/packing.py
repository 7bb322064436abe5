"""Several sums in one number: what is added at one place of memory is added to all of them at once.

To add a call to its sums takes time for each place that is looked for, not for the addition. Each sum has bits enough for the most that
it can be, so none runs into its neighbour; and all are whole, so they are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

#: Bits of a number, the sign included.
_WORD: Final = 64


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The bits of one sum in its number."""

    name: str
    first: int  # the lowest bit
    bits: int


@dataclass(frozen=True, slots=True)
class Packing:
    """Which bits of which numbers are which sum. Those of the highest in a number may be negative, the others not."""

    words: tuple[tuple[_Stretch, ...], ...]

    @classmethod
    def of(cls, whole: Mapping[str, int], signed: Mapping[str, int]) -> Packing:
        """Prepare for sums that get as far from 0 as given; only the ``signed`` may be below it."""
        # Numbers of 64 bits wrap, so what is too large on the way to a sum does no harm.
        words = [[(name, most.bit_length() + 1)] for name, most in signed.items()]
        for name, most in sorted(whole.items(), key=lambda one: -one[1]):
            bits = max(1, most.bit_length())
            fitting = next((word for word in words if sum(taken for _name, taken in word) + bits <= _WORD), None)
            if fitting is None:
                fitting = []
                words.append(fitting)
                bits += 1  # the highest needs one for its sign, though it has none
            fitting.append((name, bits))
        return cls(tuple(_stretches(word) for word in words))

    def __contains__(self, name: str) -> bool:
        """Whether there is such a sum."""
        return any(stretch.name == name for word in self.words for stretch in word)

    def number_of(self, name: str) -> int:
        """Return the place of the number with this sum. The number is 0 only where all of its sums are."""
        return next(place for place, word in enumerate(self.words) if any(stretch.name == name for stretch in word))

    def pack(self, addends: Mapping[str, NDArray[np.int64] | int]) -> list[NDArray[np.int64] | int]:
        """Return what calls add to each number: one after the other, or all of them the same. The arrays are used up."""
        return [_packed(word, addends) for word in self.words]

    def sums(self, numbers: list[NDArray[np.int64]]) -> Iterator[tuple[str, NDArray[np.int64]]]:
        """Give each sum with its name. ``numbers`` is emptied: memory that is new to a process takes its time."""
        for word in self.words:
            number = numbers.pop(0)
            for stretch in word[1:]:
                yield stretch.name, (number >> stretch.first) & ((1 << stretch.bits) - 1)
            number >>= word[0].first
            yield word[0].name, number


def _stretches(word: list[tuple[str, int]]) -> tuple[_Stretch, ...]:
    """Put the first on top of the others."""
    found, first = [], 0
    for name, bits in reversed(word):
        found.append(_Stretch(name, first, bits))
        first += bits
    return tuple(reversed(found))


def _packed(word: tuple[_Stretch, ...], addends: Mapping[str, NDArray[np.int64] | int]) -> NDArray[np.int64] | int:
    ordered = sorted(word, key=lambda stretch: isinstance(addends[stretch.name], int))
    packed = addends[ordered[0].name]
    packed <<= ordered[0].first
    for stretch in ordered[1:]:
        packed += addends[stretch.name] << stretch.first
    return packed
