"""What is written and drawn stands out from its ground, in every theme: pairs read from the style sheet, and those that are painted."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from ppm_desktop.charts.colours import contrast
from ppm_desktop.views.look.style_sheet import style_sheet
from ppm_desktop.views.look.theme import THEMES, Theme, load_theme
from ppm_desktop.views.widgets.cell_painter import TINT, mixed

TEXT, MARK = 4.5, 3.0
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOUR = re.compile(r"(?<![-\w])color:\s*(#[0-9A-Fa-f]{6})")
_GROUND = re.compile(r"(?<![-\w])background(?:-color)?:\s*(#[0-9A-Fa-f]{6})")
_FOCUS_RING = re.compile(r":focus[^{]*\{[^}]*border(?:-bottom|-color)?:\s*(?:2px solid )?(#[0-9A-Fa-f]{6})")
#: Grounds that letters of a quiet colour stand on without a rule that says both.
GROUNDS = ("background", "panel", "card")
QUIET = ("text", "muted", "warning", "error")


def rules(theme: Theme) -> list[tuple[str, str, str]]:
    """Return selector, letters and ground of every rule of the style sheet that sets both, but for what is disabled."""
    found = []
    for selector, body in _RULE.findall(style_sheet(theme)):
        colour, ground = _COLOUR.search(body), _GROUND.search(body)
        if colour is not None and ground is not None and ":disabled" not in selector:
            found.append((" ".join(selector.split()), colour[1], ground[1]))
    return found


@pytest.mark.parametrize("name", THEMES)
def test_every_rule_of_the_style_sheet_has_letters_that_can_be_read(name: str) -> None:
    found = rules(load_theme(name))
    assert len(found) > 8
    assert [rule for rule in found if contrast(rule[1], rule[2]) < TEXT] == []


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", QUIET)
def test_quiet_letters_and_remarks_can_be_read_on_every_ground(name: str, ink: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("trouble", ["warning", "error"])
def test_letters_in_a_tinted_cell_can_be_read(name: str, trouble: str) -> None:
    theme = load_theme(name)
    for ground in ("background", "selection"):
        tinted = mixed(theme.colour(ground), theme.colour(trouble), TINT).name() if ground == "background" else theme.selection
        assert contrast(getattr(theme, trouble), tinted) >= TEXT


@pytest.mark.parametrize("name", THEMES)
def test_letters_in_a_selected_block_can_be_read(name: str) -> None:
    theme = load_theme(name)
    block = mixed(theme.colour("selection"), theme.colour("focus"), TINT).name()
    assert contrast(theme.selection_text, block) >= TEXT
    assert contrast(theme.text, block) >= TEXT


@pytest.mark.parametrize("name", THEMES)
def test_the_focus_ring_stands_out_from_whatever_it_is_drawn_around(name: str) -> None:
    theme = load_theme(name)
    rings = set(_FOCUS_RING.findall(style_sheet(theme)))
    assert rings == {theme.focus}
    for ground in (*GROUNDS, "selection", "hover"):
        assert contrast(theme.focus, getattr(theme, ground)) >= MARK, ground


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["background", "selection"])
def test_the_mark_of_a_note_stands_out_from_its_cell(name: str, ground: str) -> None:
    theme = load_theme(name)
    ink = theme.muted if ground == "background" else theme.selection_text
    assert contrast(ink, getattr(theme, ground)) >= MARK


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("series", ["per_user", "pay_per_minute", "mix", "other"])
def test_a_series_stands_out_from_the_ground_of_its_plot(name: str, series: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, series), theme.background) >= MARK


@pytest.mark.parametrize("name", THEMES)
def test_a_badge_can_be_read(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.cheapest_text, theme.cheapest) >= TEXT
    assert contrast(theme.warning, theme.card) >= TEXT
    assert contrast(theme.muted, theme.card) >= TEXT


def test_a_pair_that_cannot_be_read_is_found() -> None:
    assert contrast(QColor("#9AA0A6").name(), "#FFFFFF") < TEXT
