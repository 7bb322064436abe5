"""How documents look: the light theme's colours, and the typefaces that come with the program, the same on any machine."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.resource_files import read_resource, resource_path
from ppm_desktop.charts.canvas_text import provide

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Licensed under the SIL Open Font License; the files lie in ``resources/report/fonts``.
FAMILY: Final = "Inter"
_THEME: Final = "themes/light.toml"
_FONTS: Final = "report/fonts"
_FACES: Final = {400: "Inter-Regular.otf", 600: "Inter-SemiBold.otf"}


@cache
def light_tokens() -> Mapping[str, str]:
    """Return the colours of the light theme by token, those of options included, as ``#RRGGBB``."""
    content = tomllib.loads(read_resource(_THEME).text)
    return {**content["colours"], **content["series"]}


def font_folders() -> tuple[Path, ...]:
    """Return the folders of the fonts: our own, and those that matplotlib brings, for letters that ours lack."""
    found = find_spec("matplotlib")  # which takes long to import
    brought = [Path(place) / "mpl-data" / "fonts" / "ttf" for place in (found.submodule_search_locations or ())] if found else []
    return resource_path(_FONTS), *brought


@cache
def provide_our_font() -> None:
    """Have charts measured in our typeface, once, so that they are lettered like the text around them wherever they are made."""
    provide(FAMILY, {weight: resource_path(f"{_FONTS}/{file}") for weight, file in _FACES.items()})
