"""Text is as wide as the typeface's own tables say: read a second time by fontTools."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.charts.canvas_text import families, text_width
from ppm_desktop.charts.font_files import FontFile
from ppm_desktop.paper.look import FAMILY, provide_our_font

if TYPE_CHECKING:
    from pathlib import Path

FONTS = sorted(resource_path("report/fonts").glob("*.otf"))
LAST_OF_THE_FIRST_PLANE = 0xFFFF


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_every_letter_of_the_typeface_has_the_width_of_its_glyph(file: Path) -> None:
    font, ours = TTFont(file), FontFile(file)
    unit, widths = font["head"].unitsPerEm, font["hmtx"].metrics
    letters = {code: name for code, name in font.getBestCmap().items() if code <= LAST_OF_THE_FIRST_PLANE}
    assert len(letters) > 2000
    assert [chr(code) for code, name in letters.items() if abs(ours.width(chr(code), unit) - widths[name][0]) > unit / 1000] == []


def test_a_letter_that_the_typeface_lacks_takes_room_and_a_mark_on_another_none() -> None:
    font = FontFile(FONTS[0])
    assert font.width("東京", 10) == pytest.approx(20, rel=0.05)
    assert font.width("\N{HEBREW LETTER ALEF}", 10) == pytest.approx(10, rel=0.05)
    assert font.width("\N{COMBINING CYRILLIC MILLIONS SIGN}", 10) == 0


def test_charts_of_documents_are_measured_in_our_typeface_bold_words_wider() -> None:
    provide_our_font()
    family = families(FAMILY)
    assert family[0] == FAMILY
    assert 0 < text_width("Per-user licences", family, 13) < text_width("Per-user licences", family, 13, 600)
    assert text_width("ab", family, 20) == pytest.approx(2 * text_width("ab", family, 10))
    assert text_width(" ", family, 20) == 0
