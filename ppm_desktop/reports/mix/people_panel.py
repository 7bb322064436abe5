"""The best mix of real people as the window shows it: a table of products, one of organisers, and what is to be known beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.people_mix.findings import product_shares
from ppm_desktop.decisions.people_mix.rules import simple_rules
from ppm_desktop.reports.mix.people_words import (
    people_gap_sentence,
    people_left_out_sentence,
    people_mix_headline,
    rule_sentence,
    unpriced_sentence,
)
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.reports.words import listed, months_listed, printable
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ppm_desktop.decisions.people_mix.find import PeopleMix
    from ppm_desktop.decisions.people_mix.findings import ProductShare
    from ppm_desktop.decisions.people_mix.rated_calls import RatedCalls
    from ppm_desktop.reports.number_text import NumberStyle

#: Organisers who are listed in the window, those with most minutes; the file has all of them.
MOST_LISTED: Final = 200
#: So many signs of a pseudonym tell people apart.
_SIGNS: Final = 8


@dataclass(frozen=True, slots=True)
class PeopleMixTold:
    """A mix in words and rows; without ``products`` the sentences say why there is none."""

    headline: str
    basis: str
    sentences: tuple[str, ...]  # how good it is
    rules: tuple[str, ...] = ()  # what could stand in for the list, and what that costs more
    notes: tuple[str, ...] = ()
    products: TableTwin | None = None
    people: TableTwin | None = None
    assigned: tuple[tuple[str, str], ...] = ()  # pseudonym and product id, of everybody
    summary: str = ""


def people_mix_told(
    rated: RatedCalls, mix: PeopleMix, names: Mapping[str, str], words: Mapping[str, str], style: NumberStyle
) -> PeopleMixTold:
    """Say a mix; ``names`` is what organisers are called, by pseudonym, where names are wanted, ``words`` short names of products by id."""
    shares = product_shares(rated, mix)
    headline, gap = people_mix_headline(rated, mix, style), people_gap_sentence(rated, mix, style)
    book, currency = rated.project.price_book, rated.project.currency
    basis = tr("{currency} for {months}, no tax added · prices: {book} (EXAMPLE PRICES)")
    if not rated.project.has_examples:
        basis = tr("{currency} for {months}, no tax added · prices: {book}")
    return PeopleMixTold(
        headline=headline,
        basis=basis.format(currency=currency, months=months_listed(rated.months), book=book.name),
        sentences=tuple(filter(None, (gap, unpriced_sentence(rated, style)))),
        rules=tuple(rule_sentence(rated, mix, rule, style) for rule in simple_rules(rated, mix)),
        notes=tuple(_notes(rated, shares, style)),
        products=_products(shares, words, currency),
        people=_people(rated, mix, names, words),
        assigned=tuple((name, rated.products[p].id) for name, p in zip(rated.organisers, mix.chosen.tolist(), strict=True)),
        summary=f"{headline} {gap}",
    )


def _notes(rated: RatedCalls, shares: tuple[ProductShare, ...], style: NumberStyle) -> Iterator[str]:
    donors = sum(share.donors for share in shares)
    if donors:
        said = trn(
            "{count} organiser has a licence that the organiser's own calls do not repay: it is there for its pool minutes, which the"
            " heavier users share.",
            "{count} organisers have a licence that their own calls do not repay: it is there for its pool minutes, which the heavier users share.",
            donors,
        )
        yield said.format(count=style.count(donors))
    for one in rated.left_out:
        yield people_left_out_sentence(one, rated.project, style)
    yield tr(
        "Calls are re-rated as they were: each rounded up to {seconds} seconds, at the rates of the plan in their month. Licences count in every"
        " month that has calls, and an organiser keeps one product."
    ).format(seconds=rated.scenario.increment_seconds)
    unknown = bool((rated.group < 0).any())
    held = sum(group.holds == "included" for group in rated.scenario.groups)
    if unknown and held and held < len(rated.scenario.groups):
        yield tr("Some groups of the plan hold a licence with E5, but nobody said who belongs to them: a list of people does.")
    for product, groups in rated.not_everywhere:
        said = tr("{product} cannot be bought for {groups}, but nobody said who belongs there: a list of people does.")
        yield said.format(product=product.name, groups=listed([printable(one) for one in groups]))
    if rated.without_organiser:
        said = trn(
            "{count} call names no organiser and is in no total.",
            "{count} calls name no organiser and are in no total.",
            rated.without_organiser,
        )
        yield said.format(count=style.count(rated.without_organiser))


def _products(shares: tuple[ProductShare, ...], words: Mapping[str, str], currency: str) -> TableTwin:
    with_spare = any(share.spare for share in shares)  # licences that are paid for and nobody has
    spare = (TwinColumn("spare", tr("Nobody has"), 0),) if with_spare else ()
    columns = (
        TwinColumn("product", tr("Product")),
        TwinColumn("organisers", tr("Organisers"), 0),
        *spare,
        TwinColumn("licences", tr("Licences")),
        TwinColumn("calls", tr("Calls")),
        TwinColumn("total", tr("Total")),
    )
    rows: list[tuple[str | float, ...]] = []
    for share in shares:
        more = (float(share.spare),) if with_spare else ()
        rows.append((words[share.product.id], float(share.organisers), *more, share.licences, share.calls, share.licences + share.calls))
    return TableTwin(tr("Products of the best mix"), currency, columns, tuple(rows))


def _people(rated: RatedCalls, mix: PeopleMix, names: Mapping[str, str], words: Mapping[str, str]) -> TableTwin:
    columns = (
        TwinColumn("organiser", tr("Organiser")),
        TwinColumn("product", tr("Proposed")),
        TwinColumn("toll", tr("Toll min a month"), 0),
        TwinColumn("toll_free", tr("Toll-free min"), 0),
        TwinColumn("dial_out", tr("Dial-out min"), 0),
    )
    order = np.argsort(-rated.minutes.sum(axis=1), kind="stable")[:MOST_LISTED]
    rows = []
    for place in order.tolist():
        pseudonym = rated.organisers[place]
        name = printable(names.get(pseudonym, "")) or tr("organiser {signs}").format(signs=pseudonym[:_SIGNS])
        toll, toll_free, dial_out = (float(minutes) for minutes in rated.minutes[place])
        rows.append((name, words[rated.products[int(mix.chosen[place])].id], toll, toll_free, dial_out))
    return TableTwin(tr("Organisers with most minutes"), tr("billed minutes of an average month"), columns, tuple(rows))
