"""The sheets of the workbook, in their order. A sheet more is an entry more in this list; no other file changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from ppm_desktop.reports.workbook.calls_sheet import has_calls, write_calls
from ppm_desktop.reports.workbook.change_sheet import write_change
from ppm_desktop.reports.workbook.checks_sheet import write_checks
from ppm_desktop.reports.workbook.credits_sheet import write_credits
from ppm_desktop.reports.workbook.destinations_sheet import write_destinations
from ppm_desktop.reports.workbook.explain_sheet import write_explain
from ppm_desktop.reports.workbook.how_sure_sheet import write_how_sure
from ppm_desktop.reports.workbook.in_force_sheet import write_in_force
from ppm_desktop.reports.workbook.inputs_sheet import write_inputs
from ppm_desktop.reports.workbook.layout import TITLES
from ppm_desktop.reports.workbook.ledger_sheet import write_ledger
from ppm_desktop.reports.workbook.levers_sheet import has_levers, write_levers
from ppm_desktop.reports.workbook.licences_sheet import write_licences
from ppm_desktop.reports.workbook.mix_sheet import has_mix, write_mix
from ppm_desktop.reports.workbook.months_sheet import write_months
from ppm_desktop.reports.workbook.notes_sheets import write_assumptions, write_sources
from ppm_desktop.reports.workbook.options_sheet import write_options
from ppm_desktop.reports.workbook.prices_sheet import write_prices
from ppm_desktop.reports.workbook.summary_sheet import write_summary
from ppm_desktop.reports.workbook.traffic_sheet import write_traffic

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan


class Writer(Protocol):
    """Writes one sheet of a plan; ``book`` is XlsxWriter's workbook, for charts."""

    def __call__(self, page: Page, plan: WorkbookPlan, layout: Layout, book: Any, /) -> None:  # noqa: ANN401 - it has no types
        """Write the sheet."""


class _PlainWriter(Protocol):
    def __call__(self, page: Page, plan: WorkbookPlan, layout: Layout, /) -> None: ...


@dataclass(frozen=True, slots=True)
class SheetBuilder:
    """One sheet: its title in English, as it is marked for translators, and what writes it."""

    title: str
    write: Writer
    tab: str = ""  # colour of the tab
    wanted: Callable[[WorkbookPlan], bool] = lambda _plan: True  # whether a plan has such a sheet


def _plain(write: _PlainWriter) -> Writer:
    def with_book(page: Page, plan: WorkbookPlan, layout: Layout, _book: Any, /) -> None:  # noqa: ANN401 - as above
        write(page, plan, layout)

    return with_book


_RESULT: Final = "#2F5D9B"
_INPUT: Final = "#E0A030"
SHEETS: Final = (
    SheetBuilder(TITLES["summary"], write_summary, _RESULT),
    SheetBuilder(TITLES["explain"], _plain(write_explain), _RESULT),
    SheetBuilder(TITLES["inputs"], _plain(write_inputs), _INPUT),
    SheetBuilder(TITLES["destinations"], _plain(write_destinations), _INPUT),
    SheetBuilder(TITLES["prices"], _plain(write_prices), _INPUT),
    SheetBuilder(TITLES["options"], _plain(write_options), _INPUT),
    SheetBuilder(TITLES["in_force"], _plain(write_in_force)),
    SheetBuilder(TITLES["traffic"], _plain(write_traffic)),
    SheetBuilder(TITLES["licences"], _plain(write_licences)),
    SheetBuilder(TITLES["ledger"], _plain(write_ledger)),
    SheetBuilder(TITLES["months"], _plain(write_months), _RESULT),
    SheetBuilder(TITLES["change"], write_change, _RESULT, lambda plan: plan.findings.second is not None),
    SheetBuilder(TITLES["how_sure"], write_how_sure, _RESULT, lambda plan: plan.findings.drawn_unasked),
    SheetBuilder(TITLES["credits"], _plain(write_credits), _RESULT, lambda plan: plan.findings.funding is not None),
    SheetBuilder(TITLES["levers"], _plain(write_levers), _RESULT, has_levers),
    SheetBuilder(TITLES["mix"], _plain(write_mix), _RESULT, has_mix),
    SheetBuilder(TITLES["calls"], _plain(write_calls), _RESULT, has_calls),
    SheetBuilder(TITLES["checks"], _plain(write_checks)),
    SheetBuilder(TITLES["sources"], _plain(write_sources)),
    SheetBuilder(TITLES["assumptions"], _plain(write_assumptions)),
)
