"""The best mix of the shown scenario: worked out in the background while somebody looks, and made an option on request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from ppm_desktop.domain.checks import has_errors
from ppm_desktop.session.options_list import OptionsList
from ppm_desktop.session.product_words import product_word
from ppm_desktop.session.workers import Workers
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.table_twin import TableTwin
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.errands import Errands

    Question = tuple[Project, int, bool]  # project, scenario's place, whether licences may be given for their pool minutes


#: Columns of the table that a page has room for.
_SHOWN: Final = frozenset({"group", "product", "who", "organisers", "total"})


@dataclass(frozen=True, slots=True, eq=False)
class MixResult:
    """The mix in words and rows, or the sentences why there is none."""

    headline: str
    basis: str  # currency, period and what kind of cost it is
    sentences: tuple[str, ...]  # how good it is, and what it saves
    simple: tuple[str, ...] = ()  # what fewer rules cost more
    notes: tuple[str, ...] = ()
    twin: TableTwin | None = None  # all columns, to be copied
    shown: TableTwin | None = None  # those that a page has room for
    summary: str = ""  # the finding in one sentence, for whoever cannot see the table
    option: Option | None = None  # the same shares for people picked at random


class MixStudy(QObject):
    """Finds while somebody looks; the last findings stay until there are new ones."""

    changed = Signal()  # other findings, begun or ended
    _found = Signal(object, object, object)  # question, findings or None, exception or None; from the worker

    def __init__(self, document: Document, catalogue: Catalogue, style: NumberStyle, errands: Errands) -> None:
        """Study the shown scenario of ``document``; ``errands`` say when the window closes."""
        super().__init__()
        self._document = document
        self._catalogue = catalogue
        self._style = style
        self._errands = errands
        self._running: Question | None = None
        self._answered: Question | None = None
        self._given_up = Event()
        self._halted = False
        self._workers = Workers(1, "mix")
        self.donors = True
        self.result: MixResult | None = None
        self._found.connect(self._take)
        errands.stopping.connect(self._stop)

    @property
    def at_work(self) -> bool:
        """Whether a mix is being looked for."""
        return self._running is not None

    @property
    def halted(self) -> bool:
        """Whether somebody stopped the search for the plan as it is."""
        return self._halted and not self.up_to_date

    @property
    def possible(self) -> bool:
        """Whether the project can be calculated at all."""
        return not has_errors(self._document.problems)

    @property
    def up_to_date(self) -> bool:
        """Whether the result is about the project as it is."""
        return self.result is not None and _same(self._question(), self._answered)

    def allow_donors(self, donors: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Say whether people may get a licence for the sake of its pool minutes."""
        self.donors = donors
        self.ask()

    def ask(self) -> None:
        """Find the mix of the plan as it is now, unless that is known or under way."""
        question = self._question()
        if _same(question, self._running) or self.up_to_date or not self.possible:
            return
        self._given_up.set()
        self._halted = False
        self._running = question
        given_up = self._given_up = Event()
        self._workers.start(lambda: self._work(question, given_up))
        self.changed.emit()

    def halt(self) -> None:
        """Stop looking; the last findings stay."""
        self._given_up.set()
        self._running, self._halted = None, True
        self.changed.emit()

    def make_option(self) -> int:
        """Add the mix to the options of the scenario, as one undo step; return its row, -1 where there is no mix of the plan as it is."""
        if self.result is None or self.result.option is None or not self.up_to_date:
            return -1
        return OptionsList(self._document, self._style).add(self.result.option)

    def _question(self) -> Question:
        return self._document.project, self._document.scenario_index, self.donors

    def _work(self, question: Question, given_up: Event) -> None:
        """Find; in a thread."""
        from ppm_desktop.decisions.flip_search import NoLongerWantedError  # noqa: PLC0415 - brings numpy, in a thread

        def go_on() -> None:
            if given_up.is_set():
                raise NoLongerWantedError

        try:
            found = self._worked_out(question, go_on)
        except NoLongerWantedError:
            return
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which deals with it there
            self._found.emit(question, None, error)
        else:
            self._found.emit(question, found, None)

    def _worked_out(self, question: Question, go_on: Callable[[], None]) -> MixResult:
        """Find the mix and say it; in a thread."""
        from ppm_desktop.costing.comparison import compare  # noqa: PLC0415 - brings numpy, in a thread
        from ppm_desktop.decisions.best_mix.answer import answer_of  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.best_mix.candidates import NoCandidateError  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.best_mix.find import best_mix  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.best_mix.simple_rules import simple_mixes  # noqa: PLC0415 - as above
        from ppm_desktop.reports import mix_words as words  # noqa: PLC0415 - as above
        from ppm_desktop.reports.mix_table import mix_table  # noqa: PLC0415 - as above

        (project, place, donors), style = question, self._style
        scenario, availability = project.scenarios[place], self._catalogue.availability
        try:
            found = best_mix(project, scenario, availability, donors=donors, go_on=go_on)
        except NoCandidateError as error:
            reasons = tuple(words.left_out_sentence(one, project) for one in error.left_out if one.group in error.groups)
            return MixResult(tr("There is no best mix"), "", (words.no_candidate_sentence(error), *reasons))
        answer = answer_of(found, availability, tr(words.OPTION_NAME))
        against = words.against_option_sentence(answer, compare(project, scenario, availability).cheapest, style)
        twin = mix_table(answer, style)
        headline, gap = words.mix_headline(answer, style), words.gap_sentence(answer, style)
        notes = (
            words.donor_note(answer, style),
            words.random_sentence(answer, style),
            *(words.left_out_sentence(one, project) for one in found.terms.left_out),
            words.expected_cost_sentence(),
        )
        return MixResult(
            headline=headline.rstrip("."),
            basis=tr("Expected cost, {basis}").format(basis=twin.subtitle),
            sentences=tuple(text for text in (gap, against) if text),
            simple=tuple(words.simple_sentence(answer, one, style) for one in simple_mixes(found)),
            notes=tuple(note for note in notes if note),
            twin=twin,
            shown=_fitted(twin, {product.name: product_word(product.id, project.price_book) for product in project.price_book.products}),
            summary=f"{headline} {gap}",
            option=answer.option,
        )

    @Slot(object, object, object)
    def _take(self, question: Question, found: MixResult | None, error: Exception | None) -> None:
        if not _same(question, self._running):
            return  # too late
        self._running = None
        if error is not None:
            self._halted = True
            self._errands.failed.emit(error)
        else:
            self.result, self._answered = found, question
        self.changed.emit()

    def _stop(self) -> None:
        self._given_up.set()
        self._workers.stop()


def _fitted(twin: TableTwin, words: dict[str, str]) -> TableTwin:
    """Keep the columns that a page has room for, with short names of products."""
    kept = [place for place, column in enumerate(twin.columns) if column.key in _SHOWN]
    columns = tuple(replace(twin.columns[place], digits=0 if twin.columns[place].key == "organisers" else None) for place in kept)
    product = next(place for place, column in enumerate(twin.columns) if column.key == "product")
    rows = (tuple(words.get(str(row[place]), row[place]) if place == product else row[place] for place in kept) for row in twin.rows)
    return replace(twin, columns=columns, rows=tuple(rows))


def _same(one: Question, other: Question | None) -> bool:
    """Say whether two questions are about the same project, which is never changed, only replaced."""
    return other is not None and one[0] is other[0] and one[1:] == other[1:]
