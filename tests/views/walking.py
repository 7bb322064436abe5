"""What walkers look at in a window or a dialog: its controls, their names and keys, and whether their texts fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from ppm_desktop.views.widgets.frozen_table import FrozenTable

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)
_MNEMONIC: Final = re.compile(r"&([^&\s])")
#: How many presses of Tab lead once around any window of ours.
_ROUND: Final = 600


def parts_of(top: QWidget) -> Iterator[QWidget]:
    """Yield what is visible in a window, without what Qt puts inside its own controls, and without other dialogs."""
    for widget in top.findChildren(QWidget):
        if widget.isVisibleTo(top) and widget.window() is top and not _inside_a_control(widget) and not isinstance(widget, QMenu):
            yield widget


def controls_of(top: QWidget) -> list[QWidget]:
    """Return what Tab can reach and is not disabled."""
    return [part for part in parts_of(top) if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled()]


def described(widget: QWidget) -> str:
    """Name a widget in a message of a test."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r} in {type(widget.parentWidget()).__name__}"


# names


def unnamed(top: QWidget) -> list[str]:
    """Return the controls that assistive technology could not name."""
    labelled = {label.buddy() for label in top.findChildren(QLabel) if label.buddy() is not None}
    return [described(control) for control in controls_of(top) if not _name_of(control) and control not in labelled]


def _name_of(control: QWidget) -> str:
    text = control.text() if isinstance(control, QAbstractButton) else control.title() if isinstance(control, QGroupBox) else ""
    return control.accessibleName().strip() or text.replace("&", "").strip()


def mnemonics_without_buddy(top: QWidget, names: set[str]) -> list[str]:
    """Return the labels that show an ampersand, because they lead nowhere; ``names`` may have one of their own."""
    found = []
    for part in parts_of(top):
        if isinstance(part, QLabel) and part.buddy() is None:
            text = part.text()
            for name in names:
                text = text.replace(name, "")
            if _MNEMONIC.search(text):
                found.append(described(part))
    return found


def doubled_mnemonics(top: QWidget) -> list[str]:
    """Return the keys that two visible parts of a window claim, its menu bar included, and those within one menu."""
    claims: list[tuple[str, str]] = []
    for part in parts_of(top):
        if isinstance(part, QAbstractButton) or (isinstance(part, QLabel) and part.buddy() is not None):
            claims.extend((key, described(part)) for key in _keys_in(part.text()))
        elif isinstance(part, QGroupBox):
            claims.extend((key, described(part)) for key in _keys_in(part.title()))
        elif isinstance(part, QTabBar):
            claims.extend((key, part.tabText(tab)) for tab in range(part.count()) for key in _keys_in(part.tabText(tab)))
    found = _doubles(claims + [claim for bar in top.findChildren(QMenuBar) for claim in _claims_of(bar)])
    for menu in top.findChildren(QMenu):
        found.extend(_doubles(_claims_of(menu)))
    return found


def _claims_of(bar: QWidget) -> list[tuple[str, str]]:
    return [(key, action.text()) for action in bar.actions() if action.isVisible() for key in _keys_in(action.text())]


def _keys_in(text: str) -> list[str]:
    return [key.casefold() for key in _MNEMONIC.findall(text.replace("&&", "").split("\t")[0])]


def _doubles(claims: list[tuple[str, str]]) -> list[str]:
    by_key: dict[str, list[str]] = {}
    for key, claimant in claims:
        by_key.setdefault(key, []).append(claimant)
    return [f"Alt+{key.upper()}: {' / '.join(claimants)}" for key, claimants in by_key.items() if len(claimants) > 1]


# the keyboard


def out_of_reach(top: QWidget) -> list[str]:
    """Return the enabled controls that Tab never comes to. Of buttons that exclude each other, one is enough."""
    visited: set[QWidget] = set()
    for _press in range(_ROUND):
        if not top.focusNextPrevChild(True):
            break
        now: QWidget | None = top.focusWidget()
        if now is None or now in visited:
            break
        visited.add(now)
    for widget in list(visited):  # a proxy stands for those that hand the keyboard on to it
        visited.update(part for part in top.findChildren(QWidget) if part.focusProxy() is widget)
    missed = [part for part in parts_of(top) if _wants_keys(part) and part not in visited and not _group_was_visited(part, visited)]
    return [described(part) for part in missed]


def _wants_keys(part: QWidget) -> bool:
    if isinstance(part, QHeaderView) or not part.isEnabled() or part.focusProxy() is not None:
        return False
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(part, _CONTROLS)


