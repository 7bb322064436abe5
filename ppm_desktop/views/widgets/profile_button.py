"""A button that offers the usage profiles for the selected groups."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from ppm_desktop.session.edits.profile_edits import apply_profile
from ppm_desktop.session.first_plan import assumption_sentence
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.views.widgets.groups_view import GroupsView


class ProfileButton(QPushButton):
    """The profiles are read when the menu is first opened."""

    def __init__(self, document: Document, table: GroupsView, catalogue: Catalogue, style: NumberStyle) -> None:
        """Act on the groups that are selected in ``table``."""
        super().__init__(tr("&Usage profile"))
        self._document, self._table, self._catalogue, self._style = document, table, catalogue, style
        self.setAutoDefault(False)
        self.setToolTip(tr("Fill the habits of the selected groups with assumptions, marked as such, until they are measured"))
        self.profiles = QMenu(self)
        self.profiles.setToolTipsVisible(True)
        self.profiles.aboutToShow.connect(self._fill)
        self.setMenu(self.profiles)

    def apply(self, profile: str) -> None:
        """Give the selected groups a profile, by its id."""
        apply_profile(self._document, self._table.selected_groups(), self._catalogue.profiles[profile].profile())

    def _fill(self) -> None:
        chosen = bool(self._table.selected_groups())
        if not self.profiles.actions():
            for number, (name, entry) in enumerate(self._catalogue.profiles.items(), start=1):
                text = tr("{profile}: {assumptions}").format(profile=entry.title.shown, assumptions=assumption_sentence(entry, self._style))
                action = self.profiles.addAction(f"&{number} {text}", partial(self.apply, name))
                action.setToolTip(entry.line.shown)
        for action in self.profiles.actions():
            action.setEnabled(chosen)
