"""The colour of each option, the same on every slide and in every chart of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.charts.series_style import series_styles
from ppm_desktop.paper.look import light_tokens
from ppm_desktop.reports.cost_lines import monthly_cost

if TYPE_CHECKING:
    from ppm_desktop.charts.series_style import SeriesStyle
    from ppm_desktop.reports.document.case import Case


def option_styles(case: Case) -> list[SeriesStyle]:
    """Return the look of each option, in the order of the comparison."""
    return series_styles(monthly_cost(case.comparison, case.style).lines, light_tokens())
