"""Reads TOML strictly: every key is asked for by name and kind, and whatever is not asked for is refused."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from ppm_desktop.catalog import values
from ppm_desktop.catalog.complaints import Complaint, ComplaintLog, refuse
from ppm_desktop.catalog.toml_lines import KeyPath, line_of, path_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import Known

_Choice = TypeVar("_Choice", bound=str)
_Harmless = TypeVar("_Harmless")
_PLACE: Final = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)


def read_toml(file: TextFile, log: ComplaintLog) -> TomlTable:
    """Parse a file and return its top table.

    Raises:
        CatalogueError: It is not TOML, or a key stands twice.
    """
    try:
        content = tomllib.loads(file.text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        place = _PLACE.fullmatch(str(error))
        reason = place[1] if place else str(error)
        lines = file.text.split("\n")
        line = int(place[2]) if place and place[2] else len(lines)
        key = lines[min(line, len(lines)) - 1].partition("=")[0].strip()
        raise refuse(file.name, line, key, found=f"a mistake ({reason})", expected="TOML in which every key stands once") from error
    return TomlTable(file, (), content, log)


class TomlTable:
    """One table of a file.

    Each method reads one key. When it is missing or wrong, a complaint is logged and a harmless value returned,
    so that reading goes on; nothing read may be used before ``ComplaintLog.raise_if_any``.
    """

    def __init__(self, file: TextFile, path: KeyPath, content: dict[str, object], log: ComplaintLog) -> None:
        """Wrap a parsed table; ``path`` is where it stands in the file."""
        self._file = file
        self._path = path
        self._content = content
        self._log = log
        self._asked: set[str] = set()
        self._wrong: set[str] = set()

    def __contains__(self, key: str) -> bool:
        """Say whether the key is given at all."""
        return key in self._content

    def is_list(self, key: str) -> bool:
        """Say whether the key holds a list."""
        return isinstance(self._content.get(key), list)

    def complain(self, key: str, *, found: str, expected: str) -> None:
        """Log a complaint about a key of this table; an empty key means the table itself."""
        path = (*self._path, key) if key else self._path
        self._log.add(Complaint(self._file.name, line_of(self._file.text, path), path_text(path), found, expected))

    def contradict(self, key: str, *, found: str, expected: str) -> None:
        """Log that a value does not fit another one, unless the value was refused already."""
        if key not in self._wrong:
            self.complain(key, found=found, expected=expected)

    def text(self, key: str) -> str:
        """Read a text that is not blank."""
        value = self._value(key)
        if isinstance(value, str) and value.strip():
            return value
        return self._refused(key, values.TEXT, "")

    def note(self, key: str = "note") -> str:
        """Read a text that may be left out; empty then."""
        self._asked.add(key)
        return self.text(key) if key in self else ""

    def date(self, key: str) -> date:
        """Read a TOML date, which has neither quotes nor a time."""
        value = self._value(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        return self._refused(key, f"{values.DATE}, without quotes", date.min)

    def whole(self, key: str) -> int:
        """Read a whole number, 0 or more."""
        value = self._value(key)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        return self._refused(key, values.WHOLE, 0)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Read true or false; may be left out when there is a default."""
        self._asked.add(key)
        if default is not None and key not in self:
            return default
        value = self._value(key)
        return value if isinstance(value, bool) else self._refused(key, "true or false", False)  # noqa: FBT003 - the harmless value

    def amount(self, key: str) -> Decimal:
        """Read money or a rate: a quoted decimal number, or a bare one."""
        value = self._value(key)
        is_number = isinstance(value, str | int | Decimal) and not isinstance(value, bool)
        amount = values.amount_of(str(value)) if is_number else None
        return self._refused(key, values.AMOUNT, Decimal(0)) if amount is None else amount

    def currency(self, key: str = "currency") -> str:
        """Read an ISO 4217 code."""
        value = self._value(key)
        return value if isinstance(value, str) and values.is_currency(value) else self._refused(key, values.CURRENCY, "")

    def choice(self, key: str, options: tuple[_Choice, ...]) -> _Choice:
        """Read one of a few words."""
        value = self._value(key)
        for option in options:
            if value == option:
                return option
        return self._refused(key, f"one of {', '.join(options)}", options[0])

    def one_of(self, key: str, known: Known) -> str:
        """Read a name that must be known, such as a source."""
        value = self._value(key)
        return value if isinstance(value, str) and value in known.names else self._refused(key, known.phrase, "")

    def several_of(self, key: str, known: Known) -> tuple[str, ...]:
        """Read a list of known names, each once; empty when left out."""
        value = self._content.get(key, [])
        self._asked.add(key)
        if not isinstance(value, list):
            return self._refused(key, f"a list, each {known.phrase}", ())
        names = [name for name in value if isinstance(name, str) and name in known.names]
        for wrong in [name for name in value if name not in names]:
            self.complain(key, found=values.shown(wrong), expected=known.phrase)
        for name in {name for name in names if names.count(name) > 1}:
            self.complain(key, found=f"{values.shown(name)} {names.count(name)} times", expected="each name once")
        return tuple(names)

    def tables(self, key: str) -> Iterator[tuple[str, TomlTable]]:
        """Yield the tables ``[key.name]`` by name; none when left out."""
        value = self._content.get(key, {})
        self._asked.add(key)
        if not isinstance(value, dict):
            self.complain(key, found=values.shown(value), expected=f"tables such as [{key}.name]")
            return
        inner = TomlTable(self._file, (*self._path, key), value, self._log)
        for name, content in value.items():
            if isinstance(content, dict):
                yield name, TomlTable(self._file, (*self._path, key, name), content, self._log)
            else:
                inner.complain(name, found=values.shown(content), expected=f"a table [{path_text((*self._path, key, name))}]")

    def table(self, key: str) -> TomlTable:
        """Return the table ``[key]``, empty after a complaint."""
        value = self._value(key)
        if not isinstance(value, dict):
            value = self._refused(key, f"a table [{key}]", {})
        return TomlTable(self._file, (*self._path, key), value, self._log)

    def rows(self, key: str) -> list[TomlTable]:
        """Return the tables ``[[key]]`` in order; one at least is expected."""
        value = self._value(key)
        if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
            return self._refused(key, f"one or more tables [[{path_text((*self._path, key))}]]", [])
        return [TomlTable(self._file, (*self._path, key, position), row, self._log) for position, row in enumerate(value)]

    def names(self) -> tuple[str, ...]:
        """Return the keys of this table, in the order of the file."""
        return tuple(self._content)

    def end(self) -> None:
        """Refuse every key that was not asked for."""
        for key in self._content:
            if key not in self._asked:
                self.complain(key, found="an unknown key", expected=f"one of {', '.join(sorted(self._asked))}")

    def _value(self, key: str) -> object:
        self._asked.add(key)
        return self._content.get(key)

    def _refused(self, key: str, expected: str, harmless: _Harmless) -> _Harmless:
        found = values.shown(self._content[key]) if key in self._content else values.NOTHING
        self._wrong.add(key)
        self.complain(key, found=found, expected=expected)
        return harmless
