"""The mix of real people told product by product: how many have it, what it costs, and who has it for others' sake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.decisions.people_mix.tenant import donors

if TYPE_CHECKING:
    from ppm_desktop.decisions.people_mix.find import PeopleMix
    from ppm_desktop.decisions.people_mix.rated_calls import RatedCalls
    from ppm_desktop.domain.products import Product


@dataclass(frozen=True, slots=True)
class ProductShare:
    """Organisers with one product. Money over all months of the export."""

    product: Product
    organisers: int
    donors: int  # whose own calls do not repay the licence: it is there for its pool minutes
    spare: int  # licences paid for that nobody has
    licences: float
    calls: float  # with what the pool does not cover


def product_shares(rated: RatedCalls, mix: PeopleMix) -> tuple[ProductShare, ...]:
    """Return the products that somebody has, in the price book's order; their costs add up to the mix's total."""
    tenant, chosen = mix.tenant, mix.chosen
    counts, sums = tenant.sums(chosen)
    paid, use = tenant.paid(counts), tenant.pool_use(counts, sums)
    giving = donors(tenant)[np.arange(tenant.organisers), chosen]
    found = []
    for p in np.flatnonzero(counts):
        has = chosen == p
        beyond = float((use.charged[tenant.pool_of[p]] * sums[p, : tenant.months]).sum())
        found.append(
            ProductShare(
                rated.products[p],
                int(counts[p]),
                int((giving & has).sum()),
                int(paid[p] - counts[p]),
                float(paid[p] * tenant.fee[p]),
                float(tenant.calls[has, p].sum()) + beyond,
            )
        )
    return tuple(found)
