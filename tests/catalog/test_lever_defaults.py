"""What the levers begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.catalog.lever_defaults import read_lever_defaults
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.catalog.text_files import TextFile

SHIPPED = Path(resource_path("catalog/lever_defaults.toml")).read_text(encoding="utf-8")


def test_the_shipped_assumptions_are_read() -> None:
    defaults = load_catalogue().lever_defaults
    assert (defaults.renewal_months, defaults.app_share, defaults.dial_out) == (6, 0.1, "zone_a")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("app_share = 0.1", "app_share = 1.1", "app_share"),
        ("renewal_months = 6", "renewal_months = -6", "renewal_months"),
        ('"zone_a"', '"zone_b"', "dial_out"),
        ('"assumption"', '"measured"', "status"),
    ],
)
def test_a_wrong_assumption_is_refused_with_its_key(old: str, new: str, key: str) -> None:
    with pytest.raises(CatalogueError, match=key):
        read_lever_defaults(TextFile("lever_defaults.toml", SHIPPED.replace(old, new)))
