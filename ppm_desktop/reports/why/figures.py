"""Addresses of numbers: which number of an answer, a table or a page somebody asks about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.reports.period_view import Span

FigureKind = Literal[
    "total",  # an option's cost in the span
    "component",  # one component of it
    "month",  # one month of it, or of a component
    "until",  # an option's cost from the first month to the end of ``month``
    "per_organiser",  # cost per organiser and month
    "difference",  # how much more or less than ``other``, without a sign; of one component or of all
    "saving_percent",  # the same as a share of what ``other`` costs
    "minutes",  # billed minutes of the whole period, all or one component
    "licences",  # licences of ``product`` in an average month
    "calls",  # calls of organisers without phone meetings, given up over the whole period
    "pool",  # pool minutes of ``product`` over the whole period
    "pool_use",  # minutes that the pool of ``product`` would pay, as a share of the pool's, in ``month``
    "step",  # one step from ``scenario`` to ``other_scenario``; ``component`` is what it replaces
    "implied_minutes",  # what the habits of ``group`` come to by ``call_type`` in an average month
]


@dataclass(frozen=True, slots=True)
class Figure:
    """The address of one number."""

    kind: FigureKind
    option: str = ""  # id
    span: Span = "whole"
    component: str = ""
    month: str = ""  # YYYY-MM
    other: str = ""  # id of the option that it is held against
    product: str = ""  # id
    group: int = -1  # place in the scenario
    call_type: CallType | Literal[""] = ""
    scenario: str = ""  # name; "" is the scenario that is shown
    other_scenario: str = ""  # name of the scenario at the end of the steps
