"""The program tries itself: does every part that an installation may lack work here? One line each, and nothing is left behind.

It is what a build has to pass before it is packed, and what an administrator runs after installing: ``ppm-desktop --self-check``.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.costing.comparison import compare
from ppm_desktop.files.project_file import read_project
from ppm_desktop.paper.jobs import Broken, Refused, Subject, WriteFiles, Written
from ppm_desktop.paper.outputs import OUTPUTS, Order, write
from ppm_desktop.reports.usage.sentences import refusal_sentence
from ppm_desktop.session.background.press import Press
from ppm_desktop.usage.problems import UsageRefusedError
from ppm_desktop.usage.reading import UsageReading
from ppm_desktop.views.picture import WindowPicture
from ppm_desktop.wording import current_language, mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.views.main_window import MainWindow

SAMPLE: Final = "samples/forty-person-firm.ppmplan"
#: Two meetings of an invented organiser, as Teams exports them; 121 seconds are billed as three minutes.
USAGE: Final = """\
UsageId,Call ID,Conference ID,UPN,Call Type,Number Type,Destination Dialed,Start Time,End Time,Duration Seconds,Charge,Currency,Capability
1,a,11,somebody@example.com,conf_in,toll,Germany,2026-01-05 09:00:00Z,2026-01-05 09:02:01Z,121,0.00,EUR,MCOMEETADD
2,b,11,somebody@example.com,conf_out,,Germany,2026-01-06 09:00:00Z,2026-01-06 09:01:00Z,60,0.02,EUR,MCOMEETADD
"""
_USAGE_CALLS: Final = 2
#: In milliseconds; a slow computer takes ten seconds for the slowest part.
_TIME_LIMIT: Final = 120_000
_SMALLEST_FILE: Final = 1000
_BEGINNINGS: Final = {".pdf": b"%PDF-", ".xlsx": b"PK", ".pptx": b"PK"}


class SelfCheckError(Exception):
    """A part does not work; the text is a sentence that says how that was seen."""


@dataclass(slots=True)
class SelfCheck:
    """Goes through the parts in order; what one has made serves the next."""

    window: MainWindow
    folder: Path  # for what is written; empty
    tell: Callable[[str], None]
    _catalogue: Catalogue | None = field(default=None, init=False)
    _comparison: Comparison | None = field(default=None, init=False)

    def run(self) -> bool:
        """Try every part, also after one has failed, as far as it does not rest on that; say whether all work."""
        works = True
        for title, step in _STEPS:
            try:
                said = step(self)
            except SelfCheckError as problem:
                works = False
                self.tell(tr("{part}: does not work. {reason}").format(part=tr(title), reason=problem))
            except Exception as error:  # noqa: BLE001 - whatever a library that is half there raises is what is looked for
                works = False
                reason = f"{type(error).__name__}: {error}"
                self.tell(tr("{part}: does not work. {reason}").format(part=tr(title), reason=reason))
            else:
                self.tell(tr("{part}: {finding}").format(part=tr(title), finding=said))
        self.tell(tr("Everything works.") if works else tr("Not everything works; the lines above say what."))
        return works

    def sample(self) -> str:
        """Open a sample with the catalogue."""
        self._catalogue = load_catalogue()
        reading = read_project(resource_path(SAMPLE), self._catalogue.country_codes)
        if not reading.sound or reading.project is None:
            raise SelfCheckError(tr("The sample has mistakes; the installation is damaged."))
        scenario = reading.project.scenarios[reading.project.baseline_index]
        self._comparison = compare(reading.project, scenario, self._catalogue.availability)
        return trn("opened, with {count} group", "opened, with {count} groups", len(scenario.groups)).format(count=len(scenario.groups))

    def computing(self) -> str:
        """Look at what the engine made of it."""
        options = self._compared().results
        if not all(option.total > 0 for option in options):
            raise SelfCheckError(tr("An option of the sample costs nothing."))
        return trn("{count} option compared", "{count} options compared", len(options)).format(count=len(options))

    def outputs(self) -> str:
        """Write every kind of file in this process, as ``ppm export`` does."""
        if self._catalogue is None:
            raise SelfCheckError(tr("There is no catalogue."))
        order = Order(SAMPLE, self._compared(), self._catalogue, datetime.now(UTC).date())
        files = [file for one in OUTPUTS for file in write(one, order, self.folder / f"sample-{one.id}{one.suffix}")]
        for file in files:
            _judge(file)
        kinds = ", ".join(one.id for one in OUTPUTS)
        return trn("{count} file written ({kinds})", "{count} files written ({kinds})", len(files)).format(count=len(files), kinds=kinds)

    def usage(self) -> str:
        """Import a small usage export."""
        export = self.folder / "usage.csv"
        export.write_text(USAGE, encoding="utf-8")
        if self._catalogue is None:
            raise SelfCheckError(tr("There is no catalogue."))
        try:
            calls = sum(int(count) for count in UsageReading([export], self._catalogue.countries).run().cube.calls)
        except UsageRefusedError as error:
            raise SelfCheckError(refusal_sentence(error.problem)) from error
        if calls != _USAGE_CALLS:
            raise SelfCheckError(tr("{found} calls were read instead of {expected}.").format(found=calls, expected=_USAGE_CALLS))
        return trn("{count} call read", "{count} calls read", calls).format(count=calls)

    def picture(self) -> str:
        """Draw the window with the sample, off-screen."""
        target, loop, problems = self.folder / "window.png", QEventLoop(), list[str]()

        def end(problem: str) -> None:
            problems.append(problem)
            loop.quit()

        WindowPicture(self.window, target, "compare", _TIME_LIMIT).finished.connect(end)
        self.window.painted.connect(self.window.load_chart_library)
        self.window.show()
        self.window.files.open(resource_path(SAMPLE), untitled=True)
        loop.exec()
        if problems[0]:
            raise SelfCheckError(problems[0])
        picture = QImage(str(target))
        step = max(1, picture.width() // 200)
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), step) for y in range(0, picture.height(), step)}
        if len(colours) < 4:  # noqa: PLR2004 - ground, text, lines and bars
            raise SelfCheckError(tr("The picture of the window is empty."))
        return tr("drawn with its chart, {width} × {height} points").format(width=picture.width(), height=picture.height())

    def press(self) -> str:
        """Have the report written by the process that the window starts for it."""
        comparison, target = self._compared(), self.folder / "press.pdf"
        place = comparison.project.scenarios.index(comparison.scenario)
        spoken = current_language()
        subject = Subject(comparison.project, place, SAMPLE, spoken, spoken, datetime.now(UTC).date())
        press, loop, answers = Press(), QEventLoop(), list[object]()

        def done(answer: object) -> None:
            answers.append(answer)
            loop.quit()

        press.ask(WriteFiles(subject, "pdf", target), done)
        QTimer.singleShot(_TIME_LIMIT, loop.quit)
        loop.exec()
        press.stop()
        answer = answers[0] if answers else None
        if isinstance(answer, Refused):
            raise SelfCheckError(answer.sentence)
        if isinstance(answer, Broken):
            raise SelfCheckError(answer.trace.strip().splitlines()[-1])
        if not isinstance(answer, Written):
            raise SelfCheckError(tr("The process for reports does not answer."))
        _judge(target)
        return tr("its process answers, and wrote {file}").format(file=target.name)

    def _compared(self) -> Comparison:
        if self._comparison is None:
            raise SelfCheckError(tr("There is no comparison."))
        return self._comparison


_STEPS: Final[tuple[tuple[str, Callable[[SelfCheck], str]], ...]] = (
    (mark("Sample"), SelfCheck.sample),
    (mark("Engine"), SelfCheck.computing),
    (mark("Exports"), SelfCheck.outputs),
    (mark("Usage export"), SelfCheck.usage),
    (mark("Window"), SelfCheck.picture),
    (mark("Report"), SelfCheck.press),
)


def check_itself(window: MainWindow) -> bool:
    """Try everything with a window that nobody sees, and a folder that is removed afterwards. Say whether all works; each part prints a line."""
    with tempfile.TemporaryDirectory(prefix="ppm-self-check-") as folder:
        works = SelfCheck(window, Path(folder), _print).run()
    window.stop()
    window.hide()
    gc.unfreeze()
    gc.enable()  # for the end of Python: DuckDB complains at length about classes that were not taken apart
    return works


def _judge(file: Path) -> None:
    """See that a file has content, and begins as such files do."""
    beginning = _BEGINNINGS.get(file.suffix, b"")
    with file.open("rb") as content:
        begins_well = content.read(len(beginning)) == beginning
    if not begins_well or (beginning and file.stat().st_size < _SMALLEST_FILE):
        raise SelfCheckError(tr("{file} is not what it should be.").format(file=file.name))


def _print(line: str) -> None:
    """Print a line; a window program of Windows has nowhere to print to unless somebody gives it a file."""
    if sys.stdout is not None:
        print(line, flush=True)  # noqa: T201 - for the terminal it was started from
