"""Problems of a document's structure: what pydantic found, as the domain's problems, and the document without it."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from ppm_desktop.domain.problem import at, problem
from ppm_desktop.files.field_types import FORMS, ONE_TAG, SEVERAL_TAG
from ppm_desktop.files.project_schema import ProjectRecord
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from ppm_desktop.domain.problem import Problem

Place = tuple[str | int, ...]

#: Where pydantic points at a key of a dictionary instead of its value.
_KEY_MARK: Final = "[key]"
_MARKS: Final = frozenset({ONE_TAG, SEVERAL_TAG, _KEY_MARK})
#: A found value is quoted in a message up to this many characters.
LONGEST_SHOWN: Final = 80
_TYPE_NAMES: Final = {
    "float_type": mark("a number"),
    "int_type": mark("a whole number"),
    "int_from_float": mark("a whole number"),
    "string_type": mark("text in quotes"),
    "bool_type": mark("true or false"),
    "list_type": mark("a list in [ ]"),
    "dict_type": mark("an object in { }"),
    "model_type": mark("an object in { }"),
    "finite_number": mark("a finite number"),
    "string_too_short": mark("some text"),
}
_LIMITS: Final = {"greater_than_equal": ("ge", mark("at least {limit}")), "less_than_equal": ("le", mark("at most {limit}"))}
_LENGTHS: Final = {
    "too_short": ("min_length", mark("at least {count} of them")),
    "too_long": ("max_length", mark("at most {count} of them")),
    "string_too_long": ("max_length", mark("at most {count} characters")),
}
#: What stands in for a wrong part while the rest is judged. Optional parts need no stand-in: they are left out.
_FEE: Final = {"effective": "2020-01-01", "amount": "1", "source": "stand-in"}
_PRODUCT: Final = {
    "id": "standard", "name": "-", "toll_included": True, "pool_minutes": 0, "pool_scope": "none", "fees": [_FEE],
}  # fmt: skip
_RATE: Final = {"call_type": "dial_out", "country": "US", "rate": "1", "effective": "2020-01-01", "source": "stand-in"}
_GROUP: Final = {
    "name": "-", "country": "US", "headcount": [{"from": "2020-01", "organisers": 1}], "holds": "none", "meetings_per_organiser": 1.0,
    "attendees": 1.0, "phone_share": 1.0, "minutes_per_call": 1.0, "join": {"toll": 1.0, "toll_free": 0.0, "dial_out": 0.0},
    "destinations": {"toll": {"US": 1.0}}, "when_barred": {"toll": 1.0, "toll_free": 0.0, "app": 0.0}, "when_toll_free_off": {"toll": 1.0, "app": 0.0},
    "inherits": ["attendees"],
}  # fmt: skip
_DEFAULTS: Final = {name: _GROUP[name] for name in ("join", "when_barred", "when_toll_free_off")}
_TALLY: Final = {"month": "2020-01", "call_type": "toll", "reason": "broken_row", "found": "-", "code": "no_organiser", "name": "-", "kind": "graph",
          "first_day": "2020-01-01", "last_day": "2020-01-01"}  # fmt: skip
_USAGE: Final = {
    "files": ("name", "kind"), "left_out": ("reason",), "call_types": ("found",), "number_types": ("found",), "capabilities": ("found",),
    "unknown_destinations": ("found",), "assumptions": ("code",), "by_month": ("month", "call_type"), "places": ("call_type",), "gaps": ("first_day", "last_day"),
}  # fmt: skip
_STAND_IN: Final[dict[str, Any]] = {
    "usage_summary": {"imported": "2020-01-01", **{key: [{name: _TALLY[name] for name in names}] for key, names in _USAGE.items()}},
    "defaults": {"firm": _DEFAULTS, "customer": _DEFAULTS},
    "agreement": "volume_licensing", "currency": "USD", "start": "2020-01", "months": 1,
    "price_book": {
        "id": "-", "name": "-", "as_of": "2020-01-01", "currency": "USD", "products": [_PRODUCT], "rates": [_RATE],
        "sources": {"stand-in": {"title": "-", "date": "2020-01-01", "status": "customer"}}, "zone_a": ["US"],
    },
    "scenarios": [{"name": "-", "groups": [_GROUP], "options": [{"id": "-", "name": "-", "assign": {"*": "standard"}}],
                   "fee_overrides": {"standard": {"amount": "1", "reason": "-"}}, "inherits": ["season"],
                   "ranges": [{"input": "phone_minutes", "low": 1.0, "high": 1.0}]}],
}  # fmt: skip


def structural_problems(error: ValidationError, document: dict[str, Any]) -> tuple[Problem, ...]:
    """Turn every error of a validation into a problem at its place in the file."""
    return tuple(_problem(detail, at("", *place_of(detail, document))) for detail in error.errors(include_url=False))


def place_of(detail: ErrorDetails, document: object) -> Place:
    """Return the steps from the document's root to what is wrong, without pydantic's own marks.

    A mark is told from a key of the same spelling by looking whether the document has that key there.
    """
    place: list[str | int] = []
    for step in detail["loc"]:
        if step in _MARKS and not (isinstance(document, dict) and step in document):
            continue
        place.append(step)
        try:
            document = document[step]  # type: ignore[index]  # whatever is no holder raises
        except (KeyError, IndexError, TypeError):
            document = None
    return tuple(place)


def shown(value: object) -> str:
    """Return a value as the file spells it, shortened to what a message can carry."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = str(value)
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def _problem(detail: ErrorDetails, path: str) -> Problem:
    kind, context = detail["type"], detail.get("ctx", {})
    found = shown(detail["input"])
    if kind == "missing":
        return problem(path, "error", "missing")
    if kind == "extra_forbidden":
        return problem(path, "error", "unknown_key")
    if kind in {"no_such_day", "control_character", "same_destination"}:
        return problem(path, "error", kind, found=found)
    return problem(path, "error", "wrong_value", found=found, expected=_expected(kind, context) or detail["msg"])


