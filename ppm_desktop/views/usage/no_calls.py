"""What the place Usage shows without calls: what they are good for, where the export comes from, and what becomes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.views.widgets.stacked import stack
from ppm_desktop.wording import tr


class NoCalls(QWidget):
    """One door: to the import."""

    def __init__(self) -> None:
        """Say that there are no calls."""
        super().__init__()
        self.heading = label("verdict", wrap=True)
        self.text = label("", wrap=True)
        self.import_button = button(tr("&Import calls…"), tr("Choose the zip or CSV of the usage report, or JSON of Microsoft Graph"))
        self.import_button.setProperty("role", "primary")
        self.how = label(
            "muted",
            tr(
                "The export: Teams admin center, Analytics & reports, Usage reports, PSTN usage, then Export to Excel. "
                "The zip that arrives under Downloads can be dropped here as it is; several files may overlap."
            ),
            wrap=True,
        )
        self.privacy = label(
            "muted",
            tr(
                "Nothing leaves this computer. Names and numbers are replaced while the files are read; the plan keeps sums by month and destination."
            ),
            wrap=True,
        )
        stack(
            self,
            (self.heading, 4),
            (self.text, 12),
            (FlowRow(self.import_button), 16),
            (self.how, 8),
            (self.privacy, 0),
        )
        self.show_state(gone=False)

    def show_state(self, *, gone: bool) -> None:
        """Say that there are no calls, or that only their sums are left."""
        if gone:
            self.heading.setText(tr("The calls themselves are not in memory"))
            self.text.setText(tr("A plan keeps sums only. Import the same files again to see which product each organiser should have."))
        else:
            self.heading.setText(tr("No calls have been imported into this plan"))
            self.text.setText(
                tr(
                    "With them you see what people phone and what it was charged, whether the plan's prices explain the bill, "
                    "and which product each organiser should have."
                )
            )
