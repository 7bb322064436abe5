"""The engine's numbers for the ledger's lines: an option's month and product each, over all groups and destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.charges import MINUTE_COMPONENTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Charges, Part
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

Columns = dict[str, "NDArray[np.float64]"]


def ledger_values(plan: WorkbookPlan, option: int, product: int) -> Columns:
    """Return the columns of one product of one option, by name, a number per month."""
    charges = plan.results[option].charges
    product_id = plan.products[product].id
    months = plan.project.months
    found: Columns = {}
    part = next((part for part in charges.parts if part.use.product.id == product_id), None)
    if part is not None:
        return _of_part(charges, part)
    found["assigned"] = np.zeros(months)
    if product_id in plan.fees:
        found["fee"] = np.array([-1.0 if fee.amount is None else float(fee.amount) for fee in plan.fees[product_id]])
        found["covered"] = np.broadcast_to(charges.covered.get(plan.products[product].pool, np.ones(1)), (months,))
    for use in charges.lost:
        if use.product.id == product_id:
            found["assigned"] = use.assigned.sum(axis=0).astype(np.float64)
            found["lost"] = charges.lost_calls
    return found


def _of_part(charges: Charges, part: Part) -> Columns:
    months = len(part.use.fees)
    found: Columns = {
        "assigned": part.use.assigned.sum(axis=0).astype(np.float64),
        "paid": part.use.paid.astype(np.float64),
        "fee": np.where(np.isnan(part.fee), -1.0, part.fee),
        "pool": part.use.product.pool_minutes * part.use.paid.astype(np.float64),
        "covered": part.covered,
        "licences": np.nan_to_num(part.fee) * part.use.paid,
        "connection": part.connection_cost.sum(axis=0),
        "gap.licences": np.isnan(part.fee) * part.use.paid.astype(np.float64),
    }
    lacking = (part.calls.T @ charges.traffic.weights) * part.tariff.rates.missing
    total = found["licences"] + found["connection"]
    for component in MINUTE_COMPONENTS:
        charged = np.broadcast_to(part.charged(component), (months,))
        found[f"min.{component}"] = (part.minutes * part.tariff.weight[component][:, None]).sum(axis=0)
        found[component] = part.component_cost(component).sum(axis=0)
        found[f"gap.{component}"] = lacking[:, part.tariff.masks[component]].sum(axis=1) * charged
        total = total + found[component]
    found["total"] = total
    return found