def _expected(kind: str, context: dict[str, Any]) -> str:
    """Say what would have been right; "" for a kind of error that the schema does not bring about."""
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return tr(words).format(limit=f"{context[name]:,.12g}")
    if kind in _LENGTHS:
        name, words = _LENGTHS[kind]
        return tr(words).format(count=context[name])
    if kind == "literal_error":
        return tr("one of {values}").format(values=_one_of(context["expected"]))
    return tr(FORMS[context["pattern"]] if kind == "string_pattern_mismatch" else _TYPE_NAMES.get(kind, ""))


def _one_of(values: str) -> str:
    """Take pydantic's ``'a', 'b' or 'c'`` and say the "or" in the reader's language."""
    first, found, last = values.rpartition(" or ")
    return tr("{values} or {last}").format(values=first, last=last) if found else values


@dataclass(frozen=True, slots=True)
class Rest:
    """A document whose wrong parts have been replaced by stand-ins, for judging everything else."""

    record: ProjectRecord
    replaced: frozenset[str]  # paths
    above_replaced: frozenset[str]  # their ancestors

    def replaced_near(self, path: str) -> bool:
        """Say whether a stand-in is at, above or below ``path``: what is said there may be about the stand-in."""
        return path in self.above_replaced or not self.replaced.isdisjoint({path, *ancestors(path)})


def ancestors(path: str) -> list[str]:
    """Return the paths above a path: ``a`` and ``a[0]`` for ``a[0].b``."""
    return [path[: match.start()] for match in re.finditer(r"[.\[]", path)]


def without_wrong_parts(document: dict[str, Any], error: ValidationError) -> Rest | None:
    """Replace what is wrong by stand-ins; None when nothing sensible is left."""
    rest = copy.copy(document)
    own: dict[int, Any] = {id(rest): rest}  # holders that were copied: a whole document is not, which may be millions of values
    replaced: list[str] = []
    for detail in reversed(error.errors(include_url=False)):
        place = place_of(detail, document)
        replaced.append(at("", *place))
        if not _replace(rest, place, own, remove=detail["type"] == "extra_forbidden" or _KEY_MARK in detail["loc"]):
            return None
    try:
        above = frozenset(parent for path in replaced for parent in ancestors(path))
        return Rest(ProjectRecord.model_validate(rest), frozenset(replaced), above)
    except ValidationError:
        return None


def _replace(document: Any, place: Place, own: dict[int, Any], *, remove: bool) -> bool:  # noqa: ANN401 - a JSON value
    """Put the stand-in at a place, or take the key out; False when the place cannot be reached. What changes becomes one's ``own`` first."""
    if not place:
        return False
    holder, stand_in = document, _STAND_IN
    for step in place[:-1]:
        try:
            inner = holder[step]
            if isinstance(inner, dict | list) and id(inner) not in own:
                inner = holder[step] = copy.copy(inner)
                own[id(inner)] = inner
            holder = inner
        except (KeyError, IndexError, TypeError):
            return False
        stand_in = _step_into(stand_in, step)
    last = place[-1]
    value = _step_into(stand_in, last)
    if isinstance(holder, dict) and isinstance(last, str):
        if remove or value is None:
            holder.pop(last, None)
        else:
            holder[last] = copy.deepcopy(value)
        return True
    if isinstance(holder, list) and isinstance(last, int) and last < len(holder) and value is not None:
        holder[last] = copy.deepcopy(value)
        return True
    return False


def _step_into(stand_in: Any, step: str | int) -> Any:  # noqa: ANN401 - a JSON value
    """Follow a place through the stand-in: any position of a list is its first; any other key of an open object, too."""
    if isinstance(stand_in, list) and isinstance(step, int):
        return stand_in[0]
    if isinstance(stand_in, dict):
        if step in stand_in:
            return stand_in[step]
        if len(stand_in) == 1:  # sources, fee overrides, assignments and mixes: the keys are the customer's
            return next(iter(stand_in.values()))
    return None
