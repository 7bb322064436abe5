"""Which product each organiser of the imported calls should have: worked out in the background, and stopped when nobody wants it any more."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from ppm_desktop.domain.checks import has_errors
from ppm_desktop.session.product_words import product_word
from ppm_desktop.session.workers import Workers
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.people_mix_panel import PeopleMixTold
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.errands import Errands
    from ppm_desktop.session.imported_calls import CallsInMemory, ImportedCalls

#: Project, place of the scenario, calls, whether donors are allowed, and the list of people.
Question = tuple["Project", int, "ImportedCalls", bool, "Path | None"]


class PeopleMixStudy(QObject):
    """Keeps the last mix; it may be of an older question while it is at work."""

    changed = Signal()
    _found = Signal(object, object, object)  # question, PeopleMixTold or None, exception or None; from the worker

    def __init__(self, document: Document, calls: CallsInMemory, catalogue: Catalogue, style: NumberStyle, errands: Errands) -> None:
        """Study the shown scenario of ``document`` with the calls in memory; ``errands`` say when the window closes."""
        super().__init__()
        self._document, self._calls, self._catalogue = document, calls, catalogue
        self._style, self._errands = style, errands
        self._workers = Workers(1, "people")
        self._running: Question | None = None
        self._answered: Question | None = None
        self._given_up = Event()
        self.donors = True
        self.people_list: Path | None = None  # who belongs to which group of the plan
        self.result: PeopleMixTold | None = None
        self._found.connect(self._take)
        errands.stopping.connect(self._stop)

    @property
    def at_work(self) -> bool:
        """Whether a mix is being looked for."""
        return self._running is not None

    @property
    def up_to_date(self) -> bool:
        """Whether the result is about the plan and the calls as they are."""
        return self.result is not None and _same(self._question(), self._answered)

    def ask(self) -> None:
        """Find the mix of the plan and the calls as they are now, unless that is known or under way."""
        question = self._question()
        if question is None or has_errors(self._document.problems) or self.up_to_date or _same(question, self._running):
            return
        self._given_up.set()
        self._running = question
        given_up = self._given_up = Event()
        self._workers.start(lambda: self._work(question, given_up))
        self.changed.emit()

    def allow_donors(self, donors: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Say whether people may get a licence for the sake of its pool minutes."""
        self.donors = donors
        self.ask()

    def take_people(self, path: Path | None) -> None:
        """Read who belongs to which group of the plan from a list."""
        self.people_list = path
        self._answered = None  # the list may have been mended
        self.ask()

    def write_list(self, target: Path, done: Callable[[str], None], failed: Callable[[Exception], None]) -> None:
        """Read the exports again and write names and products; ``done`` gets what to say about it."""
        result, question = self.result, self._answered
        if result is None or question is None:
            return
        calls, people_list, style = question[2], question[4], self._style
        groups = tuple(group.name for group in question[0].scenarios[question[1]].groups)

        def write() -> int:
            from ppm_desktop.files.people_list import read_people_list  # noqa: PLC0415 - in this thread
            from ppm_desktop.usage.cube import pseudonyms  # noqa: PLC0415 - brings numpy, in this thread
            from ppm_desktop.usage.product_list import write_product_list  # noqa: PLC0415 - as above

            people = {} if people_list is None else read_people_list(people_list, groups)
            listed = {pseudonym: person for person, pseudonym in pseudonyms(people, calls.key).items()}
            return write_product_list(target, calls.paths, calls.key, dict(result.assigned), listed)

        def say(nameless: int) -> None:
            count = style.count(len(result.assigned))
            if nameless:
                said = tr("{file} is written: {count} organisers, of whom {nameless} could not be named: the exports have changed.")
                done(said.format(file=target.name, count=count, nameless=style.count(nameless)))
            else:
                done(tr("{file} is written: {count} organisers with their products.").format(file=target.name, count=count))

        self._errands.send(write, say, failed)

    def _question(self) -> Question | None:
        calls = self._calls.of(self._document.project)
        if calls is None:
            return None
        return self._document.project, self._document.scenario_index, calls, self.donors, self.people_list

    def _work(self, question: Question, given_up: Event) -> None:
        if given_up.is_set():
            return
        try:
            found = _told(question, self._catalogue, self._style)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which deals with it there
            self._found.emit(question, None, error)
        else:
            self._found.emit(question, found, None)

    @Slot(object, object, object)
    def _take(self, question: Question, found: PeopleMixTold | None, error: Exception | None) -> None:
        if not _same(question, self._running):
            return  # too late
        self._running = None
        if error is not None:
            self._errands.failed.emit(error)
        else:
            self.result, self._answered = found, question
        self.changed.emit()

    def _stop(self) -> None:
        self._given_up.set()
        self._workers.stop()


def _told(question: Question, catalogue: Catalogue, style: NumberStyle) -> PeopleMixTold:
    """Find the mix and say it; in a thread."""
    from ppm_desktop.decisions.people_mix.find import people_mix  # noqa: PLC0415 - brings numpy, in a thread
    from ppm_desktop.decisions.people_mix.rated_calls import NobodyError, NoProductError, rated_calls  # noqa: PLC0415 - as above
    from ppm_desktop.files.people_list import PeopleListError, read_people_list  # noqa: PLC0415 - as above
    from ppm_desktop.files.system_reasons import system_reason  # noqa: PLC0415 - as above
    from ppm_desktop.reports import people_mix_words as words  # noqa: PLC0415 - as above
    from ppm_desktop.reports.people_mix_panel import PeopleMixTold, people_mix_told  # noqa: PLC0415 - as above
    from ppm_desktop.usage.cube import pseudonyms  # noqa: PLC0415 - as above

    project, place, calls, donors, people_list = question
    scenario = project.scenarios[place]
    names = tuple(group.name for group in scenario.groups)
    none: Final = tr("There is no mix")
    try:
        people = {} if people_list is None else read_people_list(people_list, names)
        known = pseudonyms(people, calls.key)
        rated = rated_calls(
            project, scenario, catalogue.availability, calls.found.cube, {known[person]: group for person, group in people.items()}
        )
        short = {product.id: product_word(product.id, project.price_book) for product in project.price_book.products}
        return people_mix_told(rated, people_mix(rated.tenant, donors=donors), calls.names, short, style)
    except PeopleListError as error:
        file = "" if people_list is None else people_list.name
        return PeopleMixTold(none, "", (words.people_list_sentence(file, error.code, error.line, error.found, names),))
    except OSError as error:
        file = "" if people_list is None else people_list.name
        return PeopleMixTold(none, "", (tr("{file} cannot be read: {reason}.").format(file=file, reason=system_reason(error)),))
    except NobodyError:
        return PeopleMixTold(none, "", (words.nobody_sentence(),))
    except NoProductError as error:
        reasons = tuple(words.people_left_out_sentence(one, project, style) for one in error.left_out)
        return PeopleMixTold(none, "", (words.no_product_sentence(error, style), *reasons, words.months_sentence(error)))


def _same(one: Question | None, other: Question | None) -> bool:
    """Say whether two questions are about the same plan and the same calls, which are never changed, only replaced."""
    if one is None or other is None:
        return False
    return one[0] is other[0] and one[2] is other[2] and (one[1], *one[3:]) == (other[1], *other[3:])
