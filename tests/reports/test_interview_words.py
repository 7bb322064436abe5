"""Every answer that cannot be used has a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import ppm_desktop.domain.interview
from ppm_desktop.domain.problem import problem
from ppm_desktop.reports.interview_words import ANSWER_TEMPLATES, answer_sentence, left_out_sentence


def test_every_code_of_the_interview_has_a_sentence() -> None:
    text = Path(ppm_desktop.domain.interview.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'"error", "(\w+)"', text)) == ANSWER_TEMPLATES.keys()


def test_a_sentence_says_what_was_found_and_what_fits() -> None:
    found = problem("offices[0].with_e5", "error", "office_e5", found=50, organisers=40)
    assert answer_sentence(found) == "50 people with E5 do not fit 40 people who organise meetings. Give a number from 0 to 40."


def test_a_product_that_is_not_compared_is_named_with_the_reason() -> None:
    assert left_out_sentence("usa_can", "Ours") == 'Not compared: No-charge USA/CAN licence. The price book "Ours" does not have it.'
