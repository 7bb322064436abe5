"""The columns of the table of ranges: what is shown of each end, and how a typed one is taken."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.input_paths import POOL_BASIS
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.entry.range_entry import read_end
from ppm_desktop.session.tables.range_row import ORIGINS, RangeRow, alike, end_text
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle

Name = Literal["low", "high"]
#: A share may come to 1 and a little by rounding.
_ROUNDING: Final = 1e-9


def range_columns(style: NumberStyle) -> tuple[Column[RangeRow], ...]:
    """Return the columns, in the language in force."""
    typed = tr("Type a value, a factor such as × 1.2, or a change such as -20 %. Delete takes the likely value.")
    return (
        Column(
            key="range_input",
            title=tr("Input"),
            read=lambda row: row.path,
            show=lambda row: row.name,
            alignment="left",
            elastic=True,
            tooltip=tr("What may turn out otherwise than entered."),
            places=("input",),
        ),
        _end("low", style, tr("Low"), tr("Nothing below is drawn.") + "\n" + typed),
        Column(
            key="likely",
            title=tr("Likely"),
            read=lambda row: row.shown(row.likely),
            show=lambda row: end_text(row, row.likely, style),
            tooltip=tr("What the plan says today; it is drawn most often."),
        ),
        _end("high", style, tr("High"), tr("Nothing above is drawn.") + "\n" + typed),
        Column(
            key="origin",
            title=tr("Says who"),
            read=lambda row: row.origin,
            show=lambda row: tr(ORIGINS[row.origin]),
            alignment="left",
            tooltip=tr("Assumed by the program, not measured, unless the range is yours."),
        ),
    )


def _end(name: Name, style: NumberStyle, title: str, tooltip: str) -> Column[RangeRow]:
    return Column(
        key=name,
        title=title,
        read=lambda row: row.shown(_value(row, name)),
        show=lambda row: end_text(row, _value(row, name), style),
        spell=lambda row: _spelled(row, name, style),
        write=partial(_written, name, style),  # the text itself: how it is read depends on the row
        noun=tr("the low end") if name == "low" else tr("the high end"),
        edit_kind="text",
        cleared="",
        tooltip=tooltip,
        places=(name, "") if name == "low" else (name,),
    )


def _value(row: RangeRow, name: Name) -> float:
    return row.low if name == "low" else row.high


def _spelled(row: RangeRow, name: Name, style: NumberStyle) -> str:
    shown = row.shown(_value(row, name))
    if row.field == POOL_BASIS:
        return end_text(row, _value(row, name), style)
    if row.today is not None and row.is_share:
        return f"{style.plain(round(100 * shown, 8))} %"
    return style.plain(round(shown, 8))


def _written(name: Name, style: NumberStyle, row: RangeRow, text: str) -> RangeRow | Refusal:
    """Put a typed end into a row; an empty text is the likely value."""
    read = read_end(text, row.field, row.today, style) if text.strip() else row.shown(row.likely)
    if isinstance(read, Refusal):
        return read
    if row.field == POOL_BASIS:
        # There are two readings: both are drawn, or the plan's own is taken.
        return replace(row, low=row.likely, high=row.likely) if read == row.likely else replace(row, low=0.0, high=1.0)
    end = row.inner(read)
    refusal = _refusal(name, row, end, end_text(row, row.likely, style))
    if refusal:
        return Refusal(refusal)
    return replace(row, low=end) if name == "low" else replace(row, high=end)


def _refusal(name: Name, row: RangeRow, end: float, likely: str) -> str:
    if row.is_share and row.shown(end) > 1 + _ROUNDING:
        return tr("A share is between 0 % and 100 %.")
    if alike(end, row.likely):
        return ""
    if name == "low" and end > row.likely:
        return tr("The low end cannot be above the likely value, {likely}.").format(likely=likely)
    if name == "high" and end < row.likely:
        return tr("The high end cannot be below the likely value, {likely}.").format(likely=likely)
    return ""
