"""The project file, format version 1, as pydantic models: names, types and ranges of single values.

What only several values together can get wrong is judged by ``domain.checks``. Fields are in the file's own spelling.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag
from pydantic_core import PydanticCustomError

from ppm_desktop.domain.project import LONGEST_PERIOD

FORMAT: Final = "ppm-desktop/project"
VERSION: Final = 1

#: Names are shown in tables and printed on paper; ten thousand characters of one are a mistake, not a name.
LONGEST_NAME: Final = 500
#: More organisers than any tenant has; keeps growth over ten years far from overflow.
MOST_ORGANISERS: Final = 10_000_000

#: Years from 1900 to 2199: wide of every licence ever sold, and far from the ends of the calendar.
MONTH_PATTERN: Final = r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$"
DAY_PATTERN: Final = r"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
MONEY_PATTERN: Final = r"^[0-9]{1,12}(\.[0-9]{1,12})?$"
COUNTRY_PATTERN: Final = r"^[A-Z]{2}$"
CURRENCY_PATTERN: Final = r"^[A-Z]{3}$"
MIX_KEY_PATTERN: Final = r"^[A-Z]{2}(/(any|landline|mobile|premium))?$"

#: What a reader is told when a text does not have the form of its field.
FORMS: Final = {
    MONTH_PATTERN: 'a month written "YYYY-MM", from 1900 to 2199',
    DAY_PATTERN: 'a date written "YYYY-MM-DD", from 1900 to 2199',
    MONEY_PATTERN: 'an amount in quotes with a decimal point, such as "4.00"',
    COUNTRY_PATTERN: 'a two-letter country code in capitals, such as "GB"',
    CURRENCY_PATTERN: 'a three-letter currency code in capitals, such as "EUR"',
    MIX_KEY_PATTERN: 'a country code, for dial-out with a line type if wanted, such as "GB" or "GB/mobile"',
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


def _one_line(text: str) -> str:
    """Refuse what would move a terminal's cursor, break a table's row, or turn the reading direction around."""
    if any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in BIDI_CONTROLS for character in text):
        kind = "control_character"
        raise PydanticCustomError(kind, "control character")
    return text


def _several_lines(text: str) -> str:
    _one_line(text.replace("\n", " ").replace("\r", " ").replace("\t", " "))
    return text


def _distinct_destinations(mix: dict[str, float]) -> dict[str, float]:
    """Refuse ``GB`` beside ``GB/any``: they are the same number, and one would silently swallow the other."""
    if any(key.endswith("/any") and key.removesuffix("/any") in mix for key in mix):
        kind = "same_destination"
        raise PydanticCustomError(kind, "same destination twice")
    return mix


def _branch(value: object) -> str:
    return ONE_TAG if isinstance(value, str) or not isinstance(value, list | dict) else SEVERAL_TAG


Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME), AfterValidator(_one_line)]
Text = Annotated[str, StringConstraints(max_length=100_000), AfterValidator(_several_lines)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(_one_line)]
Currency = Annotated[str, StringConstraints(pattern=CURRENCY_PATTERN)]
Country = Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN)]
MonthText = Annotated[str, StringConstraints(pattern=MONTH_PATTERN)]
Day = Annotated[str, StringConstraints(pattern=DAY_PATTERN), AfterValidator(_existing_day)]
#: Decimal text without sign or exponent; twelve digits before and after the point are more than money needs.
Money = Annotated[str, StringConstraints(pattern=MONEY_PATTERN)]
MixKey = Annotated[str, StringConstraints(pattern=MIX_KEY_PATTERN)]
Share = Annotated[float, Field(ge=0, le=1)]
MixRecord = Annotated[dict[MixKey, Share], AfterValidator(_distinct_destinations)]
Average = Annotated[float, Field(ge=0, le=1_000_000)]
Factor = Annotated[float, Field(ge=0, le=1000)]


class Strict(BaseModel):
    """What all records share: unknown keys are refused; numbers in quotes and text without are not converted; no infinity."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, populate_by_name=True)


class FeeRecord(Strict):
    """A fee and the day from which it is in force."""

    effective: Day
    amount: Money
    source: Id


PoolScopeRecord = Annotated[
    Annotated[Literal["zone_a", "none"], Tag(ONE_TAG)] | Annotated[list[Country], Tag(SEVERAL_TAG)], Discriminator(_branch)
]


class ProductRecord(Strict):
    """A product that can be assigned to organisers."""

    id: Id
    name: Name
    toll_included: bool
    pool_minutes: Annotated[int, Field(ge=0, le=1_000_000)]
    pool_scope: PoolScopeRecord
    pool: Id | None = None
    rate_set: Id = "default"
    fees: list[FeeRecord]


