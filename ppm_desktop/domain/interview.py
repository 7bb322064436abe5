"""Five questions that make a whole plan: the same fields as an expert's, the gaps filled from a usage profile and marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.credits import Credits
from ppm_desktop.domain.interview_answers import MOST_PHONE_PARTICIPANTS, Answers, Office
from ppm_desktop.domain.interview_habits import annotations_from, habits_from, mixes_from
from ppm_desktop.domain.interview_options import OptionNames, options_for
from ppm_desktop.domain.organisation import MOST_ORGANISERS, Group, HeadcountStep, Holding
from ppm_desktop.domain.problem import Problem, problem
from ppm_desktop.domain.products import INCLUDED
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Scenario

if TYPE_CHECKING:
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.usage_profile import Profile

MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class PlanNames:
    """What the plan and its parts are called, in the language of the person who answered."""

    project: str
    scenario: str
    profile_source: str  # with {profile}: what marks name as the source of a value that was not answered
    group: str  # with {country}
    group_with_e5: str  # with {country}
    countries: Mapping[str, str]  # by code
    options: OptionNames


@dataclass(frozen=True, slots=True)
class FirstPlan:
    """The plan that came out, and which products it does not compare. What was not answered is marked in ``Group.annotations``."""

    project: Project
    left_out: tuple[str, ...]  # ids of the usual products that the price book does not have, so that no option compares them


def answer_problems(answers: Answers, price_book: PriceBook, countries: frozenset[str]) -> tuple[Problem, ...]:
    """Return everything that keeps the answers from becoming a plan. ``countries`` are the ISO codes that exist."""
    found = []
    seen: set[str] = set()
    for index, office in enumerate(answers.offices):
        path = f"offices[{index}]"
        if office.country not in countries:
            found.append(problem(f"{path}.country", "error", "office_country_unknown", found=office.country))
        elif office.country in seen:
            found.append(problem(f"{path}.country", "error", "office_country_twice", country=office.country))
        seen.add(office.country)
        if not 0 <= office.organisers <= MOST_ORGANISERS:
            found.append(problem(f"{path}.organisers", "error", "office_organisers", found=office.organisers, limit=MOST_ORGANISERS))
        elif not 0 <= office.with_e5 <= office.organisers:
            found.append(problem(f"{path}.with_e5", "error", "office_e5", found=office.with_e5, organisers=office.organisers))
    if sum(max(office.organisers, 0) for office in answers.offices) == 0:
        found.append(problem("offices", "error", "nobody_organises"))
    phone = answers.phone_participants
    if phone is not None and not 0 <= phone <= MOST_PHONE_PARTICIPANTS:  # a number that is none fails this, too
        found.append(problem("phone_participants", "error", "phone_participants", found=f"{phone:g}", limit=MOST_PHONE_PARTICIPANTS))
    if any(office.with_e5 > 0 for office in answers.offices) and price_book.product(INCLUDED) is None:
        found.append(problem("offices", "error", "e5_not_in_price_book", book=price_book.name))
    return tuple(found)


def project_from_answers(
    answers: Answers, profile: Profile, price_book: PriceBook, availability: Availability, start: Month, names: PlanNames
) -> FirstPlan:
    """Make the plan of one year. The answers must have passed ``answer_problems``.

    Args:
        answers: The five answers.
        profile: Fills what was not answered.
        price_book: Goes into the plan, and gives it its currency.
        availability: Decides who is licensed in the mix that is proposed.
        start: The first month.
        names: What the plan and its parts are called.
    """
    offices = tuple(office for office in answers.offices if office.organisers > 0)
    groups = tuple(group for office in offices for group in _groups(office, offices, answers, profile, price_book, start, names))
    options, left_out = options_for(groups, answers.agreement, price_book, availability, start.first_day, names.options)
    # Credits are not sold to these customers: what they use is billed afterwards.
    funding = Credits("post_paid") if answers.agreement in {"csp", "mca"} else None
    scenario = Scenario(names.scenario, groups, options, credits=funding)
    project = Project(answers.agreement, price_book.currency, start, MONTHS, price_book, (scenario,), name=names.project)
    return FirstPlan(project, left_out)


def _groups(
    office: Office,
    offices: tuple[Office, ...],
    answers: Answers,
    profile: Profile,
    price_book: PriceBook,
    start: Month,
    names: PlanNames,
) -> list[Group]:
    """Return the people of one country: those who hold E5 are a group of their own."""
    habits = habits_from(answers, profile)
    others = tuple(other.country for other in offices if other.country != office.country)
    mixes = mixes_from(habits.join, office.country, others, profile, price_book, start.first_day)
    name = names.countries.get(office.country, office.country)
    marks = annotations_from(answers, profile, names.profile_source.format(profile=profile.name))
    people: tuple[tuple[str, int, Holding], ...] = (
        (names.group, office.organisers - office.with_e5, "none"),
        (names.group_with_e5, office.with_e5, INCLUDED),
    )
    return [
        Group(
            name=title.format(country=name),
            country=office.country,
            headcount=(HeadcountStep(start, organisers),),
            holds=holds,
            habits=habits,
            destinations=mixes,
            annotations=marks,
        )
        for title, organisers, holds in people
        if organisers > 0
    ]
