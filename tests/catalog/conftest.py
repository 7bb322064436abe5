"""What the tests of the catalogue share."""

from __future__ import annotations

import pytest

from ppm_desktop.catalog.catalogue import Catalogue, load_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return load_catalogue()
