"""What a project file keeps of imported calls, as pydantic models: sums, and no name or number of anybody."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, StringConstraints

from ppm_desktop.domain.usage_summary import AssumptionCode, ExportKind, LeftOutReason
from ppm_desktop.files.field_types import COUNTRY_PATTERN, CURRENCY_PATTERN, Day, Increment, MonthText, Name, Strict, one_line

#: More values of a column, or members of an archive, are a mistake.
MOST_VALUES: Final = 1000
#: Three classes in the months of twenty years; and to every country, by four lines.
_MOST_MONTHS: Final = 720
_MOST_PLACES: Final = 2000

Count = Annotated[int, Field(ge=0, le=1_000_000_000_000_000)]
Amount = Annotated[float, Field(ge=-1e15, le=1e15)]
Found = Annotated[str, StringConstraints(max_length=500), AfterValidator(one_line)]
CallTypeText = Literal["toll", "toll_free", "dial_out"]


class TallyRecord(Strict):
    """Calls with their minutes and money."""

    calls: Count = 0
    seconds: Count = 0
    billed_seconds: Count = 0
    charge: Amount = 0.0
    connection_fee: Amount = 0.0


class LeftOutRecord(TallyRecord):
    """Rows that are not phone calls of meetings, or could not be read."""

    reason: LeftOutReason


class SeenValueRecord(TallyRecord):
    """A value of a column as the export spells it, and what was made of it."""

    found: Found
    meaning: Found = ""


class AssumptionRecord(Strict):
    """Something that the export does not say."""

    code: AssumptionCode
    found: Found = ""
    calls: Count = 0


class ImportedFileRecord(Strict):
    """One file that was read."""

    name: Name
    kind: ExportKind
    rows: Count = 0
    duplicates: Count = 0


class MonthTallyRecord(TallyRecord):
    """Calls of one class in one month."""

    month: MonthText
    call_type: CallTypeText


class PlaceTallyRecord(TallyRecord):
    """Calls of one class to one destination."""

    call_type: CallTypeText
    country: Annotated[str, StringConstraints(pattern=f"^$|{COUNTRY_PATTERN}")] = ""
    line: Literal["any", "landline", "mobile", "premium"] = "any"


class GapRecord(Strict):
    """A long stretch without any row."""

    first_day: Day
    last_day: Day


class UsageSummaryRecord(Strict):
    """What an import of calls found."""

    imported: Day
    files: Annotated[list[ImportedFileRecord], Field(max_length=MOST_VALUES)] = Field(default_factory=list)
    skipped: Annotated[list[Name], Field(max_length=MOST_VALUES)] = Field(default_factory=list)
    rows_read: Count = 0
    rows_kept: Count = 0
    duplicates: Count = 0
    left_out: Annotated[list[LeftOutRecord], Field(max_length=MOST_VALUES)] = Field(default_factory=list)
    months: Annotated[list[MonthText], Field(max_length=_MOST_MONTHS)] = Field(default_factory=list)
    partial_months: Annotated[list[MonthText], Field(max_length=_MOST_MONTHS)] = Field(default_factory=list)
    gaps: Annotated[list[GapRecord], Field(max_length=MOST_VALUES)] = Field(default_factory=list)
    first_day: Day | None = None
    last_day: Day | None = None
    currency: Annotated[str, StringConstraints(pattern=f"^$|{CURRENCY_PATTERN}")] = ""
    increment_seconds: Increment = 60
    organisers: Count = 0
    call_types: Annotated[list[SeenValueRecord], Field(max_length=MOST_VALUES)] = Field(default_factory=list)
    number_types: Annotated[list[SeenValueRecord], Field(max_length=MOST_VALUES)] = Field(default_factory=list)
    capabilities: Annotated[list[SeenValueRecord], Field(max_length=MOST_VALUES)] = Field(default_factory=list)
    unknown_destinations: Annotated[list[SeenValueRecord], Field(max_length=MOST_VALUES)] = Field(default_factory=list)
    assumptions: Annotated[list[AssumptionRecord], Field(max_length=MOST_VALUES)] = Field(default_factory=list)
    by_month: Annotated[list[MonthTallyRecord], Field(max_length=_MOST_MONTHS)] = Field(default_factory=list)
    places: Annotated[list[PlaceTallyRecord], Field(max_length=_MOST_PLACES)] = Field(default_factory=list)
