"""The monkey's hands: one random event at a time, such as a person's hands can make, on whatever window is in front.

What is chosen depends on the seed, the number of the event and on what is on the screen, and on nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitterHandle,
    QTabBar,
    QWidget,
)

from ppm_desktop.views.dialog_list import DIALOGS
from ppm_desktop.views.places import PLACE_NAMES
from soak.monkey_answers import answer
from soak.monkey_events import click, commit, drop, roll, strike
from soak.monkey_eyes import actions, front, hand_over_the_keyboard, named, part_of, seen, spot_on, tops, usable, widget_of
from soak.monkey_things import CONTROL_KEYS, MODIFIERS, PASTES, PLAIN_KEYS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from PySide6.QtGui import QWindow

    from ppm_desktop.views.main_window import MainWindow
    from soak.monkey_things import Scratch

#: What a click is meant for; labels have links and numbers that can be asked why.
_CLICKED: Final = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
    QHeaderView,
    QLabel,
)
_GRIPS: Final = (QSplitterHandle, QHeaderView, QAbstractSlider, QAbstractItemView, QTabBar)
_SIZES: Final = ((1366, 768), (1024, 600), (900, 560), (640, 480), (1920, 1080), (1366, 400), (2560, 1440))


class Hands:
    """Acts on the window that is shown now."""

    def __init__(self, window: Callable[[], MainWindow], scratch: Scratch, note: Callable[[str], None]) -> None:
        """``note`` is told what will be done before it is done."""
        self._window = window
        self._scratch = scratch
        self._note = note
        self._chance: Random
        self._held: tuple[QWindow, QPoint] | None = None  # where the button will be let go
        in_front: tuple[tuple[int, Callable[[], None]], ...] = (
            (20, self._press_a_key),
            (12, self._type),
            (30, self._click),
            (3, self._click_blindly),
            (4, self._drag),
            (4, self._wheel),
            (2, self._ask_for_the_context_menu),
            (4, self._paste),
        )
        unblocked: tuple[tuple[int, Callable[[], None]], ...] = (
            (8, self._go_to_a_place),
            (9, self._choose_from_the_menus),
            (3, self._show_a_dialog),
            (3, self._resize),
            (3, self._undo_or_redo),
            (1, self._drop_a_file),
            (5, self._edit_a_cell),
        )
        self._always, self._when_free = in_front, (*in_front, *unblocked)

    def act(self, chance: Random) -> None:
        """Do one thing."""
        self._chance = chance
        hand_over_the_keyboard(self._window(), chance)
        dialogs = [top for top in tops() if isinstance(top, QFileDialog)]
        if dialogs:
            answer(dialogs[0], self._scratch, chance, self._note)
            return
        modal, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        if (modal is not None or popup is not None) and chance.random() < 0.12:
            self._leave(popup or modal)
            return
        doors = self._when_free if modal is None and popup is None else self._always
        chance.choices([door for _weight, door in doors], [weight for weight, _door in doors])[0]()

    # what is there

    def _front(self) -> QWidget:
        return front(self._window(), self._chance)

    def _part(self, kinds: tuple[type[QWidget], ...]) -> tuple[QWidget, QWidget] | None:
        """Return the window in front and something visible in it of one of these kinds."""
        top = self._front()
        part = part_of(top, kinds, self._chance)
        return None if part is None else (top, part)

    def _spot(self, top: QWidget, part: QWidget) -> QPoint:
        return spot_on(part, top, self._chance)

    def _anywhere(self, top: QWidget) -> QPoint:
        return QPoint(self._chance.randrange(max(1, top.width())), self._chance.randrange(max(1, top.height())))

    def _keyboard(self) -> QWindow:
        """Return the window that gets keys."""
        focus = QGuiApplication.focusWindow()
        own = self._window().windowHandle()
        assert own is not None
        return focus if usable(focus) and not isinstance(widget_of(focus), QFileDialog) else own

    # keys

    def _press_a_key(self) -> None:
        chance = self._chance
        if chance.random() < 0.25:
            letter = chance.choice(CONTROL_KEYS)
            modifier = Qt.KeyboardModifier.ControlModifier
            if chance.random() < 0.1:
                modifier |= Qt.KeyboardModifier.ShiftModifier
            self._key(Qt.Key(ord(letter)), modifier)
        elif chance.random() < 0.1:
            self._key(Qt.Key(ord(chance.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))), Qt.KeyboardModifier.AltModifier)
        else:
            self._key(chance.choice(PLAIN_KEYS), chance.choice(MODIFIERS))

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if key == Qt.Key.Key_F4 and modifier == Qt.KeyboardModifier.AltModifier:
            return  # the window manager's, and it asks to close as Ctrl+Q does
        handle = self._keyboard()
        self._note(f"key {key.name} {modifier.name} in {named(QApplication.focusWidget())}")
        strike(handle, key, modifier)

    def _type(self) -> None:
        text = self._chance.choice(TEXTS)[:40]
        focus, handle = QApplication.focusWidget(), self._keyboard()
        end = self._chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, None))
        self._note(f"type {text!r} {end.name if end else ''} in {named(focus)}")
        for letter in text:
            if letter.isascii():
                strike(handle, Qt.Key(ord(letter.upper())) if letter.isprintable() else Qt.Key.Key_Space)
            elif focus is not None and focus is QApplication.focusWidget():
                commit(focus, letter)
            if not usable(handle):
                return
        if end is not None:
            strike(handle, end)

    def _paste(self) -> None:
        text = self._chance.choice(PASTES)
        self._note(f"paste {text[:40]!r} in {named(QApplication.focusWidget())}")
        QGuiApplication.clipboard().setText(text)
        strike(self._keyboard(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    # the mouse

    def _click(self) -> None:
        found = self._part(_CLICKED)
        if found is not None:
            top, part = found
            self._click_at(top, self._spot(top, part), named(part))

    def _click_blindly(self) -> None:
        top = self._front()
        self._click_at(top, self._anywhere(top), "")

    def _click_at(self, top: QWidget, at: QPoint, what: str) -> None:
        chance = self._chance
        button = Qt.MouseButton.RightButton if chance.random() < 0.05 else Qt.MouseButton.LeftButton
        modifier = chance.choice(MODIFIERS) if chance.random() < 0.15 else Qt.KeyboardModifier.NoModifier
        double = chance.random() < 0.12
        self._note(f"{'double ' if double else ''}click {button.name} {modifier.name} {what} at {at.x()},{at.y()} in {named(top)}")
        click(top, button, modifier, at, double=double)

    def _drag(self) -> None:
        found = self._part(_GRIPS)
        if found is None:
            return
        top, part = found
        begin, end = self._spot(top, part), self._spot(top, part) if self._chance.random() < 0.6 else self._anywhere(top)
        self._note(f"drag {named(part)} from {begin.x()},{begin.y()} to {end.x()},{end.y()}")
        handle = top.windowHandle()
        assert handle is not None
        self._held = (handle, end)
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
        for step in range(1, 6):
            if usable(handle):
                QTest.mouseMove(handle, begin + (end - begin) * step / 5)
        self.let_go()

    def let_go(self) -> bool:
        """Let the button go that is held, if one is."""
        held, self._held = self._held, None
        if held is not None and usable(held[0]):
            QTest.mouseRelease(held[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, held[1])
        return held is not None

    def _wheel(self) -> None:
        found = self._part((QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLabel, QTabBar))
        if found is None:
            return
        top, part = found
        at = self._spot(top, part)
        turn = QPoint(0, self._chance.choice((-120, 120, -1200, 1200)))
        if self._chance.random() < 0.2:
            turn = turn.transposed()
        self._note(f"wheel {turn.x()},{turn.y()} on {named(part)}")
        roll(top, at, turn)

    def _ask_for_the_context_menu(self) -> None:
        found = self._part(_CLICKED)
        if found is None:
            return
        top, part = found
        at = self._spot(top, part)
        target = top.childAt(at) or part
        self._note(f"context menu of {named(target)}")
        QCoreApplication.sendEvent(target, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, target.mapFrom(top, at), top.mapToGlobal(at)))

    # the window

    def _go_to_a_place(self) -> None:
        name = self._chance.choice(PLACE_NAMES)
        self._note(f"place {name}")
        self._window().visit_place(name)

    def _choose_from_the_menus(self) -> None:
        action = self._chance.choice(actions(self._window().menuBar()))
        self._note(f"menu {action.text()}")
        action.trigger()

    def _show_a_dialog(self) -> None:
        name = self._chance.choice(sorted(DIALOGS))
        self._note(f"dialog {name}")
        if self._window().document is not None:
            DIALOGS[name](self._window())

    def _resize(self) -> None:
        width, height = self._chance.choice(_SIZES)
        self._note(f"resize {width} x {height}")
        self._window().resize(width, height)

    def _undo_or_redo(self) -> None:
        document, times = self._window().document, self._chance.randrange(1, 8)
        back = self._chance.random() < 0.6
        self._note(f"{'undo' if back else 'redo'} {times} times")
        for _ in range(times if document is not None else 0):
            stack = document.undo_stack  # type: ignore[union-attr]  # looked at in the line above
            (stack.undo if back else stack.redo)()

    def _edit_a_cell(self) -> None:
        """Write into a table's cell as its editor does, because keys alone seldom find a cell and a value that fits."""
        found = self._part((QAbstractItemView,))
        model = found[1].model() if found is not None and isinstance(found[1], QAbstractItemView) else None
        if not isinstance(model, QAbstractTableModel) or not model.rowCount() or not model.columnCount():
            return
        index = model.index(self._chance.randrange(model.rowCount()), self._chance.randrange(model.columnCount()))
        text = self._chance.choice(TEXTS)
        if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self._note(f"cell {index.row()},{index.column()} of {type(model).__name__}: {text[:40]!r}")
            model.setData(index, text)

    def _drop_a_file(self) -> None:
        paths = [self._scratch.to_open(self._chance) for _ in range(self._chance.choice((1, 1, 1, 2)))]
        self._note(f"drop {[path.name for path in paths]}")
        drop(self._window(), paths)

    # dialogs

    def _leave(self, front: QWidget | None) -> None:
        """Leave the dialog or the menu in front, in one of the ways that there are."""
        buttons = [button for button in front.findChildren(QAbstractButton) if seen(button, front)] if front is not None else []
        if front is None or not buttons or self._chance.random() < 0.5:
            self._key(Qt.Key.Key_Escape)
        elif self._chance.random() < 0.3:
            self._note(f"close {named(front)}")
            front.close()
        else:
            button = self._chance.choice(buttons[-3:])
            self._click_at(front, self._spot(front, button), named(button))