def _group_was_visited(part: QWidget, visited: set[QWidget]) -> bool:
    if not isinstance(part, QAbstractButton):
        return False
    group: QButtonGroup | None = part.group()
    parent = part.parentWidget()
    if group is not None and group.exclusive():
        return any(button in visited for button in group.buttons())
    return part.autoExclusive() and parent is not None and any(other in visited for other in parent.findChildren(QAbstractButton))


# room


def clipped(top: QWidget) -> list[str]:
    """Return the texts that do not fit where they are shown."""
    found: list[str] = []
    for part in parts_of(top):
        if isinstance(part, QLabel):
            found.extend(_clipped_label(part))
        elif isinstance(part, QPushButton):
            found.extend(_clipped_button(part))
        elif isinstance(part, QAbstractButton) and part.width() < part.minimumSizeHint().width():
            found.append(f"{described(part)}: {part.width()} of {part.minimumSizeHint().width()}")
        elif isinstance(part, QTabBar):
            found.extend(_clipped_tabs(part))
        elif isinstance(part, QAbstractItemView):
            found.extend(f"{described(part)}: {text}" for text in _clipped_headers(part))
    return found


def _clipped_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() < needed - 1:
            yield f"{described(label)}: height {label.height()} of {needed}"
    elif label.width() < label.sizeHint().width() - 1:
        yield f"{described(label)}: width {label.width()} of {label.sizeHint().width()}"


def _clipped_button(button: QPushButton) -> Iterator[str]:
    if button.layout() is not None:  # its labels are looked at
        return
    text = button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    needed = max((button.fontMetrics().horizontalAdvance(line) for line in text.split("\n")), default=0)
    if button.width() < needed:
        yield f"{described(button)}: width {button.width()} of {needed}"


def _clipped_tabs(bar: QTabBar) -> Iterator[str]:
    for tab in range(bar.count()):
        text, room = bar.tabText(tab), bar.tabRect(tab).width()
        if room and bar.fontMetrics().horizontalAdvance(text.replace("&", "")) > room and text not in bar.tabToolTip(tab):
            yield f"{described(bar)}: tab {text!r} has {room}"


def _clipped_headers(view: QAbstractItemView) -> Iterator[str]:
    for header in view.findChildren(QHeaderView):
        if header.orientation() != Qt.Orientation.Horizontal or not header.isVisibleTo(view):
            continue
        for section in range(header.count()):
            text = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")
            room = QRect(0, 0, header.sectionSize(section) - 2, 10_000)
            if header.isSectionHidden(section) or not text:
                continue
            needed = header.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
            if needed.width() > room.width() + 1 or needed.height() > header.height():
                yield f"{text!r} has {header.sectionSize(section)} x {header.height()}, needs {needed.width()} x {needed.height()}"


def sideways(top: QWidget) -> list[str]:
    """Return the pages that are wider than where they are seen, and the tables that scroll away the names of their rows."""
    found = []
    for part in parts_of(top):
        content = part.widget() if isinstance(part, QScrollArea) else None
        if content is not None and isinstance(part, QScrollArea):
            if content.width() > part.viewport().width():
                found.append(f"{described(part)}: {content.width()} in {part.viewport().width()}")
        elif isinstance(part, QTableView) and part.horizontalScrollBar().maximum() > 0 and not _holds_names(part):
            found.append(f"{described(part)}: scrolls by {part.horizontalScrollBar().maximum()} of {part.viewport().width()}")
    return found


def _holds_names(table: QTableView) -> bool:
    return isinstance(table, FrozenTable) and table.freezes and table.columnWidth(0) <= table.viewport().width() / 2


def outside_of_parent(top: QWidget) -> list[str]:
    """Return what is shown beyond the edges of what holds it, where nothing scrolls."""
    found = []
    for part in parts_of(top):
        parent = part.parentWidget()
        scrolls = parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea) or isinstance(parent, QAbstractScrollArea)
        if parent is None or scrolls or part.isWindow() or isinstance(part, QHeaderView) or not part.width() or not part.height():
            continue
        if type(part).__name__ in {"QSplitterHandle", "QSizeGrip", "QRubberBand"} or isinstance(parent, QMainWindow | QTabBar):
            continue
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(part.geometry()):
            found.append(f"{described(part)}: {part.geometry().getRect()} in {parent.rect().getRect()}")
    return found


def _inside_a_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return (
        isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit | QTabBar | QHeaderView | QMenuBar)
        or (isinstance(parent, QAbstractScrollArea) and widget is parent.viewport())
        or type(widget).__name__ in {"QAbstractScrollAreaScrollBarContainer", "QScrollBar", "QTableCornerButton"}
        or (parent is not None and type(parent).__name__ == "QAbstractScrollAreaScrollBarContainer")
        or (isinstance(parent, QAbstractItemView) and isinstance(widget, QAbstractButton))  # Qt's corner
        or (isinstance(widget, QDialog) and parent is not None)
    )
