"""What Start shows first: what the program answers, the doors into it, and the files that were open before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from ppm_desktop.views.start.card_button import CardButton
from ppm_desktop.views.start.recent_files import RecentFiles
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import PageFrame, button
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.catalog.samples import Sample
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.preferences import Preferences

_CARDS_BESIDE: Final = 2


class StartOverview(PageFrame):
    """One section for each door, in the order in which they are offered; a further door is a further section in ``_arrange``."""

    sample_wanted = Signal(str)  # the sample's path in the resources
    questions_wanted = Signal()
    file_wanted = Signal()  # to be asked for
    calls_wanted = Signal()  # exports are to be asked for
    empty_plan_wanted = Signal()
    recent_wanted = Signal(object)  # path
    plan_wanted = Signal()  # the one that is open

    def __init__(self, samples: Sequence[Sample], preferences: Preferences, errands: Errands, style: NumberStyle) -> None:
        """Offer ``samples`` and the files that ``preferences`` remembers."""
        super().__init__(
            tr("Which way of licensing phone-in to Teams meetings costs you least?"),
            tr(
                "Per-user licences, pay per minute, or a mix: say who organises meetings and how much is phoned. "
                "Every way that you can buy is worked out, with the reason behind each number."
            ),
        )
        self.heading.setWordWrap(True)
        self.open_plan = QFrame()
        self.open_name = label("heading", wrap=True)
        self.go_on_button = button(tr("&Go on with it"), tr("Show what the options of the open plan cost"))
        self.cards = [CardButton(sample.title.shown, sample.line.shown, sample.shows.shown) for sample in samples]
        for card, sample in zip(self.cards, samples, strict=True):
            card.clicked.connect(partial(self._want_sample, sample.resource))
        self.questions_button = button(tr("Answer five &questions"), tr("Where people are, how they phone, how licences are bought"))
        self.questions_button.setProperty("role", "primary")
        self.calls_button = button(
            tr("&Import calls…"), tr("The usage export of the Teams admin center: zip, CSV or JSON; it can be dropped here, too")
        )
        self.file_button = button(tr("O&pen a plan…"), tr("Choose a .ppmplan file; it can be dropped here, too"))
        self.empty_button = button(tr("&New empty plan"), tr("One group and the usual options, to be filled in place by place"))
        self.recent = RecentFiles(preferences, errands, style)
        self.no_recent = label("small", tr("Plans that you open or save are listed here."))
        self._arrange()
        self._connect()
        self.show_open_plan("", changed=False)

    def take_keyboard(self) -> None:
        """Begin at the open plan if there is one, otherwise at the questions."""
        (self.go_on_button if self.open_plan.isVisibleTo(self) else self.questions_button).setFocus()

    def show_open_plan(self, name: str, *, changed: bool) -> None:
        """Say which plan is open; "" for none."""
        self.open_plan.setVisible(bool(name))
        text = tr("{file} is open, with changes that are not saved.") if changed else tr("{file} is open.")
        self.open_name.setText(text.format(file=name))

    def _arrange(self) -> None:
        self._add_open_plan()
        self.add_heading(
            tr("Start with your own figures"),
            tr(
                "Five answers make a whole plan in two minutes; what you do not know is filled in, marked, and yours to change. "
                "A usage export of Teams puts your own calls in the place of guesses."
            ),
        )
        self.add(FlowRow(self.questions_button, self.calls_button, self.file_button, self.empty_button), 20)
        self.add_heading(tr("Try a sample"), tr("Invented customers with example prices. A copy is opened: change whatever you like."))
        self.add(self._sample_grid(), 20)
        self.add_heading(tr("Recent plans"))
        self.add(self.recent, 0)
        self.add(self.no_recent, 0)
        self.close_column()

    def _add_open_plan(self) -> None:
        self.open_plan.setProperty("role", "openplan")
        line = QHBoxLayout(self.open_plan)
        line.setContentsMargins(16, 8, 8, 8)
        line.addWidget(self.open_name, 1)
        line.addWidget(self.go_on_button)
        self.add(self.open_plan, 12)

    def _sample_grid(self) -> QWidget:
        frame = QWidget()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, card in enumerate(self.cards):
            grid.addWidget(card, *divmod(place, _CARDS_BESIDE))
        for column in range(_CARDS_BESIDE):
            grid.setColumnStretch(column, 1)
        return frame

    def _connect(self) -> None:
        self.go_on_button.clicked.connect(self.plan_wanted)
        self.questions_button.clicked.connect(self.questions_wanted)
        self.calls_button.clicked.connect(self.calls_wanted)
        self.file_button.clicked.connect(self.file_wanted)
        self.empty_button.clicked.connect(self.empty_plan_wanted)
        self.recent.chosen.connect(self.recent_wanted)
        self.recent.listed.connect(self._show_recent)

    def _show_recent(self) -> None:
        some = self.recent.rowCount() > 0
        self.recent.setVisible(some)
        self.no_recent.setVisible(not some)

    def _want_sample(self, resource: str) -> None:
        self.sample_wanted.emit(resource)
