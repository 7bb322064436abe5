"""``ppm usage EXPORT… --project OUT``: writes a plan fitted to the calls, in which nobody's name or number stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ppm_desktop.catalog.sample_texts import spoken_price_book
from ppm_desktop.cli.opening import ExitCode, catalogue, stop
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.project import AGREEMENTS, Agreement
from ppm_desktop.domain.today import today
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.reports.usage.fit_words import fit_names, fit_problem_sentence, fit_sentences, match_sentence
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.usage_fit.fit import FittedPlan
    from ppm_desktop.decisions.usage_fit.wishes import FitWishes, GroupedBy
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.usage.reading import UsageImport


@dataclass(frozen=True, slots=True)
class PlanAnswers:
    """What the command line says about the plan."""

    target: Path
    groups: str | None = None  # file: name and group in each line
    by: str = "country"
    bands: str = ""
    prices: str = ""
    agreement: str = "volume_licensing"
    start: str = ""  # "YYYY-MM"; the months of the export unless given
    with_idle: bool = False
    mobile_share: float | None = None


def checked_people(answers: PlanAnswers) -> dict[str, str]:
    """Return the group of each person listed; stop before calls are read when an answer is wrong, or a file would be written over."""
    _grouped_by(answers)
    _bands(answers.bands)
    _agreement(answers.agreement)
    _start(answers.start)
    if answers.target.exists():
        stop(tr("{file} exists already and is left as it is. Choose another name.").format(file=answers.target), ExitCode.WRONG_INPUT)
    return _people(answers.groups)


def fitted_plan(answers: PlanAnswers, people: dict[str, str], read: UsageImport, key: bytes) -> FittedPlan:
    """Fit the plan; ``key`` made the pseudonyms of the import."""
    from ppm_desktop.decisions.usage_fit.fit import fit_calls  # noqa: PLC0415 - only with --project
    from ppm_desktop.decisions.usage_fit.problems import FitError  # noqa: PLC0415 - as above

    names = fit_names({country.code: country.name for country in catalogue().countries})
    wishes = _wishes(answers, people, key)
    try:
        return fit_calls(read.cube, read.summary, wishes, _book(answers, read), catalogue().availability, names)
    except FitError as error:
        stop(fit_problem_sentence(error), ExitCode.WRONG_INPUT)


def write_plan(answers: PlanAnswers, plan: FittedPlan, read: UsageImport, style: NumberStyle) -> Project:
    """Write the plan with its summary of the calls, and say so; return it as written."""
    from ppm_desktop.files.project_file import project_bytes  # noqa: PLC0415 - only with --project
    from ppm_desktop.usage.keeping import kept_usage  # noqa: PLC0415 - as above

    said = "\n".join((match_sentence(plan, style), *fit_sentences(plan, style)))
    project = replace(plan.project, notes=said, usage_summary=kept_usage(read, today()))
    data = project_bytes(project)
    try:
        # Another program may have made the file while the calls were read: it is never written over.
        with answers.target.open("xb") as file:
            file.write(data)
    except FileExistsError:
        stop(tr("{file} exists already and is left as it is. Choose another name.").format(file=answers.target), ExitCode.WRONG_INPUT)
    except (OSError, ValueError) as error:
        stop(tr("{file} cannot be written: {reason}.").format(file=answers.target, reason=system_reason(error)), ExitCode.WRONG_INPUT)
    typer.echo(tr("Written: {file}").format(file=answers.target), err=True)
    return project


def _wishes(answers: PlanAnswers, people: dict[str, str], key: bytes) -> FitWishes:
    from ppm_desktop.decisions.usage_fit.wishes import USUAL_BANDS, FitWishes  # noqa: PLC0415 - as above
    from ppm_desktop.usage.cube import pseudonyms  # noqa: PLC0415 - as above

    names = pseudonyms(people, key)

    return FitWishes(
        _grouped_by(answers),
        {names[person]: group for person, group in people.items()},
        _bands(answers.bands) or USUAL_BANDS,
        answers.with_idle,
        _start(answers.start),
        _agreement(answers.agreement),
        answers.mobile_share,
    )


def _grouped_by(answers: PlanAnswers) -> GroupedBy:
    known: dict[str, GroupedBy] = {"country": "country", "band": "band"}
    if answers.groups is None and answers.by not in known:
        stop(tr("--by expects country or band, not “{given}”.").format(given=answers.by))
    return known[answers.by] if answers.groups is None else "list"


def _agreement(given: str) -> Agreement:
    known: dict[str, Agreement] = {one: one for one in AGREEMENTS}
    if given not in known:
        stop(tr("--agreement expects one of {known}, not “{given}”.").format(known=", ".join(AGREEMENTS), given=given))
    return known[given]


def _start(given: str) -> Month | None:
    try:
        return Month.parse(given) if given else None
    except ValueError:
        stop(tr("--start expects a month such as 2026-12, not “{given}”.").format(given=given))


def _bands(given: str) -> tuple[float, ...]:
    """Read rising minutes such as 60,240,960; empty when nothing was given."""
    try:
        bands = tuple(float(part) for part in given.split(",")) if given else ()
    except ValueError:
        bands = (0.0,)
    rising = all(one < other for one, other in zip((0.0, *bands), (*bands, float("inf")), strict=True))
    if not rising:
        stop(tr("--bands expects rising minutes a month such as 60,240,960, not “{given}”.").format(given=given))
    return bands


def _people(file: str | None) -> dict[str, str]:
    if file is None:
        return {}
    from ppm_desktop.files.people_list import PeopleListError, read_people_list  # noqa: PLC0415 - only with a list
    from ppm_desktop.reports.mix.people_words import people_list_sentence  # noqa: PLC0415 - as above

    try:
        return read_people_list(Path(file), None)
    except PeopleListError as error:
        stop(people_list_sentence(file, error.code, error.line, error.found, ()), ExitCode.WRONG_INPUT)
    except OSError as error:
        stop(tr("{file} cannot be read: {reason}.").format(file=file, reason=system_reason(error)), ExitCode.WRONG_INPUT)


def _book(answers: PlanAnswers, read: UsageImport) -> PriceBook:
    """Return the prices of the plan: those given, or the examples."""
    examples = spoken_price_book(catalogue().example_price_book())
    months, start = read.summary.months, _start(answers.start)
    if not answers.prices or not months:  # without calls no plan is made
        return examples
    from ppm_desktop.cli.usage_book import usage_book  # noqa: PLC0415 - only with --prices

    first = months[0] if start is None else min(start, months[0])  # the plan may begin before the calls
    return usage_book(answers.prices, read.summary.currency, first, examples)
