"""What new prices would do to saved projects, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.sentences import problem_sentence
from ppm_desktop.reports.shortfall import shortfall_text
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.decisions.drift import Drift
    from ppm_desktop.reports.number_text import NumberStyle

OUTCOME_LABELS: Final = {
    "changed": mark("other decision"),
    "open": mark("open"),
    "same": mark("same decision"),
    "not_comparable": mark("not comparable"),
}


def outcome_label(drift: Drift) -> str:
    """Return what became of a decision, in a word or two."""
    return tr(OUTCOME_LABELS[drift.outcome])


def drift_headline(found: Sequence[Drift], bad: int) -> str:
    """Say how many projects would decide otherwise."""
    compared = [drift for drift in found if drift.outcome != "not_comparable"]
    changed = sum(1 for drift in compared if drift.outcome == "changed")
    said = trn(
        "{changed} of {count} project would decide otherwise.", "{changed} of {count} projects would decide otherwise.", len(compared)
    )
    sentences = [said.format(changed=changed, count=len(compared))]
    undecided = sum(1 for drift in compared if drift.outcome == "open")
    if undecided:
        more = trn("{count} is open for want of a price.", "{count} are open for want of a price.", undecided)
        sentences.append(more.format(count=undecided))
    apart = len(found) - len(compared)
    if apart:
        sentences.append(trn("{count} cannot be compared.", "{count} cannot be compared.", apart).format(count=apart))
    if bad:
        sentences.append(trn("{count} file was not read.", "{count} files were not read.", bad).format(count=bad))
    return " ".join(sentences)


def drift_sentences(drift: Drift, style: NumberStyle) -> tuple[str, ...]:
    """Say what is to be known about a project beside its figures; nothing where its decision stays and everything has a price."""
    said = []
    if drift.other_currency:
        text = tr("The plan is in {own}, the new prices are in {new}: not compared, nothing is converted.")
        said.append(text.format(own=drift.heading.currency, new=drift.other_currency))
    if drift.problems:
        text = tr("The plan cannot be calculated with the new prices: {reason}")
        said.append(text.format(reason=problem_sentence(drift.problems[0])))
    if drift.outcome == "changed" and drift.before is not None and drift.after is not None:
        said.append(_changed(drift, drift.before.name, drift.after.name, style))
    if drift.outcome == "open":
        if drift.before is None:
            said.append(tr("With its own prices the plan has no cheapest option."))
        if drift.after is None:
            said.append(tr("With the new prices no option can be called cheapest."))
    said += [tr("With the new prices there is {gap}.").format(gap=shortfall_text(unpriced, style)) for unpriced in drift.unpriced]
    if drift.example_prices:
        said.append(tr("Example prices."))
    return tuple(said)


def _changed(drift: Drift, before: str, after: str, style: NumberStyle) -> str:
    cost = drift.cost_of_staying
    if cost is None:
        return tr("{after} instead of {before}.").format(after=after, before=before)
    said = tr("{after} instead of {before}: staying would cost {amount} {currency} more.")
    return said.format(after=after, before=before, amount=style.money(cost), currency=drift.heading.currency)
