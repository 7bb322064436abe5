"""``ppm mix FILE --usage EXPORT``: which product each organiser of a usage export should have."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ppm_desktop.cli.ctrl_c import read_until_ctrl_c
from ppm_desktop.cli.opening import ExitCode, catalogue, complain, print_json, stop, terminal_style
from ppm_desktop.cli.workbook_target import refuse_to_overwrite
from ppm_desktop.files.people_list import PeopleListError, read_people_list
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.reports.usage.sentences import partial_sentence, refusal_sentence
from ppm_desktop.wording import ENGLISH, speaking, tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.people_mix.find import PeopleMix
    from ppm_desktop.decisions.people_mix.rated_calls import LeftOut, RatedCalls
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.domain.usage_summary import UsageSummary
    from ppm_desktop.usage.choices import UsageChoices


@dataclass(frozen=True, slots=True)
class UsageAnswers:
    """What the command line says about the export."""

    exports: tuple[str, ...]
    people: str | None  # file: name and group in each line
    bridge_numbers: str | None
    mapped: dict[str, str]
    currency: str
    csv: str | None  # file to write names and products to


def mix_usage(file: str, project: Project, scenario: Scenario, answers: UsageAnswers, *, donors: bool, as_json: bool) -> None:
    """Find and print the mix. Exit code 3: some calls, or somebody's products, have no price."""
    from ppm_desktop.decisions.people_mix.find import people_mix  # noqa: PLC0415 - only this command has people
    from ppm_desktop.decisions.people_mix.rated_calls import NobodyError, NoProductError, rated_calls  # noqa: PLC0415 - as above
    from ppm_desktop.usage.cube import pseudonyms  # noqa: PLC0415 - DuckDB loads only for this command
    from ppm_desktop.usage.problems import UsageRefusedError  # noqa: PLC0415 - as above
    from ppm_desktop.usage.reading import UsageReading  # noqa: PLC0415 - as above

    if answers.csv is not None:
        lists = (one for one in (answers.people, answers.bridge_numbers) if one is not None)
        refuse_to_overwrite(Path(answers.csv), (file, *answers.exports, *lists))
    key = secrets.token_bytes(32)
    people = _people(answers.people, scenario)
    names = pseudonyms(people, key)
    paths = [Path(export) for export in answers.exports]
    try:
        read = read_until_ctrl_c(UsageReading(paths, catalogue().countries, _choices(answers, scenario), key=key))
        groups = {names[person]: group for person, group in people.items()}
        rated = rated_calls(project, scenario, catalogue().availability, read.cube, groups)
        mix = people_mix(rated.tenant, donors=donors)
        if answers.csv is not None:
            _write(answers, key, rated, mix, {names[person]: person for person in people})
    except UsageRefusedError as error:
        stop(refusal_sentence(error.problem), ExitCode.WRONG_INPUT)
    except NobodyError:
        from ppm_desktop.reports.mix.people_words import nobody_sentence  # noqa: PLC0415 - as above

        stop(nobody_sentence(), ExitCode.WRONG_INPUT)
    except NoProductError as error:
        _refuse(file, project, scenario, error, donors=donors, as_json=as_json)
    _print(file, rated, mix, read.summary, as_json=as_json)
    if rated.unpriced or any(one.why != "not_eligible" for one in rated.left_out):
        raise typer.Exit(ExitCode.INCOMPLETE)


def _print(file: str, rated: RatedCalls, mix: PeopleMix, summary: UsageSummary, *, as_json: bool) -> None:
    from ppm_desktop.decisions.people_mix.findings import product_shares  # noqa: PLC0415 - as above
    from ppm_desktop.decisions.people_mix.rules import simple_rules  # noqa: PLC0415 - as above

    shares, rules = product_shares(rated, mix), simple_rules(rated, mix)
    if as_json:
        from ppm_desktop.reports.mix.people_json import people_mix_entry  # noqa: PLC0415 - one output only

        _print_json(file, people_mix_entry(rated, mix, shares, rules))
    else:
        from ppm_desktop.reports.mix.people_terminal import print_people_mix  # noqa: PLC0415 - rich loads only when somebody reads

        print_people_mix(file, rated, mix, shares, rules, (partial_sentence(summary),), terminal_style())


