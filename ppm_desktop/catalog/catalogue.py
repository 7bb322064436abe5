"""The whole catalogue behind one door; each file is read when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.availability import read_availability
from ppm_desktop.catalog.complaints import refuse
from ppm_desktop.catalog.countries import Country, read_countries
from ppm_desktop.catalog.credits_terms import read_credits_terms
from ppm_desktop.catalog.lever_defaults import LeverDefaults, read_lever_defaults
from ppm_desktop.catalog.licence_prices import FeeHistories, read_licence_prices
from ppm_desktop.catalog.price_books import CommonEntries, PriceBookFile, read_price_book
from ppm_desktop.catalog.products import LicenceCode, ProductEntry, ProductList, read_products
from ppm_desktop.catalog.profiles import PROFILES, ProfileEntry, read_profiles
from ppm_desktop.catalog.purchase_steps import NextStepEntries, read_purchase_steps
from ppm_desktop.catalog.resource_files import read_resource, resource_path, resources_root
from ppm_desktop.catalog.risk_defaults import RiskDefaultsEntry, read_risk_defaults
from ppm_desktop.catalog.rules import SpokenRule, read_rules
from ppm_desktop.catalog.samples import SAMPLES, Sample, read_samples
from ppm_desktop.catalog.sources import CatalogueSource, read_sources
from ppm_desktop.catalog.text_files import read_text_file
from ppm_desktop.catalog.values import Known, References, country_codes, source_ids
from ppm_desktop.catalog.zones import read_zone_a
from ppm_desktop.wording import current_language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.rules import CreditsTerms, Rule

_EXAMPLE_BOOK: Final = "example"


@dataclass(frozen=True)  # no slots: what was read is kept
class Catalogue:
    """Licences, prices, rules and countries.

    Every property reads its file, and what that file refers to, at the first use; it raises ``CatalogueError`` with all
    mistakes of the first file that has any.
    """

    root: Path  # the resources folder

    @cached_property
    def sources(self) -> Mapping[str, CatalogueSource]:
        """Where entries come from, by id."""
        return self._sources

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """All countries with a code, Kosovo (XK) included, by code."""
        return tuple(replace(country, zone_a=country.code in self.zone_a) for country in self._country_list)

    @cached_property
    def country_codes(self) -> frozenset[str]:
        """The codes of all countries."""
        return frozenset(country.code for country in self._country_list)

    @cached_property
    def zone_a(self) -> frozenset[str]:
        """The codes of the countries that the pool covers."""
        return read_zone_a(self._file("zones.csv"), self._references)

    @cached_property
    def availability(self) -> Availability:
        """What is sold and set up where."""
        return read_availability(self._file("availability.csv"), self._references)

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules with their history, by id, in the language in force."""
        language = current_language()
        if language not in self._rules_by_language:
            self._rules_by_language[language] = {rule_id: spoken.shown for rule_id, spoken in self._spoken_rules.items()}
        return self._rules_by_language[language]

    @cached_property
    def credits_terms(self) -> CreditsTerms:
        """Terms of Communications Credits that do not depend on the customer."""
        return read_credits_terms(self._file("credits_terms.toml"), self._references.sources)

    @cached_property
    def risk_defaults(self) -> RiskDefaultsEntry:
        """What the simulation assumes where a project gives no ranges."""
        return read_risk_defaults(self._file("risk_defaults.toml"))

    @cached_property
    def lever_defaults(self) -> LeverDefaults:
        """What the levers of the tenant begin with."""
        return read_lever_defaults(self._file("lever_defaults.toml"))

    @property
    def product_entries(self) -> Mapping[str, ProductEntry]:
        """The products without fees, with date and source of their description, by id; ``none`` included."""
        return self._product_list.entries

    @property
    def licence_codes(self) -> Mapping[str, LicenceCode]:
        """Names of licences in admin centers, scripts and usage exports."""
        return self._product_list.codes

    @cached_property
    def licence_prices(self) -> FeeHistories:
        """Fee histories with their currency, by product id."""
        products = Known(self.product_entries.keys() - {"none"}, "the id of a product in products.toml")
        return read_licence_prices(self._file("licence_prices.toml"), products, self._references.sources)

    @cached_property
    def purchase_steps(self) -> NextStepEntries:
        """What is to be done to buy an option, what is contradictory about it, and what an estimate leaves out."""
        rules = Known(self.rules, "the id of a rule in rules.toml")
        return read_purchase_steps(
            self._file("purchase_steps.toml"), rules, Known(self.licence_codes, "a name under codes in products.toml")
        )

    @cached_property
    def profiles(self) -> Mapping[str, ProfileEntry]:
        """Starting habits by id, the one with least telephone first."""
        return read_profiles(read_resource(PROFILES, self.root), self._references.countries)

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        """The sample customers, in the order in which they are offered."""
        return read_samples(read_resource(SAMPLES, self.root))

    def country(self, text: str) -> Country | None:
        """Find a country by code, name or alias, in any case of letters; None when nothing fits exactly."""
        return self._country_index.get(text.strip().casefold())

    def product(self, product_id: str) -> Product | None:
        """Return a product with its fees, whatever their currency; None when there is none of that id."""
        entry = self.product_entries.get(product_id)
        if entry is None:
            return None
        return replace(entry.product, fees=tuple(known.fee for known in self.licence_prices.get(product_id, ())))

    @property
    def price_book_names(self) -> tuple[str, ...]:
        """The names of the shipped price books, those not meant for planning included."""
        return tuple(sorted(path.stem for path in resource_path("catalog/price_books", self.root).glob("*.toml")))

    def shipped_price_book(self, name: str) -> PriceBookFile:
        """Read a shipped price book by name. Raises ``CatalogueError`` when it is wrong or missing."""
        return read_price_book(self._file(f"price_books/{name}.toml"), self._file(f"price_books/{name}.csv"), self._common)

    def read_price_book(self, head: Path) -> PriceBookFile:
        """Read a price book of the user's.

        Args:
            head: The TOML file; the CSV file with the rates has the same name and lies beside it.

        Raises:
            CatalogueError: With every mistake of both files.
        """
        rates = head.with_suffix(".csv")
        if rates == head:
            raise refuse(str(head), None, "", found="the name of a CSV file", expected="that of the TOML file beside it")
        return read_price_book(read_text_file(head), read_text_file(rates), self._common)

    def example_price_book(self) -> PriceBook:
        """Return the price book of examples: prices of a comparable service, not Audio Conferencing rates."""
        return self._example_book

    @cached_property
    def _example_book(self) -> PriceBook:
        return self.shipped_price_book(_EXAMPLE_BOOK).book

    @cached_property
    def _sources(self) -> dict[str, CatalogueSource]:
        return read_sources(self._file("sources.toml"))

    @cached_property
    def _spoken_rules(self) -> Mapping[str, SpokenRule]:
        return read_rules(self._file("rules.toml"), self._references)

    @cached_property
    def _rules_by_language(self) -> dict[str, Mapping[str, Rule]]:
        return {}

    @cached_property
    def _country_list(self) -> tuple[Country, ...]:
        return read_countries(self._file("countries.csv"))

    @cached_property
    def _country_index(self) -> dict[str, Country]:
        return {name.casefold(): country for country in self.countries for name in (*country.names, country.code)}

    @cached_property
    def _references(self) -> References:
        return References(source_ids(self._sources.keys()), country_codes(self.country_codes))

    @cached_property
    def _product_list(self) -> ProductList:
        return read_products(self._file("products.toml"), self._references)

    @cached_property
    def _common(self) -> CommonEntries:
        return CommonEntries(
            products={product_id: entry.product for product_id, entry in self.product_entries.items()},
            fees=self.licence_prices,
            sources=self._sources,
            countries=self._references.countries,
            zone_a=self.zone_a,
        )

    def _file(self, name: str) -> TextFile:
        return read_resource(f"catalog/{name}", self.root)


def load_catalogue(root: Path | None = None) -> Catalogue:
    """Open the catalogue; nothing is read yet.

    Args:
        root: The resources folder; the shipped one by default.

    Raises:
        FileNotFoundError: There is no shipped resources folder.
    """
    return Catalogue(root or resources_root())
