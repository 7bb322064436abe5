from __future__ import annotations

import pytest
from building import COMPLETE_PROJECTS

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.decisions.flip_search import NoLongerWantedError
from ppm_desktop.decisions.risk.chunk_costs import CHUNK
from ppm_desktop.decisions.risk.findings import risk_findings
from ppm_desktop.decisions.risk.running import Run, half_width
from ppm_desktop.decisions.risk.simulate import simulate
from ppm_desktop.domain.project import Project
from ppm_desktop.files.project_file import read_project

CATALOGUE = load_catalogue()
DEFAULTS = CATALOGUE.risk_defaults.defaults()


def offices() -> Project:
    project = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").project
    assert project is not None
    return project


def test_progress_rises_to_the_end_and_changes_no_draw() -> None:
    plan, told = offices(), list[float]()
    found = simulate(plan, plan.scenarios[0], CATALOGUE.availability, DEFAULTS, draws=20 * CHUNK, run=Run(told.append))
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] == 1
    assert len(told) > 20
    alone = simulate(plan, plan.scenarios[0], CATALOGUE.availability, DEFAULTS, draws=20 * CHUNK)
    assert found.cost.tobytes() == alone.cost.tobytes()


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("after", [1, 15, 40])
def test_a_run_that_nobody_wants_any_more_ends_between_chunks(after: int, threads: int) -> None:
    plan, told = offices(), list[float]()
    run = Run(told.append, lambda: len(told) < after)
    with pytest.raises(NoLongerWantedError):
        simulate(plan, plan.scenarios[0], CATALOGUE.availability, DEFAULTS, draws=1000 * CHUNK, threads=threads, run=run)
    assert len(told) <= after + threads


def test_a_run_stops_when_the_chances_are_known_to_a_point_with_any_number_of_threads() -> None:
    plan = offices()
    found = [
        simulate(plan, plan.scenarios[0], CATALOGUE.availability, DEFAULTS, draws=20_000, threads=threads, run=Run(known_to=0.02))
        for threads in (1, 3)
    ]
    assert found[0].draws == found[1].draws < 20_000
    assert found[0].cost.tobytes() == found[1].cost.tobytes()
    longer = simulate(plan, plan.scenarios[0], CATALOGUE.availability, DEFAULTS, draws=found[0].draws)
    assert longer.cost.tobytes() == found[0].cost.tobytes()


def test_half_the_width_of_wilsons_interval_is_as_worked_out_by_hand() -> None:
    # 1.96 / sqrt(4 n) / (1 + 1.96^2 / n), with the square of 1.96 added under the root: 0.030 at 1,000 draws and one half.
    assert half_width(0.5, 1000) == pytest.approx(1.96 * (0.25 / 1000 + 1.96**2 / (4 * 1000**2)) ** 0.5 / (1 + 1.96**2 / 1000))
    assert half_width(0.0, 1000) == pytest.approx(0.00191, abs=1e-5)


def test_findings_hang_together() -> None:
    plan = offices()
    told: list[float] = []
    found = risk_findings(plan, plan.scenarios[0], CATALOGUE.availability, DEFAULTS, draws=2000, run=Run(told.append))
    assert told == sorted(told)
    assert found.measured is not None
    best = found.summary.rivals[found.measured.choice]
    assert best.regret is not None
    assert best.regret.mean == pytest.approx(found.measured.regret, abs=1e-5)
    assert found.probability is not None
    assert found.probability == pytest.approx(1 - found.measured.wrong, abs=1e-9)
    assert {bar.changing.path for bar in found.tornado.bars} == {entry.path for entry in found.summary.simulation.ranges}
    assert not found.certain
