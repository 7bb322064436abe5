"""Where the bars of a stacked bar chart go, in pixels, and what is written on them. No drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.charts.bar_measures import NARROW
from ppm_desktop.charts.canvas_text import BASE_SIZE, BOLD, TINY_SIZE, broken_into_lines, text_width
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.reports.cost_table import CostTable

#: Thickness of a bar.
BAR_HEIGHT: Final = 28
_LABEL_ABOVE: Final = 22
#: The labels take at most this share of the width; longer ones are broken into lines.
_LABEL_SHARE: Final = 0.26
_GAP: Final = 10
#: Drawn letters reach a little beyond their outlines, which is what was measured.
_SLACK: Final = 4
#: Between the parts of a bar, so that they are told apart without their shades.
_SEAM: Final = 1
#: Air on both sides of a name inside its part.
_INSIDE: Final = 8
#: Length of the hatched end of a bar whose total is a lower bound.
_OPEN_END: Final = 22
_BARRED: Final = mark("cannot be bought")

#: Short enough to stand inside a bar; the table below the chart has the full labels.
SHORT_LABELS: Final = {
    "licences": mark("Licences"),
    "toll": mark("Toll"),
    "toll_free": mark("Toll-free"),
    "dial_out_pool": mark("Dial-out"),
    "dial_out_other": mark("Other dial-out"),
    "connection": mark("Connection"),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """One component's part of a bar."""

    left: float
    drawn_width: float
    name: str  # "" where it does not fit
    said: str  # what a reader is told who points at it


@dataclass(frozen=True, slots=True)
class Bar:
    """One option."""

    label: str
    label_y: float
    role: str
    eligible: bool
    top: float
    height: float
    segments: tuple[Segment, ...]
    open_end: float
    open_width: float  # 0 where everything has a price
    total: str
    total_x: float
    said: str

    @property
    def middle(self) -> float:
        """The line that label, names and total stand on."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class BarLayout:
    """All bars."""

    label_x: float
    labels_above: bool
    zero: float
    bars: tuple[Bar, ...]


def bar_layout(table: CostTable, width: float, height: float, family: tuple[str, ...]) -> BarLayout:
    """Lay out a table's bars in a space of ``width`` x ``height`` pixels."""
    above = width < NARROW
    labels = [name if above else broken_into_lines(name, family, BASE_SIZE, width * _LABEL_SHARE) for name in table.columns]
    totals = [text if ok else f"{text}  {tr(_BARRED)}" for text, ok in zip(table.total.texts, table.eligible, strict=True)]
    widest = max(text_width(line, family, BASE_SIZE) for label in labels for line in label.split("\n"))
    label_x = _INSIDE if above else widest + _SLACK
    zero = 1.0 if above else label_x + _GAP
    after = max(text_width(text, family, BASE_SIZE, BOLD) for text in totals) + _GAP + 2 * _INSIDE
    after += _OPEN_END if any(table.incomplete) else 0
    largest = max(table.total.values)
    scale = max(0.0, width - zero - after) / largest if largest > 0 else 0.0
    pitch = height / len(table.columns)
    thickness = min(BAR_HEIGHT, pitch * 0.6)
    lower = _LABEL_ABOVE / 2 if above else 0
    bars = []
    for option, label in enumerate(labels):
        segments = _segments(table, option, zero, scale, family)
        middle = pitch * (option + 0.5) + lower
        end = zero + table.total.values[option] * scale
        open_width = _OPEN_END if table.incomplete[option] else 0
        bars.append(
            Bar(
                label=label,
                label_y=middle - thickness / 2 - _LABEL_ABOVE / 2 if above else middle,
                role=table.roles[option],
                eligible=table.eligible[option],
                top=middle - thickness / 2,
                height=thickness,
                segments=segments,
                open_end=end + _SEAM,
                open_width=open_width,
                total=totals[option],
                total_x=end + open_width + _GAP,
                said=f"{table.columns[option]}\n{table.total.texts[option]} {table.unit}" + _gap_lines(table.total.gaps[option]),
            )
        )
    return BarLayout(label_x, above, zero, tuple(bars))


def _segments(table: CostTable, option: int, zero: float, scale: float, family: tuple[str, ...]) -> tuple[Segment, ...]:
    segments = []
    left = zero
    total = table.total.values[option]
    for row in table.rows:
        width = row.values[option] * scale
        # A part thinner than the seam is left to the table: a hairline would look like a seam of its own.
        drawn = width - _SEAM if width > 2 * _SEAM else 0.0
        name = f"{tr(SHORT_LABELS[row.component])} {row.texts[option]}"
        fits = text_width(name, family, TINY_SIZE) + 2 * _INSIDE <= drawn
        share = f" ({row.values[option] / total:.0%})" if total > 0 else ""
        said = f"{table.columns[option]}\n{row.label}: {row.texts[option]} {table.unit}{share}" + _gap_lines(row.gaps[option])
        segments.append(Segment(left, drawn, name if fits else "", said))
        left += width
    return tuple(segments)


def _gap_lines(gap: str) -> str:
    return "\n" + gap.replace("; ", "\n") if gap else ""
