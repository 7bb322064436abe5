"""A firm's template: what is read, and the sentence for what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.paper.firm import Firm, read_firm, shipped_firm
from ppm_desktop.paper.report.pdf import why_not_drawn

if TYPE_CHECKING:
    from pathlib import Path

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4" fill="red"/></svg>'


def firm_folder(folder: Path, text: str, logo: bytes = LOGO) -> Path:
    (folder / "firm.toml").write_text(text, encoding="utf-8")
    (folder / "logo.svg").write_bytes(logo)
    return folder


def test_a_folder_or_its_file_gives_name_logo_colour_and_footer(tmp_path: Path) -> None:
    text = 'name = "Harrow"\nlogo = "logo.svg"\naccent = "#aa0000"\nfooter = "12 High Street"\n'
    folder = firm_folder(tmp_path, text)
    expected = Firm("Harrow", "#aa0000", "12 High Street", LOGO, "svg")
    assert read_firm(folder) == read_firm(folder / "firm.toml") == expected
    assert why_not_drawn(expected) == ""


def test_the_shipped_template_says_nothing_of_a_firm() -> None:
    assert shipped_firm() == Firm()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('accent = "blue"', 'firm.toml, line 1, accent: found "blue", expected a colour such as #0072B2'),
        ('\nlogo = "none.png"', 'firm.toml, line 2, logo: found "none.png", expected the name of an SVG or PNG file'),
        ('logo = "../logo.svg"', "logo: found"),
        ('colour = "#000000"', "colour: found an unknown key, expected one of accent, footer, logo, name"),
        ("name = ", "found a mistake"),
        (f'name = "{"x" * 200}"', "name: found 200 characters, expected one line of at most 120 characters"),
    ],
)
def test_a_wrong_template_is_said_with_file_and_key(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "firm").mkdir()
    (tmp_path / "logo.svg").write_bytes(LOGO)  # beside the folder, where it is not looked for
    folder = firm_folder(tmp_path / "firm", text)
    with pytest.raises(CatalogueError) as refused:
        read_firm(folder)
    assert said in str(refused.value)


def test_a_missing_template_is_said(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"firm\.toml"):
        read_firm(tmp_path)


def test_a_logo_that_cannot_be_drawn_is_noticed(tmp_path: Path) -> None:
    folder = firm_folder(tmp_path, 'logo = "logo.svg"', b"<svg this is none")
    assert why_not_drawn(read_firm(folder)) != ""
