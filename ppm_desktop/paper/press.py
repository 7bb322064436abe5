"""A process of its own that sets reports and writes files for a window: ``python -m ppm_desktop.paper.press``.

Drawing charts takes Python's lock for long stretches, the language of a document is that of a whole process, and what takes too
long can be ended without harm to anybody: hence not a thread. Jobs come in on the standard input and answers leave on the standard
output, pickled: both ends are this program. The end of the input ends the process.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from ppm_desktop.paper.jobs import Answer, Broken, DrawPages, FileWritten, Job, Page, Pages, Refused, SetPages, Subject, WriteFiles, Written
from ppm_desktop.wording import choose_language, current_language, speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    import typst

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.paper.outputs import Order
    from ppm_desktop.paper.report.pdf import Setting

    Tell = Callable[[FileWritten], None]


class Press:
    """Does one job after the other."""

    def __init__(self) -> None:
        """Load nothing yet."""
        self._set: tuple[Setting, tuple[str, ...]] | None = None  # the report that was set last, with the texts of its pages

    def do(self, job: Job, tell: Tell) -> Answer:
        """Do a job; how far it is goes to ``tell``. Raises nothing."""
        from ppm_desktop.paper.outputs import OrderError  # noqa: PLC0415 - the process is there before it loads anything

        try:
            match job:
                case SetPages():
                    return self._set_pages(job)
                case DrawPages():
                    return self._draw(job.dots_per_inch)
                case WriteFiles():
                    return _write(job, tell)
        except OrderError as error:
            return Refused(str(error))
        except Exception:  # noqa: BLE001 - told to the window, which logs it
            return Broken(traceback.format_exc())

    def _set_pages(self, job: SetPages) -> Answer:
        from ppm_desktop.paper.outputs import firm_at, sections_known  # noqa: PLC0415 - as above
        from ppm_desktop.paper.report.page_texts import page_texts  # noqa: PLC0415 - as above
        from ppm_desktop.paper.report.pdf import pdf_of, setting_of  # noqa: PLC0415 - as above
        from ppm_desktop.reports.document.case import case_of  # noqa: PLC0415 - as above
        from ppm_desktop.reports.workbook.text_style import style_of_language  # noqa: PLC0415 - as above

        order = _order(job.subject)
        firm = firm_at(order.firm)
        with speaking(job.subject.language), sections_known():
            case = case_of(order.comparison, order.catalogue, style_of_language(), order.today)
            setting = setting_of(case, firm, order.paper, order.sections)
            # The file itself, because it is stricter than a picture and has the texts; the pictures are then drawn from what is set.
            self._set = (setting, page_texts(pdf_of(_compiler(), setting)))
        return self._draw(job.dots_per_inch)

    def _draw(self, dots_per_inch: float) -> Answer:
        from ppm_desktop.paper.report.pdf import pictures_of  # noqa: PLC0415 - as above

        if self._set is None:
            return Pages((), dots_per_inch)
        setting, texts = self._set
        pictures = pictures_of(_compiler(), setting, dots_per_inch)
        texts = (*texts, *("" for _ in pictures[len(texts) :]))
        return Pages(tuple(Page(picture, text) for picture, text in zip(pictures, texts, strict=False)), dots_per_inch)


def _write(job: WriteFiles, tell: Tell) -> Written:
    from ppm_desktop.paper.outputs import output, write  # noqa: PLC0415 - as above

    order, files = _order(job.subject), []
    with speaking(job.subject.language):
        for file in write(output(job.output), order, job.target):
            files.append(file)
            tell(FileWritten(file))
    return Written(tuple(files), order.comparison.complete)


def _order(subject: Subject) -> Order:
    from ppm_desktop.costing.comparison import compare  # noqa: PLC0415 - as above
    from ppm_desktop.paper.outputs import Order  # noqa: PLC0415 - as above

    if subject.spoken != current_language():
        choose_language(subject.spoken)
    comparison = compare(subject.project, subject.project.scenarios[subject.scenario], _catalogue().availability)
    return Order(subject.file, comparison, _catalogue(), subject.today, subject.paper, subject.sections, subject.firm)


@cache
def _catalogue() -> Catalogue:
    from ppm_desktop.catalog.catalogue import load_catalogue  # noqa: PLC0415 - as above

    return load_catalogue()


@cache
def _compiler() -> typst.Compiler:
    from ppm_desktop.paper.report.pdf import new_compiler  # noqa: PLC0415 - as above

    return new_compiler()


def serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    """Do jobs until there are no more."""
    press = Press()

    def tell(what: Answer | FileWritten) -> None:
        pickle.dump(what, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()

    while True:
        try:
            job = pickle.load(jobs)  # noqa: S301 - from our own window, which started this process
        except EOFError:
            return
        tell(press.do(job, tell))


def main() -> None:
    """Serve the window that started this process."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no answer
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
