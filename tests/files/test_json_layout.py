"""The text of a plan's file, held against Python's own encoder."""

import json
from dataclasses import replace
from typing import Any

import pytest
from building import group, price_book, project, scenario
from hypothesis import given
from hypothesis import strategies as st

from ppm_desktop.files.conversion import document_of
from ppm_desktop.files.json_layout import laid_out
from ppm_desktop.files.project_file import project_bytes

_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


def _pythons_own(value: Any) -> str:
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)


@given(_values)
def test_the_text_is_to_the_letter_what_python_would_write(value: Any) -> None:
    assert laid_out(value) == _pythons_own(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_json_cannot_say_is_not_written(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        laid_out({"rates": [1.0, value]})


def test_a_plan_written_again_after_an_edit_is_written_whole() -> None:
    plan = project(price_book(), scenario(group()))
    first, second = plan.scenarios[0], replace(plan.scenarios[0], name="Another")
    for scenarios in ((first,), (first, second), (second,), (replace(second, name="A third"), first)):
        edited = replace(plan, scenarios=scenarios)
        assert project_bytes(edited).decode() == _pythons_own(document_of(edited)) + "\n"
