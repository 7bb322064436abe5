"""The tokens of a theme: colours and sizes as the files in ``resources/themes`` have them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from PySide6.QtGui import QColor

from ppm_desktop.catalog.resource_files import read_resource, resource_path
from ppm_desktop.views.look.token_file import read_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping


class Metrics(NamedTuple):
    """Sizes in device-independent pixels."""

    base: int  # text
    small: int
    tiny: int
    verdict: int
    title: int
    inside: int  # distances
    around: int
    page: int
    radius: int  # shapes
    card_radius: int
    line: int
    focus_ring: int
    row: int
    places: int  # panes
    answer: int


@dataclass(frozen=True, slots=True, repr=False, eq=False)  # each theme is read once; what nobody asks for takes time to make
class Theme:
    """All tokens of one theme; colours as ``#RRGGBB``."""

    name: str
    dark: bool
    background: str  # behind pages
    panel: str  # behind the side panes
    card: str
    text: str
    muted: str
    disabled: str
    line: str  # separators
    field_line: str  # borders of fields that can be typed into
    hover: str
    selection: str
    selection_text: str
    focus: str  # ring around what has the keyboard
    warning: str
    error: str
    cheapest: str  # the badge of the cheapest option
    cheapest_text: str
    per_user: str  # the colours with a fixed meaning
    pay_per_minute: str
    mix: str
    credits: str
    other: str
    metrics: Metrics
    icons: Path  # folder of the style sheet's arrows

    def colour(self, token: str) -> QColor:
        """Return a colour by the name of its token, also for the roles of options (``per_user`` …)."""
        return QColor(cast("str", getattr(self, token)))

    def tokens(self) -> Mapping[str, str]:
        """Return all colours by name, for charts, which know no Qt."""
        skipped = {"name", "dark", "metrics", "icons"}
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in skipped}


def load_theme(name: str) -> Theme:
    """Read a theme. Raises ``CatalogueError`` for a name that has no file, and for a file that says something else than tokens."""
    look = read_tokens(read_resource(f"themes/{name}.toml"))
    metrics = Metrics(**cast("dict[str, int]", read_tokens(read_resource("themes/metrics.toml"))))
    return Theme(name=name, metrics=metrics, icons=resource_path("themes") / "icons", **cast("dict[str, Any]", look))
