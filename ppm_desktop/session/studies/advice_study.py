"""Advice on trigger and recharge under drawn demand: worked out in the background, stopped when nobody wants it any more.

Draws do not depend on how calls are paid for, so that they are kept while only amounts change, and taken from the place Risk where it has them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ppm_desktop.session.background.workers import Workers

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.decisions.funding_advice import FundingAdvice
    from ppm_desktop.decisions.risk.simulate import Simulation
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.studies.risk_study import RiskStudy

#: As many as the command line makes, so that both say the same.
DRAWS: Final = 10_000
#: Somebody who types has gone on typing before the draws begin; in milliseconds.
_PAUSE: Final = 300


@dataclass(frozen=True, slots=True, eq=False)
class AdviceWish:
    """What advice is wanted on."""

    project: Project
    scenario: Scenario
    option: str  # id
    risk: float  # share of the draws in which service may stop
    lag_days: int  # how late recharging sees spending
    seed: int

    def same(self, other: AdviceWish | None) -> bool:
        """Say whether another wish is this one."""
        if other is None or self.project is not other.project or self.scenario is not other.scenario:
            return False
        return (self.option, self.risk, self.lag_days, self.seed) == (other.option, other.risk, other.lag_days, other.seed)


class AdviceStudy(QObject):
    """Keeps the last advice; it may be of an older wish while it is at work."""

    changed = Signal()  # other advice, begun or ended
    progressed = Signal(int)  # per cent of the draws
    failed = Signal(object)  # an error of ours: exception
    _told = Signal(object, int)  # Event of the run, per cent; from the worker
    _found = Signal(object, object, object, object)  # wish, simulation or None, advice or None, exception or None; from the worker

    def __init__(self, catalogue: Catalogue, errands: Errands, risk: RiskStudy | None = None) -> None:
        """``risk`` may have draws; with the end of ``errands`` it gives up."""
        super().__init__()
        self._catalogue = catalogue
        self._risk = risk
        self._wish: AdviceWish | None = None
        self._running: AdviceWish | None = None
        self._answered: AdviceWish | None = None
        self._kept: Simulation | None = None
        self._given_up = Event()
        self.advice: FundingAdvice | None = None
        self.progress = 0
        self.too_large = False  # the draws did not fit into memory
        self._workers = Workers(1, "advice", "last")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._run)
        self._told.connect(self._tell)
        self._found.connect(self._take)
        self.failed.connect(errands.failed)
        errands.stopping.connect(self.stop)

    @property
    def seed(self) -> int:
        """The seed of the place Risk, so that both draw the same."""
        return 1 if self._risk is None else self._risk.seed

    @property
    def up_to_date(self) -> bool:
        """Whether the advice is what was wanted last."""
        return self.advice is not None and self._answered is self._wish

    @property
    def at_work(self) -> bool:
        """Whether advice is being worked out, or about to be."""
        return self._running is not None or self._pause.isActive()

    def ask(self, wish: AdviceWish) -> None:
        """Work advice out soon. What is under way for another wish is given up, unless its draws serve this one, too."""
        if wish.same(self._wish):
            return
        self._wish = wish
        if not self._draws_serve(wish):
            self._give_up()
            self._pause.start()
        self.changed.emit()

    def keep_to(self, project: Project) -> None:
        """Give up what is under way for another plan: nobody looks, and drawing it would slow down whoever edits."""
        if self._wish is not None and self._wish.project is not project and self.at_work:
            self._pause.stop()
            self._give_up()
            self._wish = None  # asked again when somebody looks

    def stop(self) -> None:
        """Give up and begin no more; for closing the window."""
        self._pause.stop()
        self._give_up()
        self._workers.stop()

    def _draws_serve(self, wish: AdviceWish) -> bool:
        from ppm_desktop.session.studies.wallet_result import same_costs  # noqa: PLC0415 - brings numpy

        at = self._running
        return at is not None and at.seed == wish.seed and same_costs((at.project, at.scenario), (wish.project, wish.scenario))

    def _give_up(self) -> None:
        self._given_up.set()
        self._running = None

    def _run(self) -> None:
        wish = self._wish
        if wish is None:
            return
        self._running, self.progress, self.too_large = wish, 0, False
        given_up = self._given_up = Event()
        known = [self._kept]
        if self._risk is not None and self._risk.result is not None:
            known.append(self._risk.result.findings.summary.simulation)
        self._workers.start(lambda: self._work(wish, known, given_up))
        self.changed.emit()

    def _work(self, wish: AdviceWish, known: list[Simulation | None], given_up: Event) -> None:
        """Draw unless it is drawn already, and advise; in a thread."""
        from ppm_desktop.decisions.flip_search import NoLongerWantedError  # noqa: PLC0415 - brings numpy, in a thread
        from ppm_desktop.decisions.funding_advice import AdviceQuestion, funding_advice  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.risk.running import Run  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.risk.simulate import simulate  # noqa: PLC0415 - as above
        from ppm_desktop.session.studies.wallet_result import same_costs, smallest_purchase  # noqa: PLC0415 - as above

        last = [-1]

        def tell(done: float) -> None:
            if int(100 * done) > last[0]:
                last[0] = int(100 * done)
                self._told.emit(given_up, last[0])

        def fits(drawn: Simulation | None) -> bool:
            if drawn is None or drawn.seed != wish.seed or drawn.draws != DRAWS:
                return False
            return same_costs((drawn.comparison.project, drawn.comparison.scenario), (wish.project, wish.scenario))

        threads = max(1, (os.cpu_count() or 1) - 1)  # the window keeps one processor
        question = AdviceQuestion(wish.risk, wish.lag_days, smallest=smallest_purchase(wish.project))
        place = next(number for number, option in enumerate(wish.scenario.options) if option.id == wish.option)
        try:
            drawn = next((one for one in known if fits(one)), None) or simulate(
                wish.project,
                wish.scenario,
                self._catalogue.availability,
                self._catalogue.risk_defaults.defaults(),
                draws=DRAWS,
                seed=wish.seed,
                threads=threads,
                run=Run(tell, lambda: not given_up.is_set()),
            )
            advice = funding_advice(drawn, place, wish.scenario.credits, self._catalogue.credits_terms, question)
        except NoLongerWantedError:
            return
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which deals with it there
            self._found.emit(wish, None, None, error)
        else:
            self._found.emit(wish, drawn, advice, None)

    @Slot(object, int)
    def _tell(self, run: Event, percent: int) -> None:
        if run is self._given_up and self._running is not None:
            self.progress = percent
            self.progressed.emit(percent)

    @Slot(object, object, object, object)
    def _take(self, wish: AdviceWish, drawn: Simulation | None, advice: FundingAdvice | None, error: Exception | None) -> None:
        if drawn is not None:
            self._kept = drawn
        if wish is not self._running:
            return  # too late
        self._running = None
        if wish is not self._wish and error is None:  # its draws are wanted; the amounts have changed meanwhile
            self._pause.start()
        if isinstance(error, MemoryError):
            self.too_large = True
        elif error is not None:
            self.failed.emit(error)
        else:
            self._answered, self.advice = wish, advice
        self.changed.emit()
