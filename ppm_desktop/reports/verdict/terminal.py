"""The verdict as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.terminal_page import page, shown
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.verdict import Verdict
    from ppm_desktop.reports.verdict.words import VerdictWords


def print_verdict(file: str, verdict: Verdict, words: VerdictWords) -> None:
    """Print the sentence, what comes first, and what is open."""
    console = page()
    console.print(shown(f"{file} · {verdict.comparison.scenario.name}", "dim"))
    console.print(shown(words.headline, "bold"))
    for sentence in (words.probability, words.caution):
        if sentence:
            console.print(shown(sentence))
    questions = [f"{one.text} ({'; '.join(one.sources)})" for one in words.questions]
    for title, sentences in ((tr("First:"), words.prerequisites), (tr("What the documentation leaves open:"), questions)):
        if sentences:
            console.print()
            console.print(shown(title, "bold"))
            for sentence in sentences:
                console.print(shown(f"- {sentence}"))
