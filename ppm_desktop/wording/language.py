"""The language in force, and the functions that translate into it."""

from __future__ import annotations

from contextlib import contextmanager
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ppm_desktop.wording.pseudo import PseudoTranslations

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH: Final = "en"
#: A language that nobody speaks: longer, accented English, in which clipped and untranslated text is seen.
PSEUDO: Final = "pseudo"
#: The languages that can be chosen, each by its own name.
LANGUAGES: Final = {ENGLISH: "English", "de": "Deutsch"}

_PACKAGE: Final = Path(__file__).resolve().parent.parent
#: In a wheel the data lies inside the package; in a source tree beside it.
_PLACES: Final = (_PACKAGE / "resources" / "translations", _PACKAGE.parent / "resources" / "translations")


class _InForce:
    """The one language of the process."""

    language = ENGLISH
    translations: NullTranslations = NullTranslations()


def choose_language(language: str) -> None:
    """Speak ``language`` from now on: a code of ``LANGUAGES`` or ``PSEUDO``. Texts that were made before stay as they are.

    Raises:
        LookupError: There is no catalogue for that language.
    """
    _InForce.translations = _translations(language)
    _InForce.language = language


def current_language() -> str:
    """Return the code of the language in force."""
    return _InForce.language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` inside the ``with``, and what was spoken before after it. Of the whole process, so not for threads."""
    before = current_language()
    choose_language(language)
    try:
        yield
    finally:
        choose_language(before)


def tr(text: str) -> str:
    """Translate a text. Values are put in afterwards with ``format``."""
    return _InForce.translations.gettext(text) if text else ""  # gettext's "" is the catalogue's own header


def trn(one: str, many: str, count: int) -> str:
    """Translate a text whose form depends on a number."""
    return _InForce.translations.ngettext(one, many, count)


def trc(context: str, text: str) -> str:
    """Translate a text that English uses in several meanings; the context says which."""
    return _InForce.translations.pgettext(context, text)


def mark(text: str) -> str:
    """Name a text for the translators and return it as it is; ``tr`` translates it where it is shown."""
    return text


def _translations(language: str) -> NullTranslations:
    if language == ENGLISH:
        return NullTranslations()
    if language == PSEUDO:
        return PseudoTranslations()
    for place in _PLACES:
        file = place / f"{language}.mo"
        if file.is_file():
            with file.open("rb") as catalogue:
                return GNUTranslations(catalogue)
    message = f"no translation into {language!r} in {' or '.join(str(place) for place in _PLACES)}"
    raise LookupError(message)
