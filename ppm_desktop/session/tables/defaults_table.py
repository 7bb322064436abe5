"""The defaults of a project: a row for each field that groups or scenarios can follow, the firm's value and the customer's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.default_edits import with_all_following, with_defaults
from ppm_desktop.domain.defaults import SCENARIO_FIELDS, Defaults, Layer, LayerName, Value, follows, layer_of
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.tables.default_text import DEFAULT_NAMES, default_label, default_text, read_default
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.session.tables.table_model import TableModel
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document


@dataclass(frozen=True, slots=True)
class DefaultRow:
    """A field, its default in each layer, and how many of all groups follow it; scenarios for a scenario's setting."""

    field: str
    firm: Value | None
    customer: Value | None
    followers: int
    owners: int


class DefaultsTable(TableModel[DefaultRow]):
    """Typing a default changes every group or scenario that follows it, in all scenarios, as one undo step."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Show the defaults of ``document``."""
        self._style = style
        super().__init__(document, _columns(style))

    def read_rows(self) -> tuple[DefaultRow, ...]:
        """Return one row for each field."""
        project = self.document.project
        defaults = project.defaults
        firm, customer = defaults.layer("firm"), defaults.layer("customer")
        groups: list[Group | Scenario] = [group for scenario in project.scenarios for group in scenario.groups]
        rows = []
        for field in DEFAULT_NAMES:
            owners = list(project.scenarios) if field in SCENARIO_FIELDS else groups
            followers = sum(follows(owner, field, defaults) for owner in owners)
            rows.append(DefaultRow(field, firm.get(field), customer.get(field), followers, len(owners)))
        return tuple(rows)

    def put_rows(self, rows: tuple[DefaultRow, ...], text: str, merge_key: str | None) -> None:
        """Replace both layers."""
        layers: dict[LayerName, dict[str, Value]] = {"firm": {}, "customer": {}}
        for row in rows:
            if row.firm is not None:
                layers["firm"][row.field] = row.firm
            if row.customer is not None:
                layers["customer"][row.field] = row.customer
        defaults = Defaults(layer_of(layers["firm"]), layer_of(layers["customer"]))
        self.document.edit(with_defaults(self.document.project, defaults), text, merge_key)

    def row_name(self, row: DefaultRow) -> str:
        """Name a field."""
        return tr(DEFAULT_NAMES[row.field])

    def rows_path(self) -> str:
        """Return where the defaults are in the project."""
        return "defaults"

    def use_firm(self, layer: Layer) -> None:
        """Copy the firm's defaults into the project; groups that follow them take them over."""
        project = self.document.project
        self.document.edit(with_defaults(project, replace(project.defaults, firm=layer)), tr("Use the firm's defaults"))

    def follow_everywhere(self, rows: Iterable[int]) -> None:
        """Let all scenarios and all groups of them follow the defaults of these rows, as one undo step."""
        fields = tuple(self.rows[row].field for row in rows)
        settings = bool(fields) and all(field in SCENARIO_FIELDS for field in fields)
        text = tr("Let all scenarios follow the default") if settings else tr("Let all groups follow the default")
        self.document.edit(with_all_following(self.document.project, fields), text)


def _columns(style: NumberStyle) -> tuple[Column[DefaultRow], ...]:
    def layer(name: LayerName, title: str, tooltip: str) -> Column[DefaultRow]:
        def read(row: DefaultRow) -> Value | None:
            return row.customer if name == "customer" else row.firm

        def spelled(row: DefaultRow, *, exact: bool) -> str:
            value = read(row)
            return "" if value is None else default_text(value, row.field, style, exact=exact)

        def write(row: DefaultRow, text: str) -> DefaultRow | Refusal:
            value = read_default(text, row.field, style) if text.strip() else None
            if isinstance(value, Refusal):
                return value
            return replace(row, customer=value) if name == "customer" else replace(row, firm=value)

        return Column(
            key=name,
            title=title,
            read=read,
            show=lambda row: spelled(row, exact=False) or "–",
            spell=lambda row: spelled(row, exact=True),
            write=write,  # the text itself: how it is read depends on the row
            noun=tr("the customer's default") if name == "customer" else tr("the firm's default"),
            edit_kind="text",
            cleared="",
            tooltip=tooltip,
            places=("",),
        )

    return (
        Column(
            key="field",
            title=tr("Input"),
            read=lambda row: row.field,
            show=lambda row: default_label(row.field),
            alignment="left",
            tooltip=tr("What a group or scenario can take over instead of having a value of its own."),
        ),
        layer(
            "firm",
            tr("Firm"),
            tr("Your firm's default, copied into this project. It holds where the customer has none. Delete takes it out."),
        ),
        layer(
            "customer",
            tr("Customer"),
            tr("Holds for this customer, before the firm's. Every group that follows it changes. Delete takes it out."),
        ),
        Column(
            key="followers",
            title=tr("Followed by"),
            read=lambda row: row.followers,
            show=_followed_by,
            tooltip=tr("Groups of all scenarios, or scenarios, that have no value of their own."),
        ),
    )


def _followed_by(row: DefaultRow) -> str:
    if row.firm is None and row.customer is None:
        return "–"
    if row.field in SCENARIO_FIELDS:
        text = trn("{followers} of {count} scenario", "{followers} of {count} scenarios", row.owners)
    else:
        text = trn("{followers} of {count} group", "{followers} of {count} groups", row.owners)
    return text.format(followers=row.followers, count=row.owners)
