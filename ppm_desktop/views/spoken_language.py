"""Which language is spoken: the user's choice, or the desktop's when the user has none; Qt's own texts follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from ppm_desktop.wording import LANGUAGES, choose_language, current_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

_SYSTEM: Final = "system"
_ENGLISH: Final = "en"
_QT_TEXTS: Final = "qt-texts"


def language_of(choice: str, desktop: Sequence[str] | None = None) -> str:
    """Return the language that a choice stands for: itself, or for "system" the first of the desktop's that we speak.

    Args:
        choice: A code of ``LANGUAGES``, ``PSEUDO`` or "system".
        desktop: The desktop's languages such as ``de-AT``, the dearest first; by default those of this one.
    """
    if choice != _SYSTEM:
        return choice
    names = QLocale.system().uiLanguages() if desktop is None else desktop
    codes = (name.replace("_", "-").split("-")[0].lower() for name in names)
    return next((code for code in codes if code in LANGUAGES), _ENGLISH)


def choice_in_force(remembered: str) -> str:
    """Return the choice that is in force: the remembered one, unless the program was started in another language."""
    return remembered if language_of(remembered) == current_language() else current_language()


def speak(choice: str, app: QApplication | None = None) -> None:
    """Speak the language of a choice from now on. With an ``app``, Qt's buttons, dialogs and names of keys follow.

    Numbers and days are left to the desktop's locale, whatever the language. Without a catalogue it is English.
    """
    language = language_of(choice)
    try:
        choose_language(language)
    except LookupError as error:
        import logging  # noqa: PLC0415 - rarely needed

        logging.getLogger(__name__).warning("%s", error)
        language = _ENGLISH
        choose_language(language)
    if app is not None:
        translate_qt(app, language)


def translate_qt(app: QApplication, language: str) -> None:
    """Let Qt's own texts be in a language, as far as this installation of Qt has it; otherwise in English."""
    before = app.findChild(QTranslator, _QT_TEXTS)
    if isinstance(before, QTranslator):
        app.removeTranslator(before)
        before.setParent(None)
    texts = QTranslator(app)
    texts.setObjectName(_QT_TEXTS)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language in LANGUAGES and language != _ENGLISH and texts.load(f"qtbase_{language}", folder):
        app.installTranslator(texts)
