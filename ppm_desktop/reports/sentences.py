"""Sentences for problems and reasons: what was found, what is expected, what to do. One template per code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.place_names import country_names
from ppm_desktop.reports.words import CALL_TYPE_LABELS, agreement_label, listed, printable
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.domain.eligibility import Reason
    from ppm_desktop.domain.problem import Problem

#: What the checks write for an empty list of names; a list of products is never empty.
NO_NAMES: Final = mark("none")
SEVERITY_LABELS: Final = {"error": mark("error"), "warning": mark("warning"), "info": mark("info")}
#: Words that the checks put into a sentence themselves, by the value that they stand in. All other values are the project's.
_VALUE_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "name": frozenset(
        {
            mark("join"),
            mark("when_barred"),
            mark("when_toll_free_off"),
            mark("destinations of toll"),
            mark("destinations of toll_free"),
            mark("destinations of dial_out"),
            mark("meetings_per_organiser"),
            mark("attendees"),
            mark("phone_share"),
            mark("minutes_per_call"),
            mark("usage_spread"),
            mark("growth_per_year"),
            mark("dial_out_policy"),
            mark("toll_free_off"),
            mark("opening"),
            mark("trigger"),
            mark("recharge"),
        }
    ),
    "mode": frozenset({mark("auto_recharge"), mark("one_time"), mark("post_paid")}),
    "group": frozenset({mark("The firm's defaults"), mark("The customer's defaults")}),
}

PROBLEM_TEMPLATES: Final[Mapping[str, str]] = {
    # the file as a whole
    "cannot_read": mark("The file cannot be read: {reason}. Check that it exists and that you may open it."),
    "file_too_large": mark("The file has {found} MB; a project has at most {limit} MB. This is probably not a project file."),
    "not_utf8": mark("The text is not UTF-8 (byte {byte}). Save the file as UTF-8."),
    "not_json": mark(
        "Line {line}, column {column}: this is not JSON ({reason}). It is not a project, or it was damaged: go back to an earlier copy."
    ),
    "duplicate_key": mark('The key "{found}" stands twice in the same object; which one counts is not clear. Remove one.'),
    "too_many_parts": mark("The file lists {found} values; a project has at most {limit}. This is probably not a project file."),
    "too_many_entries": mark(
        "The list has {found} entries; at most {limit} are read. This is probably not a project file, or it is badly damaged."
    ),
    "too_many_mistakes": mark(
        "The file has {found} values that no project has there. This is probably not a project file, or it is badly damaged."
    ),
    "too_deep": mark("The brackets are nested too deeply for a project. This is probably not a project file."),
    "not_a_number": mark("{found} is not a number that a project can hold."),
    "control_character": mark("Found {found}: names are one line of text without control characters. Type it anew."),
    "same_destination": mark('The same destination stands here twice, with and without "/any" ({found}). Keep one of them.'),
    "too_many_organisers": mark("{group} would grow beyond {limit} organisers. Check the headcount and the growth."),
    "assignment_not_used": mark("{group} hold E5 and keep its licence in every option, so this assignment is not used."),
    "recharge_zero": mark("Auto-recharge with an amount of 0 never fills the wallet. Give an amount of 50 or more."),
    "not_an_object": mark("A project is an object in braces; found {found}."),
    "not_a_project": mark('This is not a project file: "format" is {found}, expected "{expected}".'),
    "wrong_version": mark("The format version is {found}; expected {expected}. The file was not written by ppm_desktop."),
    "newer_version": mark(
        "The file has format version {found}, and this program knows versions up to {expected}. Update the program; the file is unchanged."
    ),
    # single values
    "missing": mark("This entry is missing and must be given."),
    "unknown_key": mark("This key is not known in a project of this version. Check its spelling or remove it."),
    "wrong_value": mark("Found {found}, expected {expected}."),
    "no_such_day": mark("Found {found}: there is no such day. Expected a date of the calendar."),
    # values that do not fit together
    "unknown_scenario": mark('There is no scenario named "{found}" to hold the others against. There are: {known}.'),
    "not_the_default": mark(
        "{group} follows the default for {name}, but has another value. Its own value counts; reset it to follow the default again."
    ),
    "no_default": mark("{group} follows a default for {name}, but the project has none. Its own value counts."),
    "no_scenario": mark("A project needs at least one scenario. Add one."),
    "no_group": mark("A scenario needs at least one group of organisers. Add one."),
    "no_option": mark("A scenario needs at least one option to compare. Add one."),
    "duplicate_name": mark('The name "{found}" is used more than once. Give each its own.'),
    "duplicate_id": mark('"{found}" stands here more than once. Keep one of them.'),
    "duplicate_rate": mark("Two rates are given for the same call type, destination, rate set and day ({found}). Keep one of them."),
    "reserved_id": mark('"{found}" has a meaning of its own and cannot be used here. Choose another name.'),
    "currency_mismatch": mark(
        "The project is in {found}, its price book in {expected}. They must be the same; amounts are never converted silently."
    ),
    "unknown_source": mark(
        'The source "{found}" is not among the sources of the price book ({known}). A price without a source is not used.'
    ),
    "unknown_country": mark(
        'There is no country with the code "{found}". Use the two letters of ISO 3166, such as GB for the United Kingdom.'
    ),
    "unknown_product": mark('The price book has no product "{found}". It has: {known}.'),
    "unknown_group": mark('There is no group named "{found}". There are: {known}.'),
    "group_without_product": mark(
        'The option "{option}" does not say which product {group} gets. Assign one, or give one to everybody else ("*").'
    ),
    "line_only_for_dial_out": mark("A line type ({found}) is given for {call_type}; only dial-out has line types. Give the country alone."),
    "suspicious_rate": mark("{found} a minute is more than {limit}: was the rate given in cents? Check it."),
    "zero_rate": mark("This rate is 0. If calls there cost nothing, leave it; if the rate is not known, remove the line."),
    "headcount_missing": mark("{group} has no headcount. Say from which month on it has how many organisers."),
    "headcount_order": mark(
        "The step from {found} stands after the one from {after}. Steps go from the earliest to the latest, one a month."
    ),
    "nobody_in_period": mark("{group} has no organisers between {start} and {end}, so it costs nothing."),
    "sum_not_one": mark("{group}: the shares of {name} add up to {found}; they must add up to 1 (100 %)."),
    "mix_missing": mark("{group} makes {call_type} calls, but no destinations are given for them. Say where the numbers are."),
    "held_product_missing": mark('{groups} hold the licence that comes with E5, but the price book has no product "{product}". Add it.'),
    "purchased_missing": mark("Licences count as purchased, but no purchased numbers are given: the assigned ones are used."),
    "purchased_not_used": mark("Purchased licences are given but not used, because licences count as assigned."),
    "amount_missing": mark("Funding by {mode} needs the amount {name}. Give it."),
    "no_wallet": mark("A post-paid customer has no wallet, so {name} is not used."),
    "funding_amount": mark("{found} cannot be bought: credits are sold in whole amounts from {minimum} up."),
    "funding_not_whole": mark("{found} cannot be bought: credits are sold in whole amounts only."),
    "funding_minimum_unknown": mark(
        "Whether {found} {currency} can be bought is not known: the smallest purchase is published as {known} {known_currency}, and for no other currency."
    ),
    "range_unknown_input": mark('There is no input "{found}" that can have a range. Known: {known}.'),
    "range_twice": mark(
        '"{found}" has a range already, or another way to join of the same group has one, which would change this one, too. Keep one of them.'
    ),
    "range_no_fee": mark(
        '"{found}" has no one fee in all months, so there is nothing for a range to lie around. Enter a negotiated price first.'
    ),
    "range_groups_differ": mark(
        '"{found}" is not the same in all groups, so one range cannot hold it. Give each group a range of its own.'
    ),
    "range_of_nothing": mark('"{found}" is 0, and no factor changes that. Enter a value above 0 first.'),
    "range_over_whole": mark("The range goes up to a share of {found}; more than 1 (100 %) is not possible. Lower its high end."),
    "range_too_far": mark("The range goes up to {found}; more than {most} is not possible. Lower its high end."),
    "range_increment": mark("A billing increment of {found} seconds is not possible: it lies between 1 and {most} seconds."),
    "range_basis": mark(
        "The range goes from {low} to {high}, but which licences count has two readings: give 0 (those assigned) as the low end and 1 (those purchased) as the high end."
    ),
    "range_basis_alike": mark(
        '"{found}" makes no difference while no purchased licences are given. Give the purchased licences, or remove the range.'
    ),
    "range_order": mark("The range goes from {low} to {high}, but the value it is about, {likely}, must lie between them."),
    "range_rest_unknown": mark(
        'In group "{group}" nobody joins in another way today, so it is open who would when "{found}" is lower. Give another share a range.'
    ),
    "range_mix_missing": mark(
        'In group "{group}" the range of "{found}" leads to {call_type}, for which no destinations are given. Add them first.'
    ),
    "example_prices": mark(
        "{book}: the prices are examples, not Microsoft's Audio Conferencing rates. Put the customer's own rates under Prices before you decide."
    ),
}

REASON_TEMPLATES: Final[Mapping[str, str]] = {
    "agreement": mark("Pay-per-minute is sold to volume licensing customers only; this customer buys through {agreement}."),
    "no_credits": mark("{where}: Communications Credits cannot be set up there, and pay-per-minute needs them."),
    "not_sold": mark("{where}: pay-per-minute is not available there."),
    "subscription_not_sold": mark("{where}: the Audio Conferencing subscription is not sold there."),
    "country_unknown": mark("{where}: what is sold there is not published. Ask your reseller."),
    "set_up_credits": mark("Set up Communications Credits for the tenant before anybody is switched to pay-per-minute."),
    "credits_licence": mark(
        "Whether each organiser also needs a Communications Credits licence is documented both ways. It costs nothing: assign it to be safe."
    ),
    "offer_not_documented": mark(
        "Ask your reseller whether the no-charge licence is offered under your agreement; the documentation does not say."
    ),
    "included_not_sold": mark("The licence that comes with E5 cannot be bought by itself ({groups} do not hold E5)."),
    "overage_stops": mark("{where}: Communications Credits cannot be set up there; toll-free calls, and dial-out that no pool pays, stop."),
    "calls_lost": mark("Without phone meetings in this option: {groups}. Their calls are lost, not moved."),
}


def problem_sentence(problem: Problem) -> str:
    """Say a problem in a sentence, without its place."""
    values = problem.value
    if "call_type" in values:
        values["call_type"] = tr(CALL_TYPE_LABELS.get(values["call_type"], values["call_type"]))
    named_by_people = ".assign" in problem.path  # there the name is an option's
    for name, known in _VALUE_WORDS.items():
        if values.get(name) in known and not named_by_people:
            values[name] = tr(values[name])
    if values.get("known") == NO_NAMES:
        values["known"] = tr(NO_NAMES)
    return tr(PROBLEM_TEMPLATES[problem.code]).format(**values)


def problem_line(file: str, problem: Problem) -> str:
    """Say a problem in a line of a terminal: file, place, sentence."""
    place = f"{file}: {problem.path}" if problem.path else file
    return printable(f"{tr(SEVERITY_LABELS[problem.severity])}: {place}: {problem_sentence(problem)}")


def reason_sentence(reason: Reason, agreement: str = "") -> str:
    """Say a reason for or against an option in a sentence."""
    countries = country_names(reason.countries)
    groups = listed(reason.groups) if reason.groups else ""
    where = listed(countries) if countries else ""
    if countries and set(reason.groups) != set(countries):  # a group that is called like its country is not named twice
        where = tr("{countries} ({groups})").format(countries=where, groups=groups)
    return tr(REASON_TEMPLATES[reason.code]).format(agreement=agreement_label(agreement), where=where, groups=groups)
