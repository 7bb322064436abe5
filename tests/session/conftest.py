"""A real project, open, for the item models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS

from ppm_desktop.catalog.catalogue import Catalogue, load_catalogue
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.document import Document
from ppm_desktop.session.entry.country_finder import CountryFinder

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLE = NumberStyle(group_separator=" ")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def countries(catalogue: Catalogue) -> CountryFinder:
    return CountryFinder(catalogue)


@pytest.fixture
def style() -> NumberStyle:
    """English decimals, grouped with an ordinary space so that expected texts can be typed."""
    return STYLE


@pytest.fixture
def errands(qapp: object) -> Iterator[Errands]:
    del qapp
    found = Errands()
    yield found
    found.stop()


@pytest.fixture
def document(qapp: object) -> Iterator[Document]:
    """Three offices, three years: Sales London, Engineering Munich, Board."""
    del qapp
    project = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").project
    assert project is not None
    document = Document(project)
    yield document
    document.undo_stack.setClean()  # a stack that is deleted in a changed state would still tell about it
