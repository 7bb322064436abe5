"""The five questions on one page, with what the answers come to below them while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.domain.project import AGREEMENTS, Agreement
from ppm_desktop.domain.today import today
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.first_plan import assumption_sentence, first_plan, plan_sentences, size_sentence
from ppm_desktop.session.interview_draft import Draft, read_draft
from ppm_desktop.views.start.answer_bar import AnswerBar
from ppm_desktop.views.start.choice_question import ChoiceQuestion
from ppm_desktop.views.start.office_rows import OfficeRows
from ppm_desktop.views.start.question_texts import AGREEMENT_TEXTS, NUMBER_TEXTS
from ppm_desktop.views.start.remark_label import LeftFields, RemarkLabel
from ppm_desktop.views.widgets.labels import label, set_look
from ppm_desktop.views.widgets.page_frame import PageFrame, button, row
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.interview_answers import Numbers
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.interview_draft import DraftReading


class FiveQuestions(QWidget):
    """Answers are kept as they are typed; nothing is complained of before its field has been left."""

    back_wanted = Signal()
    answer_wanted = Signal(object, str)  # Answers that are sound, id of the profile

    def __init__(self, catalogue: Catalogue, style: NumberStyle, draft: Draft) -> None:
        """Begin with what was typed before."""
        super().__init__()
        self.draft = draft
        self._catalogue, self._style = catalogue, style
        self._finder = CountryFinder(catalogue)
        self._left = LeftFields(self, self.refresh)
        self.page = PageFrame(tr("Five questions"), tr("Rough figures will do: everything can be changed in the plan afterwards."))
        self.offices = OfficeRows(self._finder, draft.offices, self._left)
        self.add_button = button(tr("Add a &country"), tr("Add a row for people in another country"))
        profiles = [(name, e.title.shown, (e.line.shown, assumption_sentence(e, style))) for name, e in catalogue.profiles.items()]
        self.profile = ChoiceQuestion(tr("&3  How much do they phone?"), profiles)
        self.phone_label = label("", tr("Phone &participants in a meeting, if you know:"))
        self.phone = QLineEdit(draft.phone_participants)
        self.phone_remark = RemarkLabel()
        self.some_phone_more = label(
            "small", tr("Those who phone much more, such as sales, are split off afterwards, under People."), wrap=True
        )
        agreements = [(name, tr(AGREEMENT_TEXTS[name][0]), (tr(AGREEMENT_TEXTS[name][1]),)) for name in AGREEMENTS]
        self.agreement = ChoiceQuestion(tr("&4  How are Microsoft licences bought?"), agreements)
        numbers = [(name, tr(text), (tr(hint),)) for name, (text, hint) in NUMBER_TEXTS.items()]
        self.numbers = ChoiceQuestion(tr("&5  Which numbers do people dial?"), numbers)
        self.dial_out = QCheckBox(tr("Meetings &also call people (dial-out, “Call me at”)"))
        self.bar = AnswerBar()
        self._arrange()
        self._fill()
        self._connect()
        self.refresh()

    def take_keyboard(self) -> None:
        """Begin at the first field."""
        self.offices.rows[0].country.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Say what the answers come to, and what is wrong in the fields that have been left."""
        reading = self._read()
        by_path = {}
        for remark in sorted(reading.remarks, key=lambda remark: remark.severity == "error"):
            by_path[remark.path] = remark
        self.offices.show_remarks(by_path)
        phone = by_path.get("phone_participants") if self._left.has(self.phone) else None
        self.phone_remark.show_remark(phone)
        set_look(self.phone, "wrong", "true" if phone is not None and phone.severity == "error" else "")
        self.agreement.remark.show_remark(by_path.get("agreement") if self._left.everything else None)
        self._preview(reading)

    def ask_for_answer(self) -> None:
        """Make the plan, or go to the first answer that is missing."""
        reading = self._read()
        if reading.answers is not None:
            self._left.everything = False
            self.answer_wanted.emit(reading.answers, self.draft.profile)
            return
        self._left.everything = True
        self.refresh()
        wrong = reading.first_error
        field = self._field(wrong.path) if wrong is not None else None
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
            self.page.ensureWidgetVisible(field, 0, 80)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter: to the next field, or to what a button does. Escape goes back to Start; nothing is lost."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif focused is not None:
                self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's name and signature
        """Bring what gets the keyboard into sight."""
        moved = super().focusNextPrevChild(forward)
        focused: QWidget | None = self.focusWidget()
        if focused is not None and self.page.isAncestorOf(focused):
            self.page.ensureWidgetVisible(focused, 0, 60)
        return moved

    def _go_on(self) -> None:
        """Go to the next answer. Buttons are passed by, but for the last: Enter on and on must neither add countries nor leave."""
        self.focusNextChild()
        for _button in range(len(self.offices.rows) + 2):
            if not isinstance(self.focusWidget(), QPushButton) or self.bar.answer_button.hasFocus():
                return
            self.focusNextChild()

    def _read(self) -> DraftReading:
        draft = self.draft
        draft.offices = self.offices.texts
        draft.profile = self.profile.chosen
        draft.phone_participants = self.phone.text()
        draft.agreement = cast("Agreement", self.agreement.chosen)  # the ids are those of the agreements; "" is allowed
        draft.numbers = cast("Numbers", self.numbers.chosen)  # the ids are those of the numbers, and one is chosen always
        draft.dial_out = self.dial_out.isChecked()
        return read_draft(draft, self._catalogue, self._finder, self._style)

    def _preview(self, reading: DraftReading) -> None:
        if reading.preview is None:
            self.bar.show_nothing(begun=not all(row.blank for row in self.draft.offices))
            return
        plan = first_plan(reading.preview, self.draft.profile, self._catalogue, today())
        entry = self._catalogue.profiles[self.draft.profile]
        more = plan_sentences(plan, entry) if reading.answers is not None else tr("Question 4 is still open.")
        self.bar.show_plan(size_sentence(plan, self._style), more)

    def _field(self, path: str) -> QWidget | None:
        if path == "phone_participants":
            return self.phone
        return self.agreement.field if path == "agreement" else self.offices.field(path)

    def _arrange(self) -> None:
        page = self.page
        page.add(self.offices, 4)
        page.add(row(self.add_button), 10)
        page.add(self.profile, 4)
        self.phone_label.setBuddy(self.phone)
        self.phone.setFixedWidth(110)
        self.phone.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.phone.setPlaceholderText(tr("as above"))
        phoning = row(self.phone_label, self.phone, stretch=False)
        phoning.addWidget(self.some_phone_more, 1)
        page.add(phoning, 0)
        page.add(self.phone_remark, 10)
        page.add(self.agreement, 10)
        page.add(self.numbers, 4)
        page.add(self.dial_out, 8)
        page.close_column()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(self.bar)

    def _fill(self) -> None:
        self.profile.choose(self.draft.profile)
        self.agreement.choose(self.draft.agreement)
        self.numbers.choose(self.draft.numbers)
        self.dial_out.setChecked(self.draft.dial_out)

    def _connect(self) -> None:
        self._left.watch(self.phone)
        self.offices.edited.connect(self.refresh)
        self.phone.textChanged.connect(self.refresh)
        for question in (self.profile, self.agreement, self.numbers):
            question.edited.connect(self.refresh)
        self.dial_out.toggled.connect(self.refresh)
        self.add_button.clicked.connect(self.offices.add)
        self.bar.back_button.clicked.connect(self.back_wanted)
        self.bar.answer_button.clicked.connect(self.ask_for_answer)
