"""Starting habits, from ``resources/profiles/profiles.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.spoken_text import SpokenText, spoken_texts
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml
from ppm_desktop.domain.usage_profile import Profile

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import Known

PROFILES: Final = "profiles/profiles.toml"
_AMOUNTS: Final = ("meetings_per_organiser", "attendees", "minutes_per_call", "usage_spread")
_SHARES: Final = ("phone_share", "dial_out_share", "toll_free_share", "home_share", "mobile_share")


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """A profile with what is said about it. It is an assumption of the planner's; no measurement stands behind it."""

    values: dict[str, float]
    id: str
    title: SpokenText
    line: SpokenText
    as_of: date
    elsewhere: tuple[str, ...]
    basis: dict[str, SpokenText]  # by value

    def profile(self) -> Profile:
        """Return the habits, with the basis of each value in the language in force."""
        basis = tuple((name, text.shown) for name, text in sorted(self.basis.items()))
        return Profile(id=self.id, name=self.title.shown, elsewhere=self.elsewhere, basis=basis, **self.values)


def read_profiles(file: TextFile, countries: Known) -> dict[str, ProfileEntry]:
    """Read the profiles by id, the one with least telephone first.

    Raises:
        CatalogueError: With every mistake of the file; a value without its basis is one.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    bases = top.table("basis")
    basis = {name: _basis(bases.table(name)) for name in (*_AMOUNTS, *_SHARES, "elsewhere")}
    bases.end()
    profiles = {profile_id: _profile(profile_id, table, countries, basis) for profile_id, table in top.tables("profiles")}
    top.end()
    log.raise_if_any()
    return profiles


def _basis(table: TomlTable) -> SpokenText:
    (text,) = spoken_texts(table, "text")
    table.end()
    return text


def _profile(profile_id: str, table: TomlTable, countries: Known, basis: dict[str, SpokenText]) -> ProfileEntry:
    title, line = spoken_texts(table, "title", "line")
    table.choice("status", ("assumption",))
    values = {name: float(table.amount(name)) for name in (*_AMOUNTS, *_SHARES)}
    for name in _SHARES:
        if values[name] > 1:
            table.contradict(name, found=f"{values[name]:g}", expected="a share between 0 and 1, such as 0.15 for 15 %")
    entry = ProfileEntry(
        values=values,
        id=profile_id,
        title=title,
        line=line,
        as_of=table.date("as_of"),
        elsewhere=table.several_of("elsewhere", countries),
        basis=basis,
    )
    table.end()
    return entry
