"""Destinations: where the numbers are that each group's calls go to, for each call type."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QGridLayout

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.mix_section import MixSection
from ppm_desktop.views.widgets.page_frame import PageFrame, row
from ppm_desktop.views.widgets.when_seen import WhenSeen
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document


#: Two tables of four columns fit side by side from this width on.
_TWO_COLUMNS: Final = 760


class GroupChoice(QComboBox):
    """The groups of the shown scenario; scrolling past does not change the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class DestinationsPage(PageFrame):
    """Three mixes of one group at a glance: toll and toll-free side by side, dial-out below."""

    title: Final = mark("Destinations")

    def __init__(self, document: Document, recalculator: Recalculator, catalogue: Catalogue, style: NumberStyle) -> None:
        """Edit ``document``."""
        super().__init__(tr(self.title), "")
        del recalculator  # the page shows inputs only
        self._document = document
        self._grid = QGridLayout()
        countries = CountryFinder(catalogue)
        self.groups = GroupChoice()
        self.groups.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.groups.setAccessibleName(tr("Group"))
        self.groups.setMinimumWidth(200)
        self.sections: dict[CallType, MixSection] = {}
        self._side_by_side = True
        self._arrange()
        make = partial(MixSection, document, catalogue=catalogue, countries=countries, style=style)
        self.build_later(*(partial(self._add_section, make, call_type) for call_type in CALL_TYPES), self._connect)

    def _connect(self) -> None:
        self.groups.currentIndexChanged.connect(self._choose)
        shown = WhenSeen(self, self.refresh)
        self._document.changed.connect(shown.act)
        self._document.scenario_changed.connect(shown.act)
        self.refresh()

    def _arrange(self) -> None:
        buddy = label("muted", tr("&Group"))
        buddy.setBuddy(self.groups)
        self.add(row(buddy, self.groups), 16)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(20)
        self._grid.setColumnStretch(0, 1)
        self.add(self._grid, 0)
        self.close_column()

    def _add_section(self, make: Callable[[CallType], MixSection], call_type: CallType) -> None:
        self.sections[call_type] = make(call_type)
        self._place_sections(side_by_side=self._side_by_side)

    def _place_sections(self, *, side_by_side: bool) -> None:
        self._side_by_side = side_by_side
        places = ((0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)) if side_by_side else ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1))
        for section, place in zip(self.sections.values(), places, strict=False):  # some are still to be made
            self._grid.addWidget(section, *place)
        self._grid.setColumnStretch(1, 1 if side_by_side else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the mixes below each other where two do not fit side by side."""
        super().resizeEvent(event)
        side_by_side = self.viewport().width() >= _TWO_COLUMNS
        if side_by_side != self._side_by_side:
            self._place_sections(side_by_side=side_by_side)

    def choose_group(self, group: int) -> None:
        """Show the mixes of a group."""
        self.groups.setCurrentIndex(group)

    def refresh(self) -> None:
        """Show the groups as they are called now, and keep the choice."""
        names = [group.name for group in self._document.scenario.groups]
        if names != [self.groups.itemText(item) for item in range(self.groups.count())]:
            chosen = max(min(self.groups.currentIndex(), len(names) - 1), 0)
            self.groups.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.groups.clear()
            self.groups.addItems(names)
            self.groups.setCurrentIndex(chosen if names else -1)
            self.groups.blockSignals(False)  # noqa: FBT003 - Qt's signature
            self._choose(chosen)
        self.groups.setEnabled(bool(names))
        currency = self._document.project.currency
        self.subheading.setText(
            tr(
                "Where the numbers are that people dial, and where the meeting dials out to. The country sets the price; rates in {currency} a minute."
            ).format(currency=currency)
        )

    def _choose(self, group: int) -> None:
        for section in self.sections.values():
            section.choose(max(group, 0))
