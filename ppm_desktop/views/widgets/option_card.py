"""One option at a glance: name, badge, total, difference, what is included, and what to know before buying."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import PartsLabel, label, set_look, unbroken
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.reports.option_card import OptionCard

_BAR: Final = 4
_BETWEEN: Final = 8
_MARGINS: Final = QMargins(16, 9, 12, 9)
#: Lifts the small unit to the line that the large total stands on.
_TO_BASELINE: Final = 3
_NARROWEST: Final = 200
#: Badges whose reason, the first note, is always shown.
_SHOWN_REASON: Final = {"barred", "incomplete"}


class OptionCardView(QFrame):
    """A card with a bar in the option's colour at its left."""

    explanation_wanted = Signal(object)  # the ``Figure`` of a number that was clicked
    next_steps_wanted = Signal(str)  # id of the option

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty; ``show_card`` fills it."""
        super().__init__(parent)
        self._card: OptionCard | None = None
        self._said = ""
        self._unfolded = False
        self._name = label("heading", wrap=True)
        self._badge = label()
        self._badge.setProperty("badge", "none")  # a label that gets its look before it has a badge would keep no room around the words
        self._total = QPushButton()
        self._total.setProperty("role", "total")
        self._total.setCursor(Qt.CursorShape.PointingHandCursor)
        self._total.setToolTip(tr("Why? Show how this number comes about"))
        self._total.clicked.connect(self._ask_why)
        self._unit = label("small", wrap=True)
        self._unit.setContentsMargins(0, 0, 0, _TO_BASELINE)
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.clicked.connect(self._fold)
        self._next = QPushButton(tr("What next?"))
        self._next.setProperty("role", "link")
        self._next.setCursor(Qt.CursorShape.PointingHandCursor)
        self._next.setToolTip(tr("What to do to buy and switch on this option, and what the estimate leaves out"))
        self._next.clicked.connect(self._ask_next)
        self._difference = PartsLabel()
        self._included = PartsLabel()
        self._difference.explanation_wanted.connect(self.explanation_wanted)
        self._included.explanation_wanted.connect(self.explanation_wanted)
        self._notes = QVBoxLayout()
        self._note_labels: list[QLabel] = []
        self._arrange()

    def show_card(self, card: OptionCard, said: str) -> None:
        """Show an option. Notes that were ``said`` above all cards are folded away; parts that stay the same are not touched."""
        if (card, said) == (self._card, self._said):
            return
        self._card = card
        self._said = said
        barred = card.badge_kind == "barred"
        self._name.setText(unbroken(card.name))
        set_look(self._name, "dimmed", barred)
        self._name.ensurePolished()  # a style that comes later would take the line away again
        font = self._name.font()
        font.setStrikeOut(barred)
        self._name.setFont(font)
        set_look(self._badge, "badge", card.badge_kind)
        self._badge.setText(card.badge)  # after the look: a label works its size out when its text is set
        self._badge.setVisible(bool(card.badge))
        self._fit_head()
        self._total.setText(card.total_text)
        self._total.setAccessibleName(
            tr("{option}: {total} {unit}. Show why").format(option=card.name, total=card.total_text, unit=card.unit_text)
        )
        self._next.setAccessibleName(tr("{option}: what next?").format(option=card.name))
        set_look(self._total, "dimmed", barred)
        self._unit.setText(card.unit_text)
        self._difference.show_parts(card.difference_text, card.difference_numbers)
        self._included.show_parts(card.included_text, card.included_numbers)
        spoken = (card.badge, f"{card.total_text} {card.unit_text}", card.difference_text, card.included_text, *card.notes)
        self.setAccessibleName(card.name)
        self.setAccessibleDescription(". ".join(text for text in spoken if text))
        self._show_notes()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card's ground, its line and its bar."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            outline = QPainterPath()
            outline.addRoundedRect(area, theme.metrics.card_radius, theme.metrics.card_radius)
            painter.fillPath(outline, theme.colour("card"))
            painter.setPen(QPen(theme.colour("line"), theme.metrics.line))
            painter.drawPath(outline)
            if self._card is not None:
                painter.save()
                painter.setClipPath(outline)
                colour = theme.colour(self._card.role)
                painter.fillRect(QRectF(0, 0, _BAR, self.height()), colour)
                painter.restore()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGINS)
        column.setSpacing(0)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(_BETWEEN)
        self._head.addWidget(self._name, 1)
        self._head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        figures = QHBoxLayout()
        figures.setSpacing(6)
        figures.addWidget(self._total)
        figures.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(self._head)
        column.addLayout(figures)
        column.addSpacing(3)
        column.addWidget(self._difference)
        column.addWidget(self._included)
        self._notes.setContentsMargins(0, 2, 0, 0)
        self._notes.setSpacing(2)
        column.addLayout(self._notes)
        column.addSpacing(2)
        between = QWidget()
        column.addWidget(FlowRow(self._more, between, self._next, grows=between))

    def _fit_head(self) -> None:
        """Put the badge below the name where both do not fit beside each other: other languages need more room."""
        room = self.width() - _MARGINS.left() - _MARGINS.right() - _BETWEEN - self._badge.sizeHint().width()
        metrics = self._name.fontMetrics()
        word = max((metrics.horizontalAdvance(word) for word in self._name.text().split()), default=0)
        beside = QBoxLayout.Direction.LeftToRight if word <= room else QBoxLayout.Direction.TopToBottom
        if self._head.direction() != beside:
            self._head.setDirection(beside)
            self._head.setSpacing(_BETWEEN if beside == QBoxLayout.Direction.LeftToRight else 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return no more than a narrow panel has: with the badge below, the name needs less than it does now."""
        hint = super().minimumSizeHint()
        notes = max((made.minimumSizeHint().width() for made in self._note_labels if not made.isHidden()), default=0)
        least = max(_NARROWEST, notes + _MARGINS.left() + _MARGINS.right())
        return QSize(min(hint.width(), least), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the name and the badge into the new width."""
        super().resizeEvent(event)
        self._fit_head()

    def _ask_why(self) -> None:
        if self._card is not None:
            self.explanation_wanted.emit(self._card.total_figure)

    def _ask_next(self) -> None:
        if self._card is not None:
            self.next_steps_wanted.emit(self._card.option_id)

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        self._show_notes()

    def _show_notes(self) -> None:
        notes = self._card.notes if self._card is not None else ()
        always = 1 if self._card is not None and self._card.badge_kind in _SHOWN_REASON and notes else 0
        if always and notes[0].rstrip(".") in self._said:
            always = 0
        foldable = len(notes) - always
        self._more.setVisible(foldable > 0)
        if always:
            count = trn("{count} more note", "{count} more notes", foldable).format(count=foldable)
        else:
            count = trn("{count} note", "{count} notes", foldable).format(count=foldable)
        spoken = tr("{option}: hide {notes}") if self._unfolded else tr("{option}: show {notes}")
        self._more.setText(f"{count} {'▴' if self._unfolded else '▾'}")
        self._more.setAccessibleName(spoken.format(option=self._name.text(), notes=count))
        while len(self._note_labels) < len(notes):
            made = label("note", wrap=True)
            self._notes.addWidget(made)
            self._note_labels.append(made)
        for place, made in enumerate(self._note_labels):
            shown = place < len(notes) and (self._unfolded or place < always)
            made.setText(notes[place] if shown else "")
            made.setVisible(shown)
