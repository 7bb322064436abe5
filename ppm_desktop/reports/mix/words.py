"""The best mix in sentences: who gets what, what it saves, how sure that is, and what simplicity would cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.destinations import Destination
from ppm_desktop.reports.place_names import country_name
from ppm_desktop.reports.rate_sheet.words import rate_name
from ppm_desktop.reports.words import listed
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.decisions.best_mix.answer import Answer, Band
    from ppm_desktop.decisions.best_mix.candidates import LeftOut, NoCandidateError
    from ppm_desktop.decisions.best_mix.simple_rules import Rule, SimpleMix
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle

#: Name of the option that is made of a mix.
OPTION_NAME: Final = mark("Best mix")
#: A gap below this share of the cost is none that a reader would notice.
_NO_GAP: Final = 5e-6
#: The smallest share of the cost that is printed as more than nothing.
_SMALL_GAP: Final = 0.001
#: Fewer donors than this are nobody.
_SOMEBODY: Final = 0.5
#: All of a group but for what sums lose.
_EVERYBODY: Final = 1 - 1e-9

_WHY: Final = {
    "not_eligible": mark("{product} is left out for {group}: it cannot be bought there."),
    "missing_fee": mark("{product} is left out for {group}: nobody knows its fee in every month."),
    "missing_rate": mark("{product} is left out for {group}: no rate for {places}."),
}


def mix_headline(answer: Answer, style: NumberStyle) -> str:
    """Say what the mix costs."""
    said = tr("The best mix costs {total} {currency}.")
    return said.format(total=style.money(answer.mix.total), currency=answer.mix.terms.project.currency)


def gap_sentence(answer: Answer, style: NumberStyle) -> str:
    """Say how far from the best of all mixes it can be."""
    mix = answer.mix
    if mix.gap <= _NO_GAP * abs(mix.total):
        return tr("Proven: no mix costs less.")
    gap = mix.gap / mix.total
    if gap < _SMALL_GAP:
        said = tr("Proven: no mix costs less than {bound} {currency}, so this one is less than {gap} above the best there is.")
    else:
        said = tr("Proven: no mix costs less than {bound} {currency}, so this one is at most {gap} above the best there is.")
    return said.format(bound=style.money(mix.lower_bound), currency=mix.terms.project.currency, gap=style.percent(max(gap, _SMALL_GAP)))


def against_option_sentence(answer: Answer, cheapest: OptionResult | None, style: NumberStyle) -> str | None:
    """Hold the mix against the cheapest option of the scenario; None where there is none."""
    if cheapest is None:
        return None
    total, values = answer.mix.total, {"option": cheapest.option.name, "currency": answer.mix.terms.project.currency}
    apart = style.apart(cheapest.total, total)
    if round(apart, 2) == 0:
        return tr("That is what the cheapest option costs: {option}.").format(**values)
    if total < cheapest.total:
        return tr("That is {saved} {currency} less than the cheapest option: {option}.").format(saved=style.money(apart), **values)
    if answer.mix.donors:
        said = tr(
            "The cheapest option, {option}, costs {less} {currency} less: it leaves organisers without phone meetings, which a mix never does."
        )
    else:
        said = tr(
            "The cheapest option, {option}, costs {less} {currency} less: it may have licences for the sake of their pool minutes, or organisers"
            " without phone meetings, which this mix may not."
        )
    return said.format(less=style.money(apart), **values)


def who_text(band: Band, style: NumberStyle) -> str:
    """Say who has a product: everybody, or whoever phones so much."""
    least = None if band.above is None else style.count(band.above)
    most = None if band.up_to is None else style.count(band.up_to)
    if least is not None and most is not None:
        return tr("from {least} to {most} phone minutes a month").format(least=least, most=most)
    if least is not None:
        return tr("above {least} phone minutes a month").format(least=least)
    if most is not None:
        return tr("up to {most} phone minutes a month").format(most=most)
    if band.people >= _EVERYBODY:
        return tr("everybody")
    return tr("any {count} of {all}, who phone alike").format(
        count=style.count(band.people * band.most_organisers), all=style.count(band.most_organisers)
    )


def donor_sentence(answer: Answer, style: NumberStyle) -> str | None:
    """Explain licences that are bought for the sake of their pool minutes; None where there are none."""
    donors = sum(band.donors for band in answer.bands)
    if donors < _SOMEBODY:
        return None
    said = trn(
        "About {count} organiser has a licence that the organiser's own calls do not repay: it is there for its pool minutes, which the heavier"
        " users of the tenant share. If you do not want such licences, ask for a mix without them (--no-donors).",
        "About {count} organisers have a licence that their own calls do not repay: it is there for its pool minutes, which the heavier users of"
        " the tenant share. If you do not want such licences, ask for a mix without them (--no-donors).",
        round(donors),
    )
    return said.format(count=style.count(round(donors)))


def donor_note(answer: Answer, style: NumberStyle) -> str | None:
    """Explain the same beside the switch that forbids it; None where there are none."""
    donors = sum(band.donors for band in answer.bands)
    if donors < _SOMEBODY:
        return None
    said = trn(
        "About {count} organiser has a licence that the organiser's own calls do not repay: it is there for its pool minutes, which the heavier"
        " users of the tenant share.",
        "About {count} organisers have a licence that their own calls do not repay: it is there for its pool minutes, which the heavier users of"
        " the tenant share.",
        round(donors),
    )
    return said.format(count=style.count(round(donors)))


def simple_sentence(answer: Answer, simple: SimpleMix, style: NumberStyle) -> str:
    """Say what a mix of fewer rules is and what it costs more."""
    more = style.apart(simple.total, answer.mix.total)
    names = {product.id: product.name for product in answer.mix.terms.project.price_book.products}
    rules = "; ".join(rule_text(rule, names, style) for rule in simple.rules)
    values = {"rules": rules, "more": style.money(more), "currency": answer.mix.terms.project.currency}
    if simple.kind == "one_product":
        return tr("Simpler, one product wherever it can be had: {rules}. Costs {more} {currency} more.").format(**values)
    if simple.kind == "one_rule":
        return tr("Simpler, one threshold for all groups: {rules}. Costs {more} {currency} more.").format(**values)
    return tr("Simpler, two rules to choose from: {rules}. Costs {more} {currency} more.").format(**values)


def rule_text(rule: Rule, names: dict[str, str], style: NumberStyle) -> str:
    """Tell one rule."""
    if rule.minutes is None:
        return tr("{product} for everybody").format(product=names[rule.heavy])
    said = tr("{light} up to {minutes} phone minutes a month, {heavy} above")
    return said.format(light=names[rule.light], heavy=names[rule.heavy], minutes=style.count(rule.minutes))


def random_sentence(answer: Answer, style: NumberStyle) -> str | None:
    """Say what the same shares cost when people are picked at random, as an option has it; None where that is not known."""
    if answer.at_random is None:
        return None
    said = tr(
        "As an option of this plan the same shares cost {random} {currency}: an option shares products out without asking who phones much,"
        " the mix gives them by usage ({total} {currency})."
    )
    mix = answer.mix
    return said.format(random=style.money(answer.at_random), total=style.money(mix.total), currency=mix.terms.project.currency)


def expected_cost_sentence() -> str:
    """Say what the figure leaves out."""
    return tr(
        "Expected cost: usage differs between organisers as the groups' spread says, and habits stay as they are. Chance from month to month is left"
        " out; where a pool is only just used up, real months cost a little more on average."
    )


def left_out_sentence(left_out: LeftOut, project: Project) -> str:
    """Say why a group's organisers cannot have a product."""
    product = project.price_book.product(left_out.product)
    values = {
        "product": left_out.product if product is None else product.name,
        "group": left_out.group,
        "places": listed([place_of_rate(place) for place in left_out.places] or [""]),
    }
    return tr(_WHY[left_out.why]).format(**values)


def place_of_rate(place: str) -> str:
    """Name what has no rate, such as ``dial_out AE/mobile``, as people do."""
    call_type, _, key = place.partition(" ")
    destination = Destination.parse(key)
    country = country_name(destination.country) if destination.country else tr("unknown country")
    return rate_name(call_type, country, destination.line)


def no_candidate_sentence(error: NoCandidateError) -> str:
    """Say that there is no mix, and where the reasons are."""
    if not error.groups:
        return tr("There is nobody to license: no group has organisers in the planned months.")
    said = trn(
        "There is no mix: {groups} has no product that may be bought and has a price for every call. "
        "Remove the group in a copy of the scenario to find the mix of the others.",
        "There is no mix: {groups} have no product that may be bought and has a price for every call. "
        "Remove the groups in a copy of the scenario to find the mix of the others.",
        len(error.groups),
    )
    return said.format(groups=listed(error.groups))
