"""Project files: the same project is the same bytes, and a wrong file is refused with the place of every mistake."""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest
from arbitrary import projects
from building import COMPLETE_PROJECTS
from hypothesis import HealthCheck, given, settings

from ppm_desktop.domain.problem import at
from ppm_desktop.domain.project import Project
from ppm_desktop.files.project_file import project_bytes, read_project, read_project_bytes, save_project

SMALL = COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan"
RULES = COMPLETE_PROJECTS / "every-rule-at-once.ppmplan"


def document(path: Path = SMALL) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def places(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a JSON document that holds a single value."""
    if isinstance(value, dict):
        return [found for key, child in value.items() for found in places(child, (*place, key))]
    if isinstance(value, list):
        return [found for index, child in enumerate(value) for found in places(child, (*place, index))]
    return [place]


def put(target: dict[str, Any], place: tuple[str | int, ...], value: object) -> dict[str, Any]:
    changed = copy.deepcopy(target)
    holder: Any = changed
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    return changed


def read(changed: dict[str, Any]) -> list[tuple[str, str]]:
    reading = read_project_bytes(json.dumps(changed).encode())
    assert not reading.sound
    return [(p.path, p.code) for p in reading.problems if p.severity == "error"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(projects())
def test_save_open_save_gives_the_same_project_and_the_same_bytes(project: Project) -> None:
    first = project_bytes(project)
    reading = read_project_bytes(first)
    assert reading.project == project
    assert project_bytes(project) == first


@pytest.mark.parametrize("path", sorted(COMPLETE_PROJECTS.glob("*.ppmplan")), ids=lambda path: path.stem)
def test_a_complete_project_opens_and_saves_to_stable_bytes(path: Path, tmp_path: Path) -> None:
    project = read_project(path).project
    assert project is not None
    copied = tmp_path / path.name
    save_project(project, copied)
    again = read_project(copied).project
    assert again == project
    assert project_bytes(again) == copied.read_bytes()


@pytest.mark.parametrize("path", [SMALL, RULES], ids=lambda path: path.stem)
def test_saved_values_equal_those_of_the_file_they_came_from(path: Path) -> None:
    project = read_project(path).project
    assert project is not None
    before, after = document(path), json.loads(project_bytes(project))
    for place in places(before):
        value: Any = after
        for step in place:
            value = value[step]
        original: Any = before
        for step in place:
            original = original[step]
        assert value == original, at("", *place)


WRONG_OF_TYPE = {str: 17, int: "x", float: "x", bool: "yes"}


@pytest.mark.parametrize("place", places(document()), ids=lambda place: at("", *place))
def test_any_one_value_of_the_wrong_type_is_refused_with_its_path(place: tuple[str | int, ...]) -> None:
    holder: Any = document()
    for step in place:
        holder = holder[step]
    errors = read(put(document(), place, WRONG_OF_TYPE[type(holder)]))
    assert at("", *place) in [path for path, _ in errors]


GROWING = document()["scenarios"][0]["groups"][0] | {"headcount": [{"from": "1950-01", "organisers": 1_000_000}], "growth_per_year": 0.5}

OUT_OF_RANGE: list[tuple[tuple[str | int, ...], object, str]] = [
    (("months",), 0, "months"),
    (("months",), 121, "months"),
    (("start",), "2026-13", "start"),
    (("start",), "26-01", "start"),
    (("start",), "0000-01", "start"),
    (("start",), "9999-06", "start"),
    (("scenarios", 0, "groups", 0, "headcount", 0, "from"), "0000-05", "scenarios[0].groups[0].headcount[0].from"),
    (("scenarios", 0, "groups", 0), GROWING, "scenarios[0].groups[0].headcount[0]"),
    (("scenarios", 0, "groups", 0, "name"), "a\x1b[2Jb", "scenarios[0].groups[0].name"),
    (("scenarios", 0, "groups", 0, "name"), "a\u202eb", "scenarios[0].groups[0].name"),
    (("scenarios", 0, "groups", 0, "name"), "two\nlines", "scenarios[0].groups[0].name"),
    (("scenarios", 0, "groups", 0, "destinations", "toll"), {"US": 0.3, "US/any": 0.7}, "scenarios[0].groups[0].destinations.toll"),
    (("scenarios", 0, "groups", 0, "destinations", "toll"), {"US": 0.3, "US/any": 1.0}, "scenarios[0].groups[0].destinations.toll"),
    (("[key]",), 1, '["[key]"]'),
    (("<one>",), 1, '["<one>"]'),
    (("currency",), "usd", "currency"),
    (("agreement",), "enterprise", "agreement"),
    (("price_book", "as_of"), "2026-02-30", "price_book.as_of"),
    (("price_book", "products", 0, "pool_minutes"), -1, "price_book.products[0].pool_minutes"),
    (("price_book", "products", 0, "pool_scope"), "zone_b", "price_book.products[0].pool_scope"),
    (("price_book", "products", 2, "pool_scope", 1), "usa", "price_book.products[2].pool_scope[1]"),
    (("price_book", "products", 0, "fees", 0, "amount"), "4,00", "price_book.products[0].fees[0].amount"),
    (("price_book", "products", 0, "fees", 0, "amount"), "-4", "price_book.products[0].fees[0].amount"),
    (("price_book", "products", 0, "fees", 0, "source"), "hearsay", "price_book.products[0].fees[0].source"),
    (("price_book", "rates", 0, "rate"), "1e-3", "price_book.rates[0].rate"),
    (("price_book", "rates", 0, "call_type"), "inbound", "price_book.rates[0].call_type"),
    (("price_book", "rates", 2, "line"), "satellite", "price_book.rates[2].line"),
    (("price_book", "rates", 0, "line"), "mobile", "price_book.rates[0].line"),
    (("scenarios", 0, "groups", 0, "headcount", 0, "organisers"), -5, "scenarios[0].groups[0].headcount[0].organisers"),
    (("scenarios", 0, "groups", 0, "headcount", 0, "organisers"), 1.5, "scenarios[0].groups[0].headcount[0].organisers"),
    (("scenarios", 0, "groups", 0, "headcount"), [], "scenarios[0].groups[0].headcount"),
    (("scenarios", 0, "groups", 0, "phone_share"), 1.2, "scenarios[0].groups[0].phone_share"),
    (("scenarios", 0, "groups", 0, "join", "toll"), 0.9, "scenarios[0].groups[0].join"),
    (("scenarios", 0, "groups", 0, "when_barred", "app"), 0.5, "scenarios[0].groups[0].when_barred"),
    (("scenarios", 0, "groups", 0, "when_toll_free_off", "toll"), 0.5, "scenarios[0].groups[0].when_toll_free_off"),
    (("scenarios", 0, "groups", 0, "destinations", "toll", "US"), 0.7, "scenarios[0].groups[0].destinations.toll"),
    (("scenarios", 0, "groups", 0, "destinations", "toll"), {}, "scenarios[0].groups[0].destinations.toll"),
    (("scenarios", 0, "groups", 0, "destinations", "dial_out", "D"), 0.1, "scenarios[0].groups[0].destinations.dial_out.D"),
    (("scenarios", 0, "groups", 0, "destinations", "toll"), {"US/mobile": 1}, 'scenarios[0].groups[0].destinations.toll["US/mobile"]'),
    (("scenarios", 0, "increment_seconds"), 0, "scenarios[0].increment_seconds"),
    (("scenarios", 0, "season"), [1] * 11, "scenarios[0].season"),
    (("scenarios", 0, "options", 0, "assign", "*"), "gold", 'scenarios[0].options[0].assign["*"]'),
    (("scenarios", 0, "options", 0, "assign", "*"), {"standard": 0.5}, 'scenarios[0].options[0].assign["*"]'),
    (("scenarios", 0, "options", 0, "assign"), {"Board": "standard"}, "scenarios[0].options[0].assign"),
    (("scenarios", 0, "options", 0, "assign"), {"Board": "standard", "*": "standard"}, "scenarios[0].options[0].assign.Board"),
    (("scenarios", 0, "options", 1, "id"), "per_user", "scenarios[0].options[1].id"),
    (("scenarios", 0, "credits"), {"mode": "auto_recharge", "opening": "100"}, "scenarios[0].credits.trigger"),
    (("scenarios", 0, "fee_overrides"), {"standard": {"amount": "3"}}, "scenarios[0].fee_overrides.standard.reason"),
    (("scenarios", 0, "purchased"), {"gold": 3}, "scenarios[0].purchased.gold"),
    (("scenarios",), [], "scenarios"),
]


@pytest.mark.parametrize(("place", "value", "path"), OUT_OF_RANGE, ids=[f"{path} = {value}" for _, value, path in OUT_OF_RANGE])
def test_a_value_that_cannot_be_is_refused_with_its_path(place: tuple[str | int, ...], value: object, path: str) -> None:
    assert path in [found for found, _ in read(put(document(), place, value))]


def test_an_unknown_key_is_named() -> None:
    assert read(put(document(), ("scenarios", 0, "groups", 0, "atendees"), 3)) == [("scenarios[0].groups[0].atendees", "unknown_key")]


@pytest.mark.parametrize("key", ["agreement", "price_book", "scenarios", "start", "months", "currency"])
def test_a_missing_key_is_named(key: str) -> None:
    changed = document()
    del changed[key]
    assert (key, "missing") in read(changed)


def test_all_mistakes_are_reported_at_once_those_of_form_and_those_of_sense() -> None:
    changed = put(document(RULES), ("months",), "twelve")
    changed = put(changed, ("scenarios", 0, "groups", 0, "join", "toll"), 0.5)
    changed = put(changed, ("scenarios", 0, "groups", 2, "attendees"), -1)
    changed = put(changed, ("scenarios", 0, "groups", 3, "surprise"), 1)
    assert set(read(changed)) == {
        ("months", "wrong_value"),
        ("scenarios[0].groups[0].join", "sum_not_one"),
        ("scenarios[0].groups[2].attendees", "wrong_value"),
        ("scenarios[0].groups[3].surprise", "unknown_key"),
    }


def test_a_wrong_part_hides_no_mistake_beside_it() -> None:
    changed = put(document(RULES), ("scenarios", 0, "groups", 0), "oops")
    changed = put(changed, ("scenarios", 0, "groups", 2, "join", "toll"), 0.5)
    changed = put(changed, ("scenarios", 0, "groups", 3, "destinations", "toll"), {"GB": "x"})
    changed = put(changed, ("scenarios", 0, "groups", 3, "destinations", "toll_free", "FR"), 0.9)
    assert {path for path, _ in read(changed)} == {
        "scenarios[0].groups[0]",
        "scenarios[0].groups[2].join",
        "scenarios[0].groups[3].destinations.toll.GB",
        "scenarios[0].groups[3].destinations.toll_free",
    }


def test_beside_unknown_keys_every_other_check_is_made() -> None:
    changed = put(put(document(), ("colour",), "blue"), ("currency",), "EUR")
    assert set(read(changed)) == {("colour", "unknown_key"), ("currency", "currency_mismatch")}


def test_thousands_of_wrong_groups_are_reported_without_growing_slow() -> None:
    group = document()["scenarios"][0]["groups"][0] | {"attendees": -1, "join": {"toll": 0.5, "toll_free": 0, "dial_out": 0}}
    groups = [group | {"name": f"Group {number}"} for number in range(3_000)]
    found = read(put(document(), ("scenarios", 0, "groups"), groups))
    assert len([1 for _, code in found if code == "wrong_value"]) == 3_000
    assert len([1 for _, code in found if code == "sum_not_one"]) == 3_000


def test_what_is_not_a_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ppmplan"
    os.mkfifo(pipe)
    assert [p.code for p in read_project(pipe).problems] == ["cannot_read"]
    assert [p.code for p in read_project(Path("/dev/zero")).problems] == ["cannot_read"]


BAD_BYTES: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "not_json"),
    "half a file": (SMALL.read_bytes()[:1000], "not_json"),
    "a list": (b"[]", "not_an_object"),
    "another program's file": (b'{"format": "something else"}', "not_a_project"),
    "a newer version": (SMALL.read_bytes().replace(b'"version": 1', b'"version": 2'), "newer_version"),
    "version 0": (SMALL.read_bytes().replace(b'"version": 1', b'"version": 0'), "wrong_version"),
    "Latin-1 text": ('{"name": "Büro"}'.encode("latin-1"), "not_utf8"),
    "a key given twice": (b'{"format": "a", "format": "b"}', "duplicate_key"),
    "not a number": (b'{"format": NaN}', "not_a_number"),
    "infinity": (b'{"format": -Infinity}', "not_a_number"),
    "a number of ten thousand digits": (b'{"format": ' + b"9" * 10_000 + b"}", "not_a_number"),
    "a hundred thousand brackets": (b"[" * 100_000, "too_deep"),
    "nine hundred brackets inside": (b'{"format": "ppm-desktop/project", "x": ' + b"[" * 900 + b"]" * 900 + b"}", "too_deep"),
    "twenty thousand keys, one twice": (b"{" + b",".join(b'"%d": 1' % n for n in (*range(20_000), 19_999)) + b"}", "duplicate_key"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_utf8"),
}


@pytest.mark.parametrize(("data", "code"), BAD_BYTES.values(), ids=BAD_BYTES.keys())
def test_what_is_no_project_is_refused_with_the_reason(data: bytes, code: str) -> None:
    reading = read_project_bytes(data)
    assert reading.project is None
    assert [problem.code for problem in reading.problems] == [code]


def test_a_number_beyond_all_numbers_is_refused_at_its_place() -> None:
    data = SMALL.read_bytes().replace(b'"attendees": 1,', b'"attendees": 1e999,')
    assert ("scenarios[0].groups[0].attendees", "wrong_value") in [(p.path, p.code) for p in read_project_bytes(data).problems]


def test_a_file_that_is_not_there_is_a_problem_and_not_an_exception(tmp_path: Path) -> None:
    assert [p.code for p in read_project(tmp_path / "none.ppmplan").problems] == ["cannot_read"]
    assert [p.code for p in read_project(tmp_path).problems] == ["cannot_read"]


def test_a_byte_order_mark_is_read_over() -> None:
    assert read_project_bytes(b"\xef\xbb\xbf" + SMALL.read_bytes()).sound


def test_a_sum_that_is_not_one_is_never_mended_silently() -> None:
    reading = read_project_bytes(json.dumps(put(document(), ("scenarios", 0, "groups", 0, "join", "toll"), 0.3)).encode())
    assert reading.project is not None
    assert reading.project.scenarios[0].groups[0].habits.join.toll == 0.3
    assert not reading.sound
