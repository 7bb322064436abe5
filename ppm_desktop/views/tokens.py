"""The tokens of a theme: colours and sizes as the files in ``resources/themes`` have them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QColor

from ppm_desktop.catalog.resource_files import read_resource, resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Metrics:
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


@dataclass(frozen=True, slots=True)
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
    """Read a theme. Raises ``CatalogueError`` for a name that has no file."""
    folder = resource_path("themes")
    values = tomllib.loads(read_resource(f"themes/{name}.toml").text)
    sizes = tomllib.loads(read_resource("themes/metrics.toml").text)
    metrics = Metrics(**{key: value for group in sizes.values() for key, value in group.items()})
    return Theme(name=name, dark=values["dark"], metrics=metrics, icons=folder / "icons", **values["colours"], **values["series"])
