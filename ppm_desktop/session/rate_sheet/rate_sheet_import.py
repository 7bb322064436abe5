"""A rate sheet on its way into the plan: read, judged anew at every change, taken over as one step of Undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from ppm_desktop.domain.prices import Source
from ppm_desktop.files.rate_sheets.checked import SheetFacts
from ppm_desktop.files.rate_sheets.country_names import CountryNames
from ppm_desktop.files.rate_sheets.layout import guess_mapping
from ppm_desktop.files.rate_sheets.mapping import fingerprint
from ppm_desktop.files.rate_sheets.reading import read_rate_sheet
from ppm_desktop.files.rate_sheets.sheet import SheetRefusedError
from ppm_desktop.reports.rate_sheet.sentences import rate_sheet_sentence
from ppm_desktop.session.rate_sheet.rate_sheet_judgement import SheetQuestion, judge, rate_set_of
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.price_book_changes import MergeMode
    from ppm_desktop.files.rate_sheets.mapping import Mapping
    from ppm_desktop.files.rate_sheets.memory import MappingMemory
    from ppm_desktop.files.rate_sheets.sheet import Workbook
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.rate_sheet.rate_sheet_judgement import Judgement

_SOURCE_ID = "rate-sheet"


class _Read(NamedTuple):
    workbook: Workbook
    mapping: Mapping
    fingerprint: str
    remembered: bool
    countries: CountryNames
    shipped: bool  # whether the plan's price book is one that comes with the program


class RateSheetImport(QObject):
    """Nothing of the plan changes before ``take_over``."""

    opened = Signal()  # the file was read: there is a workbook, with a mapping
    refused = Signal(str)  # the file cannot be read; the sentence says why
    changed = Signal()  # the mapping is another one
    judged = Signal()  # ``judgement`` is that of the present question

    def __init__(
        self, document: Document, catalogue: Catalogue, errands: Errands, memory: MappingMemory, today: Callable[[], date] = date.today
    ) -> None:
        """Bring a sheet into ``document``; ``today`` dates its source until somebody says another day."""
        super().__init__()
        self.document = document
        self._catalogue = catalogue
        self._errands = errands
        self._memory = memory
        self._busy = False
        self._asked: SheetQuestion | None = None
        self._countries: CountryNames | None = None
        self._fingerprint = ""
        self.workbook: Workbook | None = None
        self.mapping: Mapping | None = None
        self.read_as_last_time = False
        self.corrections: dict[tuple[str, int], dict[str, str]] = {}
        self.judgement: Judgement | None = None
        self.mode: MergeMode = "add_and_replace"
        self.product = ""
        self.book_name = document.project.price_book.name
        self.file_name = ""
        source = Source(_SOURCE_ID, "", today(), "customer")
        self.facts = SheetFacts(document.project.currency, document.project.start.first_day, source)

    @property
    def up_to_date(self) -> bool:
        """Whether the judgement is that of the present question."""
        return self.judgement is not None and self.judgement.question == self._question()

    @property
    def can_take_over(self) -> bool:
        """Whether the sheet may be taken over now."""
        return self.up_to_date and self.judgement is not None and self.judgement.can_be_taken and bool(self.facts.source.title)

    @property
    def names(self) -> CountryNames | None:
        """The countries by name, when the file was read: a table of them is made in the background."""
        return self._countries

    def country_name(self, code: str) -> str:
        """Return a country's name."""
        return self._countries.name(code) if self._countries is not None else code

    def read(self, path: Path) -> None:
        """Read a file in the background; then ``opened`` or ``refused``."""
        self.file_name = path.name
        catalogue, memory, book = self._catalogue, self._memory, self.document.project.price_book

        def work() -> _Read:
            countries = CountryNames(catalogue.countries)
            workbook = read_rate_sheet(path)
            guessed = guess_mapping(workbook, countries)
            form = fingerprint(workbook, guessed)
            known = memory.recall(form)
            remembered = known is not None and known.fits(workbook)
            shipped = book.id == catalogue.example_price_book().id
            return _Read(workbook, known if known is not None and remembered else guessed, form, remembered, countries, shipped)

        self._errands.send(work, self._open, self._refuse)

    def _open(self, read: _Read) -> None:
        self.workbook, self.mapping, self._fingerprint = read.workbook, read.mapping, read.fingerprint
        self.read_as_last_time, self._countries = read.remembered, read.countries
        # A project file refuses a title with control characters or signs that turn text around; a file name may have them.
        plain = "".join(character for character in self.file_name if character.isprintable()).strip()
        title = plain.rpartition(".")[0].strip() or plain
        self.facts = replace(self.facts, source=replace(self.facts.source, title=title))
        if read.shipped:
            self.book_name = title
        self.opened.emit()
        self.ask()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, SheetRefusedError):
            raise error
        self.refused.emit(rate_sheet_sentence(error.problem))

    # what a person says of the sheet

    def read_as(self, mapping: Mapping) -> None:
        """Read the sheet another way."""
        if mapping != self.mapping:
            self.mapping = mapping
            self.read_as_last_time = False
            self.changed.emit()
            self.ask()

    def say(self, facts: SheetFacts) -> None:
        """Say something else of the sheet."""
        self.facts = facts
        self.ask()

    def join(self, product: str, mode: MergeMode, name: str) -> None:
        """Say which rates the sheet's join, what happens to those that it does not have, and what the price book is called."""
        self.product, self.mode, self.book_name = product, mode, name
        self.facts = replace(self.facts, rate_set=rate_set_of(self.document.project.price_book, product))
        self.ask()

    def correct(self, tab: str, row: int, key: str, text: str) -> None:
        """Take another text in the place of a cell."""
        cells = {**self.corrections.get((tab, row), {}), key: text}
        self.corrections = {**self.corrections, (tab, row): cells}
        self.ask()

    def forget_corrections(self) -> None:
        """Read every cell as it stands in the file."""
        self.corrections = {}
        self.ask()

    # judging

    def _question(self) -> SheetQuestion | None:
        if self.workbook is None or self.mapping is None:
            return None
        name = self.book_name.strip() or self.document.project.price_book.name
        return SheetQuestion(
            self.document.project, self.workbook, self.mapping, self.facts, self.corrections, self.mode, self.product, name
        )

    def ask(self) -> None:
        """Judge the sheet in the background; while that is under way, only the newest question waits."""
        question, countries = self._question(), self._countries
        if question is None or countries is None or self._busy:
            return
        self._busy = True
        self._asked = question
        codes = self._catalogue.country_codes
        self._errands.send(lambda: judge(question, countries, codes), self._take, self._fail)

    def _take(self, judgement: Judgement) -> None:
        self._busy = False
        self.judgement = judgement
        if self.up_to_date:
            self.judged.emit()
        else:
            self.ask()

    def _fail(self, error: Exception) -> None:
        self._busy = False
        raise error

    def take_over(self) -> bool:
        """Put the rates into the plan as one step of Undo, and remember how the sheet was read; say whether that was done."""
        judgement, mapping = self.judgement, self.mapping
        if not self.can_take_over or judgement is None or mapping is None:
            return False
        text = tr("Import rates from {name}").format(name=self.file_name)
        self.document.edit(replace(self.document.project, price_book=judgement.book), text)
        form, memory = self._fingerprint, self._memory
        self._errands.send(lambda: memory.remember(form, mapping), _nothing, _not_remembered)
        return True


def _nothing(_result: object) -> None:
    pass


def _not_remembered(error: Exception) -> None:
    """Go on without: the rates are in the plan, and next month's columns are guessed again."""
    if not isinstance(error, OSError):
        raise error
