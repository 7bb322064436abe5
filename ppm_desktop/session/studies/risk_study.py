"""The simulation of the shown scenario: worked out in the background, kept by project, stopped when nobody wants it any more."""

from __future__ import annotations

import os
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ppm_desktop.domain.checks import has_errors
from ppm_desktop.session.background.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.studies.risk_result import RiskResult

    Question = tuple[Project, int, int, int, bool]  # project, scenario's place, draws, seed, stop when known

DRAWS: Final = (1_000, 10_000, 100_000)
#: What a seed may be: whatever a spin box holds.
LARGEST_SEED: Final = 2**31 - 1
#: A chance is known when the true one is within a point, up or down, in 95 of 100 cases.
ONE_POINT: Final = 0.01
#: Per cent from which on progress is even: before, inputs are drawn, which is quick.
_EVEN_FROM: Final = 8
#: Shorter runs are not worth an estimate; in seconds.
_WORTH_SAYING: Final = 10.0
#: Somebody who types has gone on typing before the draws begin; in milliseconds.
_PAUSE: Final = 300
#: Results are kept until they have so many draws together; those of 100,000 draws take some hundred megabytes.
_MOST_KEPT: Final = 120_000


class RiskStudy(QObject):
    """Draws while somebody looks, and holds what it found last: old findings stay until there are new ones."""

    changed = Signal()  # other findings, another question, begun or ended
    progressed = Signal(int)  # per cent
    failed = Signal(object)  # an error of ours: exception
    _told = Signal(object, int)  # Event of the run, per cent; from the worker
    _found = Signal(object, object, object)  # question, findings or None, exception or None; from the worker

    def __init__(self, document: Document, catalogue: Catalogue, style: NumberStyle) -> None:
        """Study the shown scenario of ``document``; results are written in ``style``."""
        super().__init__()
        self._document = document
        self._catalogue = catalogue
        self._style = style
        self.draws = 10_000
        self.seed = 1
        self.until_known = False
        self.result: RiskResult | None = None  # the last ones, perhaps of an older question
        self.progress = 0
        self._even: tuple[int, float] | None = None  # per cent and time at which progress became even
        self.seconds_left: float | None = None  # of a run that takes long; None where that is not known, or soon over
        self.too_large = False  # the draws did not fit into memory
        self._kept: list[tuple[Question, RiskResult]] = []  # the newest last
        self._running: Question | None = None
        self._given_up = Event()
        self._halted = False  # by the user, until the next question
        self._looking: Callable[[], bool] = lambda: False
        self._workers = Workers(1, "risk", "last")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.run)
        self._told.connect(self._tell)
        self._found.connect(self._take)
        document.changed.connect(self._ask_anew)
        document.scenario_changed.connect(self._ask_anew)

    # what is known

    @property
    def current(self) -> RiskResult | None:
        """The findings for the project as it is, with these draws and this seed; None until they are there."""
        return self._kept_for(self._question())

    @property
    def at_work(self) -> bool:
        """Whether draws are being made, or about to be."""
        return self._running is not None or self._pause.isActive()

    @property
    def possible(self) -> bool:
        """Whether the project can be calculated at all."""
        return not has_errors(self._document.problems)

    def probability(self, project: Project, scenario: Scenario) -> float | None:
        """Return how likely the cheapest option is to be cheapest, if exactly this project was simulated; otherwise None."""
        for (known, place, *_settings), found in reversed(self._kept):
            if known is project and project.scenarios[place] is scenario:
                return found.findings.probability
        return None

    # what is asked

    def choose(self, *, draws: int | None = None, seed: int | None = None, until_known: bool | None = None) -> None:
        """Draw otherwise: no edit of the project."""
        before = self._question()
        self.draws = self.draws if draws is None else draws
        self.seed = self.seed if seed is None else min(max(seed, 0), LARGEST_SEED)
        self.until_known = self.until_known if until_known is None else until_known
        if not _same(before, self._question()):
            self._ask_anew()

    def look(self, looking: Callable[[], bool]) -> None:
        """Draw from now on whenever ``looking`` says that somebody looks; what is under way goes on when nobody does any more."""
        self._looking = looking
        if not self._halted:
            self._begin_soon()

    def run(self) -> None:
        """Draw now, also after a halt."""
        self._pause.stop()
        self._halted = False
        question = self._question()
        if self._adopt() or not self.possible or _same(question, self._running):
            self.changed.emit()
            return
        self._give_up()
        self._running, self.progress, self.too_large = question, 0, False
        self._even = self.seconds_left = None
        given_up = self._given_up = Event()
        self._workers.start(lambda: self._work(question, given_up))
        self.changed.emit()

    def halt(self) -> None:
        """Stop drawing; the last findings stay."""
        self._pause.stop()
        self._halted = True
        self._give_up()
        self.changed.emit()

    def stop(self) -> None:
        """Give up and begin no more; for closing the window."""
        self._pause.stop()
        self._give_up()
        self._workers.stop()

    # inside

    def _question(self) -> Question:
        return self._document.project, self._document.scenario_index, self.draws, self.seed, self.until_known

    def _kept_for(self, question: Question) -> RiskResult | None:
        return next((found for known, found in self._kept if _same(known, question)), None)

    def _adopt(self) -> bool:
        """Show kept findings where there are any for the question."""
        found = self.current
        if found is not None:
            self.result = found
            self._give_up()
        return found is not None

    def _give_up(self) -> None:
        self._given_up.set()
        self._running = None

    def _ask_anew(self) -> None:
        self._halted = self.too_large = False
        self._give_up()
        self._begin_soon()
        self.changed.emit()

    def _begin_soon(self) -> None:
        if not self._adopt() and self._looking() and self.possible and self._running is None:
            self._pause.start()

    def _work(self, question: Question, given_up: Event) -> None:
        """Draw; in a thread."""
        from ppm_desktop.decisions.flip_search import NoLongerWantedError  # noqa: PLC0415 - brings numpy, in a thread
        from ppm_desktop.decisions.risk.findings import risk_findings  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.risk.running import Run  # noqa: PLC0415 - as above
        from ppm_desktop.session.studies.risk_result import risk_result  # noqa: PLC0415 - as above

        project, place, draws, seed, until_known = question
        last = [-1]

        def tell(done: float) -> None:
            if int(100 * done) > last[0]:
                last[0] = int(100 * done)
                self._told.emit(given_up, last[0])

        run = Run(tell, lambda: not given_up.is_set(), ONE_POINT if until_known else 0.0)
        threads = max(1, (os.cpu_count() or 1) - 1)  # the window keeps one processor
        try:
            defaults = self._catalogue.risk_defaults.defaults()
            findings = risk_findings(
                project,
                project.scenarios[place],
                self._catalogue.availability,
                defaults,
                draws=draws,
                seed=seed,
                threads=threads,
                run=run,
            )
            found = risk_result(findings, defaults, self._style)
        except NoLongerWantedError:
            return
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which deals with it there
            self._found.emit(question, None, error)
        else:
            self._found.emit(question, found, None)

    @Slot(object, int)
    def _tell(self, run: Event, percent: int) -> None:
        if run is self._given_up and self._running is not None:
            self.progress = percent
            self._estimate(percent, monotonic())
            self.progressed.emit(percent)

    def _estimate(self, percent: int, now: float) -> None:
        if percent < _EVEN_FROM:
            return
        if self._even is None:
            self._even = percent, now
            return
        begun, since = self._even
        left = (now - since) / max(1, percent - begun) * (100 - percent)
        self.seconds_left = left if left > _WORTH_SAYING else None

    @Slot(object, object, object)
    def _take(self, question: Question, found: RiskResult | None, error: Exception | None) -> None:
        if not _same(question, self._running):
            return  # too late
        self._running = None
        if isinstance(error, MemoryError):
            self.too_large = self._halted = True
        elif error is not None:
            self.failed.emit(error)
        elif found is not None:
            self.result = found
            self._kept.append((question, found))
            while len(self._kept) > 1 and sum(known.findings.summary.simulation.draws for _question, known in self._kept) > _MOST_KEPT:
                del self._kept[0]
        self.changed.emit()


def _same(one: Question, other: Question | None) -> bool:
    """Say whether two questions are about the same project, which is never changed, only replaced."""
    return other is not None and one[0] is other[0] and one[1:] == other[1:]
