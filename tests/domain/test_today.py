from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from systems import linux

from ppm_desktop.domain.today import today

if TYPE_CHECKING:
    import pytest


@linux  # elsewhere the time zone is not asked of a variable
def test_a_time_zone_that_makes_no_sense_still_has_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        with monkeypatch.context() as patch:
            patch.setenv("TZ", "nonsense+99")
            time.tzset()
            assert abs((today() - datetime.now(UTC).date()).days) <= 5  # its own day, ninety-nine hours away
    finally:
        time.tzset()
