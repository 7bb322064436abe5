from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.session.first_plan import assumption_sentence, first_plan, size_sentence
from ppm_desktop.session.interview_draft import Draft, OfficeText, read_draft

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.entry.country_finder import CountryFinder
    from ppm_desktop.session.interview_draft import DraftReading


class Reader:
    def __init__(self, catalogue: Catalogue, finder: CountryFinder, style: NumberStyle) -> None:
        self.catalogue, self.finder, self.style = catalogue, finder, style

    def read(self, *offices: tuple[str, str, str], **answers: object) -> DraftReading:
        draft = Draft([OfficeText(*office) for office in offices], agreement="volume_licensing")
        for name, value in answers.items():
            setattr(draft, name, value)
        return read_draft(draft, self.catalogue, self.finder, self.style)


@pytest.fixture
def reader(catalogue: Catalogue, countries: CountryFinder, style: NumberStyle) -> Reader:
    return Reader(catalogue, countries, style)


def test_rows_that_are_blank_are_passed_over(reader: Reader) -> None:
    reading = reader.read(("", "", ""), ("uk", "1 200", ""), ("", "", ""))
    assert reading.answers is not None
    assert [(office.country, office.organisers) for office in reading.answers.offices] == [("GB", 1200)]


@pytest.mark.parametrize(
    ("offices", "path", "words"),
    [
        ([("", "5", "")], "offices[0].country", "Choose the country"),
        ([("Atlantis", "5", "")], "offices[0].country", "no country that is known"),
        ([("GB", "", "")], "offices[0].organisers", "how many people organise"),
        ([("GB", "1.5", "")], "offices[0].organisers", "not a whole number"),
        ([("GB", "5", "6")], "offices[0].with_e5", "6 people with E5 do not fit 5"),
        ([("", "", ""), ("GB", "5", ""), ("uk", "7", "")], "offices[2].country", "United Kingdom stands in two rows"),
        ([("", "", "")], "offices", "Nobody organises"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(reader: Reader, offices: list[tuple[str, str, str]], path: str, words: str) -> None:
    reading = reader.read(*offices)
    assert reading.answers is None
    assert reading.first_error is not None
    assert reading.first_error.path == path
    assert words in reading.first_error.text


def test_without_an_agreement_there_is_a_preview_but_no_answer(reader: Reader) -> None:
    reading = reader.read(("GB", "5", ""), agreement="")
    assert reading.answers is None
    assert reading.preview is not None
    assert reading.first_error is not None
    assert reading.first_error.path == "agreement"


def test_notes_and_warnings_keep_nobody_from_the_answer(reader: Reader) -> None:
    reading = reader.read(("Morocco", "5", ""), phone_participants="9")
    assert reading.answers is not None
    assert {(remark.path, remark.severity) for remark in reading.remarks} == {
        ("offices[0].country", "info"),
        ("phone_participants", "warning"),
    }


@pytest.mark.parametrize(
    ("country", "agreement", "severity", "words"),
    [
        ("India", "volume_licensing", "warning", "neither licences nor pay per minute"),
        ("Morocco", "volume_licensing", "info", "only pay per minute is sold there"),
        ("Morocco", "csp", "warning", "neither licences nor pay per minute"),
    ],
)
def test_what_can_be_bought_in_a_country_is_said_at_it(reader: Reader, country: str, agreement: str, severity: str, words: str) -> None:
    (remark,) = reader.read((country, "5", ""), ("GB", "5", ""), agreement=agreement).remarks
    assert (remark.path, remark.severity) == ("offices[0].country", severity)
    assert words in remark.text


def test_the_preview_counts_people_groups_and_minutes(reader: Reader) -> None:
    reading = reader.read(("GB", "160", ""), ("DE", "80", "10"), phone_participants="0.5")
    assert reading.answers is not None
    plan = first_plan(reading.answers, "medium", reader.catalogue, date(2026, 11, 22))
    # 240 organisers × 14 meetings × 0.5 people on the phone × 32 minutes = 53 760
    assert size_sentence(plan, reader.style) == "= 240 organisers in 3 groups; about 54 000 phone minutes a month"
    assert plan.project.start.first_day == date(2026, 12, 1)


def test_a_profile_says_in_numbers_what_it_assumes(catalogue: Catalogue, style: NumberStyle) -> None:
    # 14 × 6 × 8 % × 32 = 215
    text = assumption_sentence(catalogue.profiles["medium"], style)
    assert text.endswith("for 32 minutes: 215 phone minutes per organiser")
