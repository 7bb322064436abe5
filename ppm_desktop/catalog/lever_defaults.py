"""What the levers begin with, from ``lever_defaults.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.toml_entries import read_toml
from ppm_desktop.domain.policies import DIAL_OUT_POLICIES, DialOutPolicy

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.text_files import TextFile


@dataclass(frozen=True, slots=True)
class LeverDefaults:
    """Assumptions about levers, and the day on which they were chosen."""

    as_of: date
    renewal_months: int
    app_share: float  # 0 … 1
    dial_out: DialOutPolicy


def read_lever_defaults(file: TextFile) -> LeverDefaults:
    """Read the assumptions.

    Raises:
        CatalogueError: With every mistake of the file.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    assumed = top.table("assumed")
    assumed.choice("status", ("assumption",))
    as_of, renewal_months = assumed.date("as_of"), assumed.whole("renewal_months")
    app_share = float(assumed.amount("app_share"))
    if app_share > 1:
        assumed.contradict("app_share", found=f"{app_share:g}", expected="a number between 0 and 1")
    dial_out = assumed.choice("dial_out", DIAL_OUT_POLICIES)
    for table in (assumed, top):
        table.end()
    log.raise_if_any()
    return LeverDefaults(as_of, renewal_months, app_share, dial_out)
