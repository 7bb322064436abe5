"""The look: a theme's tokens put into a palette, a font and a style sheet.

Widgets never name a colour. They inherit palette and style sheet, choose a ``role`` (see ``style_sheet``), or paint
with ``current_theme()``; on a change of theme Qt sends every widget ``QEvent.Type.PaletteChange`` and repaints it.
"""

from __future__ import annotations

import sys
from typing import Final, Literal

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ppm_desktop.views.look.style_sheet import style_sheet
from ppm_desktop.views.look.tokens import Metrics, Theme, load_theme
from ppm_desktop.views.look.typeface import interface_font

__all__ = ["THEMES", "Metrics", "Theme", "ThemeName", "apply_theme", "current_theme", "load_theme", "make_app", "palette_of", "recolour"]

ThemeName = Literal["light", "dark", "contrast"]
THEMES: Final[tuple[ThemeName, ...]] = ("light", "dark", "contrast")
#: Whether the system asks the running program to open files.
ASKS_FOR_FILES: Final = sys.platform == "darwin"
_PROPERTY = "ppm_theme"
_STYLE = "ppm_style"


def make_app(program: str) -> QApplication:
    """Make the program's application, drawn by Fusion from the start; where the system asks the running program for files, one that hears it.

    ``setStyle`` afterwards would do too, but it returns the style, and PySide takes 10 ms to make the class of that.
    """
    arguments = [program, "-style", "fusion"]
    if ASKS_FOR_FILES:
        from ppm_desktop.views.application import Application  # noqa: PLC0415 - 4 ms of the time until the window is seen

        app: QApplication = Application(arguments)
    else:
        app = QApplication(arguments)
    app.setProperty(_STYLE, "fusion")
    return app


def palette_of(theme: Theme) -> QPalette:
    """Return the palette that Fusion paints with."""
    palette = QPalette()
    role = QPalette.ColorRole
    for colour_role, token in {
        role.Window: "background",
        role.WindowText: "text",
        role.Base: "background",
        role.AlternateBase: "panel",
        role.Text: "text",
        role.Button: "card",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.ToolTipBase: "card",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Highlight: "selection",
        role.HighlightedText: "selection_text",
        role.Link: "focus",
        role.LinkVisited: "focus",
        role.Accent: "focus",
        role.Light: "line",
        role.Midlight: "line",
        role.Mid: "line",
        role.Dark: "field_line",
        role.Shadow: "line",
    }.items():
        palette.setColor(colour_role, theme.colour(token))
    for colour_role in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, theme.colour("disabled"))
    return palette


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Put a theme in force for all windows, at once: before there are any, see ``dressing``."""
    if app.property(_STYLE) is None:
        app.setStyle("Fusion")
        app.setProperty(_STYLE, "fusion")
    recolour(app, theme)
    app.setFont(interface_font(theme.metrics.base))
    sheet = style_sheet(theme)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def recolour(app: QApplication, theme: Theme) -> None:
    """Put a theme in force, but for the style sheet."""
    app.setProperty(_PROPERTY, theme)
    app.setPalette(palette_of(theme))


def current_theme() -> Theme:
    """Return the theme in force; the light one before any was applied."""
    app = QApplication.instance()
    theme = app.property(_PROPERTY) if app is not None else None
    return theme if isinstance(theme, Theme) else load_theme("light")
