"""The project file, format version 1, as pydantic models: names, types and ranges of single values.

What only several values together can get wrong is judged by ``domain.checks``. Fields are in the file's own spelling.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from ppm_desktop.domain.organisation import MOST_ORGANISERS
from ppm_desktop.domain.project import LONGEST_PERIOD
from ppm_desktop.files.annotation_schema import GroupAnnotationsRecord, ScenarioAnnotationsRecord
from ppm_desktop.files.field_types import (
    LONGEST_NAME,
    ONE_TAG,
    SEVERAL_TAG,
    Average,
    Country,
    Currency,
    Day,
    DialOutRecord,
    Factor,
    Growth,
    Id,
    Increment,
    InheritedRecord,
    InheritedSettingRecord,
    MixRecord,
    Moment,
    Money,
    MonthText,
    Name,
    SeasonFactors,
    Share,
    Strict,
    Text,
    branch,
)
from ppm_desktop.files.risk_schema import RangeRecord, RiskRecord
from ppm_desktop.files.usage_schema import UsageSummaryRecord

FORMAT: Final = "ppm-desktop/project"
VERSION: Final = 1


class FeeRecord(Strict):
    """A fee and the day from which it is in force."""

    effective: Day
    amount: Money
    source: Id


PoolScopeRecord = Annotated[
    Annotated[Literal["zone_a", "none"], Tag(ONE_TAG)] | Annotated[list[Country], Tag(SEVERAL_TAG)], Discriminator(branch)
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
    growth_per_year: Growth = 0.0
    holds: Literal["none", "included"]
    meetings_per_organiser: Average
    attendees: Average
    phone_share: Share
    minutes_per_call: Average
    usage_spread: Factor = 1.0
    join: JoinRecord
    destinations: MixesRecord
    dial_out_policy: DialOutRecord = "any"
    when_barred: WhenBarredRecord = WhenBarredRecord(toll=1.0, toll_free=0.0, app=0.0)
    toll_free_off: bool = False
    when_toll_free_off: WhenTollFreeOffRecord = WhenTollFreeOffRecord(toll=1.0, app=0.0)
    inherits: list[InheritedRecord] = Field(default_factory=list)
    annotations: GroupAnnotationsRecord | None = None


class LayerRecord(Strict):
    """Defaults of one layer; what is left out has none."""

    meetings_per_organiser: Average | None = None
    attendees: Average | None = None
    phone_share: Share | None = None
    minutes_per_call: Average | None = None
    usage_spread: Factor | None = None
    join: JoinRecord | None = None
    growth_per_year: Growth | None = None
    dial_out_policy: DialOutRecord | None = None
    when_barred: WhenBarredRecord | None = None
    toll_free_off: bool | None = None
    when_toll_free_off: WhenTollFreeOffRecord | None = None
    season: SeasonFactors | None = None
    increment_seconds: Increment | None = None


class DefaultsRecord(Strict):
    """What groups and scenarios may follow."""

    firm: LayerRecord = LayerRecord()
    customer: LayerRecord = LayerRecord()


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


AssignRecord = Annotated[Annotated[Id, Tag(ONE_TAG)] | Annotated[dict[Id, Share], Tag(SEVERAL_TAG)], Discriminator(branch)]


class OptionRecord(Strict):
    """One way of licensing everybody."""

    id: Id
    name: Name
    assign: dict[Name, AssignRecord]


class ScenarioRecord(Strict):
    """A scenario."""

    name: Name
    groups: list[GroupRecord]
    season: SeasonFactors = [1.0] * 12
    increment_seconds: Increment = 60
    pool_basis: Literal["assigned", "purchased"] = "assigned"
    purchased: dict[Id, Annotated[int, Field(ge=0, le=MOST_ORGANISERS)]] = Field(default_factory=dict)
    fee_overrides: dict[Id, FeeOverrideRecord] = Field(default_factory=dict)
    credits: CreditsRecord | None = None
    inherits: list[InheritedSettingRecord] = Field(default_factory=list)
    annotations: ScenarioAnnotationsRecord | None = None
    ranges: list[RangeRecord] = Field(default_factory=list)
    risk: RiskRecord | None = None
    options: list[OptionRecord]


class PlanRecord(Strict):
    """A project file without its snapshots."""

    format: Literal["ppm-desktop/project"] = FORMAT
    version: Literal[1] = VERSION
    name: Text = ""
    customer: Text = ""
    notes: Text = ""
    baseline: Annotated[str, StringConstraints(max_length=LONGEST_NAME)] = ""
    defaults: DefaultsRecord = DefaultsRecord()
    agreement: Literal["volume_licensing", "csp", "mca", "web_direct"]
    currency: Currency
    start: MonthText
    months: Annotated[int, Field(ge=1, le=LONGEST_PERIOD)]
    price_book: PriceBookRecord
    scenarios: list[ScenarioRecord]
    usage_summary: UsageSummaryRecord | None = None


class SnapshotRecord(Strict):
    """The project as it was when somebody gave that moment a name."""

    name: Name
    taken: Moment
    project: PlanRecord


class ProjectRecord(PlanRecord):
    """A whole project file."""

    snapshots: list[SnapshotRecord] = Field(default_factory=list)
