"""What a printed section is made of: headings, paragraphs, tables, cards, charts. Values only; all texts are in the language in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ppm_desktop.reports.bars_table import BarsTable
    from ppm_desktop.reports.break_even.table import BreakEvenTable
    from ppm_desktop.reports.bridge import BridgeTable
    from ppm_desktop.reports.cost_lines import LineTable
    from ppm_desktop.reports.cost_table import CostTable
    from ppm_desktop.reports.coverage_table import CoverageTable
    from ppm_desktop.reports.funding.wallet_table import WalletTable
    from ppm_desktop.reports.levers.table import LeversTable
    from ppm_desktop.reports.option_card import Badge
    from ppm_desktop.reports.option_roles import Role
    from ppm_desktop.reports.risk.fan_table import FanTable
    from ppm_desktop.reports.sensitivity.tornado_table import TornadoTable
    from ppm_desktop.reports.usage.months_table import UsageMonthsTable

#: ``verdict``: the sentence that everything else supports; ``small``: a note below something.
Tone = Literal["verdict", "plain", "small"]
#: ``amount``: figures, right-aligned; ``name``: a short text that is not broken when there is room.
ColumnKind = Literal["text", "name", "amount"]
#: ``total``: the last row, the sum of those before; ``group``: a text over the whole width above the rows that follow.
RowKind = Literal["plain", "total", "group"]
CalloutKind = Literal["example", "warning", "information"]
ChartKind = Literal[
    "cost_by_component", "cost_lines", "coverage", "bridge", "break_even", "tornado", "bars", "fan", "wallet", "levers", "usage_months"
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; the section's own title is above it."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text; its line breaks begin new paragraphs."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list, with small print below it."""

    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; with numbers where the order counts."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``share`` is its part of the width that columns of text divide among themselves."""

    label: str
    kind: ColumnKind = "text"
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: a cell for each column; of a ``group`` only the first, which stands above the rows that follow."""

    cells: tuple[str, ...]
    kind: RowKind = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that may run over pages, its head repeated on each."""

    caption: str  # what it shows, in which unit; says so where the figures rest on examples
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """An option at a glance."""

    name: str
    badge: str
    badge_kind: Badge
    role: Role
    total: str
    unit: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """The options side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Something that must not be overlooked."""

    kind: CalloutKind
    text: str


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A chart; ``alt`` says in words what it shows, for those who do not see it."""

    chart: ChartKind
    table: (
        CostTable
        | LineTable
        | CoverageTable
        | BridgeTable
        | BreakEvenTable
        | TornadoTable
        | BarsTable
        | FanTable
        | WalletTable
        | LeversTable
        | UsageMonthsTable
    )
    alt: str
    small: bool = False  # where a page has to hold much else


Block = Heading | Paragraph | Bullets | Table | Cards | Callout | ChartFigure
