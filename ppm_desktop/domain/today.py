"""The day that the machine's clock shows."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """Return the day where the user is; no time zone is asked for, because one that makes no sense (``TZ=x+99``) would raise."""
    return date.today()  # noqa: DTZ011 - the user's own day is what is meant
