from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFont, QPalette

from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.charts.colours import SHADES, contrast, ink_on, shade
from ppm_desktop.views.look.style_sheet import style_sheet
from ppm_desktop.views.look.theme import THEMES, apply_theme, current_theme, load_theme, palette_of
from ppm_desktop.views.look.typeface import interface_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from views.windows import OpenWindow

    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.look.theme_switch import ThemeSwitch

ROLES = ("per_user", "pay_per_minute", "mix", "other")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "background"),
        ("text", "panel"),
        ("text", "card"),
        ("text", "hover"),
        ("muted", "background"),
        ("muted", "panel"),
        ("muted", "card"),
        ("selection_text", "selection"),
        ("warning", "background"),
        ("warning", "panel"),
        ("warning", "card"),
        ("warning", "selection"),
        ("error", "selection"),
        ("muted", "selection"),
        ("error", "background"),
        ("error", "panel"),
        ("cheapest_text", "cheapest"),
    ],
)
def test_text_can_be_read_on_every_ground_it_stands_on(name: str, ink: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("mark", "ground"),
    [
        ("focus", "background"),
        ("focus", "panel"),
        ("focus", "card"),
        ("field_line", "background"),
        *((role, "background") for role in (*ROLES, "credits")),
    ],
)
def test_marks_and_borders_stand_out_from_their_ground(name: str, mark: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, mark), getattr(theme, ground)) >= 3


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("role", ROLES)
def test_what_is_written_inside_a_bar_can_be_read_on_every_shade(name: str, role: str) -> None:
    theme = load_theme(name)
    fills = [shade(getattr(theme, role), theme.background, place) for place in range(len(SHADES))]
    assert len(set(fills)) == len(SHADES)
    assert min(contrast(ink_on(fill), fill) for fill in fills) >= 4.5


def test_a_colour_means_the_same_in_both_themes() -> None:
    light, dark = load_theme("light"), load_theme("dark")
    assert [getattr(light, role) for role in ROLES] == [getattr(dark, role) for role in ROLES]


def test_the_palette_has_the_tokens_of_the_theme(qapp: QApplication) -> None:
    theme = load_theme("dark")
    apply_theme(qapp, theme)
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window) == QColor(theme.background)
    assert palette.color(QPalette.ColorRole.WindowText) == QColor(theme.text)
    assert palette.color(QPalette.ColorRole.Highlight) == QColor(theme.selection)
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(theme.disabled)
    assert current_theme() == theme


@pytest.mark.parametrize("name", THEMES)
def test_palette_and_style_sheet_know_every_token(name: str) -> None:
    theme = load_theme(name)
    assert palette_of(theme).color(QPalette.ColorRole.Base).isValid()
    assert "$" not in style_sheet(theme)
    assert set(theme.tokens()) >= {*ROLES, "text", "background", "line"}
    assert all(QColor(value).isValid() for value in theme.tokens().values())
    assert list(theme.icons.glob(f"*-{name}.svg"))


def test_a_theme_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(CatalogueError, match=r"themes/mauve\.toml"):
        load_theme("mauve")


def test_digits_are_all_of_the_same_width(qapp: QApplication) -> None:
    del qapp
    assert QFont.Tag("tnum") in interface_font(13).featureTags()


def test_the_choice_of_a_theme_is_put_in_force_and_remembered(
    open_window: OpenWindow, theme_switch: ThemeSwitch, preferences: Preferences
) -> None:
    window = open_window()
    window.choose_theme("dark")
    assert current_theme().name == "dark"
    assert preferences.theme == "dark"
    assert theme_switch.choice == "dark"
    window.choose_theme("light")
    assert current_theme().name == "light"
