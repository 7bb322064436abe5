"""The answers to five questions: who organises meetings, who holds E5, how much is phoned, how licences are bought, which numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from ppm_desktop.domain.project import Agreement

#: What callers dial: numbers that cost them a call, numbers that cost them nothing, or both.
Numbers = Literal["toll", "toll_free", "both"]
#: More phone participants than a meeting can have (1,000 by the texts of 2022).
MOST_PHONE_PARTICIPANTS: Final = 1000


@dataclass(frozen=True, slots=True)
class Office:
    """Questions 1 and 2 for one country: who organises meetings, and how many of them hold E5 already."""

    country: str  # ISO 3166-1 alpha-2
    organisers: int
    with_e5: int = 0


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to the five questions. Question 3, how much people phone, is answered by choosing the profile."""

    offices: tuple[Office, ...]
    agreement: Agreement
    numbers: Numbers = "toll"
    dial_out: bool = False  # the meeting calls people, too
    phone_participants: float | None = None  # a meeting, on average; None: as the profile has it
