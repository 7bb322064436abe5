"""Which theme is in force: the user's choice, or the desktop's when the user has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ppm_desktop.views.look.theme import Theme, ThemeName, apply_theme, load_theme, recolour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ppm_desktop.session.preferences import ThemeChoice


class ThemeSwitch(QObject):
    """Puts themes in force and follows the desktop while the choice is "system".

    The first one is for the whole application; windows put the style sheets of later ones on by themselves, see ``dressing``.
    """

    changed = Signal()  # another theme is in force

    def __init__(self, app: QApplication, choice: ThemeChoice) -> None:
        """Put the chosen theme in force at once."""
        super().__init__(app)
        self._app = app
        self._themes: dict[ThemeName, Theme] = {}
        self._choice: ThemeChoice = choice
        self.theme = self._chosen()
        apply_theme(app, self.theme)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(choice)

    @property
    def choice(self) -> ThemeChoice:
        """The choice in force."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Follow another choice."""
        self._choice = choice
        hints = self._app.styleHints()
        # Native parts, such as the title bar and file dialogs, follow where the platform can; elsewhere this does nothing.
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "contrast": Qt.ColorScheme.Dark}
        if choice in schemes:
            hints.setColorScheme(schemes[choice])
        else:
            hints.unsetColorScheme()
        self._put()

    def _follow(self) -> None:
        if self._choice == "system":
            self._put()

    def _put(self) -> None:
        chosen = self._chosen()
        if chosen is not self.theme:
            self.theme = chosen
            recolour(self._app, chosen)
            self.changed.emit()

    def _chosen(self) -> Theme:
        name: ThemeName
        if self._choice == "system":
            name = "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
        else:
            name = self._choice
        if name not in self._themes:
            self._themes[name] = load_theme(name)
        return self._themes[name]
