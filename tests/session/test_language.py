"""Another language: everything that the item models say is translated, and what people type in English is still understood."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from building import COMPLETE_PROJECTS
from PySide6.QtCore import Qt

from ppm_desktop.costing.comparison import compare
from ppm_desktop.domain.destinations import Destination
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.changes.difference_table import DIAL_OUT_LABELS
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.why.answering import why
from ppm_desktop.reports.why.case import Names
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.reports.why.node import walk
from ppm_desktop.reports.words import COMPONENT_LABELS, LINE_LABELS
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.document import Document
from ppm_desktop.session.new_project import new_project
from ppm_desktop.session.shown_span import ShownSpan
from ppm_desktop.session.studies.snapshot_comparison import compare_snapshot
from ppm_desktop.session.tables.cost_table_model import CostTableModel
from ppm_desktop.session.tables.explanation_model import ExplanationModel
from ppm_desktop.session.tables.fees_table import FeesTable
from ppm_desktop.session.tables.groups_list import GroupsList
from ppm_desktop.session.tables.headcount_table import HeadcountTable
from ppm_desktop.session.tables.meetings_table import MeetingsTable
from ppm_desktop.session.tables.policies_columns import POLICY_LABELS
from ppm_desktop.session.tables.policies_table import PoliciesTable
from ppm_desktop.session.tables.rates_table import RatesTable
from ppm_desktop.session.tables.scenario_totals import ScenarioTotals
from ppm_desktop.session.tables.scenarios_list import ScenariosList
from ppm_desktop.session.tables.scenarios_table import ScenariosTable
from ppm_desktop.session.tables.season_table import SeasonTable
from ppm_desktop.session.tables.table_cell import CellRole
from ppm_desktop.session.tables.text_rows import TextRows
from ppm_desktop.wording import PSEUDO, choose_language, tr
from session.all_tables import all_tables, left_in_english, names, varied_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.session.entry.country_finder import CountryFinder
    from ppm_desktop.session.tables.table_model import TableModel

ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    CellRole.PROBLEM,
)
PATIENCE = 30_000


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


def test_every_heading_and_its_tooltip_is_translated(models: dict[str, TableModel[Any]]) -> None:
    for model in models.values():
        for section in range(model.columnCount()):
            title = model.headerData(section, Qt.Orientation.Horizontal)
            assert isinstance(title, str)
            assert title.startswith("[")
            tooltip = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            assert not left_in_english(str(tooltip), [])


@pytest.mark.parametrize("plan", ["three-offices-three-years", "missing-rate", "every-rule-at-once", "one-tenant-one-month"])
def test_every_cell_says_nothing_in_english_but_names(
    plan: str, catalogue: Catalogue, countries: CountryFinder, style: NumberStyle, qapp: object
) -> None:
    del qapp
    project = read_project(COMPLETE_PROJECTS / f"{plan}.ppmplan").project
    assert project is not None
    varied = varied_plan(project)
    models, known = all_tables(varied, catalogue, countries, style), names(varied, catalogue)
    english = [
        (name, model.columns[c].key, text)
        for name, model in models.items()
        for r in range(model.rowCount())
        for c in range(model.columnCount())
        for text in (str(model.index(r, c).data(role) or "") for role in ROLES)
        if left_in_english(text, known)
    ]
    assert english == []
    rows = [str(model.headerData(r, Qt.Orientation.Vertical)) for model in models.values() for r in range(model.rowCount())]
    assert [row for row in rows if left_in_english(row, known)] == []


def test_every_choice_is_offered_in_the_language(models: dict[str, TableModel[Any]]) -> None:
    offered = [text for model in models.values() for column in model.columns for text in column.choices]
    assert len(offered) == 2 + 4 + 2 + 4  # what is held, dial-out policies, toll-free, lines
    assert all(text.startswith("[") for text in offered)


def test_steps_are_named_in_the_language(varied: Document, catalogue: Catalogue, models: dict[str, TableModel[Any]]) -> None:
    known = [*names(varied, catalogue), "Later"]
    steps: list[str] = []

    def done() -> None:
        steps.append(varied.undo_stack.undoText())

    groups, scenarios = GroupsList(varied), ScenariosList(varied)
    groups.add(0)
    done()
    groups.duplicate(0)
    done()
    groups.move(0, 1)
    done()
    groups.remove([1, 2])
    done()
    scenarios.add()
    done()
    scenarios.duplicate(0)
    done()
    assert scenarios.rename(0, "Later") == ""
    done()
    scenarios.move(0, 2)
    done()
    scenarios.use_as_baseline(1)
    done()
    scenarios.delete(0)
    done()
    season, rates, fees, headcount = models["season"], models["rates"], models["fees"], models["headcount"]
    assert isinstance(season, SeasonTable)
    assert isinstance(rates, RatesTable)
    assert isinstance(fees, FeesTable)
    assert isinstance(headcount, HeadcountTable)
    season.set_factor(1, 3.0)
    done()
    season.flatten()
    done()
    assert rates.add("dial_out", Destination("ZW", "mobile"), Decimal("0.41")) == ""
    done()
    rates.remove([0, 1])
    done()
    rates.paste(0, 3, [["0.01"], ["0.02"]])
    done()
    fees.negotiate(0, Decimal(3), "contract")
    done()
    headcount.add()
    done()
    assert len(set(steps)) == len(steps)
    assert [text for text in steps if not text.startswith("[") or left_in_english(text, known)] == []


def test_a_refusal_is_one_sentence_after_the_other_in_the_language(models: dict[str, TableModel[Any]], qtbot: QtBot) -> None:
    with qtbot.waitSignal(models["meetings"].refused) as said:
        models["meetings"].paste(0, 1, [["many", "often"]])
    assert said.args is not None
    sentences = said.args[2]
    assert not left_in_english(sentences, [])
    assert sentences.count("[Ñ") == 1  # nothing was pasted


def test_the_sentences_below_the_tables_are_translated(models: dict[str, TableModel[Any]]) -> None:
    meetings, policies = models["meetings"], models["policies"]
    assert isinstance(meetings, MeetingsTable)
    assert isinstance(policies, PoliciesTable)
    said = [meetings.total(), *(meetings.sentence(r) for r in range(meetings.rowCount()))]
    said += [policies.sentence(r) for r in range(policies.rowCount())]
    said += [origin for c in range(meetings.columnCount()) if (origin := meetings.origin(0, c))]
    assert len(said) > 2 * meetings.rowCount()
    assert all(text.startswith("[") for text in said)


def test_scenarios_side_by_side_are_translated(
    varied: Document, catalogue: Catalogue, style: NumberStyle, qtbot: QtBot, qapp: object
) -> None:
    del qapp
    errands = Errands()
    totals = ScenarioTotals(varied, lambda: catalogue.availability, errands, compare)
    table = ScenariosTable(varied, totals, ShownSpan(), style)
    totals.ask()
    qtbot.waitUntil(lambda: totals.up_to_date, timeout=PATIENCE)
    known = names(varied, catalogue)
    cells = [str(table.index(r, c).data()) for r in range(table.rowCount()) for c in range(table.columnCount())]
    assert [cell for cell in cells if "…" not in cell and left_in_english(cell, known)] == []
    assert tr("baseline") in cells
    errands.stop()


@pytest.mark.parametrize("component", ["", "dial_out_other", "licences"])
def test_an_explanation_is_translated(varied: Document, catalogue: Catalogue, style: NumberStyle, component: str) -> None:
    comparison = compare(varied.project, varied.project.scenarios[0], catalogue.availability)
    countries = {country.code: country.name for country in catalogue.countries}
    figure = Figure("component" if component else "total", comparison.results[0].option.id, "year", component)
    tree = why(comparison, figure, style, Names(countries))
    model = ExplanationModel(tree, style)
    known = names(varied, catalogue)
    nodes = [node for node in walk(tree.root) if not node.label.startswith("20")]
    said = [tree.title, tree.unit, *tree.notes, *(model.text(node, column) for node in nodes for column in range(model.columnCount()))]
    assert [each for each in said if left_in_english(each, known)] == []
    assert all(str(model.headerData(c, Qt.Orientation.Horizontal)).startswith("[") for c in range(model.columnCount()))


def test_a_snapshot_is_compared_in_the_language(varied: Document, catalogue: Catalogue, style: NumberStyle) -> None:
    project = varied.project
    text = compare_snapshot(project, project, "Strict", catalogue, style)
    gone = compare_snapshot(project, project, "Elsewhere", catalogue, style)
    assert text.unit.startswith("[")
    assert gone.remark.startswith("[")


def test_new_things_are_named_in_the_language_of_the_moment(catalogue: Catalogue, varied: Document) -> None:
    project = new_project(catalogue, date(2026, 11, 22))
    scenario = project.scenarios[0]
    assert all(name.startswith("[") for name in (project.name, scenario.name, scenario.groups[0].name, *(o.name for o in scenario.options)))
    choose_language("en")
    row = GroupsList(varied).add(0)
    assert varied.scenario.groups[row].name == "New group"
    assert project.name.startswith("[")


def test_labels_that_stand_at_a_beginning_and_within_a_sentence_say_the_same() -> None:
    assert {value: label.casefold() for value, label in POLICY_LABELS.items()} == {
        v: label.casefold() for v, label in DIAL_OUT_LABELS.items()
    }
    assert set(LINE_LABELS) == {"any", "landline", "mobile", "premium"}


@pytest.mark.parametrize("component", COMPONENT_LABELS)
def test_an_explanation_names_each_component_as_the_table_does(
    varied: Document, catalogue: Catalogue, style: NumberStyle, component: str
) -> None:
    choose_language("en")
    comparison = compare(varied.project, varied.project.scenarios[0], catalogue.availability)
    option = comparison.results[0].option
    tree = why(comparison, Figure("component", option.id, component=component), style, Names())
    assert tree.title == f"{option.name}: {COMPONENT_LABELS[component].lower()}"


@pytest.mark.parametrize("plan", ["three-offices-three-years", "missing-rate", "every-rule-at-once"])
def test_the_table_of_compare_is_translated(plan: str, catalogue: Catalogue, style: NumberStyle, qapp: object) -> None:
    del qapp
    project = read_project(COMPLETE_PROJECTS / f"{plan}.ppmplan").project
    assert project is not None
    model = CostTableModel()
    model.show(cost_table(compare(project, project.scenarios[0], catalogue.availability), style))
    spoken = [
        str(model.index(r, c).data(Qt.ItemDataRole.AccessibleTextRole))
        for r in range(model.rowCount())
        for c in range(1, model.columnCount())
    ]
    assert all(text.startswith("[") for text in spoken)
    assert all(str(model.index(r, 0).data()).startswith("[") for r in range(model.rowCount()))


def test_lines_of_text_say_in_the_language_that_a_cell_is_empty(qapp: object) -> None:
    del qapp
    rows = TextRows([tr("Then"), tr("Now")], 1)
    rows.show_rows([("5", "")])
    assert not left_in_english(str(rows.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)), [])
    assert tr("none") in str(rows.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole))
