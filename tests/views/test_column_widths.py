"""Columns share the width of a table: numbers whole, texts as far as it goes."""

from __future__ import annotations

from ppm_desktop.views.widgets.column_widths import ColumnRoom, fitted_widths

TEXT = ColumnRoom(natural=200, least=90, elastic=False, text=True)
SOURCE = ColumnRoom(natural=300, least=84, elastic=True, text=True)
NUMBER = ColumnRoom(natural=70, least=64, elastic=False, text=False)


def test_spare_width_goes_to_texts_with_a_little_air_for_numbers() -> None:
    assert fitted_widths([TEXT, NUMBER, NUMBER], 370) == [210, 80, 80]


def test_elastic_texts_give_way_first() -> None:
    assert fitted_widths([TEXT, SOURCE, NUMBER], 470) == [200, 200, 70]


def test_then_other_texts_and_numbers_last() -> None:
    assert fitted_widths([TEXT, SOURCE, NUMBER], 274) == [120, 84, 70]
    assert fitted_widths([TEXT, SOURCE, NUMBER], 240) == [90, 84, 66]


def test_a_table_that_cannot_fit_keeps_its_least_widths_and_scrolls() -> None:
    assert fitted_widths([TEXT, SOURCE, NUMBER], 100) == [90, 84, 64]


def test_all_of_the_room_is_used() -> None:
    for room in range(560, 900, 7):
        assert sum(fitted_widths([TEXT, SOURCE, NUMBER, NUMBER], room)) == max(room, 560)
    assert sum(fitted_widths([NUMBER, NUMBER], 333)) == 333
    assert fitted_widths([], 100) == []
