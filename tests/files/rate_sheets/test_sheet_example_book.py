"""The shipped example prices, written as a customer's sheet in each form, come back as the same rates."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from building import group, price_book, project, scenario
from sheet_making import SHEET_SOURCE, catalogue, countries, take, text_sheet, workbook_file

from ppm_desktop.domain.price_book_changes import merged
from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.files.rate_sheets.layout import missing
from ppm_desktop.wording import PSEUDO, choose_language

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.domain.prices import Rate


def example_rates() -> tuple[Rate, ...]:
    return tuple(replace(rate, source=SHEET_SOURCE.id) for rate in catalogue().example_price_book().rates)


def test_a_workbook_of_three_tabs_brings_back_every_rate(tmp_path: Path) -> None:
    rates = example_rates()
    assert Counter(rate.call_type == "dial_out" for rate in rates) == {True: 286, False: 48}
    names = {"toll": "Toll", "toll_free": "Toll-free", "dial_out": "Dial-out"}
    tabs: dict[str, list[list[object]]] = {
        name: [["Audio conferencing rates"], [], ["Country", "Line type", "Rate per minute (USD)", "Effective date"]]
        for name in names.values()
    }
    for rate in rates:
        row = [countries().name(rate.country), None if rate.line == "any" else rate.line, float(rate.rate), rate.effective]
        tabs[names[rate.call_type]].append([*row])
    taken = take(workbook_file(tmp_path / "rates.xlsx", tabs))
    assert missing(taken.mapping, taken.workbook) == ()
    assert taken.sentences == []
    assert set(taken.checked.rates) == set(rates)
    assert len(taken.checked.rates) == 334


def test_one_list_with_decimal_commas_brings_back_every_rate(tmp_path: Path) -> None:
    lines = ["Land;Anrufart;Anschlussart;Minutenpreis;Währung;Gültig ab"]
    words = {"toll": "gebührenpflichtig", "toll_free": "gebührenfrei", "dial_out": "abgehend"}
    for rate in example_rates():
        price = f"{rate.rate:f}".replace(".", ",")
        line = {"landline": "Festnetz", "mobile": "Mobilfunk", "any": ""}[rate.line]
        lines.append(f"{rate.country};{words[rate.call_type]};{line};{price};USD;{rate.effective:%d.%m.%Y}")
    taken = take(text_sheet(tmp_path, "\r\n".join(lines), "cp1252"))
    assert taken.sentences == []
    assert set(taken.checked.rates) == set(example_rates())


def test_a_project_with_the_rates_of_a_sheet_is_saved_and_opened_again(tmp_path: Path) -> None:
    sheet = workbook_file(tmp_path / "r.xlsx", {"Toll": [["Country", "Rate"], ["US", 0.013], ["FR", 1e-7], ["GB", 0], ["DE", 1e20]]})
    taken = take(sheet)
    assert taken.prices == {"toll:US": "0.013", "toll:FR": "0.0000001", "toll:GB": "0"}
    book = merged(price_book(), taken.checked.rates, SHEET_SOURCE, "add_and_replace", "Contoso").book
    plan = project(book, scenario(group()))
    reading = read_project_bytes(project_bytes(plan), catalogue().country_codes)
    assert reading.project == plan
    assert [problem.code for problem in reading.problems] == ["zero_rate"]


def test_every_sentence_can_be_said_in_another_language(tmp_path: Path) -> None:
    taken = take(
        text_sheet(tmp_path, "Country;Line type;Toll rate\nGermny;;0.01\nDE;mobile;0.01\nFR;;1.3 ct\nGB;;0.01\nUK;;0.02\nUS;;-1\n")
    )
    choose_language(PSEUDO)
    try:
        sentences = taken.sentences
    finally:
        choose_language("en")
    assert len(sentences) == 5
    assert all(sentence.startswith("[Röw") for sentence in sentences)
