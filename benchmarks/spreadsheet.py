"""The same comparison as a workbook, recalculated by LibreOffice: what a planner would do without this program.

The workbook is the sensible one a spreadsheet expert would build, not a straw man: a row per group and month with
calls, minutes and licences, prices per minute weighted by destination through SUMPRODUCT over the mix and the rates,
pools per month, and the four options' costs as formulas.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # ships no types

from ppm_desktop.domain.check_groups import dial_out_allowed
from ppm_desktop.domain.destinations import CALL_TYPES, CallType

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project

#: LibreOffice trusts cached values unless told otherwise, and ours are empty on purpose.
ALWAYS_RECALCULATE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
NEVER_RECALCULATE: Final = ALWAYS_RECALCULATE.replace("<value>0</value>", "<value>1</value>")


def available() -> str | None:
    """Return the LibreOffice program, or None when it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def write_workbook(project: Project, path: Path) -> None:
    """Write the comparison as formulas without cached values."""
    book = xlsxwriter.Workbook(path)
    scenario, prices = project.scenarios[0], project.price_book
    months, groups = project.period, scenario.groups
    countries = [destination.country for destination, _ in groups[0].destinations.toll]
    width = len(countries)
    rates, mixes, data, answer = (book.add_worksheet(name) for name in ("Rates", "Mixes", "Data", "Answer"))

    # Rates: a row per month; columns are fee, then the rates of each call type and country.
    for m, month in enumerate(months):
        fee = prices.products[0].fee_on(month.first_day)
        rates.write_number(m, 0, float(fee.amount) if fee else 0.0)
        for t, call_type in enumerate(CALL_TYPES):
            for c, (destination, _) in enumerate(groups[0].destinations.toll):
                rate = prices.rate_on(month.first_day, call_type, destination)
                rates.write_number(m, 1 + t * width + c, float(rate.rate) if rate else 0.0)

    # Mixes: a row per group with the share of its calls at each toll, toll-free, Zone A, USA/CAN and other number.
    for g, group in enumerate(groups):
        for t, call_type in enumerate(CALL_TYPES):
            for c, share in enumerate(_landing(group, call_type, prices.zone_a)):
                mixes.write_number(g, t * width + c, share)
    zone_row = [1.0 if country in prices.zone_a else 0.0 for country in countries]
    usa_row = [1.0 if country in {"US", "CA"} else 0.0 for country in countries]
    for c in range(width):
        mixes.write_number(len(groups), c, zone_row[c])
        mixes.write_number(len(groups) + 1, c, usa_row[c])

    zone = f"Mixes!$A${len(groups) + 1}:${xl_col_to_name(width - 1)}${len(groups) + 1}"
    usa = f"Mixes!$A${len(groups) + 2}:${xl_col_to_name(width - 1)}${len(groups) + 2}"
    mixed = scenario.options[3]
    row = 0
    for g, group in enumerate(groups):
        share = dict(mixed.shares_of(group) or ()).get("standard", 0.0)
        habits = group.habits
        mix = [f"Mixes!${xl_col_to_name(t * width)}${g + 1}:${xl_col_to_name((t + 1) * width - 1)}${g + 1}" for t in range(3)]
        for m, month in enumerate(months):
            n = row + 1
            price = [f"Rates!${xl_col_to_name(1 + t * width)}${m + 1}:${xl_col_to_name((t + 1) * width)}${m + 1}" for t in range(3)]
            steps = [s for s in group.headcount if s.since <= month]
            data.write_number(row, 0, m)
            data.write_formula(row, 1, f"=INT({steps[-1].organisers}*(1+{group.growth_per_year})^({month - steps[-1].since}/12)+0.5)")
            per_organiser = f"{habits.meetings_per_organiser}*{habits.attendees}*{habits.phone_share}*{scenario.season[month.month - 1]}"
            data.write_formula(row, 2, f"=B{n}*{per_organiser}*({habits.minutes_per_call}+{scenario.increment_seconds}/120)")
            data.write_formula(row, 3, f"=C{n}*SUMPRODUCT({mix[0]},{price[0]})")  # toll at rates
            data.write_formula(row, 4, f"=C{n}*SUMPRODUCT({mix[1]},{price[1]})")  # toll-free
            data.write_formula(row, 5, f"=C{n}*SUMPRODUCT({mix[2]},{price[2]})")  # all dial-out
            data.write_formula(row, 6, f"=C{n}*SUMPRODUCT({mix[2]},{price[2]},{zone})")  # Zone A dial-out
            data.write_formula(row, 7, f"=C{n}*SUMPRODUCT({mix[2]},{zone})")  # Zone A minutes
            data.write_formula(row, 8, f"=C{n}*SUMPRODUCT({mix[2]},{price[2]},{usa})")
            data.write_formula(row, 9, f"=C{n}*SUMPRODUCT({mix[2]},{usa})")
            data.write_number(row, 10, 1 if group.holds == "included" else 0)
            # pay-per-minute comes first by id, so it is the rounded part and the licences are the rest
            data.write_formula(row, 11, f"=B{n}-INT(B{n}*{1 - share}+0.5)")
            data.write_formula(row, 12, f"=IF(B{n}=0,0,L{n}/B{n})")
            row += 1
    _write_answer(answer, len(months), row)
    book.close()


