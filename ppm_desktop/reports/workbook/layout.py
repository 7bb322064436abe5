"""Where everything stands in the workbook: worked out before the first cell is written, so that sheets can refer to each other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.products import NONE
from ppm_desktop.reports.workbook.addresses import Area, area, sheet_name
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.domain.prices import Rate
    from ppm_desktop.domain.products import Fee
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

TITLES: Final = {
    "summary": mark("Summary"),
    "explain": mark("Explain"),
    "inputs": mark("Inputs"),
    "destinations": mark("Destinations"),
    "prices": mark("Prices"),
    "in_force": mark("Prices by month"),
    "traffic": mark("Traffic"),
    "options": mark("Options"),
    "licences": mark("Licences"),
    "ledger": mark("Ledger"),
    "months": mark("Months"),
    "change": mark("What would change it"),
    "how_sure": mark("How sure"),
    "mix": mark("Best mix"),
    "calls": mark("Imported calls"),
    "credits": mark("Credits"),
    "levers": mark("Levers"),
    "checks": mark("Checks"),
    "sources": mark("Sources"),
    "assumptions": mark("Assumptions"),
}
#: Columns of the table of groups, by what stands in them.
GROUP_COLUMNS: Final = (
    "name", "country", "holds", "growth_per_year", "meetings_per_organiser", "attendees", "phone_share", "minutes_per_call",
    "usage_spread", "join.toll", "join.toll_free", "join.dial_out", "dial_out_policy", "when_barred.toll", "when_barred.toll_free",
    "when_barred.app", "toll_free_off", "when_toll_free_off.toll", "when_toll_free_off.app",
    "calls", "minutes", "landed.toll", "landed.toll_free", "landed.dial_out",
)  # fmt: skip
SETTINGS: Final = ("currency", "start", "months", "increment_seconds", "rounding", "pool_basis")
PRODUCT_COLUMNS: Final = (
    "name",
    "id",
    "toll_included",
    "pool_minutes",
    "pool_scope",
    "pool",
    "rate_set",
    "override",
    "reason",
    "purchased",
)
LEDGER_COLUMNS: Final = (
    "option", "month", "product", "assigned", "paid", "fee", "pool", "covered",
    "min.toll", "min.toll_free", "min.dial_out_pool", "min.dial_out_other",
    "licences", "toll", "toll_free", "dial_out_pool", "dial_out_other", "connection", "total",
    "gap.licences", "gap.toll", "gap.toll_free", "gap.dial_out_pool", "gap.dial_out_other", "lost",
)  # fmt: skip
SUMMARY_COLUMNS: Final = (
    "option", "status", "bound", "total", "licences", "toll", "toll_free", "dial_out_pool", "dial_out_other", "connection",
    "per_organiser", "difference", "buyable", "complete", "gap.calls", "gap.licences", "lost", "contest",
)  # fmt: skip
#: Rows above the first line of a long table: title, note, blank, headings.
HEAD: Final = 4
_SETTINGS_TOP: Final = 4
_SEASON_ROW: Final = _SETTINGS_TOP + len(SETTINGS) + 3
_GROUPS_TOP: Final = _SEASON_ROW + 4
_ZONE_ROW: Final = 7
_PRODUCTS_TOP: Final = 6


@dataclass(frozen=True)
class Layout:
    """Addresses of a workbook. Every method returns where something is."""

    plan: WorkbookPlan

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of the sheets in the language in force, by key."""
        return {key: sheet_name(tr(title)) for key, title in TITLES.items()}

    @property
    def _groups(self) -> int:
        return len(self.plan.scenario.groups)

    # Inputs

    def setting(self, name: str) -> Area:
        """Return the cell of a setting."""
        return area(self.names["inputs"], _SETTINGS_TOP + SETTINGS.index(name), 1, 1, 1)

    @property
    def season(self) -> Area:
        """The twelve factors, January first."""
        return area(self.names["inputs"], _SEASON_ROW, 1, 1, 12)

    def group(self, column: str, group: int | None = None) -> Area:
        """Return a column of the table of groups, or one group's cell of it."""
        whole = area(self.names["inputs"], _GROUPS_TOP, GROUP_COLUMNS.index(column), self._groups, 1)
        return whole if group is None else whole.cell(group)

    @property
    def steps_top(self) -> int:
        """The first row of headcount steps."""
        return _GROUPS_TOP + self._groups + 4

    def steps(self, group: int) -> Area:
        """Return the rows of a group's headcount steps: group, from, organisers, number of the month."""
        before = sum(len(g.headcount) for g in self.plan.scenario.groups[:group])
        return area(self.names["inputs"], self.steps_top + before, 0, len(self.plan.scenario.groups[group].headcount), 4)

    # Destinations

    @property
    def zone_a(self) -> Area:
        """1 for each key in Zone A."""
        return area(self.names["destinations"], _ZONE_ROW, 1, 1, len(self.plan.keys))

    def in_scope(self, product: int) -> Area:
        """Return the row that says which keys a product's pool covers."""
        return area(self.names["destinations"], _ZONE_ROW + 1 + product, 1, 1, len(self.plan.keys))

    @property
    def mixes(self) -> Area:
        """Shares of destinations as they are typed, a row per group."""
        top = _ZONE_ROW + len(self.plan.products) + 4
        return area(self.names["destinations"], top, 1, self._groups, len(self.plan.keys))

    @property
    def weights(self) -> Area:
        """Shares of all phone calls after policies, a row per group."""
        top = self.mixes.bottom + 4
        return area(self.names["destinations"], top, 1, self._groups, len(self.plan.keys))

    def of_type(self, whole: Area, call_type: CallType) -> Area:
        """Return the columns of one call type."""
        return whole.columns(*self.plan.keys_of(call_type))

    # Prices

    def product(self, column: str, product: int) -> Area:
        """Return a cell of the table of products."""
        return area(self.names["prices"], _PRODUCTS_TOP + product, PRODUCT_COLUMNS.index(column), 1, 1)

    @property
    def fees_top(self) -> int:
        """The first row of fees."""
        return _PRODUCTS_TOP + len(self.plan.products) + 4

    @cached_property
    def fee_rows(self) -> tuple[tuple[int, Fee | None], ...]:
        """Products, by position, and their fees, earliest first; a product without any has one row to fill in."""
        found: list[tuple[int, Fee | None]] = []
        for p, product in enumerate(self.plan.products):
            if product.id != NONE:
                found += [(p, fee) for fee in sorted(product.fees, key=lambda fee: fee.effective)] or [(p, None)]
        return tuple(found)

    def fees(self, product: int) -> Area:
        """Return the rows of a product's fees."""
        rows = [row for row, (p, _) in enumerate(self.fee_rows) if p == product]
        return area(self.names["prices"], self.fees_top + rows[0], 0, len(rows), 7)

    @property
    def rates_top(self) -> int:
        """The first row of rates."""
        return self.fees_top + len(self.fee_rows) + 4

    @cached_property
    def rate_rows(self) -> tuple[tuple[tuple[str, str, str, str], Rate | None], ...]:
        """Rate set, call type, country and line of each row, with its rate; calls without any rate have a row to fill in."""
        book = self.plan.book
        found: list[tuple[tuple[str, str, str, str], Rate | None]] = [((r.rate_set, r.call_type, r.country, r.line), r) for r in book.rates]
        for name in self.plan.rate_sets:
            for key in self.plan.keys:
                wanted = ("default", key.call_type, key.destination.country, key.destination.line)
                if not book.rate_candidates(key.call_type, key.destination, name) and (wanted, None) not in found:
                    found.append((wanted, None))
        order: dict[str, int] = {call_type: place for place, call_type in enumerate(CALL_TYPES)}
        return tuple(
            sorted(found, key=lambda row: (row[0][0], order[row[0][1]], *row[0][2:], row[1].effective.isoformat() if row[1] else ""))
        )

    @cached_property
    def _families(self) -> dict[tuple[str, str, str, str], Area]:
        found: dict[tuple[str, str, str, str], Area] = {}
        for family, rows in groupby(enumerate(self.rate_rows), key=lambda row: row[1][0]):
            places = [place for place, _ in rows]
            found[family] = area(self.names["prices"], self.rates_top + places[0], 0, len(places), 11)
        return found

    def candidates(self, key: int, rate_set: str) -> list[Area]:
        """Return the rows of rates that may price a key, best family first: own rate set, then default; exact line, then any."""
        wanted = self.plan.keys[key]
        sets = dict.fromkeys((rate_set, "default"))
        lines = dict.fromkeys((wanted.destination.line, "any"))
        families = ((name, wanted.call_type, wanted.destination.country, line) for name in sets for line in lines)
        return [self._families[family] for family in families if family in self._families]

    # Prices by month: month, its number, season, fees, then rates and connection fees of each rate set

    def month(self, name: str, month: int) -> Area:
        """Return the cell of a month: its ``day``, ``number`` or ``season``."""
        return area(self.names["in_force"], HEAD + 2 + month, ("day", "number", "season").index(name), 1, 1)

    def fee(self, product: int, month: int) -> Area:
        """Return the fee of a product in a month; -1 where nobody knows it."""
        return area(self.names["in_force"], HEAD + 2 + month, 3 + product, 1, 1)

    def rates(self, rate_set: str, month: int, *, connection: bool = False) -> Area:
        """Return the rates of a month, -1 where there is none, or its connection fees; a column per key."""
        block = 2 * self.plan.rate_sets.index(rate_set) + connection
        left = 3 + len(self.plan.products) + block * len(self.plan.keys)
        return area(self.names["in_force"], HEAD + 2 + month, left, 1, len(self.plan.keys))

    # Traffic and licences: a row per month and group, months first, so that the groups of a month are one column of cells

    def traffic(self, column: int, month: int) -> Area:
        """Return the groups of a month in a column of the traffic."""
        return area(self.names["traffic"], HEAD + month * self._groups, column, self._groups, 1)

    def licences(self, option: int, product: int, month: int) -> Area:
        """Return the groups of a month in an option's and product's column of licences."""
        column = 2 + option * len(self.plan.products) + product
        return area(self.names["licences"], HEAD + month * self._groups, column, self._groups, 1)

    # Options

    def option_top(self, option: int) -> int:
        """Return the row of an option's name."""
        return 3 + option * (self._groups + 7)

    def option(self, option: int) -> Area:
        """Return an option's table: the row of everybody else, then the groups; group, shares typed, shares in force, last product."""
        return area(self.names["options"], self.option_top(option) + 4, 0, self._groups + 1, 2 * len(self.plan.products) + 3)

    def shares(self, option: int, product: int) -> Area:
        """Return the groups' shares in force of one product."""
        return self.option(option).rows(1, self._groups).column(1 + len(self.plan.products) + product)

    def last_product(self, option: int) -> Area:
        """Return, by group, the number of the last product of its split, counted from 1."""
        return self.option(option).rows(1, self._groups).column(1 + 2 * len(self.plan.products))

    def buyable(self, option: int) -> Area:
        """Return the cell that says whether an option may be bought."""
        return area(self.names["options"], self.option_top(option) + 1, 1, 1, 1)

    def option_name(self, option: int) -> Area:
        """Return the cell of an option's name."""
        return area(self.names["options"], self.option_top(option), 0, 1, 1)

    # Ledger: options, months, products

    def ledger(self, column: str, option: int, month: int | None = None, product: int | None = None) -> Area:
        """Return a column of an option's lines, those of one month, or one line's cell."""
        products, months = len(self.plan.products), self.plan.project.months
        top = HEAD + (option * months + (month or 0)) * products
        whole = area(self.names["ledger"], top, LEDGER_COLUMNS.index(column), products * (months if month is None else 1), 1)
        return whole if product is None else whole.cell(product)

    # Months and summary

    def month_total(self, option: int, *, cumulative: bool = False) -> Area:
        """Return an option's column of monthly or cumulative cost."""
        column = 1 + option + (len(self.plan.results) + 1 if cumulative else 0)
        return area(self.names["months"], HEAD, column, self.plan.project.months, 1)

    def summary(self, column: str) -> Area:
        """Return a column of the table of options."""
        return area(self.names["summary"], 10, SUMMARY_COLUMNS.index(column), len(self.plan.results), 1)

    def contest(self, name: str) -> Area:
        """Return a cell of how the verdict is found: the ``lowest`` total, its ``place``, how many ``undercut``, the ``winner``."""
        return area(self.names["checks"], HEAD + ("lowest", "place", "undercut", "winner").index(name), 1, 1, 1)

    @property
    def verdict(self) -> Area:
        """The cell that names the cheapest option."""
        return area(self.names["summary"], 6, 1, 1, 1)
