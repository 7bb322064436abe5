from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from building import group, option, price_book, product, project, rate, scenario

from ppm_desktop.decisions.best_mix.find import best_mix
from ppm_desktop.domain.checks import check_project
from ppm_desktop.session.document import Document
from ppm_desktop.session.studies.mix_study import MixStudy

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands

PATIENCE = 20_000


def differing() -> Project:
    sales = group("Sales", organisers=80)
    people = replace(sales, habits=replace(sales.habits, usage_spread=1.2, meetings_per_organiser=12, phone_share=0.3))
    book = price_book(rate("toll", "US", "0.02"))
    book = replace(book, products=tuple(one for one in book.products if one.id != "usa_can"))
    return project(book, scenario(people, options=(option("all", "standard"), option("ppm", "pay_per_minute"))), months=12)


@pytest.fixture
def study(catalogue: Catalogue, style: NumberStyle, errands: Errands) -> MixStudy:
    plan = differing()
    assert not [problem for problem in check_project(plan) if problem.severity == "error"]
    return MixStudy(Document(plan), catalogue, style, errands)


def test_the_mix_is_found_in_the_background_and_becomes_an_option_in_one_named_step(
    study: MixStudy, catalogue: Catalogue, qtbot: QtBot
) -> None:
    document = study._document  # noqa: SLF001 - the study's own plan
    assert study.make_option() == -1
    study.look()
    assert study.at_work
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    result = study.result
    assert result is not None
    assert result.shown is not None
    assert result.twin is not None
    found = best_mix(document.project, document.scenario, catalogue.availability)
    assert sum(float(row[-1]) for row in result.shown.rows) == pytest.approx(found.total, rel=1e-9)
    assert {row[1] for row in result.shown.rows} >= {"Pay per minute"}
    assert any("phone minutes a month" in str(row[2]) for row in result.shown.rows)
    assert result.summary.startswith(f"{result.headline}.")
    assert result.simple
    assert len(result.twin.columns) == 8
    before = len(document.scenario.options)
    place = study.make_option()
    assert place == before
    assert document.scenario.options[place].name == "Best mix"
    assert document.undo_stack.undoText() == "Add option Best mix"
    assert not study.up_to_date
    assert not [problem for problem in check_project(document.project) if problem.severity == "error"]
    document.undo_stack.undo()
    assert len(document.scenario.options) == before
    assert study.up_to_date


def test_a_search_that_is_stopped_leaves_the_last_mix_and_can_be_begun_again(study: MixStudy, qtbot: QtBot) -> None:
    study.look()
    study.halt()
    assert not study.at_work
    assert study.halted
    assert study.result is None
    study.look()
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    study.allow_donors(donors=False)
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    assert not study.donors


def test_where_nothing_has_a_price_the_reasons_are_said(catalogue: Catalogue, style: NumberStyle, errands: Errands, qtbot: QtBot) -> None:
    book = replace(price_book(), products=(product("standard", None),))
    study = MixStudy(Document(project(book, scenario(group(), options=(option("all", "standard"),)), months=2)), catalogue, style, errands)
    study.look()
    qtbot.waitUntil(lambda: study.up_to_date, timeout=PATIENCE)
    assert study.result is not None
    assert study.result.headline == "There is no best mix"
    assert study.result.sentences[0].startswith("There is no mix: ")
    assert study.result.sentences[1].endswith("nobody knows its fee in every month.")
    assert study.result.twin is None
    assert study.make_option() == -1
