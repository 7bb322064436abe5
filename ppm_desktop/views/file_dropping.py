"""Files that are dropped on the window: a plan is opened; usage exports and a rate sheet are imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.views.file_actions import FileActions, dropped_plan

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from ppm_desktop.views.rate_sheet_actions import RateSheetActions
    from ppm_desktop.views.usage_actions import UsageActions


class FileDropping:
    """Says what of a drag is welcome, and hands it to whoever reads it."""

    def __init__(self, files: FileActions, usage: UsageActions, rate_sheets: RateSheetActions) -> None:
        """Hand plans, exports and sheets to these."""
        self._files, self._usage, self._rate_sheets = files, usage, rate_sheets

    def offer(self, event: QDropEvent) -> None:
        """Accept one plan, usage exports, or one rate sheet when there is a plan for it."""
        if dropped_plan(event) is not None or self._usage.dropped(event) or self._rate_sheets.dropped_sheet(event) is not None:
            event.acceptProposedAction()

    def take(self, event: QDropEvent) -> None:
        """Open a plan that was dropped, or import calls or a rate sheet."""
        path, exports, sheet = dropped_plan(event), self._usage.dropped(event), self._rate_sheets.dropped_sheet(event)
        if exports:
            event.acceptProposedAction()
            self._usage.import_dropped(exports)
        elif sheet is not None:
            event.acceptProposedAction()
            self._rate_sheets.show_sheet(sheet)
        if path is not None:
            event.acceptProposedAction()
            self._files.open_instead(path)
