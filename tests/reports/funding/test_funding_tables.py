"""The wallet in rows, in figures and as a chart's table: they agree with each other, and billed afterwards there is no wallet in any of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from building import ANYWHERE, COMPLETE_PROJECTS

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.funding_outlook import money_at_risk
from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.funding.figures import FundingFigure, funding_figures
from ppm_desktop.reports.funding.tables import days_twin, invoices_twin, months_twin, purchases_twin
from ppm_desktop.reports.funding.wallet import Funding, funding_of
from ppm_desktop.reports.funding.wallet_table import wallet_table
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.table_twin import TableTwin

FUNDED = (
    Credits("auto_recharge", Decimal(3000), Decimal(500), Decimal(1200), (TopUp(date(2027, 1, 15), Decimal(700)),)),
    Credits("one_time", Decimal(90_000), top_ups=(TopUp(date(2026, 9, 1), Decimal(5000)), TopUp(date(2026, 9, 1), Decimal(100)))),
    Credits("one_time", Decimal(400)),
    Credits("auto_recharge", Decimal(90_000), Decimal(100), Decimal(1000)),
)
NAMES = ("auto", "much by hand", "little by hand", "far too much at first")
WORDS_OF_A_WALLET = ("wallet", "credit", "trigger", "recharge", "expire", "forfeit", "balance", "prepaid")


def funded(settings: Credits, file: str = "three-offices-three-years", place: int = 1) -> Funding:
    project = read_project(COMPLETE_PROJECTS / f"{file}.ppmplan").project
    assert project is not None
    scenario = project.scenarios[0]
    result = compare(project, scenario, ANYWHERE).results[place]
    return funding_of(project, scenario, result, settings, load_catalogue().credits_terms)


def figures_of(funding: Funding) -> dict[str, FundingFigure]:
    costs = [cost for _month, cost in funding.costs]
    at_risk: tuple[float, date | None] = (0.0, None)
    if funding.wallet is not None:
        at_risk = money_at_risk(funding.project.period, costs, funding.settings, funding.lifetime_months)
    return {figure.key: figure for figure in funding_figures(funding, PLAIN_STYLE, at_risk)}


def column(twin: TableTwin, key: str) -> list[float]:
    at = [each.key for each in twin.columns].index(key)
    return [float(row[at]) for row in twin.rows]


@pytest.mark.parametrize("settings", FUNDED, ids=NAMES)
def test_the_tables_agree_with_each_other(settings: Credits) -> None:
    funding = funded(settings)
    months, days = months_twin(funding, PLAIN_STYLE), days_twin(funding, PLAIN_STYLE)
    purchases, invoices = purchases_twin(funding, PLAIN_STYLE), invoices_twin(funding, PLAIN_STYLE)
    for key in ("bought", "used", "forfeited"):
        *parts, total = column(months, key)
        assert sum(parts) == pytest.approx(total, abs=1e-6)
        assert sum(column(days, key)) == pytest.approx(total, abs=0.01 * len(parts))
        assert sum(column(purchases, key)) == pytest.approx(total, abs=0.01 * len(parts))
    *amounts, total = column(invoices, "amount")
    assert sum(amounts) == pytest.approx(total) == pytest.approx(sum(column(days, "bought")))
    assert column(days, "closing")[-1] == pytest.approx(sum(column(purchases, "left")))


def test_each_purchase_by_hand_and_each_recharge_is_an_invoice() -> None:
    funding = funded(FUNDED[0])
    assert funding.wallet is not None
    assert column(invoices_twin(funding, PLAIN_STYLE), "invoices")[-1] == 2 + funding.wallet.total.recharges
    assert column(invoices_twin(funded(FUNDED[1]), PLAIN_STYLE), "invoices") == [1, 2, 3]


@pytest.mark.parametrize("settings", FUNDED, ids=NAMES)
def test_the_figures_are_those_of_the_table_by_month(settings: Credits) -> None:
    funding = funded(settings)
    total = dict(
        zip((each.key for each in months_twin(funding, PLAIN_STYLE).columns), months_twin(funding, PLAIN_STYLE).rows[-1], strict=True)
    )
    found = figures_of(funding)
    for key in ("bought", "used", "forfeited", "closing", "unmet"):
        assert found[key].text == f"{PLAIN_STYLE.money(float(total[key]))} {funding.project.currency}"
        assert found[key].caption
    assert found["outage"].grave == found["unmet"].grave == (settings in FUNDED[1:3])
    assert found["forfeited"].grave == (settings in (FUNDED[1], FUNDED[3]))


def test_the_chart_says_each_day_its_marks_and_when_service_stops() -> None:
    table = wallet_table(funded(FUNDED[2]), PLAIN_STYLE)
    assert len(table.balances) == len(table.day_said) == sum(table.month_days) == len(table.twin.rows)
    assert table.trigger is None
    (outage,) = table.outages
    assert table.balances[outage.first : outage.last + 1] == (0.0,) * (outage.last - outage.first + 1)
    assert table.title.startswith("Service stops on ")
    assert table.title in table.summary
    recharged = wallet_table(funded(FUNDED[0]), PLAIN_STYLE)
    assert recharged.title.startswith("There is always enough money")
    assert {mark.kind for mark in recharged.marks} == {"by_hand", "recharge"}
    assert recharged.trigger == 500
    expired = wallet_table(funded(FUNDED[3]), PLAIN_STYLE)
    assert "expire unused" in expired.title
    assert any(mark.kind == "expired" for mark in expired.marks)


def test_a_missing_rate_makes_lower_bounds_of_what_it_would_raise() -> None:
    funding = funded(FUNDED[0], "missing-rate", 0)
    assert not funding.complete
    assert figures_of(funding)["used"].text.startswith(">=")
    months = months_twin(funding, PLAIN_STYLE)
    used = [each.key for each in months.columns].index("used")
    assert all(str(row[used]).startswith(">=") for row in months.rows)


def test_billed_afterwards_there_is_no_wallet_in_any_table_or_figure() -> None:
    funding = funded(Credits("post_paid"))
    months, invoices = months_twin(funding, PLAIN_STYLE), invoices_twin(funding, PLAIN_STYLE)
    assert months == invoices
    said = [
        months.title,
        months.subtitle.removeprefix(funding.result.option.name),
        *(each.label for each in months.columns),
        *(str(row[0]) for row in months.rows),
    ]
    for figure in figures_of(funding).values():
        said += [figure.name, figure.text, figure.caption]
    assert [word for word in WORDS_OF_A_WALLET for text in said if word in text.casefold()] == []
    assert purchases_twin(funding, PLAIN_STYLE).rows == days_twin(funding, PLAIN_STYLE).rows == ()
    with pytest.raises(ValueError, match="no wallet"):
        wallet_table(funding, PLAIN_STYLE)
