"""Under which option and for whom the levers are pulled, and how far each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QSpinBox

from ppm_desktop.decisions.lever_plan import LeverPlan
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.domain.policies import DIAL_OUT_POLICIES
from ppm_desktop.reports.levers.words import POLICY_NAMES
from ppm_desktop.session.studies.lever_work import LeverQuestion
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from ppm_desktop.catalog.lever_defaults import LeverDefaults
    from ppm_desktop.costing.comparison import Comparison

_LETTERS = 18
_LARGEST_COST = 1_000_000_000


class LeverField(QSpinBox):
    """A whole number; scrolling past does not change it."""

    def __init__(self, spoken: str, hint: str, largest: int) -> None:
        """``spoken`` is what assistive technology calls the field."""
        super().__init__()
        self.setRange(0, largest)
        self.setKeyboardTracking(False)
        self.setMinimumWidth(96)
        self.setAccessibleName(spoken)
        self.setToolTip(hint)
        self.lineEdit().setTextMargins(6, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Ask for no more than usual values need; the card gives what it has."""
        return QSize(self.minimumWidth(), super().sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class LeverChoices(QObject):
    """The fields of the levers; the panel lays them out. Nothing of it is part of the plan until a lever is applied."""

    changed = Signal()  # something that money depends on
    cost_changed = Signal()  # only what the campaign costs

    def __init__(self, defaults: LeverDefaults) -> None:
        """Begin with what is assumed."""
        super().__init__()
        self.option = Choice(tr("Option whose cost the levers change"))
        self.group = Choice(tr("Groups that the levers are for"))
        for choice in (self.option, self.group):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(_LETTERS)
        self.setting = Choice(tr("Dial-out setting that is tried"), [(policy, tr(POLICY_NAMES[policy])) for policy in DIAL_OUT_POLICIES])
        self.setting.choose(defaults.dial_out)
        self.months = LeverField(
            tr("Months until recurring invitations are renewed"),
            tr("Existing recurring invitations keep their toll-free numbers until they are sent again. Our assumption; change it."),
            10 * MONTHS_PER_YEAR,
        )
        self.months.setValue(defaults.renewal_months)
        self.share = LeverField(
            tr("Phone participants who join by app instead"), tr("Of today's phone participants. Our assumption; change it."), 100
        )
        self.share.setSuffix(" %")
        self.share.setValue(round(100 * defaults.app_share))
        self.cost = LeverField(
            tr("Cost of the campaign"), tr("What it costs once to move people to the app; yours to enter"), _LARGEST_COST
        )
        self.cost.setGroupSeparatorShown(True)
        for choice in (self.option, self.group, self.setting):
            choice.activated.connect(self.changed)
        for field in (self.months, self.share):
            field.valueChanged.connect(self.changed)
        self.cost.valueChanged.connect(self.cost_changed)
        self._chosen = False
        self.option.activated.connect(self._keep)

    @property
    def plan(self) -> LeverPlan:
        """How far the levers are pulled."""
        setting = next(policy for policy in DIAL_OUT_POLICIES if policy == self.setting.value)
        groups = (self.group.value,) if self.group.value else ()
        return LeverPlan(setting, self.share.value() / 100, self.months.value(), groups)

    def offer(self, comparison: Comparison) -> None:
        """Offer what a comparison has; the cheapest option unless somebody chose another."""
        options = [(option.id, option.name) for option in comparison.scenario.options]
        known = self.option.value in {value for value, _ in options}
        self.option.offer(options)
        if not (self._chosen and known):
            self.option.choose(comparison.cheapest.option.id if comparison.cheapest is not None else options[0][0])
        self.group.offer([("", tr("All groups")), *((group.name, group.name) for group in comparison.scenario.groups)])

    def question(self, comparison: Comparison) -> LeverQuestion:
        """Return what is asked."""
        option = next(option for option in comparison.scenario.options if option.id == self.option.value)
        return LeverQuestion(comparison.project, comparison.scenario, option, self.plan)

    def _keep(self) -> None:
        self._chosen = True
