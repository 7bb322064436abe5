"""The five questions as somebody is filling them in: texts as they were typed, and what is to be said about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.interview import answer_problems
from ppm_desktop.domain.interview_answers import Answers, Numbers, Office
from ppm_desktop.domain.interview_options import nothing_is_sold
from ppm_desktop.domain.problem import problem
from ppm_desktop.reports.interview_words import answer_sentence
from ppm_desktop.session.entry.number_entry import Refusal, read_number, read_whole
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.problem import Problem, Severity
    from ppm_desktop.domain.project import Agreement
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.entry.country_finder import CountryFinder

#: Chosen until somebody chooses: the one in the middle.
USUAL_PROFILE: Final = "medium"
#: Stands in for an answer that is not there yet, in the preview only; the most common way for those who may choose.
_ASSUMED_AGREEMENT: Final = "volume_licensing"


@dataclass(slots=True)
class OfficeText:
    """What is typed in one row of questions 1 and 2."""

    country: str = ""
    organisers: str = ""
    with_e5: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is typed."""
        return not (self.country.strip() or self.organisers.strip() or self.with_e5.strip())


@dataclass(slots=True)
class Draft:
    """All five questions; kept while the window is open, so that nothing typed is lost by looking elsewhere."""

    offices: list[OfficeText] = field(default_factory=lambda: [OfficeText()])
    profile: str = USUAL_PROFILE  # id
    phone_participants: str = ""
    agreement: Agreement | Literal[""] = ""
    numbers: Numbers = "toll"
    dial_out: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say beside a field, given by its path: ``offices[1].country``, ``agreement``."""

    path: str
    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What a draft comes to."""

    answers: Answers | None  # None while something is missing or wrong
    preview: Answers | None  # the same, but good enough to count people and minutes before question 4 is answered
    remarks: tuple[Remark, ...]  # in the order of the questions

    @property
    def first_error(self) -> Remark | None:
        """The first remark that keeps the answers from becoming a plan."""
        return next((remark for remark in self.remarks if remark.severity == "error"), None)


def read_draft(draft: Draft, catalogue: Catalogue, finder: CountryFinder, style: NumberStyle) -> DraftReading:
    """Read what is typed, and say what is wrong or worth knowing."""
    remarks: list[Remark] = []
    offices: list[Office] = []
    places: list[int] = []
    for place, row in enumerate(draft.offices):
        if not row.blank:
            office = _office(row, f"offices[{place}]", finder, style, remarks)
            if office is not None:
                offices.append(office)
                places.append(place)
    phone = _phone(draft, style, remarks)
    unread = bool(remarks)
    agreement = draft.agreement or _ASSUMED_AGREEMENT
    answers = Answers(tuple(offices), agreement, draft.numbers, draft.dial_out, phone)
    found = answer_problems(answers, catalogue.example_price_book(), catalogue.country_codes)
    if unread:  # people that cannot be read are not nobody
        found = tuple(p for p in found if p.code != "nobody_organises")
    remarks += [Remark(_path_of(p, places), p.severity, answer_sentence(_named(p, finder))) for p in found]
    usable = not remarks
    for office, place in zip(offices, places, strict=True):
        remarks += _sold(office, place, agreement, catalogue, finder)
    remarks += _larger_meetings(phone, catalogue, draft)
    if not draft.agreement:
        text = tr("Choose how licences are bought: it decides which options can be bought at all.")
        remarks.append(Remark("agreement", "error", text))
    return DraftReading(answers if usable and draft.agreement else None, answers if usable else None, tuple(remarks))


def _office(row: OfficeText, path: str, finder: CountryFinder, style: NumberStyle, remarks: list[Remark]) -> Office | None:
    country = finder.read(row.country) if row.country.strip() else Refusal(tr("Choose the country."))
    organisers = (
        read_whole(row.organisers, style) if row.organisers.strip() else Refusal(tr("Type how many people organise meetings here."))
    )
    with_e5 = read_whole(row.with_e5, style) if row.with_e5.strip() else 0
    if isinstance(country, Refusal):
        remarks.append(Remark(f"{path}.country", "error", country.reason))
    if isinstance(organisers, Refusal):
        remarks.append(Remark(f"{path}.organisers", "error", organisers.reason))
    if isinstance(with_e5, Refusal):
        remarks.append(Remark(f"{path}.with_e5", "error", with_e5.reason))
    if isinstance(country, Refusal) or isinstance(organisers, Refusal) or isinstance(with_e5, Refusal):
        return None
    return Office(country, organisers, with_e5)


def _phone(draft: Draft, style: NumberStyle, remarks: list[Remark]) -> float | None:
    if not draft.phone_participants.strip():
        return None
    number = read_number(draft.phone_participants, style)
    if isinstance(number, Refusal):
        remarks.append(Remark("phone_participants", "error", number.reason))
        return None
    return float(number)


def _path_of(found: Problem, places: list[int]) -> str:
    """Return the path in the draft, which has blank rows between the offices."""
    head, bracket, rest = found.path.partition("[")
    if not bracket:
        return found.path
    number, _bracket, tail = rest.partition("]")
    return f"{head}[{places[int(number)]}]{tail}"


def _named(found: Problem, finder: CountryFinder) -> Problem:
    if "country" not in found.value:
        return found
    return problem(found.path, found.severity, found.code, **(found.value | {"country": finder.name(found.value["country"])}))


def _sold(office: Office, place: int, agreement: Agreement, catalogue: Catalogue, finder: CountryFinder) -> list[Remark]:
    """Say what is particular about a country: it is no mistake, and the comparison takes it into account."""
    page = catalogue.availability.of(office.country)
    path, name = f"offices[{place}].country", finder.name(office.country)
    if page is None:
        return [
            Remark(path, "warning", tr("Nothing is published about what is sold in {country}: ask before you decide.").format(country=name))
        ]
    if nothing_is_sold(page, agreement):
        text = tr("{country}: neither licences nor pay per minute can be bought there. No option gives these people phone meetings.")
        return [Remark(path, "warning", text.format(country=name))]
    if page.audio_conferencing == "ppm_only":
        return [Remark(path, "info", tr("{country}: only pay per minute is sold there.").format(country=name))]
    return []


def _larger_meetings(phone: float | None, catalogue: Catalogue, draft: Draft) -> list[Remark]:
    usual = catalogue.profiles[draft.profile].profile().attendees
    if phone is None or phone <= usual:
        return []
    text = tr("That is more than all people in a meeting of this profile, so everybody is taken to be on the phone.")
    return [Remark("phone_participants", "warning", text)]