def _print_json(file: str, entry: dict[str, object]) -> None:
    from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - one output only

    with speaking(ENGLISH):  # programs read it, whoever starts them
        print_json(results_document(file=file, **entry))


def _refuse(file: str, project: Project, scenario: Scenario, error: Exception, *, donors: bool, as_json: bool) -> None:
    from ppm_desktop.decisions.people_mix.rated_calls import NoProductError  # noqa: PLC0415 - as above
    from ppm_desktop.reports.mix.people_json import no_people_mix_entry  # noqa: PLC0415 - as above
    from ppm_desktop.reports.mix.people_words import months_sentence, no_product_sentence, people_left_out_sentence  # noqa: PLC0415 - as above

    if not isinstance(error, NoProductError):
        raise error
    left_out: tuple[LeftOut, ...] = error.left_out
    if as_json:
        _print_json(file, no_people_mix_entry(project, scenario, left_out, donors=donors))
    complain(f"{file}: {no_product_sentence(error, terminal_style())}")
    for one in left_out:
        complain(f"- {people_left_out_sentence(one, project, terminal_style())}")
    if any(one.why != "not_eligible" for one in left_out):
        complain(f"- {months_sentence(error)}")
    priced = all(one.why == "not_eligible" for one in left_out)
    raise typer.Exit(ExitCode.WRONG_INPUT if priced else ExitCode.INCOMPLETE)


def _people(file: str | None, scenario: Scenario) -> dict[str, str]:
    if file is None:
        return {}
    from ppm_desktop.reports.mix.people_words import people_list_sentence  # noqa: PLC0415 - only with a list

    groups = tuple(group.name for group in scenario.groups)
    try:
        return read_people_list(Path(file), groups)
    except PeopleListError as error:
        stop(people_list_sentence(file, error.code, error.line, error.found, groups), ExitCode.WRONG_INPUT)
    except OSError as error:
        stop(tr("{file} cannot be read: {reason}.").format(file=file, reason=system_reason(error)), ExitCode.WRONG_INPUT)


def _choices(answers: UsageAnswers, scenario: Scenario) -> UsageChoices:
    from ppm_desktop.usage.bridge_numbers import read_bridge_numbers  # noqa: PLC0415 - DuckDB loads only for this command
    from ppm_desktop.usage.choices import UsageChoices  # noqa: PLC0415 - as above
    from ppm_desktop.usage.problems import unreadable  # noqa: PLC0415 - as above

    try:
        numbers = {} if answers.bridge_numbers is None else read_bridge_numbers(Path(answers.bridge_numbers))
    except OSError as error:
        raise unreadable(answers.bridge_numbers or "", error) from None
    return UsageChoices(answers.mapped, {}, numbers, answers.currency, scenario.increment_seconds)


def _write(answers: UsageAnswers, key: bytes, rated: RatedCalls, mix: PeopleMix, listed: dict[str, str]) -> None:
    """Write the list to act on; ``listed`` are names by pseudonym."""
    from ppm_desktop.usage.product_list import write_product_list  # noqa: PLC0415 - DuckDB loads only for this command

    products = {organiser: rated.products[p].id for organiser, p in zip(rated.organisers, mix.chosen.tolist(), strict=True)}
    target = Path(answers.csv or "")
    try:
        write_product_list(target, [Path(export) for export in answers.exports], key, products, listed)
    except (OSError, ValueError) as error:
        stop(tr("{file} cannot be written: {reason}.").format(file=target, reason=system_reason(error)), ExitCode.WRONG_INPUT)
