"""How documents look: the light theme's colours, and the typefaces that come with the program, the same on any machine."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.resource_files import read_resource, resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Licensed under the SIL Open Font License; the files lie in ``resources/report/fonts``.
FAMILY: Final = "Inter"
_THEME: Final = "themes/light.toml"
_FONTS: Final = "report/fonts"


@cache
def light_tokens() -> Mapping[str, str]:
    """Return the colours of the light theme by token, those of options included, as ``#RRGGBB``."""
    content = tomllib.loads(read_resource(_THEME).text)
    return {**content["colours"], **content["series"]}


def font_folders() -> tuple[Path, ...]:
    """Return the folders of the fonts: our own, and those that matplotlib brings, for letters that ours lack."""
    import matplotlib as mpl  # noqa: PLC0415 - slow to load

    return resource_path(_FONTS), Path(mpl.get_data_path()) / "fonts" / "ttf"


@cache
def make_charts_use_our_font() -> None:
    """Tell matplotlib about our font, once, so that charts are lettered like the text around them wherever they are made."""
    from matplotlib import font_manager  # noqa: PLC0415 - slow to load

    for file in sorted(resource_path(_FONTS).glob("*.otf")):
        font_manager.fontManager.addfont(file)
