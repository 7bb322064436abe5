"""What the pages of the places are made from, and how: each page's module is imported when its page is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ppm_desktop.views.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.calls.imported_calls import CallsInMemory
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.shown_span import ShownSpan
    from ppm_desktop.session.studies.flip_finder import FlipFinder
    from ppm_desktop.session.studies.risk_study import RiskStudy
    from ppm_desktop.views.export_actions import ExportActions

#: What the window, empty at first, imports when it gets a document.
_FOR_A_DOCUMENT: Final = (
    "ppm_desktop.session.document",
    "ppm_desktop.session.autosave",
    "ppm_desktop.session.file_watch",
    "ppm_desktop.files.open_marks",
    "ppm_desktop.files.recovery",
    "ppm_desktop.paper.outputs",
    "ppm_desktop.views.glossary_tips",
    "ppm_desktop.views.help_terms",
    "ppm_desktop.views.scenario_actions",
    "ppm_desktop.views.studies",
    "ppm_desktop.views.widgets.export_bar",
    "ppm_desktop.views.widgets.option_card",
    "ppm_desktop.views.widgets.setting_links",
)
#: Dialogs whose modules take so long that the window would stand still for a moment when the first of them is opened.
_DIALOGS: Final = (
    "ppm_desktop.session.rate_sheet.rate_sheet_import",
    "ppm_desktop.views.dialogs.defaults",
    "ppm_desktop.views.dialogs.rate_sheet.dialog",
    "ppm_desktop.views.dialogs.snapshots",
)


class PageParts(NamedTuple):
    """What pages are made from."""

    document: Document
    recalculator: Recalculator
    style: NumberStyle
    catalogue: Catalogue
    span: ShownSpan
    errands: Errands
    price_books: Path | None = None  # the user's own folder of price books; it need not exist
    flips: FlipFinder | None = None  # what would turn the decision
    exports: ExportActions | None = None  # of the window
    risk: RiskStudy | None = None  # how sure the decision is
    calls: CallsInMemory | None = None  # that were imported


def fetch_for_document(errands: Errands, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
    """Have imported and read what the window needs when it gets its first document, without keeping the window waiting; then call ``done``."""
    errands.fetch(_FOR_A_DOCUMENT, lambda: errands.send(_read_names, lambda _nothing: done(), failed), failed)


def _read_names() -> None:
    """Read what the first page and the first answer name; in a thread."""
    from ppm_desktop.reports.place_names import country_name  # noqa: PLC0415 - in this thread
    from ppm_desktop.views.glossary_tips import read_terms  # noqa: PLC0415 - as above

    country_name("")  # the names of all countries are read now, and not when the first answer names one
    read_terms()  # and the glossary, which explains the words of the first page


def modules_ahead() -> tuple[str, ...]:
    """Return what is imported while nobody waits for it: all pages, and then dialogs that have much to import."""
    return (*(page_module(place.name) for place in PLACES), *_DIALOGS)


def page_module(name: str) -> str:
    """Return the module that the page of a place is made from."""
    return f"{__package__}.pages.{name.replace('-', '_')}"


def make_page(name: str, parts: PageParts) -> QWidget:  # noqa: C901, PLR0911 - one for each place
    """Make the page of a place. Each page's module is imported when its page is first shown."""
    document, recalculator, style, catalogue = parts.document, parts.recalculator, parts.style, parts.catalogue
    match name:
        case "people":
            from ppm_desktop.views.pages.people import PeoplePage  # noqa: PLC0415 - see above

            return PeoplePage(document=document, recalculator=recalculator, style=style, catalogue=catalogue)
        case "meetings":
            from ppm_desktop.views.pages.meetings import MeetingsPage  # noqa: PLC0415 - see above

            return MeetingsPage(document=document, recalculator=recalculator, style=style, catalogue=catalogue)
        case "destinations":
            from ppm_desktop.views.pages.destinations import DestinationsPage  # noqa: PLC0415 - see above

            return DestinationsPage(document=document, recalculator=recalculator, style=style, catalogue=catalogue)
        case "policies":
            from ppm_desktop.views.pages.policies import PoliciesPage  # noqa: PLC0415 - see above

            return PoliciesPage(document, recalculator, catalogue, style, parts.errands)
        case "prices":
            from ppm_desktop.views.pages.prices import PricesPage  # noqa: PLC0415 - see above

            return PricesPage(document, recalculator, catalogue, style, parts.errands, parts.price_books)
        case "compare":
            from ppm_desktop.views.pages.compare import ComparePage  # noqa: PLC0415 - see above

            return ComparePage(document, recalculator, style, parts.span, parts.errands, catalogue)
        case "break-even":
            from ppm_desktop.views.pages.break_even import BreakEvenPage  # noqa: PLC0415 - see above

            return BreakEvenPage(document, recalculator, style, parts.errands, parts.flips, catalogue)
        case "risk" if parts.risk is not None:
            from ppm_desktop.views.pages.risk import RiskPage  # noqa: PLC0415 - see above

            return RiskPage(document, style, parts.errands, catalogue, parts.risk)
        case "credits":
            from ppm_desktop.views.pages.credits import CreditsPage  # noqa: PLC0415 - see above

            return CreditsPage(document, recalculator, style, parts.errands, catalogue, parts.risk)
        case "usage" if parts.calls is not None:
            from ppm_desktop.views.pages.usage import UsagePage  # noqa: PLC0415 - see above

            return UsagePage(document, parts.calls, style, parts.errands, catalogue)
        case "scenarios":
            from ppm_desktop.views.pages.scenarios import ScenariosPage  # noqa: PLC0415 - see above

            return ScenariosPage(document, catalogue, style, parts.span, parts.errands)
        case "report" if parts.exports is not None:
            from ppm_desktop.views.pages.report import ReportPage  # noqa: PLC0415 - see above

            return ReportPage(document, parts.exports)
    raise LookupError(name)
