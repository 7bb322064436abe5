"""Licences and what they include, from ``products.toml``; their prices are in ``licence_prices``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from ppm_desktop.catalog import values
from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml
from ppm_desktop.domain.products import NO_PHONE_MEETINGS, NONE, PoolScope, Product

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import References

LicenceCodeKind = Literal["sku", "service_plan", "capability"]
_KINDS: Final[tuple[LicenceCodeKind, ...]] = get_args(LicenceCodeKind)


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """A product without its fees, and where its description comes from."""

    product: Product
    effective: date
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class LicenceCode:
    """A name under which a licence appears in admin centers, scripts or usage exports."""

    code: str
    kind: LicenceCodeKind
    product: str  # id; empty when the planner has no product for it
    meaning: str
    effective: date
    source: str


@dataclass(frozen=True, slots=True)
class ProductList:
    """Everything that ``products.toml`` says, by id and by code."""

    entries: dict[str, ProductEntry]
    codes: dict[str, LicenceCode]


def read_products(file: TextFile, references: References) -> ProductList:
    """Read the products and the names of licences.

    Raises:
        CatalogueError: With every mistake of the file; a ``none`` that differs from the engine's own is one.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    entries = {product_id: _entry(product_id, table, references) for product_id, table in top.tables("products")}
    products = values.Known(entries, "the id of a product of this file")
    codes = {code: _code(code, table, products, references) for code, table in top.tables("codes")}
    top.end()
    log.raise_if_any()
    return ProductList(entries, codes)


def _entry(product_id: str, table: TomlTable, references: References) -> ProductEntry:
    product = Product(
        id=product_id,
        name=table.text("name"),
        toll_included=table.flag("toll_included"),
        pool_minutes=table.whole("pool_minutes"),
        pool_scope=_scope(table, references),
        pool=table.text("pool"),
        rate_set=table.text("rate_set"),
        fees=(),
    )
    if product_id == NONE and product != NO_PHONE_MEETINGS:
        table.complain("", found="other values", expected="the planner's own product, which cannot be changed here")
    entry = ProductEntry(product, table.date("effective"), table.one_of("source", references.sources), table.text("note"))
    table.end()
    return entry


def _scope(table: TomlTable, references: References) -> PoolScope:
    if table.is_list("pool_scope"):
        return tuple(sorted(table.several_of("pool_scope", references.countries)))
    scopes: tuple[Literal["zone_a", "none"], ...] = ("zone_a", "none")
    return table.choice("pool_scope", scopes)


def _code(code: str, table: TomlTable, products: values.Known, references: References) -> LicenceCode:
    entry = LicenceCode(
        code=code,
        kind=table.choice("kind", _KINDS),
        product=table.one_of("product", products) if "product" in table else "",
        meaning=table.text("meaning"),
        effective=table.date("effective"),
        source=table.one_of("source", references.sources),
    )
    table.end()
    return entry
