"""Policies: which calls are barred for each group and where they go instead, what each lever saves, and how calls are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal

from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.tables.policies_table import PoliciesTable
from ppm_desktop.views.policies.levers_panel import LeversPanel
from ppm_desktop.views.widgets.counting_settings import CountingSettings
from ppm_desktop.views.widgets.group_filter import GroupFilter
from ppm_desktop.views.widgets.groups_view import GroupsView
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import PageFrame, button, row
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document

#: In milliseconds: what the levers say has wrapped and pushed the chart down by then.
_ARRANGING: Final = 100


class PoliciesPage(PageFrame):
    """The table of policies, what those of the current group do, the levers with their money, and the counting."""

    title: Final = mark("Policies")
    view_drawn = Signal()  # the chart shows the newest figures

    def __init__(self, document: Document, recalculator: Recalculator, catalogue: Catalogue, style: NumberStyle, errands: Errands) -> None:
        """Edit ``document``; the levers are worked out by ``errands``."""
        super().__init__(
            tr(self.title),
            tr(
                "What the tenant allows. A barred call is not lost: people dial in or join by app instead, and where they go is your assumption."
            ),
        )
        self.model = PoliciesTable(document, style, CountryFinder(catalogue))
        self.table = GroupsView(self.model, tr("Policies by group"))
        self.filter = GroupFilter(self.table, style)
        self.sentence = label("small", wrap=True)
        self.origin = label("small", wrap=True)
        self.sum_note = label("warning", wrap=True)
        self.normalise_button = button(tr("&Normalise"), tr("Scale the shares in proportion, so that they add up to 100 %"))
        self._arrange()
        self.refresh()
        self.build_later(lambda: self._add_levers(LeversPanel(document, recalculator, style, errands, catalogue)))
        self.build_later(lambda: self._add_counting(CountingSettings(document, style)), self._connect)

    def draw_charts(self) -> None:
        """Put the chart in place of its placeholder. What lays it out must have been imported."""
        self.levers.panel.painted.load()

    def refresh(self) -> None:
        """Say what the policies of the current row do, and whether its shares add up."""
        current = self.table.current_row
        known = 0 <= current < len(self.model.rows)
        self.sentence.setText(
            self.model.sentence(current) if known else "" if self.model.everything else tr("There is no group yet. Add one under People.")
        )
        origin = self.model.origin(current, self.table.currentIndex().column()) if known else ""
        self.origin.setText(f"{origin[:1].upper()}{origin[1:]}." if origin else "")
        self.origin.setVisible(bool(origin))
        wrong = self.model.wrong_sums(current) if known else ()
        self.sum_note.setVisible(bool(wrong))
        self.normalise_button.setVisible(bool(wrong))
        if wrong:
            self.sum_note.setText(f"{self.model.rows[current].group.name}: {'; '.join(wrong)}.")

    def _arrange(self) -> None:
        for words in (self.sentence, self.origin, self.sum_note):
            words.setContentsMargins(10, 0, 0, 0)
        self.add(self.filter, 0)
        self.add(self.table)
        self.add(self.sentence, 2)
        self.add(self.origin, 0)
        normalising = row(self.sum_note, self.normalise_button, stretch=False)
        normalising.setStretch(0, 1)
        self.add(normalising, 20)

    def _add_levers(self, levers: LeversPanel) -> None:
        self.levers = levers
        self.add(levers, 24)

    def _add_counting(self, counting: CountingSettings) -> None:
        self.counting = counting
        self.add_heading(tr("How it is counted"), tr("For the whole scenario."))
        self.add(counting, 0)
        self.close_column()

    def _connect(self) -> None:
        self.table.current_row_changed.connect(self.refresh)
        self.table.selectionModel().currentChanged.connect(self.refresh)
        self.model.dataChanged.connect(self.refresh)
        self.model.modelReset.connect(self.refresh)
        self.normalise_button.clicked.connect(lambda: self.model.normalise(self.table.current_row))
        self.levers.panel.painted.drawn.connect(self._tell_drawn)
        self.levers.panel.painted.point_shown.connect(self.reveal)
        self.levers.work.changed.connect(lambda: QTimer.singleShot(_ARRANGING, self, self._tell_unseen))

    def _tell_drawn(self) -> None:
        if self.levers.work.up_to_date:
            self.view_drawn.emit()

    def _tell_unseen(self) -> None:
        """A chart below what can be seen is not painted, and nobody need wait for it."""
        if self.levers.panel.painted.visibleRegion().isEmpty():
            self._tell_drawn()
