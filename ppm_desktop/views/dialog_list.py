"""The dialogs that a plan in the window can show, by name: for pictures of all of them, and for tests that look at each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.views.dialogs.messages import tell_about

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ppm_desktop.views.main_window import MainWindow


def _explain_first_option(window: MainWindow) -> None:
    if window.document is not None:
        window.explain(window.document.scenario.options[0].id)


def _defaults(window: MainWindow) -> None:
    from ppm_desktop.views.dialogs.defaults import DefaultsDialog  # noqa: PLC0415 - not needed for an ordinary start

    if window.document is not None:
        DefaultsDialog(window.document, window.style_of_numbers, window).show()


#: A new dialog that needs nothing but a plan belongs here.
DIALOGS: Final[Mapping[str, Callable[[MainWindow], object]]] = {
    "problems": lambda window: window.show_problems(),
    "explanation": _explain_first_option,
    "defaults": _defaults,
    "snapshots": lambda window: window.life.show_snapshots(),
    "about": tell_about,
}
