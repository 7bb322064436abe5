"""The plan that five answers come to, and what is said about it before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.catalog.sample_texts import spoken_price_book
from ppm_desktop.domain.interview import project_from_answers
from ppm_desktop.domain.period import Month
from ppm_desktop.reports.interview_words import left_out_sentence, plan_names
from ppm_desktop.reports.words import listed
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.catalog.profiles import ProfileEntry
    from ppm_desktop.domain.interview import FirstPlan
    from ppm_desktop.domain.interview_answers import Answers
    from ppm_desktop.reports.number_text import NumberStyle


def first_plan(answers: Answers, profile: str, catalogue: Catalogue, today: date) -> FirstPlan:
    """Make a plan of the year that begins with the month after ``today``; the answers must have been found sound."""
    return project_from_answers(
        answers,
        catalogue.profiles[profile].profile(),
        spoken_price_book(catalogue.example_price_book()),
        catalogue.availability,
        Month(today.year, today.month).plus(1),
        plan_names({country.code: country.name for country in catalogue.countries}),
    )


def size_sentence(plan: FirstPlan, style: NumberStyle) -> str:
    """Say how many people and phone minutes a plan has, before season and policies, of which a first plan has none."""
    groups = plan.project.scenarios[0].groups
    organisers = sum(step.organisers for group in groups for step in group.headcount)
    minutes = sum(
        step.organisers * group.habits.calls_per_organiser * group.habits.minutes_per_call for group in groups for step in group.headcount
    )
    people = trn("{count} organiser", "{count} organisers", organisers).format(count=style.count(organisers))
    parts = trn("{count} group", "{count} groups", len(groups)).format(count=style.count(len(groups)))
    said = tr("= {organisers} in {groups}; about {minutes} phone minutes a month")
    return said.format(organisers=people, groups=parts, minutes=style.count(_round(minutes)))


def plan_sentences(plan: FirstPlan, profile: ProfileEntry) -> str:
    """Say what is compared, what is not, and what is only assumed."""
    options = [tr("“{name}”").format(name=option.name) for option in plan.project.scenarios[0].options]
    sentences = [tr("Compares {options}.").format(options=listed(options))]
    sentences += [left_out_sentence(product, plan.project.price_book.name) for product in plan.left_out]
    sentences.append(
        tr("Values of the profile “{profile}” are marked as not confirmed, and prices are examples, until you replace them.").format(
            profile=profile.title.shown
        )
    )
    return " ".join(sentences)


def assumption_sentence(entry: ProfileEntry, style: NumberStyle) -> str:
    """Say what a profile assumes, in numbers."""
    profile = entry.profile()
    minutes = profile.meetings_per_organiser * profile.attendees * profile.phone_share * profile.minutes_per_call
    text = tr(
        "{meetings} meetings a month, {attendees} people each, {share} of them on the phone for {minutes} minutes: "
        "{total} phone minutes per organiser"
    )
    return text.format(
        meetings=style.count(profile.meetings_per_organiser),
        attendees=style.count(profile.attendees),
        share=style.percent(profile.phone_share),
        minutes=style.count(profile.minutes_per_call),
        total=style.count(minutes),
    )


def _round(minutes: float) -> float:
    """Round to two digits: more would promise what assumptions cannot keep."""
    digits = len(str(int(minutes)))
    return round(minutes, min(0, 2 - digits))
