"""Judges a whole project and returns every problem at once.

What a single value may be (a share between 0 and 1, a date that exists) is judged where the value enters, in the
file reader or the window; this module judges what only several values together can get wrong.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.check_defaults import default_problems
from ppm_desktop.domain.check_groups import group_problems
from ppm_desktop.domain.check_ranges import range_problems
from ppm_desktop.domain.input_paths import POOL_BASIS
from ppm_desktop.domain.problem import Problem, at, problem
from ppm_desktop.domain.products import INCLUDED
from ppm_desktop.domain.scenario import EVERYBODY, SHARE_TOLERANCE
from ppm_desktop.domain.sound_parts import SoundParts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: The highest published price of a comparable telephone service is 0.71 a minute; past this, somebody typed cents.
SUSPICIOUS_RATE: Final = Decimal(5)
#: Microsoft sells credits from 50 up, in whole amounts, since 2018-07-12. The catalogue's rules have the history; a test holds this to it.
MINIMUM_FUNDING: Final = Decimal(50)
#: The minimum is stated in this currency only.
MINIMUM_FUNDING_CURRENCY: Final = "USD"


def check_project(project: Project, countries: frozenset[str] | None = None, sound: SoundParts | None = None) -> tuple[Problem, ...]:
    """Return every problem of a project, in file order.

    Args:
        project: What is judged.
        countries: The ISO codes that exist; None skips that check.
        sound: What the last check of an earlier state of this project found sound; the answer is the same without it.
    """
    sound = sound or SoundParts()
    sound.begin(project, countries)
    found = list(_all_of_the_book(project, countries, sound))
    names = Counter(scenario.name for scenario in project.scenarios)
    if project.baseline and project.baseline not in names:
        found.append(problem("baseline", "error", "unknown_scenario", found=project.baseline, known=_listed(set(names))))
    found.extend(default_problems(project))
    if not project.scenarios:
        found.append(problem("scenarios", "error", "no_scenario"))
    for index, scenario in enumerate(project.scenarios):
        path = f"scenarios[{index}]"
        if names[scenario.name] > 1:
            found.append(problem(f"{path}.name", "error", "duplicate_name", found=scenario.name))
        found.extend(_scenario_problems(project, scenario, path, countries, sound))
    return tuple(found)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether a project with these problems can be computed."""
    return any(p.severity == "error" for p in problems)


def _all_of_the_book(project: Project, countries: frozenset[str] | None, sound: SoundParts) -> tuple[Problem, ...]:
    frame = (project.currency, countries, project.start)
    known = sound.book_problems(project.price_book, frame)
    if known is None:
        known = tuple(_price_book_problems(project, countries))
        sound.add_book(project.price_book, frame, known)
    return known


def _price_book_problems(project: Project, countries: frozenset[str] | None) -> Iterator[Problem]:
    book = project.price_book
    if project.currency != book.currency:
        yield problem("currency", "error", "currency_mismatch", found=project.currency, expected=book.currency)
    yield from _duplicates((p.id for p in book.products), "price_book.products[{}].id")
    known = {source.id for source in book.sources}
    for p, product in enumerate(book.products):
        path = f"price_book.products[{p}]"
        if product.id == "none":
            yield problem(f"{path}.id", "error", "reserved_id", found=product.id)
        for f, fee in enumerate(product.fees):
            if fee.source not in known:
                yield problem(f"{path}.fees[{f}].source", "error", "unknown_source", found=fee.source, known=_listed(known))
        yield from _duplicates((fee.effective.isoformat() for fee in product.fees), path + ".fees[{}].effective")
        if isinstance(product.pool_scope, tuple):
            yield from _unknown_countries(product.pool_scope, path + ".pool_scope[{}]", countries)
    yield from _rate_problems(book, known, countries)
    yield from _unknown_countries(sorted(book.zone_a), "price_book.zone_a[{}]", countries)
    if project.has_examples:
        yield problem("price_book", "info", "example_prices", book=book.name)


def _rate_problems(book: PriceBook, known: set[str], countries: frozenset[str] | None) -> Iterator[Problem]:
    yield from _duplicates((rate.id for rate in book.rates), "price_book.rates[{}]", code="duplicate_rate")
    for r, rate in enumerate(book.rates):
        path = f"price_book.rates[{r}]"
        if rate.source not in known:
            yield problem(f"{path}.source", "error", "unknown_source", found=rate.source, known=_listed(known))
        if rate.line != "any" and rate.call_type != "dial_out":
            yield problem(f"{path}.line", "error", "line_only_for_dial_out", found=rate.line, call_type=rate.call_type)
        if rate.rate > SUSPICIOUS_RATE:
            yield problem(f"{path}.rate", "warning", "suspicious_rate", found=rate.rate, limit=SUSPICIOUS_RATE)
        if rate.rate == 0:
            yield problem(f"{path}.rate", "warning", "zero_rate")
        if countries is not None and rate.country not in countries:
            yield problem(f"{path}.country", "error", "unknown_country", found=rate.country)


def _scenario_problems(
    project: Project, scenario: Scenario, path: str, countries: frozenset[str] | None, sound: SoundParts
) -> Iterator[Problem]:
    if not scenario.groups:
        yield problem(f"{path}.groups", "error", "no_group")
    names = Counter(group.name for group in scenario.groups)
    for g, group in enumerate(scenario.groups):
        where = f"{path}.groups[{g}]"
        if names[group.name] > 1 or group.name == EVERYBODY:
            yield problem(f"{where}.name", "error", "duplicate_name" if group.name != EVERYBODY else "reserved_id", found=group.name)
        if not sound.has(group):
            problems = tuple(group_problems(group, where, project, countries))
            if not problems:
                sound.add(group)
            yield from problems
    holders = [group.name for group in scenario.groups if group.holds == INCLUDED]
    if holders and project.price_book.product(INCLUDED) is None:
        yield problem(f"{path}.groups", "error", "held_product_missing", product=INCLUDED, groups=", ".join(holders))
    yield from _settings_problems(project, scenario, path)
    yield from range_problems(project, scenario, path)
    yield from _option_problems(project, scenario, path)


