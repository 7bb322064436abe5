"""A JSON document as indented text: to the byte what ``json.dumps(…, indent=2, sort_keys=True, ensure_ascii=False)`` gives, in half the time.

Python's encoder in C does not indent, and the one in Python hands every comma through all levels. A large plan has a million values.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring as quoted
from math import isfinite
from typing import Any, Final

from ppm_desktop.costing.giving_way import give_way

_INDENT: Final = "  "


class LaidOut(str):
    """The text of a value, ready for the place where it stands."""

    __slots__ = ()


def laid_out(value: Any, before: str = "") -> str:  # noqa: ANN401 - whatever JSON can be
    """Return the text of a value. Gives way between the parts of an array.

    Raises ``ValueError`` for what JSON cannot say (NaN, infinity), ``TypeError`` for values of other types.

    Args:
        value: Objects have texts for keys.
        before: The spaces that every further line begins with.
    """
    kind = type(value)
    if kind is int or (kind is float and isfinite(value)):
        return repr(value)
    if kind is str:
        return quoted(value)
    if kind is dict and value:
        inside = before + _INDENT
        lines = [f"{inside}{quoted(key)}: {laid_out(value[key], inside)}" for key in sorted(value)]
        return "{\n" + ",\n".join(lines) + f"\n{before}}}"
    if kind is list and value:
        inside = before + _INDENT
        lines = []
        for part in value:
            give_way()
            lines.append(inside + laid_out(part, inside))
        return "[\n" + ",\n".join(lines) + f"\n{before}]"
    if kind is LaidOut:
        return str(value)
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
