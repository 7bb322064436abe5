"""Every text that a window or a dialog shows or speaks, to be looked through for what was left in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QSpinBox,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project

#: Qt's own words, which Qt translates.
QT_WORDS = ("Close", "OK", "Cancel", "Save", "Discard", "Show Details...", "Hide Details...", "Scroll Left", "Scroll Right", "Undo", "Redo")
#: Names that are the same in every language.
NAMES = ("ppm_desktop", "English", "Deutsch", "USA/CAN", "Python", "PNG", "SVG")
_ITEM_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_SHORTCUT = re.compile(r"\b(?:(?:Ctrl|Shift|Alt|Meta)\+)+\S+|\bF\d{1,2}\b|\bDel\b")
#: Paths of values in a plan, such as scenarios[0].groups[1].name, which say where in the file something is.
_PATH = re.compile(r"\b(?:scenarios|price_book|defaults|agreement)(?:\[\d+\]|\.\w+)*")


def texts_of(top: QWidget) -> Iterator[tuple[str, str]]:
    """Yield what is shown or spoken in a window, with the class that it was found in."""
    for widget in (top, *top.findChildren(QWidget)):
        if not _belongs_to_qt(widget) and not (widget is not top and _in_other_dialog(widget, top)):
            yield from ((type(widget).__name__, text) for text in _own_texts(widget) if text)


def left_in_english(texts: Iterable[tuple[str, str]], names: Iterable[str]) -> list[tuple[str, str]]:
    """Return what has letters outside the brackets of the made-up language and is none of ``names``."""
    known = sorted({*names, *NAMES}, key=len, reverse=True)
    words = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in known if name))
    return sorted({(kind, text) for kind, text in texts if _has_letters(text, words)})


def names_in(project: Project, catalogue: Catalogue) -> set[str]:
    """Return what the plan and the catalogue call things, and what they say in their own words."""
    groups = [group for scenario in project.scenarios for group in scenario.groups]
    options = [option for scenario in project.scenarios for option in scenario.options]
    book = project.price_book
    return {
        *(scenario.name for scenario in project.scenarios),
        *(group.name for group in groups),
        *(option.name for option in options),
        *(product.name for product in book.products),
        *(source.title for source in book.sources),
        *(text for country in catalogue.countries for text in (country.name, country.code)),
        *(project.name, project.customer, project.currency, book.name),
    }


def _has_letters(text: str, names: re.Pattern[str]) -> bool:
    rest = text
    while _BRACKETED.search(rest):
        rest = _BRACKETED.sub(" ", rest)
    rest = rest.replace("&", "").replace("\N{NON-BREAKING HYPHEN}", "-")
    if rest.strip() in QT_WORDS:
        return False
    rest = _PATH.sub(" ", _SHORTCUT.sub(" ", names.sub(" ", rest)))
    return any(character.isalpha() for character in rest)


def _own_texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip())
    if isinstance(widget, QDialog) and not isinstance(widget, QMessageBox):
        yield widget.windowTitle()
    for action in widget.actions():
        yield from (action.text(), action.toolTip() if action.toolTip() != action.text().replace("&", "") else "")
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox() | QMenu():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QSpinBox():
            yield from (widget.prefix(), widget.suffix())
        case QComboBox():
            yield from (widget.itemText(item) for item in range(widget.count()))
        case QTabBar():
            yield from (text for tab in range(widget.count()) for text in (widget.tabText(tab), widget.tabToolTip(tab)))
        case QAbstractItemView():
            yield from _item_texts(widget.model())


def _item_texts(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()  # Qt keeps the number of a list's to itself
    for column in range(columns):
        for role in _ITEM_ROLES:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in _ITEM_ROLES:
                yield str(model.index(row, column).data(role) or "")


def _belongs_to_qt(widget: QWidget) -> bool:
    """Whether Qt made it: the line in a box speaks for the box, and the file dialog is Qt's alone."""
    parent = widget.parent()
    return isinstance(widget, QFileDialog) or isinstance(parent, QComboBox | QAbstractSpinBox | QFileDialog)


def _in_other_dialog(widget: QWidget, top: QWidget) -> bool:
    return widget.window() is not top and isinstance(widget.window(), QDialog)
