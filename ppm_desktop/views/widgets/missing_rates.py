"""The rates that the plan lacks, on top of the page: each with a button that leads to adding it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.reports.rate_sheet.words import rate_name
from ppm_desktop.reports.words import listed
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ppm_desktop.costing.missing_rates import MissingRate
    from ppm_desktop.reports.number_text import NumberStyle

#: A longer list pushes the prices off the page; the rest is counted, and comes up as the first ones are added.
_MOST: Final = 5


class MissingRatesList(QFrame):
    """Hidden while nothing is missing."""

    wanted = Signal(object)  # MissingRate that somebody wants to add

    def __init__(self, style: NumberStyle, country_name: Callable[[str], str]) -> None:
        """Start hidden."""
        super().__init__()
        self._style = style
        self._name = country_name
        self.setObjectName("missing")
        self.setAccessibleName(tr("Rates that the plan lacks"))
        self.heading = label("heading", "", wrap=True)
        self.buttons: list[QPushButton] = []
        self._lines: list[QWidget] = []
        self.rest = label("small", "", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.rest)
        self.hide()

    def show_missing(self, missing: Sequence[MissingRate]) -> None:
        """List what is missing."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self.buttons = [], []
        count = len(missing)
        self.heading.setText(
            trn("▲ {count} rate missing for this plan", "▲ {count} rates missing for this plan", count).format(count=count)
        )
        for number, rate in enumerate(missing[:_MOST]):
            line = self._line(rate)
            self._lines.append(line)
            self._column.insertWidget(1 + number, line)
        more = count - _MOST
        self.rest.setText(trn("And {count} more.", "And {count} more.", more).format(count=more) if more > 0 else "")
        self.rest.setVisible(more > 0)
        theme = current_theme()
        self.setStyleSheet(f"#missing {{ border: 1px solid {theme.warning}; border-radius: {theme.metrics.radius}px; }}")
        self.setVisible(count > 0)

    def _line(self, missing: MissingRate) -> QWidget:
        name = rate_name(missing.call_type, self._name(missing.destination.country), missing.destination.line)
        groups = listed(list(dict.fromkeys(group for _scenario, group in missing.used_by)))
        minutes = self._style.count(missing.minutes)
        text = tr("{rate}: {minutes} min without a price, called by {groups}").format(rate=name, minutes=minutes, groups=groups)
        add = QPushButton(tr("Add rate…"))
        add.setAutoDefault(False)
        add.setAccessibleName(tr("Add a rate for {rate}").format(rate=name))
        add.clicked.connect(partial(self._tell, missing))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label("note", text, wrap=True), 1)
        row.addWidget(add)
        self.buttons.append(add)
        return line

    def _tell(self, missing: MissingRate, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        self.wanted.emit(missing)
