"""The list of sections. What is computed later adds an entry here and a file beside this one, and edits no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.document import (
    appendix,
    assumptions,
    calls,
    change,
    costs,
    credits_section,
    decision,
    glossary,
    how_sure,
    inputs,
    levers,
    method,
    mix,
    open_questions,
    prices,
    steps,
)
from ppm_desktop.wording import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report."""

    id: str
    title: str  # marked for the translators
    build: Callable[[Case], tuple[Block, ...]]  # nothing when it does not concern the case: the section is then left out
    usual: bool = True  # whether it is printed when nobody chose
    own_page: bool = False  # begins on a new page


#: In the order of the report.
SECTIONS: Final = (
    Section("decision", mark("The decision"), decision.build, own_page=True),
    Section("costs", mark("What the options cost"), costs.build, own_page=True),
    Section("change", mark("What would change the decision"), change.build, own_page=True),
    Section("how_sure", mark("How sure the decision is"), how_sure.build, usual=False, own_page=True),
    Section("credits", mark("Credits: money bought ahead"), credits_section.build, own_page=True),
    Section("advice", mark("How much to recharge"), credits_section.build_advice, usual=False),
    Section("levers", mark("What settings and habits save"), levers.build, usual=False, own_page=True),
    Section("mix", mark("The best mix of products"), mix.build, usual=False, own_page=True),
    Section("calls", mark("Imported calls"), calls.build, own_page=True),
    Section("method", mark("How it was calculated"), method.build),
    Section("inputs", mark("Inputs"), inputs.build),
    Section("prices", mark("Prices and where they come from"), prices.build),
    Section("assumptions", mark("Assumptions and limits"), assumptions.build),
    Section("steps", mark("What to do next"), steps.build),
    Section("questions", mark("What the documentation leaves open"), open_questions.build),
    Section("glossary", mark("Glossary"), glossary.build, own_page=True),
    Section("groups", mark("Appendix: groups"), appendix.build_groups, own_page=True),
    Section("rates", mark("Appendix: rates"), appendix.build_rates, own_page=True),
    Section("months", mark("Appendix: cost by month"), appendix.build_months, own_page=True),
)
