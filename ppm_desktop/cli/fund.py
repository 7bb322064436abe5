"""``ppm fund``: what happens to prepaid money month by month."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, opened_scenario, print_json, stop, terminal_style
from ppm_desktop.costing.comparison import compare as compare_options
from ppm_desktop.costing.wallet import FundingRisks
from ppm_desktop.domain.checks import MINIMUM_FUNDING, MINIMUM_FUNDING_CURRENCY
from ppm_desktop.reports.funding.wallet import funding_of
from ppm_desktop.reports.funding.words import no_funding_sentence
from ppm_desktop.wording import ENGLISH, speaking, tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.funding_advice import FundingAdvice
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

_DAY = ["%Y-%m-%d"]
_DRAWS: Final = 10_000
_MOST_DRAWS: Final = 1_000_000
_MOST_THREADS: Final = 64
_LARGEST_SEED: Final = 2**63 - 1


def fund(  # noqa: PLR0913 - the options of the command line
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    option: Annotated[str, typer.Option(help="Id of the option.")],
    *,
    scenario: Annotated[str | None, typer.Option(help="The scenario; the first unless given.")] = None,
    posting_lag: Annotated[
        int | None,
        typer.Option(min=0, max=31, metavar="DAYS", help="How late auto-recharge sees what was spent; 0 unless given, 2 for advice."),
    ] = None,
    card_fails_from: Annotated[
        datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="The card for recharges fails from this day on.")
    ] = None,
    card_works_from: Annotated[
        datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="The card works again from this day on.")
    ] = None,
    risk: Annotated[float, typer.Option(min=0.0, max=0.99, help="For advice: in what share of the draws service may stop.")] = 0.01,
    draws: Annotated[int, typer.Option(min=1, max=_MOST_DRAWS, help="For advice: how many draws.")] = _DRAWS,
    seed: Annotated[int, typer.Option(min=0, max=_LARGEST_SEED, help="For advice: the same seed gives the same answer.")] = 1,
    post_paid_from: Annotated[
        datetime | None,
        typer.Option(formats=_DAY, metavar="DAY", help="For advice: billed afterwards from this day on; the end of the plan unless given."),
    ] = None,
    advice: Annotated[
        bool, typer.Option("--advice", help="Also say which trigger and recharge amount to set, under drawn demand.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Follow the Communications Credits of an option day by day. Exit code 3: done, but a rate is missing."""
    project, chosen = opened_scenario(file, scenario)
    result = compare_options(project, chosen, catalogue().availability).result(option)
    if result is None:
        known = ", ".join(o.id for o in chosen.options)
        stop(tr('There is no option "{given}". Known: {known}.').format(given=option, known=known))
    if advice and chosen.credits is not None and chosen.credits.mode == "post_paid":
        stop(tr("This scenario is billed afterwards: there is no wallet to advise on."), ExitCode.WRONG_INPUT)
    if chosen.credits is None:
        place = f"scenarios[{project.scenarios.index(chosen)}].credits"
        stop(f"{file}: {place}: {no_funding_sentence(project, chosen)}", ExitCode.WRONG_INPUT)
    risks = FundingRisks(posting_lag or 0, _day(card_fails_from), _day(card_works_from))
    funding = funding_of(project, chosen, result, chosen.credits, catalogue().credits_terms, risks)
    found = None
    if advice:
        asked = _Asked(risk, posting_lag, _day(post_paid_from), draws, seed)
        found = _advice(project, chosen, option, asked)
    if as_json:
        from ppm_desktop.reports.funding.json_form import funding_entry  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - as above

        with speaking(ENGLISH):  # programs read it, whoever starts them
            more = {}
            if found is not None:
                from ppm_desktop.reports.funding.advice_json import advice_entry  # noqa: PLC0415 - one output only

                more = advice_entry(found, project.currency)
            print_json(results_document(file=file, **funding_entry(funding), **more))
    else:
        from ppm_desktop.reports.funding.terminal import print_funding  # noqa: PLC0415 - rich loads only when somebody reads

        print_funding(file, funding, terminal_style())
        if found is not None:
            from ppm_desktop.reports.funding.advice_terminal import print_advice  # noqa: PLC0415 - as above

            print_advice(found, project.currency, terminal_style())
    if not funding.complete or (found is not None and not found.complete):
        raise typer.Exit(ExitCode.INCOMPLETE)


class _Asked(NamedTuple):
    risk: float
    lag: int | None
    post_paid_from: date | None
    draws: int
    seed: int


def _advice(project: Project, scenario: Scenario, option: str, asked: _Asked) -> FundingAdvice:
    """Draw the demand and advise on it."""
    from ppm_desktop.decisions.funding_advice import USUAL_LAG_DAYS, AdviceQuestion, funding_advice  # noqa: PLC0415 - this option only
    from ppm_desktop.decisions.risk.simulate import simulate  # noqa: PLC0415 - as above

    end = project.period[-1].plus(1).first_day
    if asked.post_paid_from is not None and not project.start.first_day <= asked.post_paid_from <= end:
        said = tr("--post-paid-from must be a day from {first} to {last}: within the plan, or the day after it.")
        stop(said.format(first=project.start.first_day.isoformat(), last=end.isoformat()))
    smallest = int(MINIMUM_FUNDING) if project.currency == MINIMUM_FUNDING_CURRENCY else 1
    lag = USUAL_LAG_DAYS if asked.lag is None else asked.lag
    question = AdviceQuestion(asked.risk, lag, asked.post_paid_from, smallest)
    place = next(number for number, one in enumerate(scenario.options) if one.id == option)
    defaults = catalogue().risk_defaults.defaults()
    threads = min(os.cpu_count() or 1, _MOST_THREADS)
    try:
        drawn = simulate(project, scenario, catalogue().availability, defaults, draws=asked.draws, seed=asked.seed, threads=threads)
        return funding_advice(drawn, place, scenario.credits, catalogue().credits_terms, question)
    except MemoryError:
        stop(tr("{draws} draws of this project do not fit into memory. Ask for fewer with --draws.").format(draws=asked.draws))


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
