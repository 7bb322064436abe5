"""Which product each organiser of the imported calls should have: worked out in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.session.background.background_study import PlanStudy
from ppm_desktop.session.entry.product_words import product_word
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.mix.people_panel import PeopleMixTold
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.calls.imported_calls import CallsInMemory, ImportedCalls
    from ppm_desktop.session.document import Document


@dataclass(frozen=True, slots=True, eq=False)
class PeopleQuestion:
    """Who is to have what. Plans and calls are told apart by identity: they are never changed, only replaced."""

    project: Project
    scenario: Scenario
    calls: ImportedCalls
    donors: bool  # whether people may get a licence for the sake of its pool minutes
    people_list: Path | None  # who belongs to which group of the plan

    def same(self, other: PeopleQuestion | None) -> bool:
        """Say whether another question is this one."""
        if other is None or self.scenario is not other.scenario or self.project is not other.project or self.calls is not other.calls:
            return False
        return (self.donors, self.people_list) == (other.donors, other.people_list)


class PeopleMixStudy(PlanStudy[PeopleQuestion, "PeopleMixTold"]):
    """Finds while somebody looks."""

    def __init__(self, document: Document, calls: CallsInMemory, catalogue: Catalogue, style: NumberStyle, errands: Errands) -> None:
        """Study the shown scenario of ``document`` with the calls in memory, in a thread beside ``errands``."""
        super().__init__(document, errands.apart("people"))
        self._calls, self._catalogue, self._style = calls, catalogue, style
        self._writing = errands
        self.donors = True
        self.people_list: Path | None = None

    def question(self) -> PeopleQuestion | None:
        """Ask about the shown scenario, where the calls of its plan are in memory."""
        calls, document = self._calls.of(self._document.project), self._document
        if calls is None:
            return None
        return PeopleQuestion(document.project, document.scenario, calls, self.donors, self.people_list)

    def allow_donors(self, donors: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Say whether people may get a licence for the sake of its pool minutes."""
        self.donors = donors
        self.look()

    def take_people(self, path: Path | None) -> None:
        """Read who belongs to which group of the plan from a list."""
        self.people_list = path
        self._asked = self._answered = None  # the list may have been mended
        self.look()

    def answer(self, question: PeopleQuestion) -> PeopleMixTold:
        """Find the mix and say it; in a thread."""
        return _told(question, self._catalogue, self._style)

    def write_list(self, target: Path, done: Callable[[str], None], failed: Callable[[Exception], None]) -> None:
        """Read the exports again and write names and products; ``done`` gets what to say about it."""
        result, question = self.result, self._answered
        if result is None or question is None:
            return
        calls, people_list, style = question.calls, question.people_list, self._style
        groups = tuple(group.name for group in question.scenario.groups)

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

        self._writing.send(write, say, failed)


def _told(question: PeopleQuestion, catalogue: Catalogue, style: NumberStyle) -> PeopleMixTold:
    """Find the mix and say it; in a thread."""
    from ppm_desktop.decisions.people_mix.find import people_mix  # noqa: PLC0415 - brings numpy, in a thread
    from ppm_desktop.decisions.people_mix.rated_calls import NobodyError, NoProductError, rated_calls  # noqa: PLC0415 - as above
    from ppm_desktop.files.people_list import PeopleListError, read_people_list  # noqa: PLC0415 - as above
    from ppm_desktop.files.system_reasons import system_reason  # noqa: PLC0415 - as above
    from ppm_desktop.reports.mix import people_words as words  # noqa: PLC0415 - as above
    from ppm_desktop.reports.mix.people_panel import PeopleMixTold, people_mix_told  # noqa: PLC0415 - as above
    from ppm_desktop.usage.cube import pseudonyms  # noqa: PLC0415 - as above

    project, scenario, calls, people_list = question.project, question.scenario, question.calls, question.people_list
    names = tuple(group.name for group in scenario.groups)
    none: Final = tr("There is no mix")
    try:
        people = {} if people_list is None else read_people_list(people_list, names)
        known = pseudonyms(people, calls.key)
        rated = rated_calls(
            project, scenario, catalogue.availability, calls.found.cube, {known[person]: group for person, group in people.items()}
        )
        short = {product.id: product_word(product.id, project.price_book) for product in project.price_book.products}
        return people_mix_told(rated, people_mix(rated.tenant, donors=question.donors), calls.names, short, style)
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
