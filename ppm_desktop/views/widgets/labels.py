"""Labels in the roles that the style sheet knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ppm_desktop.views.widgets.number_spots import NumbersLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ppm_desktop.reports.why.said import SaidNumber


def label(role: str = "", text: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label in one of the style sheet's roles."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)  # names of customers and groups may contain < and &
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def yielding(made: QLabel) -> QLabel:
    """Let a label be narrower than its longest word, so that a name without a space widens no dialog; what has no room is cut off."""
    made.setMinimumWidth(1)
    return made


def unbroken(text: str) -> str:
    """Keep compound words such as "pay-per-minute" on one line."""
    return text.replace("-", "\N{NON-BREAKING HYPHEN}")


class PartsLabel(NumbersLabel):
    """Small text of parts joined by dots; where the line is too short, it breaks between parts and the dot goes."""

    _JOINT = " · "

    def __init__(self) -> None:
        """Start empty."""
        super().__init__("small")
        self._parts: list[str] = []
        self._said: tuple[SaidNumber, ...] = ()

    def show_parts(self, text: str, numbers: Sequence[SaidNumber] = ()) -> None:
        """Show a text such as ``baseline · 6.34 per organiser a month``; ``numbers`` are those of it that can be asked why."""
        self._parts = text.split(self._JOINT)
        self._said = tuple(numbers)
        self._fit(changed=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break anew for the new width."""
        super().resizeEvent(event)
        self._fit(changed=False)

    def _fit(self, *, changed: bool) -> None:
        lines: list[str] = []
        for part in self._parts:
            longer = lines[-1] + self._JOINT + part if lines else part
            if lines and self.fontMetrics().horizontalAdvance(longer) <= self.contentsRect().width():
                lines[-1] = longer
            else:
                lines.append(part)
        text = "\n".join(lines)
        if changed or text != self.text():
            self.show_text(text, self._moved(text))

    def _moved(self, text: str) -> tuple[SaidNumber, ...]:
        """Return the numbers where they stand now: a joint has three characters, the break in its place has one."""
        from ppm_desktop.reports.why.said import SaidNumber  # noqa: PLC0415 - after the first paint

        shorter = len(self._JOINT) - 1
        joined, found = self._JOINT.join(self._parts), []
        for number in self._said:
            before = joined[: number.start].count(self._JOINT)
            places = [place for place, sign in enumerate(_breaks(joined, text, self._JOINT)) if sign and place < before]
            start = number.start - shorter * len(places)
            found.append(SaidNumber(start, start + number.end - number.start, number.figure))
        return tuple(found)


def _breaks(joined: str, text: str, joint: str) -> list[bool]:
    """Say of each joint whether a line break stands in its place."""
    parts, at, found = joined.split(joint), 0, []
    for part in parts[:-1]:
        at += len(part)
        broken = text[at] == "\n"
        found.append(broken)
        at += 1 if broken else len(joint)
    return found


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and have the widget drawn accordingly."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
