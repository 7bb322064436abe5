from __future__ import annotations

import tomllib

import pytest

from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.catalog.resource_files import read_resource
from ppm_desktop.catalog.text_files import TextFile
from ppm_desktop.views.look.theme import THEMES
from ppm_desktop.views.look.token_file import read_tokens


@pytest.mark.parametrize("name", [*THEMES, "metrics"])
def test_a_theme_says_the_same_as_toml(name: str) -> None:
    file = read_resource(f"themes/{name}.toml")
    groups = tomllib.loads(file.text)
    flat = {key: value for key, value in groups.items() if not isinstance(value, dict)}
    for group in groups.values():
        flat |= group if isinstance(group, dict) else {}
    assert read_tokens(file) == flat


@pytest.mark.parametrize("line", ['text = "#1B1B1B" # dark', "text = 1B", "text", 'two words = "x"', 'text = "a\\n"', 'panel = "#000000"'])
def test_what_is_no_token_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(CatalogueError, match=r"resources/themes/own\.toml, line 3"):
        read_tokens(TextFile("resources/themes/own.toml", f'[colours]\npanel = "#FFFFFF"\n{line}\n'))
