"""What is said by hand of the parts of a package: `bundled.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

HERE: Final = Path(__file__).resolve().parent
TEXTS: Final = HERE / "texts"

#: "one-folder" has its own Python; "wheels" uses one that is there.
Kind = Literal["one-folder", "wheels"]


@dataclass(frozen=True)
class Part:
    """Something in a package that no lock names."""

    name: str
    licence: str  # SPDX
    supplier: str
    about: str
    address: str
    version: str = ""
    version_of: str = ""  # the locked package whose version it has, or "python"
    only: Kind | Literal[""] = ""

    def version_among(self, versions: Mapping[str, str]) -> str:
        """Return its version: its own, or that of what brings it; "" when that is not known."""
        return self.version or versions.get(self.version_of, "")


@dataclass(frozen=True)
class Bundled:
    """The whole file."""

    expressions: Mapping[str, str]  # package to SPDX
    texts: Mapping[str, tuple[str, ...]]  # package to files in `texts/`
    parts: tuple[Part, ...]

    def parts_of(self, kind: Kind) -> tuple[Part, ...]:
        """Return the parts of one kind of package."""
        return tuple(part for part in self.parts if part.only in {"", kind})


@cache
def bundled() -> Bundled:
    """Read the file."""
    table = tomllib.loads((HERE / "bundled.toml").read_text(encoding="utf-8"))
    return Bundled(
        expressions=table["expressions"],
        texts={name: tuple(files) for name, files in table["texts"].items()},
        parts=tuple(Part(**part) for part in table["part"]),
    )
