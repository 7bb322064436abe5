"""A bill held against a price book, as people see it: steps that add up, a row for each destination, sentences with names."""

from __future__ import annotations

import pytest
from bill_making import FREE, SUBSCRIPTION, Part, billed, codes
from building import price_book, rate

from ppm_desktop.decisions.reconciliation.findings import Reconciliation
from ppm_desktop.decisions.reconciliation.learned_rates import learned_rates
from ppm_desktop.decisions.reconciliation.reconcile import reconcile
from ppm_desktop.reports.bill.learned_rates_words import learned_headline, method_sentence, rate_note
from ppm_desktop.reports.bill.reconciliation_table import reconciled_places_twin, reconciliation_steps, reconciliation_steps_twin
from ppm_desktop.reports.bill.reconciliation_words import habit_sentences, place_sentences, reconciliation_headline, riddle_sentence
from ppm_desktop.reports.number_text import PLAIN_STYLE

BOOK = price_book(rate("dial_out", "DE", "0.013"), rate("dial_out", "GB", "0.014"), rate("dial_out", "KR", "0.02", fee="0.03"))


def found(*parts: Part) -> Reconciliation:
    return reconcile(billed(*parts), BOOK, codes())


def said(*parts: Part) -> str:
    one = found(*parts)
    sentences = [text for place in one.places for text in place_sentences(place, one.increment_seconds, one.currency, PLAIN_STYLE)]
    sentences += [riddle_sentence(riddle, one.currency, PLAIN_STYLE) for riddle in one.riddles]
    return "\n".join((reconciliation_headline(one, PLAIN_STYLE), *habit_sentences(one, PLAIN_STYLE), *sentences))


def test_the_steps_lead_from_the_price_book_to_the_bill() -> None:
    one = found(Part("DE", "0.013", 100), Part("DE", "0", 20, licence=SUBSCRIPTION), Part("GB", "0.016"), Part("CI", "0.4", 20))
    steps = reconciliation_steps(one)
    labels = [label for label, _amount in steps]
    assert labels == [
        "Every minute at the price book's rates",
        "Covered by the pool",
        "Expected",
        "Rate differs",
        "No rate in the price book",
        "Rounding to cents",
        "Charged",
    ]
    amounts = dict(steps)
    assert amounts["Expected"] == pytest.approx(sum(amount for _label, amount in steps[:2]))
    assert amounts["Charged"] == pytest.approx(amounts["Expected"] + sum(amount for _label, amount in steps[3:-1]))
    assert len(reconciliation_steps_twin(one, PLAIN_STYLE).rows) == 7


def test_each_destination_has_a_row_with_both_rates_and_the_reason() -> None:
    twin = reconciled_places_twin(found(Part("DE", "0.013", 100), Part("GB", "0.016"), Part("CI", "0.4", 20)), PLAIN_STYLE)
    rows = {str(row[0]): row for row in twin.rows}
    assert list(rows) == ["dial-out, Côte d'Ivoire", "dial-out, United Kingdom", "dial-out, Germany"]
    assert rows["dial-out, United Kingdom"][3:5] == ("0.014", "0.016")
    assert [row[-1] for row in rows.values()] == ["No rate in the price book", "Rate differs", "As the price book says"]
    assert rows["dial-out, Côte d'Ivoire"][3] == "none"


def test_sentences_name_the_difference() -> None:
    assert "dial-out, South Korea: a connection fee of 0.050 USD was charged, the price book says 0.03." in said(
        Part("KR", "0.02", fee="0.05")
    )
    counted = said(Part("DE", "0.013", 200, increment=6))
    assert "Calls are rounded up to 6 s, not to 60 s" in counted
    assert "dial-out, Germany: calls are rounded up to 6 s, not to 60 s" in counted
    assert "100 % of the calls are explained" in said(Part("DE", "0", 5, licence=FREE))
    odd = said(Part("DE", "0.013", 50), Part("DE", charge="77.00", calls=1))
    assert "Jan 2024, dial-out, Germany, licence MCOMEETACPEA: 1 call, charged 77.00 USD" in odd


def test_a_learned_rate_says_how_sure_it_is() -> None:
    learnt = learned_rates(billed(Part("DE", "0.013", 100), Part("GB", "0.5", 2)), codes(), BOOK)
    assert learned_headline(learnt) == "1 rate was learned from the charges. 1 was left out: too little to go by."
    assert rate_note(learnt.rates[0], PLAIN_STYLE).startswith("0.0129")
    assert "(95 %) from" in rate_note(learnt.rates[0], PLAIN_STYLE)
    assert "rounded up to 60 s" in method_sentence(learnt, PLAIN_STYLE)
