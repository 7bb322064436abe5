"""The product proposed for each organiser: what that costs and how sure it is, rules in the place of a list, and the list itself on request."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from ppm_desktop.session.tables.twin_model import TwinModel
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label, set_look, unbroken
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.views.widgets.stacked import stack
from ppm_desktop.views.widgets.twin_view import TwinView
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.studies.people_mix_study import PeopleMixStudy


class PeoplePanel(QWidget):
    """Follows the study; the last mix stays, said to be old, while the next is looked for."""

    told = Signal()  # the newest mix is shown

    def __init__(self, study: PeopleMixStudy, style: NumberStyle) -> None:
        """Show what ``study`` finds."""
        super().__init__()
        self._study = study
        self._style = style
        self.heading, self.subheading = tr("Products for people"), ""
        self.verdict = label("verdict", wrap=True)
        self.state = label("muted", tr("Looking for the best mix …"))
        self.donors = QCheckBox(tr("Licences for the sake of their &pool minutes"))
        self.donors.setToolTip(
            tr("People may get a licence that their own calls do not repay, because heavier users of the tenant share its pool minutes")
        )
        self.donors.setChecked(study.donors)
        self.groups_button = button(
            tr("&Who is in which group…"),
            tr(
                "A list with a user principal name, a comma and a group of the plan in each line: who holds E5, and what can be bought where"
            ),
        )
        self.groups_name = label("small")
        self.products = TwinModel(style)
        self.products_view = TwinView(self.products, tr("Products of the best mix"))
        self.copy_button = button(tr("C&opy table"), tr("Copy the table, for a worksheet"))
        self.list_button = button(
            tr("Write the list with &names…"), tr("Read the exports again, and write a CSV file with each organiser's name and product")
        )
        self.list_note = label(
            "small", tr("The list is the only file with names. It is written when you ask for it, by reading the exports again."), wrap=True
        )
        self.rules_heading = label("verdict", tr("Rules instead of a list"))
        self.rules = label("", wrap=True)
        self.people_heading = label("verdict", tr("Organisers with most minutes"))
        self.people_basis = label("muted")
        self.people = TwinModel(style)
        self.people_view = TwinView(self.people, tr("Organisers with most minutes"))
        self.notes = label("small", wrap=True)
        explained_by(self, "best-mix")
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Show the newest mix, or that it is being looked for."""
        study, result = self._study, self._study.result
        self.state.setVisible(study.at_work)
        self.groups_name.setText("" if study.people_list is None else study.people_list.name)
        shown = result is not None and result.products is not None
        self.verdict.setVisible(result is not None)
        for part in (self.products_view, self.copy_button, self.list_button, self.list_note, self.people_heading, self.people_basis):
            part.setVisible(shown)
        self.people_view.setVisible(shown)
        self.list_button.setEnabled(study.up_to_date)
        rules = result.rules if result is not None else ()
        for rules_part in (self.rules_heading, self.rules):
            rules_part.setVisible(bool(rules))
        if result is None:
            self.heading, self.subheading = (
                tr("Products for people"),
                tr("Which product each organiser should have so that the total is least."),
            )
            self.notes.hide()
            return
        self.heading, self.subheading = result.headline.rstrip("."), result.basis
        self.verdict.setText(unbroken("\n".join(result.sentences)))
        self.products.show(result.products)
        self.products_view.setAccessibleDescription(result.summary)
        self.people.show(result.people)
        self.people_basis.setText(result.people.subtitle if result.people is not None else "")
        self.rules.setText("\n\n".join(rules))
        self.notes.setText("\n\n".join(result.notes))
        self.notes.setVisible(bool(result.notes))
        if study.up_to_date:
            self.told.emit()

    # acts

    def _copy(self) -> None:
        result = self._study.result
        if result is not None and result.products is not None:
            QGuiApplication.clipboard().setText(result.products.tab_separated(self._style))

    def _ask_for_groups(self) -> None:
        dialog = QFileDialog(self, tr("List of people"), "", tr("Texts ({patterns})").format(patterns="*.csv *.txt"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._study.take_people(Path(path)))
        dialog.open()

    def _ask_for_target(self) -> None:
        dialog = QFileDialog(self, tr("Write the list with names"), "", tr("Tables ({pattern})").format(pattern="*.csv"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(tr("Organisers and products") + ".csv")
        dialog.fileSelected.connect(lambda path: self.write_list(Path(path)))
        dialog.open()

    def write_list(self, target: Path) -> None:
        """Write the list; what came of it is said below the button."""
        self._say(tr("Reading the exports again …"))
        self._study.write_list(target, self._say, self._say_failed)

    def _say(self, sentence: str, role: str = "small") -> None:
        set_look(self.list_note, "role", role)
        self.list_note.setText(sentence)

    def _say_failed(self, error: Exception) -> None:
        from ppm_desktop.files.system_reasons import system_reason  # noqa: PLC0415 - rarely needed
        from ppm_desktop.reports.usage.sentences import refusal_sentence  # noqa: PLC0415 - as above
        from ppm_desktop.usage.problems import UsageRefusedError  # noqa: PLC0415 - as above

        if isinstance(error, UsageRefusedError):
            reason = refusal_sentence(error.problem)
            self._say(tr("The list was not written, because the exports cannot be read again. {reason}").format(reason=reason), "error")
        elif isinstance(error, OSError):
            self._say(tr("The list was not written: {reason}.").format(reason=system_reason(error)), "error")
        else:
            self._say(tr("The list was not written."), "error")
            raise error

    # layout

    def _connect(self) -> None:
        for told in (self._study.started, self._study.changed):
            told.connect(self.refresh)
        self.donors.toggled.connect(self._study.allow_donors)
        self.groups_button.clicked.connect(self._ask_for_groups)
        self.copy_button.clicked.connect(self._copy)
        self.list_button.clicked.connect(self._ask_for_target)

    def _arrange(self) -> None:
        stack(
            self,
            (self.state, 4),
            (self.verdict, 10),
            (self.donors, 8),
            (FlowRow(self.groups_button, self.groups_name), 12),
            (self.products_view, 8),
            (FlowRow(self.copy_button, self.list_button), 4),
            (self.list_note, 20),
            (self.rules_heading, 4),
            (self.rules, 20),
            (self.people_heading, 1),
            (self.people_basis, 4),
            (self.people_view, 20),
            (self.notes, 8),
        )
