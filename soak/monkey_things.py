"""What the monkey has at hand: files in its scratch folder, texts to type and to paste, keys to press."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from usage_export_formats import legacy_bytes
from usage_export_maker import calls, teams_bytes, write_zip

if TYPE_CHECKING:
    from random import Random

_ROOT: Final = Path(__file__).resolve().parent.parent
#: The first is opened at the beginning; small ones, because what is looked for is the window and not the engine.
_PLANS: Final = (
    "tests/complete_projects/three-offices-three-years.ppmplan",
    "tests/complete_projects/every-rule-at-once.ppmplan",
    "tests/complete_projects/missing-rate.ppmplan",
    "tests/complete_projects/one-tenant-one-month.ppmplan",
    "resources/samples/forty-person-firm.ppmplan",
    "resources/samples/three-country-consultancy.ppmplan",
    "resources/samples/public-body.ppmplan",
)
_SHEET: Final = "Country;Call type;Line;Rate (USD)\nGermany;toll;;0.0100\nFrannce;toll;;0.010\nUnited Kingdom;dial-out;mobile;=1+1\n"

#: Numbers in many spellings, names with a sting, places, months, formulas, markup, other scripts.
TEXTS: Final = (
    *("0", "1", "7", "12", "250", "0.4", "0,4", "-3", "1e9", "1e400", "NaN", "inf", "99999999999999999999", "12 345", "1.234,56", "50 %"),
    *("Sales & Söhne", "DE", "Germany", "GB", "yes", "no", "2027-02", "02/2027", "2027-13", "2026-02-30", "none", "any", ""),
    *("=1+1", "@SUM(A1)", "<b>bold</b>", "%s {name} {0}", "&&&", "שלום", "日本語", "🐒", "\u202eevil", "a" * 400, "  ", "\t", "'", '"'),
)
PASTES: Final = (
    *TEXTS,
    "1\t2\t3\n4\t5\t6\n",
    "Group\tOrganisers\nOps\t12\nOps\t13\n",
    "x\n" * 40,
    "\t\t\t\n\n\t",
    "Sales\tGermany\t20\t5 %\tno\n" * 3,
    "toll\tDE\t0.01\n",
)
_K = Qt.Key
PLAIN_KEYS: Final = (
    *(_K.Key_Tab, _K.Key_Tab, _K.Key_Backtab, _K.Key_Return, _K.Key_Enter, _K.Key_Escape, _K.Key_Space, _K.Key_Delete, _K.Key_Backspace),
    *(_K.Key_Up, _K.Key_Down, _K.Key_Left, _K.Key_Right, _K.Key_Home, _K.Key_End, _K.Key_PageUp, _K.Key_PageDown, _K.Key_F2, _K.Key_F2),
    *(_K.Key_F1, _K.Key_F4, _K.Key_F6, _K.Key_F7, _K.Key_F8, _K.Key_F9, _K.Key_Menu, _K.Key_Plus, _K.Key_Minus, _K.Key_Insert),
)
#: With Ctrl. What ends the program is rare.
CONTROL_KEYS: Final = "ZZZZYYYYCCVVXXAASSNOIEKDFTHGJLMPRUW123456789"
MODIFIERS: Final = (
    *(Qt.KeyboardModifier.NoModifier,) * 6,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


class Scratch:
    """The only folder in which anything is written: plans, sheets, exports of calls, lists, and files that are none of these."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written = 0

    def fill(self) -> None:
        """Put the files there."""
        self.folder.mkdir(parents=True)
        for plan in _PLANS:
            shutil.copy(_ROOT / plan, self.folder)
        made = calls(60)
        (self.folder / "PSTN.calls.csv").write_bytes(teams_bytes(made))
        (self.folder / "old calls.csv").write_bytes(legacy_bytes(made[:20]))
        write_zip(self.folder / "calls.zip", {"PSTN.calls.csv": teams_bytes(made[20:])})
        (self.folder / "rates.csv").write_text(_SHEET, encoding="utf-8")
        (self.folder / "people.csv").write_text("upn;department\nana@example.org;Sales\n", encoding="utf-8")
        (self.folder / "nothing.xlsx").write_bytes(b"")
        (self.folder / "broken.ppmplan").write_bytes((_ROOT / _PLANS[0]).read_bytes()[:900])
        (self.folder / "list.ppmplan").write_text("[1, 2, {}]", encoding="utf-8")

    @property
    def first_plan(self) -> Path:
        """The plan to begin with."""
        return self.folder / Path(_PLANS[0]).name

    def to_open(self, chance: Random) -> Path:
        """Return one of the files, a plan in half of all cases."""
        plans, files = sorted(self.folder.glob("*.ppmplan")), sorted(path for path in self.folder.iterdir() if path.is_file())
        return chance.choice(plans if chance.random() < 0.5 else files)

    def to_write(self, chance: Random, suffix: str) -> Path:
        """Return a name to write to: mostly a new one, at times one that exists, at times one that cannot be written."""
        if chance.random() < 0.1:
            return self.folder / "no such folder" / f"x{suffix}"
        if chance.random() < 0.3:
            return self.to_open(chance)
        self._written = (self._written + 1) % 20
        return self.folder / f"written {self._written}{suffix}"
