"""The best mix of real people in sentences: what it costs, how sure that is, which rules come near it, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.people_mix.rules import ThresholdRule
from ppm_desktop.reports.mix.words import place_of_rate
from ppm_desktop.reports.words import form_of, listed, months_listed, printable
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.decisions.people_mix.find import PeopleMix
    from ppm_desktop.decisions.people_mix.findings import ProductShare
    from ppm_desktop.decisions.people_mix.rated_calls import LeftOut, NoProductError, RatedCalls
    from ppm_desktop.decisions.people_mix.rules import Measure, PlaceRule
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle

#: A gap below this share of the cost is none that a reader would notice.
_NO_GAP: Final = 5e-7
_THRESHOLDS: Final[Mapping[Measure, str]] = {
    "toll": mark("{heavy} for everyone with more than {minutes} toll minutes a month ({above} of the organisers), {light} for the others"),
    "dial_out": mark(
        "{heavy} for everyone with more than {minutes} dial-out minutes a month ({above} of the organisers), {light} for the others"
    ),
    "all": mark("{heavy} for everyone with more than {minutes} phone minutes a month ({above} of the organisers), {light} for the others"),
}
_WHY: Final = {
    "not_eligible": mark("{product} is left out for {organisers} of the organisers: it cannot be bought for them."),
    "missing_fee": mark("{product} is left out for {organisers} of the organisers: nobody knows its fee in every month of the export."),
    "missing_rate": mark("{product} is left out for {organisers} of the organisers: no rate was in force for {places}."),
}
#: Of a cell; a quotation mark that nothing closes makes one of all that follows.
_SHOWN: Final = 60
_LIST: Final = {
    "empty": mark("{file} names nobody. Write a user principal name and a group of the plan in each line, with a comma between them."),
    "not_two": mark("{file}, line {line}: expected a user principal name, a comma and a group of the plan; found “{found}”."),
    "no_group": mark("{file}, line {line}: the plan has no group “{found}”. It has: {known}."),
    "group_name": mark(
        "{file}, line {line}: “{found}” cannot be a group, because it is empty, too long, or a person's name or number. "
        "Write a user principal name first and its group second."
    ),
    "twice": mark("{file}, line {line}: “{found}” stands there before with another group. Keep one of the two lines."),
}


def people_mix_headline(rated: RatedCalls, mix: PeopleMix, style: NumberStyle) -> str:
    """Say what the mix costs; a total without some calls is called what it is."""
    values = {
        "total": style.money(mix.total),
        "currency": rated.project.currency,
        "count": style.count(len(rated.organisers)),
        "months": months_listed(rated.months),
    }
    if rated.unpriced:
        said = trn(
            "The best mix for {count} organiser costs at least {total} {currency} for the calls of {months}: some calls have no rate.",
            "The best mix for {count} organisers costs at least {total} {currency} for the calls of {months}: some calls have no rate.",
            len(rated.organisers),
        )
    else:
        said = trn(
            "The best mix for {count} organiser costs {total} {currency} for the calls of {months}.",
            "The best mix for {count} organisers costs {total} {currency} for the calls of {months}.",
            len(rated.organisers),
        )
    return said.format(**values)


def people_gap_sentence(rated: RatedCalls, mix: PeopleMix, style: NumberStyle) -> str:
    """Say how far from the best of all choices it can be."""
    if mix.gap <= _NO_GAP * abs(mix.total):
        return tr("Proven: no other choice of products costs less.")
    said = tr(
        "Proven: no choice of products costs less than {bound} {currency}, so this one is at most {gap} {currency} ({share}) above the best."
    )
    values = {"bound": style.money(mix.lower_bound), "currency": rated.project.currency}
    return said.format(**values, gap=style.money(mix.gap), share=style.percent(mix.gap / mix.total))


def people_donor_sentence(shares: tuple[ProductShare, ...], style: NumberStyle) -> str | None:
    """Explain licences that are bought for the sake of their pool minutes; None where there are none."""
    donors = sum(share.donors for share in shares)
    if not donors:
        return None
    said = trn(
        "{count} organiser has a licence that the organiser's own calls do not repay: it is there for its pool minutes, which the heavier users"
        " share. If you do not want such licences, ask for a mix without them (--no-donors).",
        "{count} organisers have a licence that their own calls do not repay: it is there for its pool minutes, which the heavier users share. If"
        " you do not want such licences, ask for a mix without them (--no-donors).",
        donors,
    )
    return said.format(count=style.count(donors))


def rule_sentence(rated: RatedCalls, mix: PeopleMix, rule: ThresholdRule | PlaceRule, style: NumberStyle) -> str:
    """Say a rule that could stand in for the list, and what it costs more."""
    names = _names(rated.project)
    more = {"more": style.money(style.apart(rule.total, mix.total)), "currency": rated.project.currency}
    if isinstance(rule, ThresholdRule):
        said = tr(_THRESHOLDS[rule.measure]).format(
            heavy=names[rule.heavy], light=names[rule.light], minutes=style.count(rule.minutes), above=style.count(rule.above)
        )
        return tr("As a rule: {rule}. Costs {more} {currency} more.").format(rule=said, **more)
    if rule.kind == "one_product":
        product = names[rule.products[0][1]]
        return tr("As a rule: {product} for everybody who can have it. Costs {more} {currency} more.").format(product=product, **more)
    told = "; ".join(
        tr("{place}: {product}").format(place=printable(place) or tr("all others"), product=names[product])
        for place, product in rule.products
    )
    if rule.kind == "by_group":
        return tr("As a rule by group ({places}). Costs {more} {currency} more.").format(places=told, **more)
    return tr("As a rule by the country that an organiser phones to most ({places}). Costs {more} {currency} more.").format(
        places=told, **more
    )


def people_left_out_sentence(left_out: LeftOut, project: Project, style: NumberStyle) -> str:
    """Say why some organisers cannot have a product."""
    values = {
        "product": _names(project).get(left_out.product, left_out.product),
        "organisers": style.count(left_out.organisers),
        "places": listed([place_of_rate(place) for place in left_out.places] or [""]),
    }
    return tr(_WHY[left_out.why]).format(**values)


def unpriced_sentence(rated: RatedCalls, style: NumberStyle) -> str | None:
    """Name the calls that no product has a rate for; None where there are none."""
    if not rated.unpriced:
        return None
    minutes = sum(one.minutes for one in rated.unpriced)
    places = listed([place_of_rate(f"{one.key.call_type} {one.key.destination}") for one in rated.unpriced])
    said = trn(
        "{count} minute has no rate under any product ({places}): it is in no total. With its rate another mix may be the best.",
        "{count} minutes have no rate under any product ({places}): they are in no total. With their rates another mix may be the best.",
        form_of(minutes),
    )
    return said.format(count=style.count(minutes), places=places)


def basis_sentences(rated: RatedCalls, style: NumberStyle) -> tuple[str, ...]:
    """Say what the figures rest on, and which calls they leave out."""
    sentences = [
        tr(
            "Calls are re-rated as they were: each rounded up to {seconds} seconds, at the rates of the plan in their month. Licences count in every"
            " month that has calls, and an organiser keeps one product."
        ).format(seconds=rated.scenario.increment_seconds)
    ]
    held = sum(group.holds == "included" for group in rated.scenario.groups)
    if held and held < len(rated.scenario.groups) and (rated.group < 0).any():
        sentences.append(tr("Some groups of the plan hold a licence with E5, but nobody said who belongs to them: --people FILE does."))
    for product, groups in rated.not_everywhere:
        said = tr("{product} cannot be bought for {groups}, but nobody said who belongs there: --people FILE does.")
        sentences.append(said.format(product=product.name, groups=listed([printable(one) for one in groups])))
    if rated.without_organiser:
        said = trn(
            "{count} call names no organiser and is in no total.",
            "{count} calls name no organiser and are in no total.",
            rated.without_organiser,
        )
        sentences.append(said.format(count=style.count(rated.without_organiser)))
    return tuple(sentences)


def no_product_sentence(error: NoProductError, style: NumberStyle) -> str:
    """Say that there is no mix; the reasons follow it."""
    said = trn(
        "There is no mix: {count} organiser has no product that may be bought and has a price for every call.",
        "There is no mix: {count} organisers have no product that may be bought and has a price for every call.",
        error.organisers,
    )
    return said.format(count=style.count(error.organisers))


def months_sentence(error: NoProductError) -> str:
    """Say which months need prices."""
    return tr("The calls are of {months}: rates and fees count from the day on which they come into force.").format(
        months=months_listed(error.months)
    )


def nobody_sentence() -> str:
    """Say that the exports name no organiser."""
    return tr("The exports hold no meeting call that names its organiser, so there is nobody to choose a product for.")


def people_list_sentence(file: str, code: str, line: int, found: str, groups: tuple[str, ...]) -> str:
    """Say what is wrong with the list of people, by the code of the mistake."""
    known = listed([printable(one) for one in groups], 8) if groups else ""
    shown = found if len(found) <= _SHOWN else f"{found[:_SHOWN]}…"
    return tr(_LIST[code]).format(file=printable(file), line=line, found=printable(shown), known=known)


def _names(project: Project) -> dict[str, str]:
    return {product.id: product.name for product in project.price_book.products}
