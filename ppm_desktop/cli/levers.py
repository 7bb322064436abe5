"""``ppm levers``: what dial-out settings, toll-free off and joining by app save under one option."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from ppm_desktop.cli.opening import ExitCode, catalogue, opened_scenario, print_json, stop, terminal_style
from ppm_desktop.decisions.lever_plan import LeverPlan
from ppm_desktop.decisions.lever_study import lever_study
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.domain.policies import DialOutPolicy
from ppm_desktop.wording import ENGLISH, speaking, tr

_POLICIES = get_args(DialOutPolicy)
_LARGEST_COST = 1e12


def levers(  # noqa: PLR0913, PLR0917 - typer's way
    file: Annotated[str, typer.Argument(metavar="FILE", help="A project file (*.ppmplan).")],
    option: Annotated[str, typer.Option(metavar="ID", help="The option whose cost the levers change.")],
    dial_out: Annotated[
        str | None, typer.Option(metavar="|".join(_POLICIES), help="The dial-out setting that is tried for all groups.")
    ] = None,
    app: Annotated[float | None, typer.Option(min=0, max=100, help="Per cent of the phone participants who join by app instead.")] = None,
    renewal_months: Annotated[
        int | None, typer.Option(min=0, max=10 * MONTHS_PER_YEAR, help="Months until recurring invitations are renewed.")
    ] = None,
    campaign_cost: Annotated[
        float | None, typer.Option(min=0, max=_LARGEST_COST, help="What it costs to move people to the app, in the project's currency.")
    ] = None,
    groups: Annotated[
        list[str] | None, typer.Option("--group", metavar="NAME", help="Only this group; may be given several times.")
    ] = None,
    scenario: Annotated[str | None, typer.Option(help="The scenario; the first unless given.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Pull the levers alone and together, and say who uses up the pool. Exit code 3: a price is missing."""
    project, chosen = opened_scenario(file, scenario)
    found = next((one for one in chosen.options if one.id == option), None)
    if found is None:
        known = ", ".join(one.id for one in chosen.options)
        stop(tr('There is no option "{given}". Known: {known}.').format(given=option, known=known))
    names = [group.name for group in chosen.groups]
    for name in groups or ():
        if name not in names:
            stop(tr('There is no group "{given}". Known: {known}.').format(given=name, known=", ".join(names)))
    defaults = catalogue().lever_defaults
    setting = next((policy for policy in _POLICIES if policy == dial_out), defaults.dial_out)
    if dial_out is not None and setting != dial_out:
        stop(tr('There is no dial-out setting "{given}". Known: {known}.').format(given=dial_out, known=", ".join(_POLICIES)))
    plan = LeverPlan(
        dial_out=setting,
        app_share=defaults.app_share if app is None else app / 100,
        renewal_months=defaults.renewal_months if renewal_months is None else renewal_months,
        groups=tuple(groups or ()),
    )
    study = lever_study(project, chosen, found, plan, catalogue().availability)
    if as_json:
        from ppm_desktop.reports.levers.json_form import levers_entry  # noqa: PLC0415 - one output only
        from ppm_desktop.reports.results_json import results_document  # noqa: PLC0415 - one output only

        with speaking(ENGLISH):  # programs read it, whoever starts them
            print_json(results_document(file=file, **levers_entry(study, campaign_cost)))
    else:
        from ppm_desktop.reports.levers.terminal import print_levers  # noqa: PLC0415 - rich loads only when somebody reads

        print_levers(file, study, campaign_cost, terminal_style())
    if study.levers.together is None:
        raise typer.Exit(ExitCode.INCOMPLETE)
