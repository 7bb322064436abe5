"""What a click on a heading does to the order of a table."""

from __future__ import annotations


def turned(by: int | None, descending: bool, column: int) -> tuple[int | None, bool]:  # noqa: FBT001 - the order as it stands
    """Return the order after one more click on ``column``: ascending, then descending, then by no column again."""
    if by != column:
        return column, False
    return (None, False) if descending else (column, True)
