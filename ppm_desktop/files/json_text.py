"""JSON with what a careful reader adds: duplicate keys, NaN, infinity and absurd depth are refused with a sentence's worth of facts."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NoReturn

from ppm_desktop.domain.problem import problem
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.problem import Problem

#: A project of 2,000 groups with 200 destinations each is about 40 MB; past this it is something else.
LARGEST_FILE = 200 * 1024 * 1024
#: A project needs eight levels; the rest is room for what later versions add.
DEEPEST_NESTING = 40
#: Commas and opening brackets. A project of 2,000 groups with 200 destinations each has two million; each takes memory that its byte does not.
MOST_PARTS = 6_000_000


class NotJsonError(Exception):
    """The text is not JSON that a project can be; ``problem`` says why and where."""

    def __init__(self, found: Problem) -> None:
        """Keep the problem."""
        super().__init__(found.code)
        self.problem = found


class _DuplicateKeyError(ValueError):
    pass


class _ConstantError(ValueError):
    pass


def parse_json(data: bytes) -> dict[str, Any]:
    """Return the JSON object in ``data``. Raises ``NotJsonError``."""
    _judge_size(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotJsonError(problem("", "error", "not_utf8", byte=error.start)) from None
    try:
        document = json.loads(text, object_pairs_hook=_object_without_duplicates, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise NotJsonError(problem("", "error", "not_json", line=error.lineno, column=error.colno, reason=tr(error.msg))) from None
    except _DuplicateKeyError as error:
        raise NotJsonError(problem("", "error", "duplicate_key", found=str(error))) from None
    except RecursionError:
        raise NotJsonError(problem("", "error", "too_deep")) from None
    except _ConstantError as error:
        raise NotJsonError(problem("", "error", "not_a_number", found=str(error))) from None
    except ValueError:  # Python's own limit on the digits of a whole number
        raise NotJsonError(problem("", "error", "not_a_number", found=tr("A whole number of thousands of digits"))) from None
    if isinstance(document, dict) and _too_deep(document):
        raise NotJsonError(problem("", "error", "too_deep"))
    if not isinstance(document, dict):
        raise NotJsonError(problem("", "error", "not_an_object", found=type(document).__name__))
    return document


def _judge_size(data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        raise NotJsonError(problem("", "error", "file_too_large", found=len(data) // 2**20, limit=LARGEST_FILE // 2**20))
    if (parts := sum(map(data.count, (b",", b"[", b"{")))) > MOST_PARTS:
        raise NotJsonError(problem("", "error", "too_many_parts", found=parts, limit=MOST_PARTS))


def _object_without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counted = Counter(key for key, _value in pairs)
        raise _DuplicateKeyError(next(key for key, times in counted.items() if times > 1))
    return found


def _too_deep(document: dict[str, Any]) -> bool:
    """Say whether anything is nested deeper than a project ever is; without recursion, which is what this guards."""
    level: list[Any] = [document]
    for _ in range(DEEPEST_NESTING):
        level = [
            child for value in level if isinstance(value, dict | list) for child in (value.values() if isinstance(value, dict) else value)
        ]
        if not level:
            return False
    return True


def _refuse_constant(name: str) -> NoReturn:
    raise _ConstantError(name)
