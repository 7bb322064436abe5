"""Wherever a table of money is titled, it says that prices are examples, and only where they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from report_making import THREE_OFFICES, case_for, project_in

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.reports.break_even.table import break_even_table
from ppm_desktop.reports.cost_lines import cumulative_cost
from ppm_desktop.reports.document.mix import readable
from ppm_desktop.reports.funding.wallet_table import wallet_table
from ppm_desktop.reports.levers.table import drains_twin, levers_table, settings_twin
from ppm_desktop.reports.sensitivity.tornado_table import tornado_table

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.domain.project import Project

PREPAID = resource_path("samples") / "forty-person-firm.ppmplan"


def confirmed(project: Project) -> Project:
    """The same plan with prices that somebody confirmed."""
    book = project.price_book
    return replace(project, price_book=replace(book, sources=tuple(replace(source, status="official") for source in book.sources)))


def subtitles(project: Project) -> list[str]:
    case = case_for(project)
    found, style = case.findings, case.style
    said = [case.costs.subtitle, cumulative_cost(case.comparison, style).subtitle]
    assert found.tornado is not None
    said.append(tornado_table(found.tornado, style).subtitle)
    assert found.turning is not None
    assert not isinstance(found.turning, Exception)
    said.append(break_even_table(found.turning, style, project).subtitle)
    assert found.levers is not None
    said += [levers_table(found.levers, style).subtitle, settings_twin(found.levers).subtitle, drains_twin(found.levers, style).subtitle]
    if found.funding is not None:
        said.append(wallet_table(found.funding, style).subtitle)
    assert isinstance(found.mix, tuple)
    said.append(readable(found.mix[0], style).subtitle)
    return said


@pytest.mark.parametrize("file", [THREE_OFFICES, PREPAID], ids=["three offices", "prepaid"])
def test_every_subtitle_says_that_prices_are_examples_and_only_then(file: Path) -> None:
    project = project_in(file)
    assert project.has_examples
    said = subtitles(project)
    assert [text for text in said if "xample prices" not in text] == []
    assert [text for text in said if ".," in text] == []
    assert [text for text in subtitles(confirmed(project)) if "xample" in text] == []
