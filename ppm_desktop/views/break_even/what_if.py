"""What if the inputs were others: a slider for each, and what both options cost then, while it moves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from ppm_desktop.reports.break_even.frontier_table import difference_sentence
from ppm_desktop.reports.change_words import change_text
from ppm_desktop.reports.input_words import input_name
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.reports.why.said import Saying
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.number_spots import NumbersLabel
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from ppm_desktop.decisions.inputs import ChangingInput
    from ppm_desktop.reports.break_even.frontier_table import FrontierTable
    from ppm_desktop.reports.number_text import NumberStyle

STEPS: Final = 100


class InputSlider(QSlider):
    """Goes over one input in steps; it leaves the wheel to the page."""

    def __init__(self, name: str) -> None:
        """Stand at the beginning; ``name`` is spoken until there is an input to go over."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setRange(0, STEPS)
        self.setPageStep(STEPS // 10)
        self.setMinimumWidth(80)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a value must not change because somebody scrolls past."""
        event.ignore()


class WhatIf(QWidget):
    """Begins where the customer is."""

    moved = Signal(float, float)  # where the point is now, as parts of the map from the left and from below
    returned = Signal()  # it is where the customer is

    def __init__(self, style: NumberStyle) -> None:
        """Write numbers in ``style``."""
        super().__init__()
        self._style = style
        self._table: FrontierTable | None = None
        self._at = [0.0, 0.0]
        self.sliders = (InputSlider(tr("Input across")), InputSlider(tr("Input upwards")))
        self.names = (buddy("", self.sliders[0]), buddy("", self.sliders[1]))
        self.values: tuple[QLabel, QLabel] = (label(), label())
        self.costs = NumbersLabel("verdict")
        self.costs.setToolTip(
            tr("What both options cost over the whole period with both inputs as the sliders say, everything else as today")
        )
        self.finding = label("muted", wrap=True)
        self.back_button = button(tr("&Back to today"), tr("Put both sliders where the plan is"))
        self._arrange()
        for axis, slider in enumerate(self.sliders):
            slider.valueChanged.connect(partial(self._slide, axis))
        self.back_button.clicked.connect(self.go_back)

    @property
    def at(self) -> tuple[float, float]:
        """The values of both inputs now."""
        return self._at[0], self._at[1]

    def show_table(self, table: FrontierTable) -> None:
        """Go over another map; the point begins where the customer is."""
        self._table = table
        for changing, name, slider in zip(self._inputs(table), self.names, self.sliders, strict=True):
            text = input_name(changing)
            name.setText(tr("What if {input}").format(input=text.replace("&", "&&")))
            slider.setAccessibleName(tr("What if: {input}").format(input=text))
        self.go_back()

    def go_back(self) -> None:
        """Put the point where the customer is."""
        table = self._table
        if table is None:
            return
        self._at = list(table.frontier.today)
        for axis, slider in enumerate(self.sliders):
            with QSignalBlocker(slider):
                slider.setValue(round(self._part(axis) * STEPS))
        self._say()
        self.returned.emit()

    def _slide(self, axis: int, step: int) -> None:
        table = self._table
        if table is None:
            return
        ends = (table.frontier.xs, table.frontier.ys)[axis]
        self._at[axis] = float(ends[0]) + (float(ends[-1]) - float(ends[0])) * step / STEPS
        self._say()
        self.moved.emit(self._part(0), self._part(1))

    def _part(self, axis: int) -> float:
        """Return where the point is along an axis, 0 … 1."""
        assert self._table is not None  # noqa: S101 - asked for only with a map
        ends = (self._table.frontier.xs, self._table.frontier.ys)[axis]
        return (self._at[axis] - float(ends[0])) / (float(ends[-1]) - float(ends[0]))

    def _say(self) -> None:
        table, style = self._table, self._style
        if table is None:
            return
        for changing, at, value, slider in zip(self._inputs(table), self._at, self.values, self.sliders, strict=True):
            text = change_text(changing, at, style)
            value.setText(text)
            slider.setAccessibleDescription(text)
        x, y = (np.array([at]) for at in self._at)
        one, other = (float(surface.grid(x, y)[0, 0]) for surface in table.frontier.pair.surfaces)
        first, second = table.names
        if table.frontier.pair.lacks_rates:
            self.costs.show_text(tr("Prices are missing: only shades of the map that are not hatched are known."))
            self.finding.setText("")
            return
        saying = Saying()
        shown = [style.money(total) for total in (one, other)]
        if table.frontier.today_is_exact and self.at == table.frontier.today:
            # Only these are totals of the plan, whose making can be shown; elsewhere nothing but the point has them.
            totals = zip(shown, table.frontier.options, strict=True)
            shown = [saying.number(text, Figure("total", option.id)) for text, option in totals]
        said = tr("{first}: {one} {currency} · {second}: {other} {currency}")
        told = saying.said(said.format(first=first, one=shown[0], second=second, other=shown[1], currency=table.currency))
        self.costs.show_text(told.text, told.numbers)
        self.finding.setText(difference_sentence(one - other, table.names, table.currency, style))

    @staticmethod
    def _inputs(table: FrontierTable) -> tuple[ChangingInput, ChangingInput]:
        return table.frontier.pair.x, table.frontier.pair.y

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().metrics.inside)
        grid.setVerticalSpacing(6)
        for row, (name, slider, value) in enumerate(zip(self.names, self.sliders, self.values, strict=True)):
            value.setMinimumWidth(64)
            grid.addWidget(name, row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(value, row, 2)
        grid.addWidget(self.back_button, 0, 3, 2, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self.costs)
        column.addWidget(self.finding)
