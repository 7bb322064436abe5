"""What the tests of background work share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.session.background.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def errands(qapp: object) -> Iterator[Errands]:
    del qapp
    found = Errands()
    yield found
    found.stop()
