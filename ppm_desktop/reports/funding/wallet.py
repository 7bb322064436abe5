"""The wallet of an option: the rows and figures that every output shares."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, NamedTuple

from ppm_desktop.costing.unpriced import Unpriced
from ppm_desktop.costing.wallet import PLAIN_WALLET, UNITS, FundingRisks, Movements, Wallet, daily_demand, metered_cost, run_wallet
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.period import Month

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.domain.credits import Credits, TopUp
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.rules import CreditsTerms
    from ppm_desktop.domain.scenario import Scenario

_CENT = UNITS // 100


class FundingRow(NamedTuple):
    """A month or the total as it is printed, in cents, so that opening + bought = used + forfeited + closing holds on paper too."""

    opening: int
    bought: int
    used: int
    forfeited: int
    unmet: int
    closing: int
    recharges: int  # how many


@dataclass(frozen=True)
class Funding:
    """How an option's metered cost is paid."""

    project: Project
    scenario: Scenario
    result: OptionResult
    settings: Credits
    lifetime_months: int
    risks: FundingRisks
    wallet: Wallet | None  # None: billed afterwards, there is no wallet

    @property
    def complete(self) -> bool:
        """True when every metered minute has a rate. A missing licence fee does not touch the wallet."""
        return not any(isinstance(gap, Unpriced) for gap in self.result.unpriced)

    @cached_property
    def costs(self) -> tuple[tuple[Month, float], ...]:
        """Metered cost by month; a lower bound while not ``complete``."""
        return tuple(zip(self.project.period, metered_cost(self.result.charges), strict=True))

    @property
    def top_ups_outside(self) -> tuple[TopUp, ...]:
        """Top-ups before or after the planned months: they are not bought."""
        planned = set(self.project.period)
        return tuple(top_up for top_up in self.settings.top_ups if Month.of(top_up.day) not in planned)

    @cached_property
    def rows(self) -> tuple[tuple[Month, FundingRow], ...]:
        """The months as they are printed; none without a wallet."""
        return () if self.wallet is None else tuple((month, _row(moved)) for month, moved in self.wallet.months)

    @property
    def total_row(self) -> FundingRow:
        """The sum of the printed months."""
        rows = [row for _, row in self.rows]
        sums = FundingRow._make(sum(column) for column in zip(*rows, strict=True))
        return sums._replace(opening=rows[0].opening, closing=rows[-1].closing)


def funding_of(
    project: Project, scenario: Scenario, result: OptionResult, settings: Credits, terms: CreditsTerms, risks: FundingRisks = PLAIN_WALLET
) -> Funding:
    """Run the wallet of one option. ``settings`` must have passed the checks."""
    wallet = None
    if settings.mode != "post_paid":
        costs = zip(project.period, metered_cost(result.charges), strict=True)
        wallet = run_wallet(project.start.first_day, daily_demand(costs), settings, terms.lifetime_months, risks)
    return Funding(project, scenario, result, settings, terms.lifetime_months, risks, wallet)


def _row(moved: Movements) -> FundingRow:
    """Round to cents; what rounding leaves over goes to the larger of what was used and forfeited."""
    *amounts, recharges = astuple(moved)
    row = FundingRow._make([*((amount + _CENT // 2) // _CENT for amount in amounts), recharges])
    rest = row.opening + row.bought - row.used - row.forfeited - row.closing
    return row._replace(used=row.used + rest) if moved.used >= moved.forfeited else row._replace(forfeited=row.forfeited + rest)
