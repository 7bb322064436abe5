"""Which tables there are, in the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.tables.funding_and_lever_tables import CREDITS, LEVERS
from ppm_desktop.reports.tables.plan_tables import ABOUT, INPUTS, PRICES, SOURCES
from ppm_desktop.reports.tables.result_tables import LEDGER, MONTHS, OPTIONS, TRAFFIC, UNPRICED

if TYPE_CHECKING:
    from ppm_desktop.reports.tables.table import Table

TABLES: Final[tuple[Table, ...]] = (ABOUT, OPTIONS, MONTHS, TRAFFIC, LEDGER, UNPRICED, CREDITS, LEVERS, INPUTS, PRICES, SOURCES)
