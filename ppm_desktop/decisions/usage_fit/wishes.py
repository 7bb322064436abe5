"""What a person decides about the plan that calls are made into, and what its parts are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.domain.interview_options import OptionNames
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.project import Agreement

GroupedBy = Literal["list", "country", "band"]
#: Billed minutes of an average month: occasional callers, those around the usual break-even, and those far above it.
USUAL_BANDS: Final = (60.0, 240.0, 960.0)


@dataclass(frozen=True, slots=True)
class FitWishes:
    """Answers to what calls do not say."""

    grouped_by: GroupedBy = "country"
    listed: Mapping[str, str] = field(default_factory=dict)  # group by pseudonym, where a list of people makes the groups
    bands: tuple[float, ...] = USUAL_BANDS  # billed minutes a month, rising: up to the first, up to the second, … above the last
    with_idle: bool = False  # people of the list without calls are organisers, too
    ahead: Month | None = None  # plan the year from this month on; otherwise the months of the export as they were
    agreement: Agreement = "volume_licensing"
    mobile_share: float | None = None  # of dial-out to countries that have rates by line only; otherwise it is left without a price


@dataclass(frozen=True, slots=True)
class FitNames:
    """What the plan and its parts are called, in the language of the person who asks."""

    project: str  # with {first} and {last}
    scenario: str
    source: str  # with {first} and {last}: what every measured value names as its source
    notes: Mapping[str, str]  # what is said about a field of a group or scenario, by the field's key
    countries: Mapping[str, str]  # by code
    elsewhere: str  # people whose country nobody knows
    rest: str  # people who are not on the list
    first_band: str  # with {most}
    band: str  # with {least} and {most}
    last_band: str  # with {least}
    options: OptionNames
