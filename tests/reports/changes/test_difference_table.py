"""Differences in people's words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from building import PER_USER, group, mix, option, scenario

from ppm_desktop.domain.annotations import Annotation
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.differences import differences
from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.policies import Policies, WhenBarred
from ppm_desktop.domain.scenario import FeeOverride, Scenario
from ppm_desktop.reports.changes.difference_table import Names, difference_rows
from ppm_desktop.reports.number_text import NumberStyle

NAMES = Names({"GB": "United Kingdom", "US": "United States"}, {"standard": "Per user"}, {"per_user": "Licences for all"})
SALES = group("Sales")
BASE = scenario(SALES)


def said(after: Scenario) -> list[tuple[str, str, str, str]]:
    rows = difference_rows(differences(BASE, after), NumberStyle(), NAMES)
    return [
        (row.where, row.what, row.before.replace("\N{NARROW NO-BREAK SPACE}", " "), row.after.replace("\N{NARROW NO-BREAK SPACE}", " "))
        for row in rows
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (replace(SALES, growth_per_year=0.05), ("Sales", "growth a year", "0 %", "5 %")),
        (replace(SALES, policies=Policies(dial_out="zone_a")), ("Sales", "dial-out policy", "any number", "Zone A only")),
        (replace(SALES, policies=Policies(toll_free_off=True)), ("Sales", "toll-free switched off", "no", "yes")),
        (replace(SALES, policies=Policies(when_barred=WhenBarred(1, 0, 0.5))), ("Sales", "barred dial-out goes to the app", "0 %", "50 %")),
        (
            replace(SALES, destinations=DestinationMixes(toll=mix(US=1.0), dial_out=mix(GB_mobile=0.25))),
            ("Sales", "dial-out to United Kingdom, mobile", "–", "25 %"),
        ),
        (
            replace(SALES, headcount=(*SALES.headcount, HeadcountStep(Month(2027, 4), 1200))),
            ("Sales", "organisers from Apr 2027", "–", "1 200"),
        ),
    ],
)
def test_a_change_of_a_group_is_said(changed: object, expected: tuple[str, str, str, str]) -> None:
    assert said(replace(BASE, groups=(changed,))) == [expected]  # type: ignore[arg-type]  # a group


def test_changes_of_a_scenario_are_said() -> None:
    season = (1.0,) * 7 + (0.6,) + (1.0,) * 4
    assert said(replace(BASE, season=season)) == [("All groups", "season, Aug", "1", "0.6")]
    assert said(replace(BASE, fee_overrides=(FeeOverride("standard", Decimal("3.20"), "Contract"),))) == [
        ("All groups", "negotiated price: Per user", "–", "3.20"),
        ("All groups", "negotiated price: Per user, reason", "–", "Contract"),
    ]


def test_what_came_or_went_is_said_as_a_whole() -> None:
    assert said(replace(BASE, groups=(SALES, group("Board")))) == [("Board", "group", "–", "added")]
    assert said(replace(BASE, options=(PER_USER,))) == [("Option pay_per_minute", "option", "there", "removed")]
    other = option("per_user", {"*": {"standard": 0.5, "none": 0.5}})
    assert ("Option Licences for all", "everybody else gets Per user", "100 %", "50 %") in said(
        replace(BASE, options=(other, *BASE.options[1:]))
    )


def test_a_renamed_group_is_said_with_both_names() -> None:
    assert said(replace(BASE, groups=(replace(SALES, name="Vendite", growth_per_year=0.05),))) == [
        ("Vendite", "renamed", "Sales", "Vendite"),
        ("Vendite", "growth a year", "0 %", "5 %"),
    ]


def test_a_source_is_said_with_its_input() -> None:
    sourced = replace(SALES, annotations=(("attendees", Annotation(source="Survey")),))
    assert said(replace(BASE, groups=(sourced,))) == [("Sales", "source and note: attendees", "–", "Survey")]
