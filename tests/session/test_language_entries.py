"""Another language in force: what people type in English, or in that language, is understood, and in no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ppm_desktop.domain.period import Month
from ppm_desktop.session.entry.entry_text import read_meetings_per_month, read_minutes, read_month
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.wording import PSEUDO, choose_language, tr
from session.all_tables import all_tables, varied_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder
    from ppm_desktop.session.tables.table_model import TableModel


@pytest.fixture(autouse=True)
def _made_up_language() -> Iterator[None]:
    choose_language(PSEUDO)
    yield
    choose_language("en")


@pytest.fixture
def varied(document: Document) -> Iterator[Document]:
    opened = varied_plan(document.project)
    yield opened
    opened.undo_stack.setClean()  # as in conftest


@pytest.fixture
def models(varied: Document, catalogue: Catalogue, countries: CountryFinder, style: NumberStyle) -> dict[str, TableModel[Any]]:
    return all_tables(varied, catalogue, countries, style)


def test_what_a_cell_spells_is_read_back_as_the_same(models: dict[str, TableModel[Any]], varied: Document) -> None:
    for model in models.values():
        for r in range(model.rowCount()):
            for c, column in enumerate(model.columns):
                if column.write is not None and model.spelled(r, c):
                    assert model.enter({(r, c): model.spelled(r, c)}, "nothing") == ()
    assert varied.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("table", "key", "texts"),
    [
        ("people", "holds", ["E5 (included)", "NOTHING", "included"]),
        ("policies", "dial_out_policy", ["Zone A only", "any number", "same_country", "No dial-out"]),
        ("policies", "toll_free_off", ["on", "Off"]),
        ("dial-out", "line", ["mobile", "Landline", "any line", "premium"]),
    ],
)
def test_choices_typed_in_english_are_accepted(models: dict[str, TableModel[Any]], table: str, key: str, texts: list[str]) -> None:
    model = models[table]
    column = next(c for c, shape in enumerate(model.columns) if shape.key == key)
    for text in texts:
        assert model.enter({(0, column): text}, "try") == ()
    assert model.enter({(0, column): model.columns[column].choices[0]}, "try") == ()
    assert model.enter({(0, column): "nonsense"}, "try")[0].reason.startswith("[")


def test_defaults_are_typed_in_english_or_in_the_language(models: dict[str, TableModel[Any]]) -> None:
    defaults = models["defaults"]
    rows = {getattr(row, "field", ""): r for r, row in enumerate(defaults.rows)}
    for field, text in [("toll_free_off", "no"), ("toll_free_off", tr("yes")), ("dial_out_policy", "Zone A only")]:
        assert defaults.enter({(rows[field], 2): text}, "try") == ()
    assert str(defaults.index(rows["toll_free_off"], 2).data()).startswith("[")


@pytest.mark.parametrize(
    ("typed", "meetings"), [("2/week", 2 * 52 / 12), ("2 per week", 2 * 52 / 12), ("1/DAY", 260 / 12), ("2 pro Woche", 2 * 52 / 12)]
)
def test_meetings_a_week_are_understood_in_english(typed: str, meetings: float, style: NumberStyle) -> None:
    assert read_meetings_per_month(typed, style) == pytest.approx(meetings)


def test_units_are_understood_in_the_words_of_the_language_too(style: NumberStyle) -> None:
    """The translation of "d day days" has the word dáý between the two that touch its brackets."""
    assert read_meetings_per_month("2/dáý", style) == read_meetings_per_month("2/day", style)
    assert read_minutes("1.5 HÖÜR", style) == read_minutes("1h30", style) == read_minutes("90 min", style) == 90
    choose_language("en")
    assert isinstance(read_meetings_per_month("2/dáý", style), Refusal)


def test_a_month_is_typed_in_english_or_as_it_is_shown(models: dict[str, TableModel[Any]]) -> None:
    assert read_month("March 2027") == read_month("mar 2027") == read_month(f"{tr('March')} 2027") == Month(2027, 3)
    headcount = models["headcount"]
    assert read_month(headcount.spelled(0, 0)) == getattr(headcount.rows[0], "since", None)
