"""The values of the project file as pydantic types: their forms and ranges, and what a reader is told of them."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from ppm_desktop.wording import mark

#: Names are shown in tables and printed on paper; ten thousand characters of one are a mistake, not a name.
LONGEST_NAME: Final = 500

#: Years from 1900 to 2199: wide of every licence ever sold, and far from the ends of the calendar.
MONTH_PATTERN: Final = r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$"
MOMENT_PATTERN: Final = r"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"
DAY_PATTERN: Final = r"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
MONEY_PATTERN: Final = r"^[0-9]{1,12}(\.[0-9]{1,12})?$"
COUNTRY_PATTERN: Final = r"^[A-Z]{2}$"
CURRENCY_PATTERN: Final = r"^[A-Z]{3}$"
MIX_KEY_PATTERN: Final = r"^[A-Z]{2}(/(any|landline|mobile|premium))?$"

#: What a reader is told when a text does not have the form of its field.
FORMS: Final = {
    MONTH_PATTERN: mark('a month written "YYYY-MM", from 1900 to 2199'),
    DAY_PATTERN: mark('a date written "YYYY-MM-DD", from 1900 to 2199'),
    MOMENT_PATTERN: mark('a moment in UTC written "YYYY-MM-DDTHH:MM:SSZ"'),
    MONEY_PATTERN: mark('an amount in quotes with a decimal point, such as "4.00"'),
    COUNTRY_PATTERN: mark('a two-letter country code in capitals, such as "GB"'),
    CURRENCY_PATTERN: mark('a three-letter currency code in capitals, such as "EUR"'),
    MIX_KEY_PATTERN: mark('a country code, for dial-out with a line type if wanted, such as "GB" or "GB/mobile"'),
}

#: Characters that reorder the text around them.
BIDI_CONTROLS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

#: Marks the branch of a union in an error's place; removed again before anybody sees the place.
ONE_TAG: Final = "<one>"
SEVERAL_TAG: Final = "<several>"


def _existing_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        kind = "no_such_day"
        raise PydanticCustomError(kind, "no such day") from None
    return text


def _existing_moment(text: str) -> str:
    _existing_day(text[:10])
    return text


def one_line(text: str) -> str:
    """Refuse what would move a terminal's cursor, break a table's row, or turn the reading direction around."""
    if any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in BIDI_CONTROLS for character in text):
        kind = "control_character"
        raise PydanticCustomError(kind, "control character")
    return text


def _several_lines(text: str) -> str:
    one_line(text.replace("\n", " ").replace("\r", " ").replace("\t", " "))
    return text


def _distinct_destinations(mix: dict[str, float]) -> dict[str, float]:
    """Refuse ``GB`` beside ``GB/any``: they are the same number, and one would silently swallow the other."""
    if any(key.endswith("/any") and key.removesuffix("/any") in mix for key in mix):
        kind = "same_destination"
        raise PydanticCustomError(kind, "same destination twice")
    return mix


def branch(value: object) -> str:
    """Say which branch of a union a value belongs to: one text, or several."""
    return ONE_TAG if isinstance(value, str) or not isinstance(value, list | dict) else SEVERAL_TAG


Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME), AfterValidator(one_line)]
Text = Annotated[str, StringConstraints(max_length=100_000), AfterValidator(_several_lines)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(one_line)]
Currency = Annotated[str, StringConstraints(pattern=CURRENCY_PATTERN)]
Country = Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN)]
MonthText = Annotated[str, StringConstraints(pattern=MONTH_PATTERN)]
Day = Annotated[str, StringConstraints(pattern=DAY_PATTERN), AfterValidator(_existing_day)]
Moment = Annotated[str, StringConstraints(pattern=MOMENT_PATTERN), AfterValidator(_existing_moment)]
#: Decimal text without sign or exponent; twelve digits before and after the point are more than money needs.
Money = Annotated[str, StringConstraints(pattern=MONEY_PATTERN)]
MixKey = Annotated[str, StringConstraints(pattern=MIX_KEY_PATTERN)]
Share = Annotated[float, Field(ge=0, le=1)]
MixRecord = Annotated[dict[MixKey, Share], AfterValidator(_distinct_destinations)]
Average = Annotated[float, Field(ge=0, le=1_000_000)]
Factor = Annotated[float, Field(ge=0, le=1000)]
Growth = Annotated[float, Field(ge=-1, le=10)]
SeasonFactors = Annotated[list[Factor], Field(min_length=12, max_length=12)]  # January first
Increment = Annotated[int, Field(ge=1, le=3600)]  # seconds
DialOutRecord = Literal["any", "same_country", "zone_a", "none"]
#: The keys of a group that may follow a default.
InheritedRecord = Literal[
    "meetings_per_organiser", "attendees", "phone_share", "minutes_per_call", "usage_spread", "join",
    "growth_per_year", "dial_out_policy", "when_barred", "toll_free_off", "when_toll_free_off",
]  # fmt: skip
#: The keys of a scenario that may follow a default.
InheritedSettingRecord = Literal["season", "increment_seconds"]


class Strict(BaseModel):
    """What all records share: unknown keys are refused; numbers in quotes and text without are not converted; no infinity."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, populate_by_name=True)
