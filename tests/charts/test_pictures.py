from __future__ import annotations

import xml.etree.ElementTree as ET
from io import BytesIO
from typing import Any

import pytest
from building import ANYWHERE, COMPLETE_PROJECTS
from PIL import Image

from ppm_desktop.charts.bridge_chart import BridgeChart
from ppm_desktop.charts.cost_by_component import CostByComponent
from ppm_desktop.charts.cost_lines import CostLines
from ppm_desktop.charts.coverage_matrix import CoverageMatrix
from ppm_desktop.charts.export import PictureFormat, picture
from ppm_desktop.charts.plate import WIDTH, Caption
from ppm_desktop.costing.comparison import compare
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.bridge import option_bridge
from ppm_desktop.reports.cost_lines import cumulative_cost, monthly_cost
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.coverage_table import coverage_table
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.views.look.theme import load_theme

KINDS = ("cost by component", "monthly", "cumulative", "coverage", "bridge")


def drawn(kind: str, file_format: PictureFormat) -> bytes:
    plan = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").project
    assert plan is not None
    comparison = compare(plan, plan.scenarios[0], ANYWHERE)
    style = NumberStyle()
    charts: dict[str, tuple[Any, Any]] = {
        "cost by component": (CostByComponent, cost_table(comparison, style)),
        "monthly": (CostLines, monthly_cost(comparison, style)),
        "cumulative": (CostLines, cumulative_cost(comparison, style)),
        "coverage": (CoverageMatrix, coverage_table(comparison, style)),
        "bridge": (BridgeChart, option_bridge(plan, comparison.results[0], comparison.results[1], style)),
    }
    caption = Caption("Today", f"Example prices: {plan.price_book.name}, as of {plan.price_book.as_of}")
    make, table = charts[kind]
    return picture(make, table, caption, (load_theme("light").tokens(), "DejaVu Sans"), file_format)


@pytest.mark.parametrize("kind", KINDS)
def test_a_png_is_light_and_of_fixed_width(kind: str) -> None:
    image = Image.open(BytesIO(drawn(kind, "png"))).convert("RGB")
    assert image.width == 2 * WIDTH
    assert image.getpixel((2, 2)) == (255, 255, 255)
    colours = image.getcolors(maxcolors=1 << 24)
    assert colours is not None
    assert len(colours) > 10


@pytest.mark.parametrize("kind", KINDS)
def test_an_svg_is_well_formed_and_the_same_each_time(kind: str) -> None:
    data = drawn(kind, "svg")
    assert ET.fromstring(data).tag.endswith("svg")  # noqa: S314 - our own drawing
    assert data == drawn(kind, "svg")