def _settings_problems(project: Project, scenario: Scenario, path: str) -> Iterator[Problem]:
    book = project.price_book
    held = {group.name for group in scenario.groups if group.holds == INCLUDED}
    for o, option in enumerate(scenario.options):
        for assignment in option.assign:
            if assignment.group in held and assignment.shares != ((INCLUDED, 1.0),):
                yield problem(at(f"{path}.options[{o}].assign", assignment.group), "warning", "assignment_not_used", group=assignment.group)
    for override in scenario.fee_overrides:
        if book.product(override.product) is None:
            yield _unknown_product(at(path, "fee_overrides", override.product), override.product, book)
    for purchase in scenario.purchased:
        if book.product(purchase.product) is None:
            yield _unknown_product(at(path, "purchased", purchase.product), purchase.product, book)
    if scenario.pool_basis == "purchased" and not scenario.purchased:
        yield problem(f"{path}.purchased", "warning", "purchased_missing")
    if scenario.pool_basis == "assigned" and scenario.purchased and not any(entry.input == POOL_BASIS for entry in scenario.ranges):
        yield problem(f"{path}.purchased", "warning", "purchased_not_used")
    yield from _credits_problems(scenario, project.currency, f"{path}.credits")


def _credits_problems(scenario: Scenario, currency: str, path: str) -> Iterator[Problem]:
    funding = scenario.credits
    if funding is None:
        return
    amounts = {"opening": funding.opening, "trigger": funding.trigger, "recharge": funding.recharge}
    needed = {"auto_recharge": ("opening", "trigger", "recharge"), "one_time": ("opening",), "post_paid": ()}[funding.mode]
    for name, amount in amounts.items():
        if amount is None and name in needed:
            yield problem(f"{path}.{name}", "error", "amount_missing", name=name, mode=funding.mode)
        if amount is not None and funding.mode == "post_paid":
            yield problem(f"{path}.{name}", "warning", "no_wallet", name=name)
    if funding.mode == "auto_recharge" and funding.recharge == 0:
        yield problem(f"{path}.recharge", "error", "recharge_zero")
    purchases = [(f"{path}.{name}", amounts[name]) for name in ("opening", "recharge")]
    purchases += [(f"{path}.top_ups[{t}].amount", top_up.amount) for t, top_up in enumerate(funding.top_ups)]
    for where, amount in purchases:
        if amount is not None and amount > 0:
            yield from _amount_problems(amount, currency, where)


def _amount_problems(amount: Decimal, currency: str, where: str) -> Iterator[Problem]:
    if currency == MINIMUM_FUNDING_CURRENCY:
        if amount < MINIMUM_FUNDING or amount != amount.to_integral_value():
            yield problem(where, "warning", "funding_amount", found=amount, minimum=MINIMUM_FUNDING)
    elif amount != amount.to_integral_value():
        yield problem(where, "warning", "funding_not_whole", found=amount)
    elif amount < MINIMUM_FUNDING:
        known = {"known": MINIMUM_FUNDING, "known_currency": MINIMUM_FUNDING_CURRENCY}
        yield problem(where, "warning", "funding_minimum_unknown", found=amount, currency=currency, **known)


def _option_problems(project: Project, scenario: Scenario, path: str) -> Iterator[Problem]:
    if not scenario.options:
        yield problem(f"{path}.options", "error", "no_option")
    yield from _duplicates((option.id for option in scenario.options), path + ".options[{}].id")
    names = {group.name for group in scenario.groups}
    for o, option in enumerate(scenario.options):
        where = f"{path}.options[{o}].assign"
        for assignment in option.assign:
            place = at(where, assignment.group)
            if assignment.group != EVERYBODY and assignment.group not in names:
                yield problem(place, "error", "unknown_group", found=assignment.group, known=_listed(names))
            for product_id, _share in assignment.shares:
                if project.price_book.product(product_id) is None:
                    yield _unknown_product(place, product_id, project.price_book)
            total = sum(share for _product_id, share in assignment.shares)
            if abs(total - 1) > SHARE_TOLERANCE:
                yield problem(place, "error", "sum_not_one", group=assignment.group, found=f"{total:.6g}", name=option.name)
        for group, shares in zip(scenario.groups, option.shares_of_each(scenario.groups), strict=True):
            if shares is None:
                yield problem(where, "error", "group_without_product", group=group.name, option=option.name)


def _unknown_product(path: str, product_id: str, book: PriceBook) -> Problem:
    return problem(path, "error", "unknown_product", found=product_id, known=_listed({p.id for p in book.products} | {"none"}))


def _unknown_countries(codes: Iterable[str], path: str, countries: frozenset[str] | None) -> Iterator[Problem]:
    for index, code in enumerate(codes):
        if countries is not None and code not in countries:
            yield problem(path.format(index), "error", "unknown_country", found=code)


def _duplicates(ids: Iterable[str], path: str, code: str = "duplicate_id") -> Iterator[Problem]:
    seen: set[str] = set()
    for index, value in enumerate(ids):
        if value in seen:
            yield problem(path.format(index), "error", code, found=value)
        seen.add(value)


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"
