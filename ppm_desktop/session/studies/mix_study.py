"""The best mix of the shown scenario: worked out in the background while somebody looks, and made an option on request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.session.background.background_study import PlanStudy
from ppm_desktop.session.entry.product_words import product_word
from ppm_desktop.session.tables.options_list import OptionsList
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.table_twin import TableTwin
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document


#: Columns of the table that a page has room for.
_SHOWN: Final = frozenset({"group", "product", "who", "organisers", "total"})


@dataclass(frozen=True, slots=True, eq=False)
class MixQuestion:
    """Who is to have what. Projects and scenarios are told apart by identity: they are never changed."""

    project: Project
    scenario: Scenario
    donors: bool  # whether licences may be given for their pool minutes

    def same(self, other: MixQuestion | None) -> bool:
        """Say whether another question is this one."""
        if other is None or self.project is not other.project or self.scenario is not other.scenario:
            return False
        return self.donors == other.donors


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


class MixStudy(PlanStudy[MixQuestion, MixResult]):
    """Finds while somebody looks."""

    def __init__(self, document: Document, catalogue: Catalogue, style: NumberStyle, errands: Errands) -> None:
        """Study the shown scenario of ``document``, in a thread beside ``errands``."""
        super().__init__(document, errands.apart("mix"))
        self._catalogue = catalogue
        self._style = style
        self.donors = True

    @property
    def halted(self) -> bool:
        """Whether nobody looks for the mix of the plan as it is, and nobody knows it."""
        return self._asked is None and not self.up_to_date

    def question(self) -> MixQuestion:
        """Ask about the shown scenario."""
        return MixQuestion(self._document.project, self._document.scenario, self.donors)

    def allow_donors(self, donors: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Say whether people may get a licence for the sake of its pool minutes."""
        self.donors = donors
        self.look()

    def halt(self) -> None:
        """Stop looking; the last findings stay."""
        self.give_up()
        self.changed.emit()

    def make_option(self) -> int:
        """Add the mix to the options of the scenario, as one undo step; return its row, -1 where there is no mix of the plan as it is."""
        if self.result is None or self.result.option is None or not self.up_to_date:
            return -1
        return OptionsList(self._document, self._style).add(self.result.option)

    def answer(self, question: MixQuestion) -> MixResult:
        """Find the mix and say it; in a thread."""
        from ppm_desktop.costing.comparison import compare  # noqa: PLC0415 - brings numpy, in a thread
        from ppm_desktop.decisions.best_mix.answer import answer_of  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.best_mix.candidates import NoCandidateError  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.best_mix.find import best_mix  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.best_mix.simple_rules import simple_mixes  # noqa: PLC0415 - as above
        from ppm_desktop.decisions.flip_search import NoLongerWantedError  # noqa: PLC0415 - as above
        from ppm_desktop.reports.mix import words  # noqa: PLC0415 - as above
        from ppm_desktop.reports.mix.table import mix_table  # noqa: PLC0415 - as above

        def go_on() -> None:
            if not self.wants(question):
                raise NoLongerWantedError

        project, scenario, style, availability = question.project, question.scenario, self._style, self._catalogue.availability
        try:
            found = best_mix(project, scenario, availability, donors=question.donors, go_on=go_on)
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


def _fitted(twin: TableTwin, words: dict[str, str]) -> TableTwin:
    """Keep the columns that a page has room for, with short names of products."""
    kept = [place for place, column in enumerate(twin.columns) if column.key in _SHOWN]
    columns = tuple(replace(twin.columns[place], digits=0 if twin.columns[place].key == "organisers" else None) for place in kept)
    product = next(place for place, column in enumerate(twin.columns) if column.key == "product")
    rows = (tuple(words.get(str(row[place]), row[place]) if place == product else row[place] for place in kept) for row in twin.rows)
    return replace(twin, columns=columns, rows=tuple(rows))
