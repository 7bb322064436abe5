"""What the window remembers between sessions: theme, language, last folder and files, its size and its panes. Nothing about a project."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, Literal, get_args

from platformdirs import user_config_path, user_documents_path
from PySide6.QtCore import QByteArray, QSettings

ThemeChoice = Literal["system", "light", "dark", "contrast"]
THEME_CHOICES: Final[tuple[ThemeChoice, ...]] = get_args(ThemeChoice)
LanguageChoice = Literal["system", "en", "de"]
LANGUAGE_CHOICES: Final[tuple[LanguageChoice, ...]] = get_args(LanguageChoice)
APPLICATION: Final = "ppm-desktop"
MOST_RECENT: Final = 10
#: Of the file. It goes up when a value that older programs read gets another meaning; one more value is no new format.
FORMAT: Final = 1
#: The environment's folder for preferences, instead of the system's.
VARIABLE: Final = "PPM_DESKTOP_SETTINGS"
_FORMAT_KEY: Final = "format"
#: Ours take a few kilobytes.
_LARGEST_FILE: Final = 1 << 20
#: How Qt spells values of kinds that are never kept here. It unpacks them with the rest, whatever they hold, and may end the process in doing so.
_FOREIGN: Final = (b"@Variant(", b"@DateTime(")
_MOST_DIGITS: Final = 9


def preferences_file() -> Path:
    """Return where preferences are kept for this user: in the environment's folder, otherwise in the system's place for such things."""
    wanted = os.environ.get(VARIABLE, "")
    folder = Path(wanted) if wanted else user_config_path(APPLICATION, appauthor=False)
    return folder / "preferences.ini"


class Preferences:
    """An ``.ini`` file at an explicit path: QSettings' default place and format differ from system to system.

    A value that somebody has spoilt by hand counts as not set; preferences never keep the program from starting. Values that this
    program does not know stay in the file. A file of a newer format, or one that Qt cannot read without harm, is neither read nor
    written: this program then keeps one of its own beside it, so that going back to an older version and forth again loses nothing.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Read ``path``, by default the user's own file. It is written when something changes."""
        file = path or preferences_file()
        own = file.with_name(f"{file.stem}-{FORMAT}{file.suffix}")
        self._settings = _settings(file if _is_harmless(file) else own if _is_harmless(own) else own.with_stem(f"{own.stem}-new"))
        if self.format > FORMAT and _is_harmless(own):
            self._settings = _settings(own)

    @property
    def format(self) -> int:
        """The format of the file; the first one, where it says nothing."""
        found = str(self._settings.value(_FORMAT_KEY, 1))
        return int(found) if found.isdecimal() and len(found) <= _MOST_DIGITS else 1

    @property
    def file(self) -> Path:
        """The file itself; what else is remembered lies beside it."""
        return Path(self._settings.fileName())

    @property
    def price_books(self) -> Path:
        """The folder for the user's own price books, beside the file; nobody makes it but the user."""
        return self.file.parent / "price_books"

    @property
    def theme(self) -> ThemeChoice:
        """The chosen theme; "system" follows the desktop."""
        found = str(self._settings.value("theme", "system"))
        return next((choice for choice in THEME_CHOICES if choice == found), "system")

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._keep("theme", choice)

    @property
    def language(self) -> LanguageChoice:
        """The chosen language; "system" follows the desktop."""
        found = str(self._settings.value("language", "system"))
        return next((choice for choice in LANGUAGE_CHOICES if choice == found), "system")

    @language.setter
    def language(self, choice: LanguageChoice) -> None:
        self._keep("language", choice)

    @property
    def folder(self) -> Path:
        """The folder that a file was last opened from or saved to; the user's documents at first."""
        from ppm_desktop.files.presence import is_folder  # noqa: PLC0415 - the window is seen before

        found = Path(str(self._settings.value("folder", "")))
        documents = user_documents_path()  # some systems have no such folder
        known = documents if is_folder(documents) else Path.home()
        return found if found.is_absolute() and is_folder(found) else known

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._keep("folder", str(folder))

    @property
    def recent(self) -> list[Path]:
        """The files that were opened or saved last, newest first."""
        found = self._settings.value("recent", [])
        names = [found] if isinstance(found, str) else found if isinstance(found, list) else []  # an .ini file knows no list of one
        paths = [Path(name) for name in names if isinstance(name, str) and name]
        return [path for path in paths if path.is_absolute()][:MOST_RECENT]

    @recent.setter
    def recent(self, paths: list[Path]) -> None:
        self._keep("recent", [str(path) for path in paths[:MOST_RECENT]])

    def remember(self, path: Path) -> None:
        """Put a file first among the recent ones, and its folder in the place of the last."""
        self.folder = path.parent
        self.recent = [path, *(other for other in self.recent if other != path)]

    @property
    def place(self) -> str:
        """The place that was shown last; "" at first."""
        return str(self._settings.value("place", ""))

    @place.setter
    def place(self, name: str) -> None:
        self._keep("place", name)

    @property
    def paper(self) -> str:
        """The sheet that reports were last printed on; "" at first."""
        return str(self._settings.value("paper", ""))

    @paper.setter
    def paper(self, paper: str) -> None:
        self._keep("paper", paper)

    @property
    def firm(self) -> Path | None:
        """The template of the firm that reports are written for, if one was chosen."""
        found = Path(str(self._settings.value("firm", "")))
        return found if found.is_absolute() else None

    @firm.setter
    def firm(self, firm: Path | None) -> None:
        self._keep("firm", "" if firm is None else str(firm))

    @property
    def geometry(self) -> QByteArray | None:
        """The window's place and size, as ``QWidget.saveGeometry`` gave it."""
        return self._bytes("geometry")

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self._keep("geometry", state)

    @property
    def panes(self) -> QByteArray | None:
        """The widths of the panes, as ``QSplitter.saveState`` gave them."""
        return self._bytes("panes")

    @panes.setter
    def panes(self, state: QByteArray) -> None:
        self._keep("panes", state)

    @property
    def answer_when_narrow(self) -> bool:
        """Whether the whole answer stands beside the page in a narrow window; at first it is folded away there."""
        return str(self._settings.value("answer_when_narrow", "false")) == "true"

    @answer_when_narrow.setter
    def answer_when_narrow(self, shown: bool) -> None:
        self._keep("answer_when_narrow", "true" if shown else "false")

    def _keep(self, key: str, value: object) -> None:
        """Write a value; the first one brings the format of the file with it. Qt reads what others wrote to the file in between."""
        if not _is_harmless(self.file):
            return
        if not self._settings.contains(_FORMAT_KEY):
            self._settings.setValue(_FORMAT_KEY, FORMAT)
        self._settings.setValue(key, value)

    def _bytes(self, key: str) -> QByteArray | None:
        found = self._settings.value(key)
        return found if isinstance(found, QByteArray) and not found.isEmpty() else None


def _settings(file: Path) -> QSettings:
    return QSettings(str(file), QSettings.Format.IniFormat)


def _is_harmless(file: Path) -> bool:
    """Whether Qt may read a file, or there is none yet: a pipe would keep it waiting, a large file busy."""
    try:
        if not file.exists():
            return True
        if not file.is_file() or file.stat().st_size > _LARGEST_FILE:
            return False
        data = file.read_bytes()
    except OSError:
        return True  # Qt cannot read it either, and reads nothing
    return not any(mark in data for mark in _FOREIGN)
