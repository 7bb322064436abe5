"""Which two options are held against each other, over which inputs, and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppm_desktop.decisions.input_pair import pair_of
from ppm_desktop.decisions.inputs import UnusableInputError
from ppm_desktop.domain.input_paths import FEE, MULTIPLIED, SHARES, STEPPED
from ppm_desktop.reports.input_words import INPUT_NAMES
from ppm_desktop.session.studies.break_even_study import Question
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import labelled
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

#: What is looked at first: across, and, of what can be asked here at all, the first of the others upwards.
_ACROSS: Final = "phone_minutes"
_UPWARDS: Final = ("join.toll_free", "join.dial_out", "join.toll", "minutes_per_call", "fee.standard", "phone_share")
#: Lists are as wide as so many letters; what is longer is seen when they are open.
_LETTERS: Final = 18
#: Names of options are longer than those of inputs.
_LETTERS_OF_OPTIONS: Final = 30


class BreakEvenChoices(QWidget):
    """Keeps what was chosen as long as the plan has it."""

    changed = Signal()

    def __init__(self) -> None:
        """Offer nothing yet."""
        super().__init__()
        self.first = Choice(tr("First option"))
        self.second = Choice(tr("Second option"))
        self.across = Choice(tr("Input across"))
        self.upwards = Choice(tr("Input upwards"))
        self.group = Choice(tr("Groups whose input changes"))
        self._chosen = False
        for choice in (self.first, self.second, self.across, self.upwards, self.group):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(_LETTERS_OF_OPTIONS if choice in {self.first, self.second} else _LETTERS)
            choice.activated.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(FlowRow(labelled(tr("O&ption"), self.first), labelled(tr("a&gainst"), self.second)))
        column.addWidget(
            FlowRow(labelled(tr("Ac&ross"), self.across), labelled(tr("&Upwards"), self.upwards), labelled(tr("&Of"), self.group))
        )

    def offer(self, comparison: Comparison) -> None:
        """Offer what a comparison has; at first the cheapest option and the next best are chosen."""
        project, scenario = comparison.project, comparison.scenario
        options = [(option.id, option.name) for option in scenario.options]
        known = {choice.value for choice in (self.first, self.second)} <= {value for value, _ in options}
        self.first.offer(options)
        self.second.offer(options)
        if not (self._chosen and known):
            self._choose_options(comparison)
        inputs = _inputs(project, scenario)
        self.across.offer(inputs)
        self.upwards.offer(inputs)
        self.group.offer([("", tr("All groups")), *((group.name, group.name) for group in scenario.groups)])
        if not self._chosen:
            self.across.choose(_ACROSS)
            self.upwards.choose(_first_usable(project, scenario))
            self._chosen = True

    def question(self, comparison: Comparison) -> Question | None:
        """Return what is asked; None while the two options are one."""
        scenario = comparison.scenario
        found = [option for one in (self.first, self.second) if (option := _option(scenario, one.value)) is not None]
        if len(found) < 2 or found[0] is found[1]:  # noqa: PLR2004 - two options
            return None
        return Question(comparison.project, scenario, (found[0], found[1]), (self._path(self.across), self._path(self.upwards)))

    def _path(self, choice: Choice) -> str:
        field, group = choice.value, self.group.value
        return field if not group or field.startswith(FEE) else f"groups[{group}].{field}"

    def _choose_options(self, comparison: Comparison) -> None:
        best = comparison.cheapest
        ordered = sorted(comparison.results, key=lambda r: (r is not best, not r.eligibility.eligible, not r.complete, r.total))
        for choice, result in zip((self.first, self.second), ordered, strict=False):
            choice.choose(result.option.id)

    def _tell(self) -> None:
        self._chosen = True
        self.changed.emit()


def _inputs(project: Project, scenario: Scenario) -> list[tuple[str, str]]:
    """Return every input whose costs go in lines, with what it is called."""
    fields = [field for field in (*MULTIPLIED, *SHARES) if field not in STEPPED]
    assigned = {product for option in scenario.options for assignment in option.assign for product, share in assignment.shares if share > 0}
    fees = [
        (FEE + product.id, tr("fee of {product}").format(product=product.name))
        for product in project.price_book.products
        if product.id in assigned and not product.is_metered
    ]
    return [*((field, tr(INPUT_NAMES[field])) for field in fields), *fees]


def _first_usable(project: Project, scenario: Scenario) -> str:
    """Return the first input that can be asked beside phone minutes."""
    for path in _UPWARDS:
        try:
            pair_of(project, scenario, (_ACROSS, path), scenario.options[:2])
        except UnusableInputError:
            continue
        return path
    return "minutes_per_call"


def _option(scenario: Scenario, option_id: str) -> Option | None:
    return next((option for option in scenario.options if option.id == option_id), None)
