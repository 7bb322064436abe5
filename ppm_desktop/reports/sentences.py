"""Sentences for problems and reasons: what was found, what is expected, what to do. One template per code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.words import AGREEMENT_LABELS, CALL_TYPE_LABELS, listed, printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.domain.eligibility import Reason
    from ppm_desktop.domain.problem import Problem

PROBLEM_TEMPLATES: Final[Mapping[str, str]] = {
    # the file as a whole
    "cannot_read": "The file cannot be read: {reason}. Check that it exists and that you may open it.",
    "file_too_large": "The file has {found} MB; a project has at most {limit} MB. This is probably not a project file.",
    "not_utf8": "The text is not UTF-8 (byte {byte}). Save the file as UTF-8.",
    "not_json": "Line {line}, column {column}: this is not JSON ({reason}). It is not a project, or it was damaged: go back to an earlier copy.",
    "duplicate_key": 'The key "{found}" stands twice in the same object; which one counts is not clear. Remove one.',
    "too_deep": "The brackets are nested too deeply for a project. This is probably not a project file.",
    "not_a_number": "{found} is not a number that a project can hold.",
    "control_character": "Found {found}: names are one line of text without control characters. Type it anew.",
    "same_destination": 'The same destination stands here twice, with and without "/any" ({found}). Keep one of them.',
    "too_many_organisers": "{group} would grow beyond {limit} organisers. Check the headcount and the growth.",
    "assignment_not_used": "{group} hold E5 and keep its licence in every option, so this assignment is not used.",
    "recharge_zero": "Auto-recharge with an amount of 0 never fills the wallet. Give an amount of 50 or more.",
    "not_an_object": "A project is an object in braces; found {found}.",
    "not_a_project": 'This is not a project file: "format" is {found}, expected "{expected}".',
    "wrong_version": "The format version is {found}; expected {expected}. The file was not written by ppm_desktop.",
    "newer_version": (
        "The file has format version {found}, and this program knows versions up to {expected}. Update the program; the file is unchanged."
    ),
    # single values
    "missing": "This entry is missing and must be given.",
    "unknown_key": "This key is not known in a project of this version. Check its spelling or remove it.",
    "wrong_value": "Found {found}, expected {expected}.",
    "no_such_day": "Found {found}: there is no such day. Expected a date of the calendar.",
    # values that do not fit together
    "unknown_scenario": 'There is no scenario named "{found}" to hold the others against. There are: {known}.',
    "not_the_default": "{group} follows the default for {name}, but has another value. Its own value counts; reset it to follow the default again.",
    "no_default": "{group} follows a default for {name}, but the project has none. Its own value counts.",
    "no_scenario": "A project needs at least one scenario. Add one.",
    "no_group": "A scenario needs at least one group of organisers. Add one.",
    "no_option": "A scenario needs at least one option to compare. Add one.",
    "duplicate_name": 'The name "{found}" is used more than once. Give each its own.',
    "duplicate_id": '"{found}" stands here more than once. Keep one of them.',
    "duplicate_rate": "Two rates are given for the same call type, destination, rate set and day ({found}). Keep one of them.",
    "reserved_id": '"{found}" has a meaning of its own and cannot be used here. Choose another name.',
    "currency_mismatch": "The project is in {found}, its price book in {expected}. They must be the same; amounts are never converted silently.",
    "unknown_source": 'The source "{found}" is not among the sources of the price book ({known}). A price without a source is not used.',
    "unknown_country": 'There is no country with the code "{found}". Use the two letters of ISO 3166, such as GB for the United Kingdom.',
    "unknown_product": 'The price book has no product "{found}". It has: {known}.',
    "unknown_group": 'There is no group named "{found}". There are: {known}.',
    "group_without_product": 'The option "{option}" does not say which product {group} gets. Assign one, or give one to everybody else ("*").',
    "line_only_for_dial_out": "A line type ({found}) is given for {call_type}; only dial-out has line types. Give the country alone.",
    "suspicious_rate": "{found} a minute is more than {limit}: was the rate given in cents? Check it.",
    "zero_rate": "This rate is 0. If calls there cost nothing, leave it; if the rate is not known, remove the line.",
    "headcount_missing": "{group} has no headcount. Say from which month on it has how many organisers.",
    "headcount_order": "The step from {found} stands after the one from {after}. Steps go from the earliest to the latest, one a month.",
    "nobody_in_period": "{group} has no organisers between {start} and {end}, so it costs nothing.",
    "sum_not_one": "{group}: the shares of {name} add up to {found}; they must add up to 1 (100 %).",
    "mix_missing": "{group} makes {call_type} calls, but no destinations are given for them. Say where the numbers are.",
    "held_product_missing": '{groups} hold the licence that comes with E5, but the price book has no product "{product}". Add it.',
    "purchased_missing": "Licences count as purchased, but no purchased numbers are given: the assigned ones are used.",
    "purchased_not_used": "Purchased licences are given but not used, because licences count as assigned.",
    "amount_missing": "Funding by {mode} needs the amount {name}. Give it.",
    "no_wallet": "A post-paid customer has no wallet, so {name} is not used.",
    "funding_amount": "{found} cannot be bought: credits are sold in whole amounts from {minimum} up.",
    "example_prices": "{book}: the prices are examples, not Microsoft's Audio Conferencing rates. Put the customer's own rates under Prices before you decide.",
}

REASON_TEMPLATES: Final[Mapping[str, str]] = {
    "agreement": "Pay-per-minute is sold to volume licensing customers only; this customer buys through {agreement}.",
    "no_credits": "Communications Credits cannot be set up in {countries}, and pay-per-minute needs them ({groups}).",
    "not_sold": "Pay-per-minute is not available in {countries} ({groups}).",
    "subscription_not_sold": "The Audio Conferencing subscription is not sold in {countries} ({groups}).",
    "country_unknown": "Availability is not published for {countries} ({groups}). Ask your reseller.",
    "set_up_credits": "Set up Communications Credits for the tenant before anybody is switched to pay-per-minute.",
    "credits_licence": (
        "Whether each organiser also needs a Communications Credits licence is documented both ways. It costs nothing: assign it to be safe."
    ),
    "offer_not_documented": "Ask your reseller whether the no-charge licence is offered under your agreement; the documentation does not say.",
    "included_not_sold": "The licence that comes with E5 cannot be bought by itself ({groups} do not hold E5).",
    "overage_stops": (
        "Communications Credits cannot be set up in {countries}: toll-free calls, and dial-out that no pool pays, stop there ({groups})."
    ),
    "calls_lost": "Without phone meetings in this option: {groups}. Their calls are lost, not moved.",
}


def problem_sentence(problem: Problem) -> str:
    """Say a problem in a sentence, without its place."""
    values = problem.value
    if "call_type" in values:
        values["call_type"] = CALL_TYPE_LABELS.get(values["call_type"], values["call_type"])
    return PROBLEM_TEMPLATES[problem.code].format(**values)


def problem_line(file: str, problem: Problem) -> str:
    """Say a problem in a line of a terminal: file, place, sentence."""
    place = f"{file}: {problem.path}" if problem.path else file
    return printable(f"{problem.severity}: {place}: {problem_sentence(problem)}")


def reason_sentence(reason: Reason, agreement: str = "") -> str:
    """Say a reason for or against an option in a sentence."""
    return REASON_TEMPLATES[reason.code].format(
        agreement=AGREEMENT_LABELS.get(agreement, agreement),
        countries=listed(reason.countries) if reason.countries else "",
        groups=listed(reason.groups) if reason.groups else "",
    )
