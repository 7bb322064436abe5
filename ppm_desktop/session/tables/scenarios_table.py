"""The scenarios side by side: one column each, below one another the cheapest option and what each option costs."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.session.tables.table_model import CellRole, TableModel
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.shown_span import ShownSpan
    from ppm_desktop.session.tables.scenario_totals import OptionTotal, ScenarioTotal, ScenarioTotals

NARROW = "\N{NARROW NO-BREAK SPACE}"
WAITING = "…"
_INDENT: Final = "    "
#: Longer names of scenarios and options are shortened in the table, so that several scenarios fit side by side; the tooltip has them whole.
_LONGEST_TITLE: Final = 32
_TITLE_LINE: Final = 18
_LONGEST_NAME: Final = 22
#: One or two scenarios leave room for a name of any usual length.
_ROOMY: Final = 2
_LONGEST_NAME_IN_ROOM: Final = 44


@dataclass(frozen=True, slots=True)
class SideBySideRow:
    """A label and a text for each scenario."""

    label: str
    cells: tuple[str, ...]
    kind: Literal["cheapest", "total", "difference"]
    option: str = ""  # id; "" where the row is of all options


class ScenariosTable(TableModel[SideBySideRow]):
    """Follows the totals; the columns are the scenarios of the project."""

    def __init__(self, document: Document, totals: ScenarioTotals, span: ShownSpan, style: NumberStyle) -> None:
        """Show what ``totals`` knows."""
        self._totals = totals
        self._span = span
        self._style = style
        super().__init__(document, self._columns_of(document))
        totals.changed.connect(self.refresh)
        span.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show other columns when scenarios came, went, moved or became the baseline."""
        columns = self._columns_of(self.document)
        if [(c.title, c.tooltip) for c in columns] == [(c.title, c.tooltip) for c in self.columns]:
            super().refresh()
            return
        self.beginResetModel()
        self.columns = columns
        self.rows = self.read_rows()
        self.endResetModel()

    def read_rows(self) -> tuple[SideBySideRow, ...]:
        """Return the cheapest option, then each option with its difference to the same option of the baseline."""
        totals = self._totals.totals
        baseline = totals[self.document.project.baseline_index] if totals else None
        cheapest = tuple(_cheapest(total, computing=not self._totals.up_to_date) for total in totals)
        rows = [SideBySideRow(tr("Cheapest option"), cheapest, "cheapest")]
        for option_id, name in self._options().items():
            held = [total.option(option_id) if total else None for total in totals]
            pending = tuple(WAITING if total is None and not self._totals.up_to_date else "" for total in totals)
            shown = (self._total(option) for option in held)
            rows.append(SideBySideRow(name, tuple(wait or text for wait, text in zip(pending, shown, strict=True)), "total", option_id))
            if len(totals) > 1:
                against = baseline.option(option_id) if baseline else None
                differences = tuple(self._difference(option, against) for option in held)
                rows.append(SideBySideRow(_INDENT + tr("difference"), differences, "difference"))
        return tuple(rows)

    def figure_at(self, row: int, column: int) -> Figure | None:
        """Return the address of a scenario's total; None while there is none."""
        shown, place, totals = self.rows[row], column - 1, self._totals.totals
        if shown.kind != "total" or not 0 <= place < len(totals):
            return None
        total = totals[place]
        if total is None or total.option(shown.option) is None:
            return None
        return Figure("total", shown.option, self._span.span, scenario=total.name)

    def row_name(self, row: SideBySideRow) -> str:
        """Name a row by its label."""
        return row.label.strip()

    def _answers_by_role(self) -> dict[int, Callable[[int, int], object]]:
        """Let the differences step back behind the totals."""
        return super()._answers_by_role() | {CellRole.COMPUTED: lambda r, _c: self.rows[r].kind == "difference"}

    def _options(self) -> dict[str, str]:
        """Return the options of all scenarios by id, those of the baseline first."""
        project = self.document.project
        ordered = (project.scenarios[project.baseline_index], *project.scenarios) if project.scenarios else ()
        names: dict[str, str] = {}
        for scenario in ordered:
            for option in scenario.options:
                names.setdefault(option.id, option.name)
        return names

    def _view(self) -> PeriodView:
        return PeriodView(self._span.span, self.document.project.months)

    def _total(self, option: OptionTotal | None) -> str:
        if option is None:
            return UNKNOWN
        amount = self._style.money(option.total * self._view().factor)
        return amount if option.complete else f"≥{NARROW}{amount}"

    def _difference(self, option: OptionTotal | None, against: OptionTotal | None) -> str:
        if option is None or against is None:
            return UNKNOWN
        if option is against:
            return tr("baseline")
        if not (option.complete and against.complete):
            return tr("not known")
        difference = option.total - against.total
        if round(difference, 2) == 0:
            return tr("the same")
        amount = self._style.money(abs(difference) * self._view().factor)
        if against.total <= 0:
            return (tr("{amount} more") if difference > 0 else tr("{amount} less")).format(amount=amount)
        text = tr("{amount} more ({share})") if difference > 0 else tr("{amount} less ({share})")
        return text.format(amount=amount, share=self._style.percent(abs(difference) / against.total))

    def _columns_of(self, document: Document) -> tuple[Column[SideBySideRow], ...]:
        project = document.project
        first: Column[SideBySideRow] = Column(
            key="label", title="", read=lambda row: row.label, show=lambda row: row.label, alignment="left", tooltip=tr("What is compared.")
        )
        several = len(project.scenarios) > 1
        marks = (several and place == project.baseline_index for place in range(len(project.scenarios)))
        named = enumerate(zip(project.scenarios, marks, strict=True))
        longest = _LONGEST_NAME_IN_ROOM if len(project.scenarios) <= _ROOMY else _LONGEST_NAME
        return (first, *(_scenario_column(place, scenario.name, longest, baseline=mark) for place, (scenario, mark) in named))


def _cheapest(total: ScenarioTotal | None, *, computing: bool) -> str:
    if total is None:
        return WAITING if computing else tr("has problems")
    best = total.option(total.cheapest) if total.cheapest else None
    return best.name if best else tr("open: a price is missing")


def _scenario_column(place: int, name: str, longest: int, *, baseline: bool) -> Column[SideBySideRow]:
    def cell(row: SideBySideRow) -> str:
        return row.cells[place] if place < len(row.cells) else UNKNOWN

    lines = textwrap.wrap(shorten(name, _LONGEST_TITLE), _TITLE_LINE) or [name]
    return Column(
        key=f"scenario{place}",
        title="\n".join((*lines, *([tr("baseline")] if baseline else []))),
        read=cell,
        show=lambda row: shorten(cell(row), longest) if row.kind == "cheapest" else cell(row),  # never a number
        spell=cell,
        detail=cell,
        tooltip=name,
    )


def shorten(text: str, most: int) -> str:
    """Cut a text that is longer than ``most`` characters, with a sign that something is missing."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
