"""The language in force, and the made-up one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.wording import PSEUDO, choose_language, current_language, tr, trc, trn

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    choose_language("en")


def test_english_is_said_as_it_is_written() -> None:
    assert (tr("Open"), trn("{count} group", "{count} groups", 2), trc("verb", "Open")) == ("Open", "{count} groups", "Open")


def test_the_made_up_language_keeps_values_and_mnemonics_and_is_two_fifths_longer() -> None:
    choose_language(PSEUDO)
    said = tr("&Open {name} now")
    assert said.startswith("[&Öpéñ {name} ñöw")
    assert len(said) >= 1.4 * len("Open  now") + len("&{name}")


def test_nothing_stays_nothing_in_every_language() -> None:
    choose_language(PSEUDO)
    assert not tr("")


def test_a_language_without_a_catalogue_is_refused_and_the_old_one_stays() -> None:
    with pytest.raises(LookupError, match="'xx'"):
        choose_language("xx")
    assert current_language() == "en"
