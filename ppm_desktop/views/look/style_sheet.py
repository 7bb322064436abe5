"""The application's one style sheet, written from a theme's tokens: flat, one-pixel lines, a visible focus ring.

A widget asks for a special look by a dynamic property, set before it is shown:

=========================  ==========================================================================
``role`` of a QLabel       ``title`` (20 semibold), ``verdict`` (15 semibold), ``heading`` (13 semibold), ``muted``,
                           ``small`` (12, muted), ``tiny`` (11, muted), ``note`` (12), ``warning``, ``error``
``role`` of a QPushButton  ``primary`` (the one default action), ``number`` (explained on click: dotted underline),
                           ``total`` (the same, 20 semibold), ``link``, ``segment`` (with ``place`` = first, middle, last)
``role`` of a QWidget      ``panel`` (side pane), ``page``, ``notice`` (bar on top of the window),
                           ``footer`` (bar below a page)
``role`` of a QFrame       ``openplan`` (which plan is open)
``role`` of a QTableView   ``lines`` (cells with air and a line below)
``role`` of a QListView    ``entries`` (entries with air), ``suggestions`` (below a field; the one that Enter takes is marked)
=========================  ==========================================================================
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ppm_desktop.views.look.tokens import Theme

_SHEET = Template("""
QWidget[role="panel"] { background: $panel; }
QWidget[role="page"] { background: $background; }
QWidget[role="notice"] { background: $panel; border-bottom: 1px solid $line; }
QWidget[role="footer"] { background: $panel; border-top: 1px solid $line; }
QWidget[role="footer"] QLabel { border: none; background: transparent; }
QFrame[role="openplan"] { background: $panel; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[role="openplan"] QLabel { border: none; background: transparent; }
QWidget[role="notice"] QLabel { border: none; background: transparent; }

QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="verdict"] { font-size: ${verdict}px; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="heading"][dimmed="true"] { color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}px; }
QLabel[role="tiny"] { color: $muted; font-size: ${tiny}px; }
QLabel[role="warning"] { color: $warning; font-size: ${small}px; }
QLabel[role="error"] { color: $error; font-size: ${small}px; }
QLabel[role="note"] { font-size: ${small}px; }
QLabel[badge] { font-size: ${tiny}px; font-weight: 600; border-radius: 4px; padding: 0px 6px 1px 6px; }
QLabel[badge="cheapest"] { background: $cheapest; color: $cheapest_text; border: 1px solid $cheapest; }
QLabel[badge="check"], QLabel[badge="incomplete"] { color: $warning; border: 1px solid $warning; }
QLabel[badge="barred"] { color: $muted; border: 1px solid $muted; }

QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QMenuBar { background: $background; color: $muted; border: none; border-bottom: 1px solid $line; padding: 3px 4px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: ${radius}px; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenu { background: $card; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $selection_text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 6px; }

QToolTip { background: $card; color: $text; border: 1px solid $line; padding: 4px 6px; }

QPushButton { background: $card; color: $text; border: 1px solid $line; border-radius: ${radius}px; padding: 5px 12px; min-height: 16px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selection; color: $selection_text; }
QPushButton:disabled { color: $disabled; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 11px; }
QPushButton[role="primary"] { background: $selection; color: $selection_text; border-color: $selection; font-weight: 600; }
QPushButton[role="primary"]:disabled { background: $panel; color: $disabled; border-color: $line; }
QPushButton[role="primary"]:focus { border-color: $focus; }
QPushButton[role="link"] { background: transparent; border: none; color: $muted; padding: 2px; font-size: ${small}px; }
QPushButton[role="link"]:hover { color: $text; text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $focus; padding: 0px; color: $text; }
QPushButton[role="number"] { background: transparent; border: none; border-bottom: 1px dotted $muted; border-radius: 0px; padding: 0px; }
QPushButton[role="number"]:hover { color: $selection_text; border-bottom-color: $selection_text; }
QPushButton[role="number"]:focus { border: none; border-bottom: 2px solid $focus; padding: 0px; }
QPushButton[role="total"] { background: transparent; border: none; border-bottom: 1px dotted $muted; border-radius: 0px; padding: 0px;
    font-size: ${title}px; font-weight: 600; }
QPushButton[role="total"][dimmed="true"] { color: $muted; }
QPushButton[role="total"]:hover { color: $selection_text; border-bottom: 1px dotted $selection_text; }
QPushButton[role="total"]:focus { border: none; border-bottom: 2px solid $focus; padding: 0px; }
QPushButton[role="segment"] { border-radius: 0px; border-right: none; color: $muted; }
QPushButton[role="segment"][place="first"] { border-top-left-radius: ${radius}px; border-bottom-left-radius: ${radius}px; }
QPushButton[role="segment"][place="last"] {
    border-top-right-radius: ${radius}px; border-bottom-right-radius: ${radius}px; border-right: 1px solid $line; }
QPushButton[role="segment"]:checked { background: $selection; color: $selection_text; font-weight: 600; }
QPushButton[role="segment"]:focus { border: 2px solid $focus; padding: 4px 11px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit {
    background: $background; color: $text; border: 1px solid $field_line; border-radius: ${radius}px; padding: 3px 8px;
    selection-background-color: $selection; selection-color: $selection_text; min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QDateEdit:focus {
    border: 2px solid $focus; padding: 2px 7px; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: $disabled; border-color: $line; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $error; }
QAbstractItemView QLineEdit, QAbstractItemView QComboBox, QAbstractItemView QSpinBox {
    border: 2px solid $focus; border-radius: 0px; padding: 0px 6px; min-height: 0px; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0px; min-height: 0px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$icons/chevron-down-$name.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $line; padding: 4px; outline: none; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateEdit::up-button { border: none; width: 18px; subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateEdit::down-button { border: none; width: 18px; subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow { image: url("$icons/chevron-up-$name.svg"); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow {
    image: url("$icons/chevron-down-$name.svg"); width: 10px; height: 10px; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $focus; border-radius: 3px; }

QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $field_line; background: $background; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: $focus; border-color: $focus; }
QCheckBox::indicator:checked { image: url("$icons/check-$name.svg"); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus; width: 12px; height: 12px; }

QTableView, QTreeView, QListView { background: $background; color: $text; border: none; gridline-color: $line; outline: none;
    selection-background-color: $selection; selection-color: $selection_text; }
QTableView[role="lines"]::item { padding: 0px 10px; border-bottom: 1px solid $line; }
QTreeView[role="lines"]::item { padding: 0px 6px; border: none; border-bottom: 1px solid $line; }
QTreeView[role="lines"]::item:selected { background: $selection; color: $selection_text; }
QTreeView[role="lines"] QHeaderView::section { padding: 6px; }
QListView[role="suggestions"] { background: $card; border: 1px solid $field_line; padding: 3px; }
QListView[role="suggestions"]::item { padding: 3px 6px; }
QListView[role="suggestions"]::item:focus, QListView[role="suggestions"]::item:selected {
    background: $selection; color: $selection_text; }
QListView[role="entries"]::item { padding: 8px 10px; border-radius: ${radius}px; }
QListView[role="entries"]::item:selected { background: $selection; color: $selection_text; }
QTableView:focus { outline: none; }
QHeaderView { background: $background; border: none; }
QHeaderView::section { background: $background; color: $muted; border: none; border-bottom: 1px solid $line; padding: 6px 10px;
    font-size: ${small}px; font-weight: 600; }
QTableCornerButton::section { background: $background; border: none; border-bottom: 1px solid $line; }

QScrollArea { border: none; background: transparent; }
QSlider { min-height: 22px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { border-radius: 2px; background: $focus; }
QSlider::handle:horizontal { width: 14px; margin: -6px 0px; border: 1px solid $field_line; border-radius: 8px; background: $background; }
QSlider::handle:horizontal:hover { background: $selection; }
QSlider::handle:horizontal:focus { border: 2px solid $focus; width: 12px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0px; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:hover { background: $field_line; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QStatusBar { background: $background; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QDialog { background: $background; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QMessageBox QLabel#qt_msgbox_label { font-size: ${verdict}px; font-weight: 600; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: 380px; }
""")


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme."""
    sizes = {name: str(getattr(theme.metrics, name)) for name in ("title", "verdict", "small", "tiny", "radius")}
    return _SHEET.substitute(theme.tokens(), name=theme.name, icons=theme.icons.as_posix(), **sizes)
