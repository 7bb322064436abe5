"""Names that were copied from elsewhere bring characters along that nobody sees; a saved plan must open all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.session.tables.options_list import OptionsList
from ppm_desktop.session.tables.people_table import PeopleTable
from ppm_desktop.session.tables.scenarios_list import ScenariosList

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

UNSEEN = pytest.mark.parametrize("character", ["\u202e", "\u2068", "\x07", "\u2028", "\x1b"])


def opens(document: Document) -> bool:
    return read_project_bytes(project_bytes(document.project)).sound


@UNSEEN
def test_a_group_with_a_pasted_name_can_be_saved_and_opened(
    document: Document, countries: CountryFinder, style: NumberStyle, character: str
) -> None:
    table = PeopleTable(document, countries, style)
    assert table.setData(table.index(0, 0), f"Sales {character}North", Qt.ItemDataRole.EditRole)
    assert document.scenario.groups[0].name == "Sales North"
    assert opens(document)


@UNSEEN
def test_an_option_with_a_pasted_name_can_be_saved_and_opened(document: Document, style: NumberStyle, character: str) -> None:
    table = OptionsList(document, style)
    assert table.setData(table.index(0, 0), f"Licences {character}for all", Qt.ItemDataRole.EditRole)
    assert document.scenario.options[0].name == "Licences for all"
    assert opens(document)


@UNSEEN
def test_a_scenario_with_a_pasted_name_can_be_saved_and_opened(document: Document, character: str) -> None:
    assert ScenariosList(document).rename(0, f"After {character}the merger") == ""
    assert document.scenario.name == "After the merger"
    assert opens(document)
