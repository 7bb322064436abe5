from __future__ import annotations

from pathlib import Path

import pytest

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.catalog.risk_defaults import read_risk_defaults
from ppm_desktop.catalog.text_files import TextFile
from ppm_desktop.domain.annotations import CONFIDENCES

SHIPPED = Path(resource_path("catalog/risk_defaults.toml")).read_text(encoding="utf-8")


def test_every_degree_of_confidence_has_a_range_around_today() -> None:
    defaults = load_catalogue().risk_defaults.defaults()
    assert [name for name, _low, _high in defaults.factors] == list(CONFIDENCES)
    for confidence in CONFIDENCES:
        low, high = defaults.of(confidence)
        # As far down as up: a drawn input is on average what the project says.
        assert 0 < low < 1 < high
        assert low + high == pytest.approx(2)
    assert "assumption" in defaults.basis


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("correlation = 0.3", "correlation = 1.3", "correlation"),
        ("low = 0.95", "low = 1.01", "low"),
        ("high = 1.05", "high = 0.99", "high"),
        ('status = "assumption"', 'status = "measured"', "status"),
        ("[ranges.unsaid]", "[ranges.unknown]", "unsaid"),
    ],
)
def test_a_mistake_is_refused_with_its_key(old: str, new: str, key: str) -> None:
    assert old in SHIPPED
    with pytest.raises(CatalogueError, match=key):
        read_risk_defaults(TextFile("risk_defaults.toml", SHIPPED.replace(old, new)))