def _write_answer(answer: xlsxwriter.worksheet.Worksheet, months: int, rows: int) -> None:
    """Write a row per month with the pools and the four totals, and the sums below."""

    def column(letter: str) -> str:
        return f"Data!${letter}$1:${letter}${rows}"

    for m in range(months):
        n = m + 1
        here = f"({column('A')}={m})"
        held, free = f"{column('K')}", f"(1-{column('K')})"

        def total(*factors: str, here: str = here) -> str:
            return f"SUMPRODUCT({'*'.join((here, *factors))})"

        zone = f"MAX(0,1-60*{total(column('B'))}/{total(column('H'))})"
        held_zone = f"MAX(0,1-60*{total(held, column('B'))}/{total(held, column('H'))})"
        usa = f"MAX(0,1-60*{total(free, column('B'))}/{total(free, column('J'))})"
        part = f"({held}+{free}*{column('M')})"
        licences = f"({held}*{column('B')}+{free}*{column('L')})"
        mixed = f"MAX(0,1-60*{total(licences)}/{total(part, column('H'))})"
        fee = f"Rates!$A${n}"
        answer.write_formula(m, 0, f"={zone}")
        answer.write_formula(m, 1, f"={held_zone}")
        answer.write_formula(m, 2, f"={usa}")
        answer.write_formula(m, 3, f"={mixed}")
        toll_free = total(column("E"))
        beyond = f"{total(column('F'))}-{total(column('G'))}"
        answer.write_formula(m, 4, f"={fee}*{total(free, column('B'))}+{toll_free}+{beyond}+A{n}*{total(column('G'))}")
        held_dial_out = f"{total(held, column('F'))}-{total(held, column('G'))}+B{n}*{total(held, column('G'))}"
        answer.write_formula(m, 5, f"={toll_free}+{total(free, column('D'))}+{total(free, column('F'))}+{held_dial_out}")
        free_dial_out = f"{total(free, column('F'))}-{total(free, column('I'))}+C{n}*{total(free, column('I'))}"
        answer.write_formula(m, 6, f"={toll_free}+{held_dial_out}+{free_dial_out}")
        rest = f"(1-{part})"
        metered = f"{total(rest, column('D'))}+{total(rest, column('F'))}"
        pooled = f"{total(part, column('F'))}-{total(part, column('G'))}+D{n}*{total(part, column('G'))}"
        answer.write_formula(m, 7, f"={fee}*{total(free, column('L'))}+{toll_free}+{metered}+{pooled}")
    for option in range(4):
        letter = xl_col_to_name(4 + option)
        answer.write_formula(months, 4 + option, f"=SUM({letter}1:{letter}{months})")


def _landing(group: Group, call_type: CallType, zone_a: frozenset[str]) -> list[float]:
    """Return the share of the group's calls at each destination of one call type, policies applied, in mix order."""
    join, barred_to = group.habits.join, group.policies.when_barred
    barred = join.dial_out * sum(share for d, share in group.destinations.dial_out if not dial_out_allowed(group, d.country, zone_a))
    carried = {"toll": join.toll + barred * barred_to.toll, "toll_free": join.toll_free + barred * barred_to.toll_free}
    if call_type != "dial_out":
        return [carried[call_type] * share for _, share in group.destinations.of(call_type)]
    return [join.dial_out * share * dial_out_allowed(group, d.country, zone_a) for d, share in group.destinations.dial_out]


def recalculate(program: str, workbook: Path, folder: Path) -> tuple[float, list[float]]:
    """Return LibreOffice's seconds for recalculating the workbook, and the four totals it found.

    Loading, saving and starting are taken out: the same file is converted once with and once without recalculation,
    and the difference counts.
    """
    recalculated = _convert(program, workbook, folder / "always", ALWAYS_RECALCULATE)
    kept = _convert(program, folder / "always" / workbook.name, folder / "never", NEVER_RECALCULATE)
    sheet = openpyxl.load_workbook(folder / "always" / workbook.name, data_only=True, read_only=True)["Answer"]
    *_, last = sheet.iter_rows(values_only=True)
    return recalculated - kept, [float(str(value)) for value in last[4:8]]


def _convert(program: str, workbook: Path, folder: Path, settings: str) -> float:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*command, str(workbook.parent / "none.xlsx")], check=False, capture_output=True)  # makes the profile, untimed
    begin = time.perf_counter()
    subprocess.run([*command, str(workbook)], check=True, capture_output=True)
    return time.perf_counter() - begin
