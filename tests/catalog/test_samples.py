"""The sample customers: sound files of the program's own writing, each with an answer of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.catalog.samples import read_samples
from ppm_desktop.catalog.text_files import TextFile
from ppm_desktop.costing.comparison import compare
from ppm_desktop.files.project_file import project_bytes, read_project

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.project import Project

SAMPLES = [sample.id for sample in load_catalogue().samples]


def opened(name: str, catalogue: Catalogue) -> Project:
    reading = read_project(resource_path(f"samples/{name}.ppmplan"), catalogue.country_codes)
    assert reading.project is not None
    assert {problem.code for problem in reading.problems} == {"example_prices"}
    return reading.project


def answer(name: str, scenario: int, catalogue: Catalogue) -> Comparison:
    project = opened(name, catalogue)
    return compare(project, project.scenarios[scenario], catalogue.availability)


def test_every_sample_file_is_listed_and_every_listed_one_is_there() -> None:
    assert sorted(SAMPLES) == sorted(path.stem for path in resource_path("samples").glob("*.ppmplan"))
    assert len(SAMPLES) == 4


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_sound_and_warns_of_nothing_but_its_example_prices(name: str, catalogue: Catalogue) -> None:
    project = opened(name, catalogue)
    assert project.price_book == catalogue.example_price_book()
    assert "example" in project.notes
    assert "Invented customer" in project.notes


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_the_bytes_that_the_program_writes(name: str, catalogue: Catalogue) -> None:
    assert project_bytes(opened(name, catalogue)) == resource_path(f"samples/{name}.ppmplan").read_bytes()


@pytest.mark.parametrize(
    ("name", "scenario", "cheapest"),
    [
        ("forty-person-firm", 0, "pay_per_minute"),
        ("three-country-consultancy", 0, "per_user"),
        ("three-country-consultancy", 1, "consulting_licensed"),
        ("enterprise-6000", 0, "sales_licensed"),
        ("enterprise-6000", 1, "sales_licensed"),
        ("public-body", 0, "usa_can"),
    ],
)
def test_each_sample_has_an_answer_of_its_own(name: str, scenario: int, cheapest: str, catalogue: Catalogue) -> None:
    comparison = answer(name, scenario, catalogue)
    assert comparison.complete
    assert comparison.cheapest is not None
    assert comparison.cheapest.option.id == cheapest


def test_the_public_body_may_not_buy_pay_per_minute_although_it_would_cost_less_than_licences(catalogue: Catalogue) -> None:
    comparison = answer("public-body", 0, catalogue)
    barred, per_user = comparison.result("pay_per_minute"), comparison.result("per_user")
    assert barred is not None
    assert per_user is not None
    assert [reason.code for reason in barred.eligibility.reasons if reason.effect == "bars"] == ["agreement"]
    assert barred.total < per_user.total


def test_the_enterprise_cannot_buy_licences_for_everybody_because_of_morocco(catalogue: Catalogue) -> None:
    barred = {result.option.id: result.eligibility for result in answer("enterprise-6000", 0, catalogue).results}
    assert [option for option, eligibility in barred.items() if not eligibility.eligible] == ["per_user", "usa_can"]
    assert {reason.countries for reason in barred["per_user"].reasons if reason.effect == "bars"} == {("MA",)}


def test_the_enterprise_grows_to_six_thousand_organisers_some_of_whom_hold_e5(catalogue: Catalogue) -> None:
    comparison = answer("enterprise-6000", 0, catalogue)
    totals = comparison.traffic.organisers.sum(axis=0)
    assert totals[0] < 5000
    assert 5900 <= totals[-1] <= 6100
    assert [group.name for group in comparison.scenario.groups if group.holds == "included"] == ["Leaders with E5"]


ENTRY = '[[samples]]\nid = "a"\nfile = "a.ppmplan"\ntitle = "A"\nline = "B"\nshows = "C"\n\n[samples.de]\ntitle = "A"\nline = "B"\nshows = "C"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (ENTRY.replace('file = "a.', 'file = "../a.'), 3, "the name of a .ppmplan file"),
        (ENTRY.replace('file = "a.', 'file = "b.'), 3, '"a.ppmplan"'),
        (ENTRY + ENTRY, 13, "a second time"),
        (ENTRY.partition("\n[samples.de]")[0], 1, "a table [de]"),
        (ENTRY.replace('shows = "C"\n', "", 1), 1, "samples[0].shows"),
    ],
)
def test_a_wrong_list_of_samples_is_refused_with_line_and_key(text: str, line: int, words: str) -> None:
    with pytest.raises(CatalogueError) as refusal:
        read_samples(TextFile("resources/samples/samples.toml", text))
    assert any(complaint.line == line and words in str(complaint) for complaint in refusal.value.complaints), str(refusal.value)
