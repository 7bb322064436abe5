"""A plan of imported calls, fitted to them: calculated, it has their minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.period import Month
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.project import Agreement, Project
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.calls.imported_calls import ImportedCalls


class NoPlanError(Exception):
    """Calls cannot be made a plan; the text is a sentence that says why."""


def plan_of_calls(
    calls: ImportedCalls, catalogue: Catalogue, today: date, style: NumberStyle, terms: tuple[PriceBook, Agreement] | None = None
) -> Project:
    """Return a plan that keeps the sums of ``calls``; what was decided for it stands in its notes. To be called in a thread.

    ``terms`` are the prices and the agreement of the plan; by default the examples and volume licensing.

    Raises:
        NoPlanError: The calls, or the list of departments, come to no groups.
    """
    from ppm_desktop.catalog.sample_texts import spoken_price_book  # noqa: PLC0415 - in the thread
    from ppm_desktop.decisions.usage_fit.fit import fit_calls  # noqa: PLC0415 - brings numpy, in the thread
    from ppm_desktop.decisions.usage_fit.problems import FitError  # noqa: PLC0415 - as above
    from ppm_desktop.decisions.usage_fit.wishes import FitWishes  # noqa: PLC0415 - as above
    from ppm_desktop.reports.usage import fit_words as words  # noqa: PLC0415 - as above

    book, agreement = terms or (spoken_price_book(catalogue.example_price_book()), "volume_licensing")
    grouping = calls.grouping
    ahead = Month.of(today).plus(1) if grouping.ahead else None
    wishes = FitWishes(grouping.by, _departments(calls), ahead=ahead, agreement=agreement)
    names = words.fit_names({country.code: country.name for country in catalogue.countries})
    try:
        fitted = fit_calls(calls.found.cube, calls.found.summary, wishes, book, catalogue.availability, names)
    except FitError as error:
        raise NoPlanError(words.fit_problem_sentence(error)) from None
    said = "\n".join((words.match_sentence(fitted, style), *words.fit_sentences(fitted, style)))
    return replace(fitted.project, notes=said, usage_summary=calls.kept)


def _departments(calls: ImportedCalls) -> dict[str, str]:
    """Return the department of each organiser on the list, by pseudonym."""
    from ppm_desktop.files.people_list import PeopleListError, read_people_list  # noqa: PLC0415 - in the thread
    from ppm_desktop.files.system_reasons import system_reason  # noqa: PLC0415 - as above
    from ppm_desktop.reports.mix.people_words import people_list_sentence  # noqa: PLC0415 - as above
    from ppm_desktop.usage.cube import pseudonyms  # noqa: PLC0415 - as above

    path = calls.grouping.departments
    if calls.grouping.by != "list" or path is None:
        return {}
    try:
        people = read_people_list(path, None)
    except PeopleListError as error:
        raise NoPlanError(people_list_sentence(path.name, error.code, error.line, error.found, ())) from None
    except OSError as error:
        raise NoPlanError(tr("{file} cannot be read: {reason}.").format(file=path.name, reason=system_reason(error))) from None
    names = pseudonyms(people, calls.key)
    return {names[person]: department for person, department in people.items()}
