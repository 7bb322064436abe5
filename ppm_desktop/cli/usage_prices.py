"""``ppm usage EXPORT… --prices`` and ``--learn-rates``: the charges of a bill held against a price book, and a price book learned from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, stop
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.decisions.reconciliation.billed_calls import BilledCalls
    from ppm_desktop.decisions.reconciliation.findings import Reconciliation
    from ppm_desktop.decisions.reconciliation.learned_rates import LearnedRates
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.usage.reading import UsageImport

_HEAD = ".toml"


@dataclass(frozen=True, slots=True)
class BillAnswers:
    """What the command line asks about the charges."""

    prices: str = ""  # a price book to hold them against
    learn_rates: Path | None = None  # where to write a price book learned from them

    @property
    def wanted(self) -> bool:
        """Whether anything is asked."""
        return bool(self.prices) or self.learn_rates is not None

    def check(self) -> None:
        """Stop before anything is read when the price book cannot be written there."""
        target = self.learn_rates
        if target is None:
            return
        from ppm_desktop.files.price_book_files import existing_files  # noqa: PLC0415 - only with --learn-rates

        if target.suffix.lower() != _HEAD:
            said = tr("--learn-rates expects a name that ends in .toml, not “{given}”. The rates go into a .csv beside it.")
            stop(said.format(given=target))
        for file in existing_files(target):
            stop(tr("{file} exists already and is left as it is. Choose another name.").format(file=file), ExitCode.WRONG_INPUT)


@dataclass(frozen=True, slots=True)
class BillFindings:
    """The answers; None for what was not asked."""

    reconciliation: Reconciliation | None = None
    learned: LearnedRates | None = None

    def entry(self) -> dict[str, object]:
        """Return what the JSON document gets."""
        entry: dict[str, object] = {}
        if self.reconciliation is not None:
            from ppm_desktop.reports.bill.reconciliation_json import reconciliation_entry  # noqa: PLC0415 - only with --prices

            entry["reconciliation"] = reconciliation_entry(self.reconciliation)
        if self.learned is not None:
            from ppm_desktop.reports.bill.learned_rates_json import learned_rates_entry  # noqa: PLC0415 - only with --learn-rates

            entry["learned_rates"] = learned_rates_entry(self.learned)
        return entry

    def print(self, style: NumberStyle) -> None:
        """Print them for people."""
        if self.reconciliation is not None:
            from ppm_desktop.reports.bill.reconciliation_terminal import print_reconciliation  # noqa: PLC0415 - rich loads only when somebody reads

            print_reconciliation(self.reconciliation, style)
        if self.learned is not None:
            from ppm_desktop.reports.bill.learned_rates_terminal import print_learned_rates  # noqa: PLC0415 - as above

            print_learned_rates(self.learned, style)


def answered(asked: BillAnswers, read: UsageImport) -> BillFindings:
    """Answer what was asked about an import that was read with its charges, and write what was to be written."""
    calls, summary = read.billed, read.summary
    if calls is None:
        return BillFindings()
    found = _reconciled(calls, asked.prices, summary.increment_seconds) if asked.prices else None
    if asked.learn_rates is None:
        return BillFindings(found)
    from ppm_desktop.decisions.reconciliation.learned_rates import learned_rates  # noqa: PLC0415 - only with --learn-rates

    learnt = learned_rates(calls, catalogue().licence_codes, catalogue().example_price_book(), summary.increment_seconds)
    _write(asked.learn_rates, learnt, calls.months, summary.last_day)
    return BillFindings(found, learnt)


def _reconciled(calls: BilledCalls, prices: str, increment_seconds: int) -> Reconciliation:
    """Hold the charges against what ``--prices`` names."""
    from ppm_desktop.decisions.reconciliation.reconcile import CurrenciesDifferError, reconcile  # noqa: PLC0415 - only with --prices
    from ppm_desktop.reports.bill.reconciliation_words import currencies_differ_sentence  # noqa: PLC0415 - as above

    try:
        return reconcile(calls, _book(prices, calls), catalogue().licence_codes, increment_seconds)
    except CurrenciesDifferError as error:
        stop(currencies_differ_sentence(error), ExitCode.WRONG_INPUT)


def _write(target: Path, found: LearnedRates, months: tuple[Month, ...], last_day: date | None) -> None:
    """Write the price book, and say so; without a rate there is none."""
    from ppm_desktop.decisions.reconciliation.learned_rates import SOURCE_ID, source_of  # noqa: PLC0415 - as above
    from ppm_desktop.domain.price_book_changes import book_id  # noqa: PLC0415 - as above
    from ppm_desktop.files.price_book_files import RatesToWrite, write_price_book  # noqa: PLC0415 - only with --learn-rates
    from ppm_desktop.reports.bill.learned_rates_words import bill_title, method_sentence, nothing_learned_sentence, rate_note  # noqa: PLC0415 - as above
    from ppm_desktop.reports.number_text import PLAIN_STYLE  # noqa: PLC0415 - as above

    if not found.found or last_day is None:
        stop(nothing_learned_sentence(), ExitCode.WRONG_INPUT)
    if not found.currency:
        stop(tr("The export names no currency, so no price book was written. Say which it is: --currency USD."), ExitCode.WRONG_INPUT)
    title, method = bill_title(months), method_sentence(found, PLAIN_STYLE)
    book = RatesToWrite(
        book_id(SOURCE_ID, last_day),
        title,
        last_day,
        found.currency,
        method,
        tr("PSTN usage report of the Teams admin center"),
        source_of(title, method, last_day),
        found.for_price_book(),
        tuple(rate_note(one, PLAIN_STYLE) for one in found.rates),
    )
    try:
        write_price_book(target, book)
    except OSError as error:
        stop(tr("{file} cannot be written: {reason}.").format(file=target, reason=system_reason(error)), ExitCode.WRONG_INPUT)
    typer.echo(tr("Written: {file}").format(file=target), err=True)


def _book(prices: str, calls: BilledCalls) -> PriceBook:
    """Return the price book that is named. A sheet has rates only: products are the program's own, and what it does not price has no price."""
    from ppm_desktop.cli.usage_book import usage_book  # noqa: PLC0415 - only with --prices

    examples = catalogue().example_price_book()
    if not calls.months:
        return examples
    return usage_book(prices, calls.currency, calls.months[0], replace(examples, name=Path(prices).name, rates=(), sources=()))