class RateRecord(Strict):
    """A price per minute."""

    call_type: Literal["toll", "toll_free", "dial_out"]
    country: Country
    line: Literal["any", "landline", "mobile", "premium"] = "any"
    rate: Money
    connection_fee: Money = "0"
    effective: Day
    rate_set: Id = "default"
    source: Id


class SourceRecord(Strict):
    """Where prices come from."""

    title: Name
    date: Day
    status: Literal["official", "customer", "example"]
    note: Text = ""


class PriceBookRecord(Strict):
    """The price book that the file carries."""

    id: Id
    name: Name
    as_of: Day
    currency: Currency
    products: list[ProductRecord]
    rates: list[RateRecord]
    sources: dict[Id, SourceRecord]
    zone_a: list[Country]


class HeadcountRecord(Strict):
    """A headcount step."""

    since: Annotated[MonthText, Field(alias="from")]
    organisers: Annotated[int, Field(ge=0, le=MOST_ORGANISERS)]


class JoinRecord(Strict):
    """How phone participants join."""

    toll: Share
    toll_free: Share
    dial_out: Share


class MixesRecord(Strict):
    """Destination mixes by call type."""

    toll: MixRecord = Field(default_factory=dict)
    toll_free: MixRecord = Field(default_factory=dict)
    dial_out: MixRecord = Field(default_factory=dict)


class WhenBarredRecord(Strict):
    """What becomes of barred dial-out calls."""

    toll: Share
    toll_free: Share
    app: Share


class WhenTollFreeOffRecord(Strict):
    """What becomes of toll-free calls when toll-free is off."""

    toll: Share
    app: Share


class GroupRecord(Strict):
    """A group of organisers."""

    name: Name
    country: Country
    headcount: list[HeadcountRecord]
    growth_per_year: Annotated[float, Field(ge=-1, le=10)] = 0.0
    holds: Literal["none", "included"]
    meetings_per_organiser: Average
    attendees: Average
    phone_share: Share
    minutes_per_call: Average
    usage_spread: Factor = 1.0
    join: JoinRecord
    destinations: MixesRecord
    dial_out_policy: Literal["any", "same_country", "zone_a", "none"] = "any"
    when_barred: WhenBarredRecord = WhenBarredRecord(toll=1.0, toll_free=0.0, app=0.0)
    toll_free_off: bool = False
    when_toll_free_off: WhenTollFreeOffRecord = WhenTollFreeOffRecord(toll=1.0, app=0.0)


class FeeOverrideRecord(Strict):
    """A negotiated price."""

    amount: Money
    reason: Name


class TopUpRecord(Strict):
    """A purchase of credits by hand."""

    date: Day
    amount: Money


class CreditsRecord(Strict):
    """How minutes are paid for."""

    mode: Literal["auto_recharge", "one_time", "post_paid"]
    opening: Money | None = None
    trigger: Money | None = None
    recharge: Money | None = None
    top_ups: list[TopUpRecord] = Field(default_factory=list)


AssignRecord = Annotated[Annotated[Id, Tag(ONE_TAG)] | Annotated[dict[Id, Share], Tag(SEVERAL_TAG)], Discriminator(_branch)]


class OptionRecord(Strict):
    """One way of licensing everybody."""

    id: Id
    name: Name
    assign: dict[Name, AssignRecord]


class ScenarioRecord(Strict):
    """A scenario."""

    name: Name
    groups: list[GroupRecord]
    season: Annotated[list[Factor], Field(min_length=12, max_length=12)] = [1.0] * 12
    increment_seconds: Annotated[int, Field(ge=1, le=3600)] = 60
    pool_basis: Literal["assigned", "purchased"] = "assigned"
    purchased: dict[Id, Annotated[int, Field(ge=0, le=MOST_ORGANISERS)]] = Field(default_factory=dict)
    fee_overrides: dict[Id, FeeOverrideRecord] = Field(default_factory=dict)
    credits: CreditsRecord | None = None
    options: list[OptionRecord]


class ProjectRecord(Strict):
    """A whole project file."""

    format: Literal["ppm-desktop/project"] = FORMAT
    version: Literal[1] = VERSION
    name: Text = ""
    customer: Text = ""
    notes: Text = ""
    agreement: Literal["volume_licensing", "csp", "mca", "web_direct"]
    currency: Currency
    start: MonthText
    months: Annotated[int, Field(ge=1, le=LONGEST_PERIOD)]
    price_book: PriceBookRecord
    scenarios: list[ScenarioRecord]
