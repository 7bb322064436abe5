"""Exports with known truth come out exactly, whatever their format."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor, wait
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usage_export_formats import graph_bytes, legacy_bytes, on_screen_bytes
from usage_export_maker import Style, as_truth, calls, changed, teams_bytes, truth, write_zip
from usage_importing import KEY, countries, import_bytes, import_files

from benchmarks.usage import write_export
from ppm_desktop.domain.usage_summary import UsageSummary
from ppm_desktop.usage.choices import UsageChoices
from ppm_desktop.usage.problems import UsageCancelledError, UsageRefusedError
from ppm_desktop.usage.reading import UsageReading

MADE = calls(300)


def balanced(summary: UsageSummary) -> bool:
    return summary.rows_read == summary.rows_kept + summary.duplicates + sum(one.tally.calls for one in summary.left_out)


def test_a_teams_export_gives_its_totals_exactly() -> None:
    found = import_bytes(teams_bytes(MADE))
    assert as_truth(found.summary) == truth(MADE)
    assert balanced(found.summary)
    others = [call for call in MADE if not call.call_class]
    (left,) = found.summary.left_out
    assert (left.reason, left.tally.calls, left.tally.seconds) == ("other_call_type", len(others), sum(call.seconds for call in others))
    assert left.tally.charge == pytest.approx(float(sum(call.charge for call in others)))
    assert set(found.cube.countries) == {"GB", "KR", "HK", "CI", "DE"}
    assert int(found.cube.calls.sum()) == found.summary.rows_kept
    assert not any("@" in name for name in found.cube.organisers)


styles = st.builds(
    Style,
    delimiter=st.sampled_from([",", ";", "\t"]),
    bom=st.sampled_from(["", "\ufeff"]),
    line_end=st.sampled_from(["\r\n", "\n"]),
    moment=st.sampled_from(
        [
            "%Y-%m-%dT%H:%M:%SZ",
            "%Y-%m-%dT%H:%M:%S.%f0Z",
            "%Y-%m-%dT%H:%M:%S+00:00",
            "%Y-%m-%d %H:%M:%S",
            "%Y%m%dT%H%M%SZ",
            "%Y-%m-%dT%H:%M:%S,%fZ",
            "%Y-%m-%dt%H:%M:%Sz",
            "%Y-%m-%d %H:%M:%S.%f +00:00",
            "%Y-%m-%dT%H:%M:%S+0000",
        ]
    ),
    decimal_comma=st.booleans(),
    shuffle=st.none() | st.integers(0, 100),
    extra_columns=st.booleans(),
    capitals=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    quoted=st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(styles, st.integers(0, 5))
def test_however_an_export_is_written_it_says_the_same(style: Style, seed: int) -> None:
    if style.encoding != "utf-8":
        style = Style(**{name: getattr(style, name) for name in style.__dataclass_fields__} | {"bom": ""})
    made = calls(40, seed)
    found = import_bytes(teams_bytes(made, style))
    assert as_truth(found.summary) == truth(made)
    assert balanced(found.summary)


def test_times_with_an_offset_belong_to_the_month_of_universal_time() -> None:
    style = Style(moment="%Y-%m-%dT%H:%M:%S+02:00", offset_hours=2)
    assert as_truth(import_bytes(teams_bytes(MADE, style)).summary) == truth(MADE)


@pytest.mark.parametrize("as_text", [False, True])
def test_graph_pages_say_the_same(as_text: bool) -> None:
    found = import_bytes(graph_bytes(MADE[:100], as_text=as_text), graph_bytes(MADE[100:], as_text=as_text), graph_bytes([]))
    assert as_truth(found.summary) == truth(MADE)


@pytest.mark.parametrize("written", [legacy_bytes, on_screen_bytes])
def test_exports_without_connection_fees_say_the_same_otherwise(written: object) -> None:
    made = [changed(call, fee=Decimal("0.00")) for call in MADE]
    found = import_bytes(written(made)).summary  # type: ignore[operator]  # one of two functions
    assert as_truth(found) == truth(made)
    assert "no_row_ids" in {one.code for one in found.assumptions}


def test_the_zip_of_the_admin_center_is_unpacked_and_direct_routing_is_left(tmp_path: Path) -> None:
    members = {"PSTN.calls.2024-03-31.csv": teams_bytes(MADE), "DirectRouting.calls.csv": b"Correlation Id\n", "parameters.json": b"{}"}
    found = import_files(write_zip(tmp_path / "Calls.Export.1.zip", members)).summary
    assert as_truth(found) == truth(MADE)
    assert found.skipped == ("DirectRouting.calls.csv",)


def test_the_same_file_again_changes_nothing_and_says_so() -> None:
    text = teams_bytes(MADE)
    once, twice = import_bytes(text).summary, import_bytes(text, text).summary
    assert as_truth(once) == as_truth(twice)
    assert [file.duplicates for file in twice.files] == [0, len(MADE)]
    assert twice.duplicates == len(MADE)
    assert balanced(twice)


def test_overlapping_exports_of_two_kinds_count_each_call_once() -> None:
    found = import_bytes(teams_bytes(MADE[:200]), graph_bytes(MADE[150:])).summary
    assert as_truth(found) == truth(MADE)
    assert found.duplicates == 50


def test_an_unknown_call_type_stays_visible_and_can_be_mapped() -> None:
    made = [changed(call, call_type="conf_callback") if call.call_type == "conf_out" else call for call in MADE]
    found = import_bytes(teams_bytes(made)).summary
    assert ("conf_callback", "unknown") in {(one.found, one.meaning) for one in found.call_types}
    assert "unknown_call_type" in {one.reason for one in found.left_out}
    mapped = import_bytes(teams_bytes(made), choices=UsageChoices({"conf_callback": "dial_out"})).summary
    assert as_truth(mapped) == truth(MADE)


def test_several_currencies_stop_the_import_until_one_is_chosen() -> None:
    made = [changed(call, currency="USD") if place % 3 == 0 else call for place, call in enumerate(MADE)]
    with pytest.raises(UsageRefusedError) as caught:
        import_bytes(teams_bytes(made))
    assert caught.value.problem.code == "usage_currencies"
    found = import_bytes(teams_bytes(made), choices=UsageChoices(currency="gbp")).summary
    assert as_truth(found) == truth([call for call in made if call.currency == "GBP"])
    assert balanced(found)


def test_service_numbers_are_taken_as_toll_and_that_is_said_until_a_list_decides() -> None:
    made = [
        changed(call, number_type="Service", number="+448000000001" if call.call_class == "toll_free" else "+442070000001") for call in MADE
    ]
    assumed = import_bytes(teams_bytes(made)).summary
    assert [(one.code, one.found) for one in assumed.assumptions] == [("toll_from_number_type", "Service")]
    listed = import_bytes(teams_bytes(made), choices=UsageChoices(bridge_numbers={"448000000001": "toll_free"})).summary
    assert listed.of("toll_free").calls == truth(MADE).calls["toll_free"]


def test_what_is_said_of_an_empty_number_type_says_nothing_of_an_empty_call_type() -> None:
    made = [changed(call, number_type="") for call in MADE] + [changed(MADE[0], id="without-a-type", call_type="")]
    found = import_bytes(teams_bytes(made), choices=UsageChoices(number_types={"": "toll_free"})).summary
    assert found.of("toll").calls == 0
    assert found.of("toll_free").calls == sum(call.call_type == "conf_in" for call in MADE)
    assert [one.tally.calls for one in found.left_out if one.reason == "unknown_call_type"] == [1]


def test_rows_that_cannot_be_read_are_counted_by_reason() -> None:
    lines = teams_bytes(MADE[:10]).decode().split("\r\n")
    first = teams_bytes([changed(MADE[20], call_type="conf_out")]).decode().split("\r\n")[1]
    start, seconds, charge = (
        MADE[20].start.strftime("%Y-%m-%dT%H:%M:%SZ,"),
        f",{MADE[20].seconds},{MADE[20].fee},",
        f",{MADE[20].charge},GBP",
    )
    bad = [
        first.replace(start, "3/4/2024 9:00 AM,", 1).replace(MADE[20].id, "a-1"),
        first.replace(seconds, f",soon,{MADE[20].fee},").replace(MADE[20].id, "a-2"),
        first.replace(charge, ",lots,GBP").replace(MADE[20].id, "a-3"),
        "only,three,cells",
    ]
    found = import_bytes("\r\n".join([*lines[:-1], *bad, ""]).encode()).summary
    reasons = {one.reason: one.tally.calls for one in found.left_out}
    assert {
        name: reasons.get(name) for name in ("unreadable_start", "unreadable_duration", "unreadable_charge", "broken_row")
    } == dict.fromkeys(("unreadable_start", "unreadable_duration", "unreadable_charge", "broken_row"), 1)
    assert as_truth(found) == truth(MADE[:10])
    assert balanced(found)


def test_a_place_that_is_no_country_is_kept_and_named() -> None:
    made = [changed(call, place="Atlantis") for call in MADE if call.call_class]
    found = import_bytes(teams_bytes(made))
    assert [one.found for one in found.summary.unknown_destinations] == ["Atlantis"]
    assert found.cube.countries == ("",)


def test_the_country_is_read_from_a_masked_number_when_its_name_is_missing() -> None:
    made = [changed(call, place="") for call in MADE if call.call_class]
    assert import_bytes(teams_bytes(made)).cube.countries == ("DE",)


def test_months_that_are_covered_in_part_are_named() -> None:
    made = [call for call in MADE if call.start.month > 1 or call.start.day > 14]
    assert [str(month) for month in import_bytes(teams_bytes(made)).summary.partial_months] == ["2024-01"]


def test_cancelling_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(teams_bytes(MADE))
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    reading = UsageReading([path], countries(), key=KEY)
    reading.cancel()
    with pytest.raises(UsageCancelledError):
        reading.run()
    assert list(folder.iterdir()) == []
    whole = UsageReading([path], countries(), key=KEY)
    whole.run()
    assert whole.progress().share == 1
    assert list(folder.iterdir()) == []


def test_rows_without_an_id_are_told_apart_by_all_they_say() -> None:
    made = [changed(call, id="None") for call in MADE]
    twins = [changed(made[0], number="+4930999***"), made[0]]
    found = import_bytes(teams_bytes([*made, *twins])).summary
    assert found.duplicates == 1
    assert found.rows_read == len(made) + 2
    assert balanced(found)


def test_an_id_is_the_same_in_capitals_in_braces_and_without_hyphens() -> None:
    call = next(call for call in MADE if call.call_class)
    spelt = [call.id, call.id.upper(), "{" + call.id + "}", call.id.replace("-", ""), f" {call.id} "]
    found = import_bytes(*(teams_bytes([changed(call, id=one)]) for one in spelt)).summary
    assert (found.rows_kept, found.duplicates) == (1, len(spelt) - 1)


def test_cancelling_while_a_file_is_read_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "export.csv"
    write_export(path, 150_000)
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    reading = UsageReading([path], countries(), key=KEY)
    with ThreadPoolExecutor(1) as worker:
        running = worker.submit(reading.run)
        while not reading.progress().share and not running.done():
            wait([running], timeout=0.001)
        reading.cancel()
        with pytest.raises(UsageCancelledError):
            running.result()
    assert list(folder.iterdir()) == []
