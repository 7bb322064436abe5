"""Which language does the program speak? Everything that people read goes through ``tr``.

English is written in the code; other languages are gettext catalogues in ``resources/translations``. No Qt in here, so
that a report or a terminal speaks the language of the window. How a text is marked:

- ``tr("Open a plan")`` where it is shown; with values ``tr("{count} of {all} groups").format(...)``, never an f-string.
- ``trn("{count} group", "{count} groups", count).format(count=...)`` when the number decides the form.
- ``trc("verb", "Open")`` when one English word needs several translations.
- ``mark("Toll dial-in")`` in a constant, and ``tr(CONSTANT)`` where it is shown: a constant is made before the language is chosen.
"""

from ppm_desktop.wording.language import ENGLISH, LANGUAGES, PSEUDO, choose_language, current_language, mark, speaking, tr, trc, trn

__all__ = ["ENGLISH", "LANGUAGES", "PSEUDO", "choose_language", "current_language", "mark", "speaking", "tr", "trc", "trn"]
