"""What next, as lines with a kind: one list for the window and for the clipboard, so that both say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.domain.rules import RuleStatus
    from ppm_desktop.reports.next_steps.steps import Contradiction, Grounds, NextStep, NextSteps
    from ppm_desktop.reports.number_text import NumberStyle

#: ``heading`` of a part; ``barred``: why the option cannot be bought; ``step``: something to do, numbered; ``title`` of a
#: question; ``text``; ``detail``: small print below the line before.
LineKind = Literal["heading", "barred", "step", "title", "text", "item", "detail"]
_STATUS: Final[Mapping[RuleStatus, str]] = {
    "confirmed": mark("documented"),
    "third_party": mark("said by third parties"),
    "conflict": mark("the documentation disagrees with itself"),
    "unknown": mark("the documentation is silent"),
}


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One paragraph."""

    kind: LineKind
    text: str
    number: int = 0  # of a step


def outline(found: NextSteps, states: Mapping[str, str], style: NumberStyle) -> tuple[OutlineLine, ...]:
    """Return everything that follows from an option.

    Args:
        found: What is to be said.
        states: What the plan knows about steps, by id: a sentence such as "Done in this plan: …".
        style: How days are written.
    """
    lines: list[OutlineLine] = []
    if found.barred:
        lines.append(OutlineLine("heading", tr("Why this option cannot be bought")))
        lines += [OutlineLine("barred", reason) for reason in found.barred]
        lines.append(OutlineLine("text", tr("The steps below are what would have to be done if that changed.")))
    lines.append(OutlineLine("heading", tr("What to do, in this order")))
    for number, step in enumerate(found.steps, start=1):
        lines += _step(number, step, states.get(step.id, ""), style)
    lines.append(OutlineLine("heading", tr("What the documentation leaves open")))
    if not found.contradictions:
        lines.append(OutlineLine("text", tr("Nothing that concerns this option.")))
    for question in found.contradictions:
        lines += _question(question, style)
    lines.append(OutlineLine("heading", tr("Limits of this estimate")))
    for limit in found.limits:
        lines.append(OutlineLine("item", limit.text))
        lines += _grounds(limit.grounds, style)
    lines.append(OutlineLine("detail", tr("These steps were last compared with the rules on {day}.").format(day=style.day(found.as_of))))
    return tuple(lines)


def outline_text(title: str, lines: tuple[OutlineLine, ...]) -> str:
    """Return the lines as plain text for mails and tickets."""
    parts = [title]
    for line in lines:
        if line.kind in ("heading", "title"):
            parts += ["", line.text]
        elif line.kind == "step":
            parts.append(f"{line.number}. {line.text}")
        elif line.kind == "detail":
            parts.append(f"   {line.text}")
        else:
            parts.append(f"- {line.text}" if line.kind in ("item", "barred") else line.text)
    return "\n".join(parts) + "\n"


def _step(number: int, step: NextStep, state: str, style: NumberStyle) -> list[OutlineLine]:
    lines = [OutlineLine("step", step.text, number), OutlineLine("detail", tr("Why: {reason}").format(reason=step.why))]
    if state:
        lines.append(OutlineLine("detail", state))
    lines += [
        OutlineLine("detail", tr("In scripts and admin centers: {code} ({meaning})").format(code=code.code, meaning=code.meaning))
        for code in step.codes
    ]
    return [*lines, *_grounds(step.grounds, style)]


def _question(question: Contradiction, style: NumberStyle) -> list[OutlineLine]:
    weight = tr("Changes the cost.") if question.changes_cost else tr("Does not change the cost.")
    lines = [
        OutlineLine("title", f"{question.title}: {tr(_STATUS[question.status])}"),
        OutlineLine("text", f"{weight} {question.text}"),
    ]
    for side in question.sides:
        said = tr("“{text}” – {source}, {day}; in force since {since}")
        text = said.format(text=side.says, source=side.source, day=style.day(side.date), since=style.day(side.since))
        lines.append(OutlineLine("item", text))
        if side.note:
            lines.append(OutlineLine("detail", side.note))
    return lines


def _grounds(grounds: tuple[Grounds, ...], style: NumberStyle) -> list[OutlineLine]:
    text = tr("Source: {source}, {day} ({status})")
    sources = dict.fromkeys(text.format(source=g.source, day=style.day(g.date), status=tr(_STATUS[g.status])) for g in grounds)
    return [OutlineLine("detail", source) for source in sources]
