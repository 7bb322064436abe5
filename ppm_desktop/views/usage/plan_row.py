"""What can be done with imported calls: make a plan of them, or import others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ppm_desktop.session.calls.usage_grouping import Grouping
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.views.widgets.stacked import stack
from ppm_desktop.views.widgets.usage_grouping import GroupingChoice
from ppm_desktop.wording import tr


class PlanRow(QWidget):
    """Stands below every view of Usage."""

    plan_wanted = Signal(object)  # Grouping

    def __init__(self) -> None:
        """Start with groups by country."""
        super().__init__()
        self.heading = label("verdict", tr("Make a plan of these calls"))
        self.text = label("muted", wrap=True)
        self.grouping = GroupingChoice(Grouping())
        self.plan_button = button(
            tr("Make a p&lan"), tr("A new plan whose groups phone just as these calls say; this one stays in its file")
        )
        self.import_button = button(tr("I&mport other calls…"), tr("They take the place of these"))
        stack(
            self,
            (self.heading, 2),
            (self.text, 8),
            (self.grouping, 8),
            (FlowRow(self.plan_button, self.import_button), 0),
        )
        self.grouping.list_wanted.connect(partial(self.grouping.ask_for_list, self))
        self.plan_button.clicked.connect(lambda: self.plan_wanted.emit(self.grouping.grouping))

    def show_state(self, in_memory: bool) -> None:  # noqa: FBT001 - one state, and named so
        """Offer a plan while the calls are in memory."""
        self.plan_button.setEnabled(in_memory)
        self.grouping.setEnabled(in_memory)
        text = tr("Groups, habits, destinations and season are fitted so that the plan has the minutes of these calls.")
        self.text.setText(text if in_memory else tr("For that the calls themselves are needed: import the same files again."))
