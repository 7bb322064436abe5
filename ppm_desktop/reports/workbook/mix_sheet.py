"""The best mix: which product whom, its cost, how sure it is, and what simplicity would cost. Values, because it is searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.best_mix.candidates import NoCandidateError
from ppm_desktop.reports.document.mix import readable
from ppm_desktop.reports.mix.words import (
    against_option_sentence,
    donor_note,
    expected_cost_sentence,
    gap_sentence,
    left_out_sentence,
    mix_headline,
    random_sentence,
    simple_sentence,
)
from ppm_desktop.reports.workbook.computed_table import computed_note, write_twin
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

#: The search takes seconds in larger plans, and nobody asks for a sheet: only plans of so many groups have it.
MOST_GROUPS: Final = 4
_LAST: Final = 7


def has_mix(plan: WorkbookPlan) -> bool:
    """Whether a plan has this sheet: it is small, there is something to choose, and every group can be licensed."""
    return (
        len(plan.scenario.groups) <= MOST_GROUPS
        and plan.findings.second is not None
        and not isinstance(plan.findings.mix, NoCandidateError)
    )


def write_mix(page: Page, plan: WorkbookPlan, _layout: Layout) -> None:
    """Write the sheet."""
    found, style = plan.findings.mix, plan.style
    assert not isinstance(found, NoCandidateError)  # noqa: S101 - the sheet is left out then
    answer, simple = found
    page.title(tr("Best mix"), computed_note())
    page.columns(0, 1, 34)
    page.columns(2, 2, 40)
    page.columns(3, _LAST, 18)
    page.text(3, 0, mix_headline(answer, style), "verdict")
    sentences = [gap_sentence(answer, style), against_option_sentence(answer, plan.comparison.cheapest, style), donor_note(answer, style)]
    sentences += [simple_sentence(answer, one, style) for one in simple]
    sentences += [random_sentence(answer, style), *(left_out_sentence(one, plan.project) for one in answer.mix.terms.left_out)]
    row = 4
    for sentence in (*sentences, expected_cost_sentence()):
        if sentence is not None:
            page.sentence(row, sentence, _LAST)
            row += 1
    write_twin(page, row + 1, readable(answer, style), (0, 1, 2))
    page.finish(frozen=(2, 0))
