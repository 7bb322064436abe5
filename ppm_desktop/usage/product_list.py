"""The list to act on: which product each organiser should have, by name. It is written only when somebody asks for it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.reports.formula_guard import kept_as_text
from ppm_desktop.usage.organiser_names import organiser_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def write_product_list(target: Path, exports: Sequence[Path], key: bytes, products: Mapping[str, str], listed: Mapping[str, str]) -> int:
    """Read the exports again for the names, write name and product id of everybody, and return how many could not be named.

    ``products`` and ``listed`` are by pseudonym: the product of each organiser, and names that are known from elsewhere. ``key`` made
    the pseudonyms. Whoever cannot be named, because the exports have changed since, keeps the pseudonym.

    Raises:
        UsageRefusedError: An export cannot be read again.
        OSError: The list cannot be written.
    """
    names = {**listed, **organiser_names(exports, key, products)}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("upn", "product"))
    rows = sorted((names.get(organiser, organiser), product) for organiser, product in products.items())
    writer.writerows((kept_as_text(name), product) for name, product in rows)
    write_atomically(target, text.getvalue().encode())
    return sum(organiser not in names for organiser in products)
