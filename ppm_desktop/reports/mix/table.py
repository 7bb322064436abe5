"""The best mix as a table: a row for each product of each group; and how usage spreads over a group, with who has what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.gamma_share import usage_shares
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.mix.words import who_text
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.reports.words import period_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.best_mix.answer import Answer
    from ppm_desktop.reports.number_text import NumberStyle

#: Places on the axis of usage, and how far it goes: people up to this share are shown.
_PLACES: Final = 61
_SHOWN: Final = 0.985
_FARTHEST: Final = 12.0


def mix_table(answer: Answer, style: NumberStyle) -> TableTwin:
    """Return the table of the mix: who has what, how many, at which cost."""
    project = answer.mix.terms.project
    columns = (
        TwinColumn("group", tr("Group")),
        TwinColumn("product", tr("Product")),
        TwinColumn("who", tr("Who")),
        TwinColumn("share", tr("Share")),
        TwinColumn("organisers", tr("Organisers")),
        TwinColumn("licences", tr("Licences")),
        TwinColumn("calls", tr("Calls")),
        TwinColumn("total", tr("Total")),
    )
    rows = tuple(
        (
            band.group.name,
            band.product.name,
            who_text(band, style),
            band.people,
            band.organisers,
            band.licences,
            band.calls,
            band.licences + band.calls,
        )
        for band in answer.bands
    )
    spare = ((tr("Bought and not assigned"), "", "", "", "", answer.spare, 0.0, answer.spare),) if answer.spare else ()
    subtitle = tr("{currency}, {period}").format(currency=project.currency, period=period_label(project.period))
    return TableTwin(tr("Best mix"), example_note(project, subtitle), columns, (*rows, *spare))


@dataclass(frozen=True, slots=True)
class UsageBand:
    """An area below the curve: whoever phones between two amounts has one product."""

    product_id: str
    product: str
    begin: float  # phone minutes a month
    end: float  # as above; the end of the axis for the last one
    people: float  # share of the group


@dataclass(frozen=True)
class UsageSplit:
    """How the organisers of one group spread over phone minutes a month, and who has what."""

    group: str
    average: float  # phone minutes a month
    minutes: tuple[float, ...]  # places on the axis
    density: tuple[float, ...]  # share of the people per minute there
    bands: tuple[UsageBand, ...]
    style: NumberStyle

    def twin(self) -> TableTwin:
        """Return the figures behind the chart."""
        columns = (TwinColumn("minutes", tr("Phone minutes a month")), TwinColumn("share_per_minute", tr("Share of organisers per minute")))
        return TableTwin(tr("Usage in {group}").format(group=self.group), "", columns, tuple(zip(self.minutes, self.density, strict=True)))


def usage_splits(answer: Answer, style: NumberStyle) -> tuple[UsageSplit, ...]:
    """Return a split for every group in which usage differs and which has organisers and calls."""
    terms, found = answer.mix.terms, []
    for g, group in enumerate(terms.scenario.groups):
        spread, average = float(terms.spread[g]), float(terms.minutes_per_organiser[g])
        mine = [band for band in answer.bands if band.group is group]
        if spread == 0 or average == 0 or not mine:
            continue
        reach = np.linspace(0.0, _FARTHEST, 2000)
        below = usage_shares(spread, reach)[0]
        end = float(reach[min(int(np.searchsorted(below, _SHOWN)), len(reach) - 1)])
        borders = np.linspace(0.0, end, _PLACES)
        heights = np.diff(usage_shares(spread, borders)[0]) / (np.diff(borders) * average)
        middles = (borders[:-1] + borders[1:]) / 2 * average
        bands = tuple(
            UsageBand(b.product.id, b.product.name, b.above or 0.0, end * average if b.up_to is None else b.up_to, b.people) for b in mine
        )
        found.append(UsageSplit(group.name, average, tuple(middles.tolist()), tuple(heights.tolist()), bands, style))
    return tuple(found)
