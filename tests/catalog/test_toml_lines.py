"""Finding the line of a key in TOML text."""

from __future__ import annotations

import pytest

from ppm_desktop.catalog.toml_lines import KeyPath, line_of, path_text

TEXT = '''\
title = "top"  # line 1
long = """
[not.a.table]
fake = 1
"""
list = [
  ["nested"],
  "[[also.no.table]]",  # ] a bracket in a comment
]
inline = { a = 1, b = [2, 3] }
[rules.zone-a]
title = "a"
"quoted key" = "# no comment"
dotted.name = 'it = [ open'

[[rules.zone-a.history]]
value = "1"

  [[rules.zone-a.history]]  # the second
value = "2"
[rules."zone b".deep]
x = 1
[[fees.standard]]
[[fees.standard.parts]]
y = 1
[[fees.standard]]
[[fees.standard.parts]]
y = 2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("long",), 2),
        (("list",), 6),
        (("list", 1), 6),
        (("inline", "a"), 10),
        (("rules", "zone-a"), 11),
        (("rules", "zone-a", "title"), 12),
        (("rules", "zone-a", "quoted key"), 13),
        (("rules", "zone-a", "dotted"), 14),
        (("rules", "zone-a", "dotted", "name"), 14),
        (("rules", "zone-a", "history"), 16),
        (("rules", "zone-a", "history", 0, "value"), 17),
        (("rules", "zone-a", "history", 1), 19),
        (("rules", "zone-a", "history", 1, "value"), 20),
        (("rules", "zone b", "deep", "x"), 22),
        (("fees", "standard", 0, "parts", 0, "y"), 25),
        (("fees", "standard", 1, "parts", 0, "y"), 28),
    ],
)
def test_a_key_is_found_on_the_line_where_it_is_written(path: KeyPath, line: int) -> None:
    assert line_of(TEXT, path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [(("rules", "zone-a", "history", 1, "source"), 19), (("rules", "zone-a", "status"), 11), (("absent",), 1), (("a", "table"), 1)],
)
def test_a_missing_key_is_placed_on_the_line_of_its_table(path: KeyPath, line: int) -> None:
    assert line_of(TEXT, path) == line


def test_a_path_is_spelled_with_points_and_positions_from_zero() -> None:
    assert path_text(("rules", "zone-a", "history", 1, "source")) == "rules.zone-a.history[1].source"


def test_line_ends_of_windows_do_not_shift_lines() -> None:
    assert line_of(TEXT.replace("\n", "\r\n"), ("rules", "zone-a", "history", 1, "value")) == 20
