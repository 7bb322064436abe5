"""What the README tells people to type works as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from ppm_running import SAMPLES, ppm
from usage_export_maker import calls, teams_bytes, write_zip

if TYPE_CHECKING:
    from collections.abc import Sequence

README = Path(__file__).parents[2] / "README.md"
COMMANDS = re.findall(r"^    ppm ([^#\n]+?) *(?:#.*)?$", README.read_text(encoding="utf-8"), re.MULTILINE)
#: 0: done; 3: done, but a rate is missing.
DONE = (0, 3)


def rate_sheet(path: Path, rows: Sequence[tuple[str | float, ...]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)


@pytest.fixture
def _among_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder with every file that the commands name."""
    firm = SAMPLES / "forty-person-firm.ppmplan"
    (tmp_path / "customers").mkdir()
    for name in ("start", "march", "today", "customers/north"):
        shutil.copy(firm, tmp_path / f"{name}.ppmplan")
    write_zip(tmp_path / "PSTN.zip", {"PSTN.calls.csv": teams_bytes(calls(60, seed=4))})
    rate_sheet(
        tmp_path / "new-rates.xlsx",
        [("Country", "Call type", "Rate", "Currency"), ("US", "toll", 0.02, "USD"), ("US", "toll-free", 0.05, "USD")],
    )
    monkeypatch.chdir(tmp_path)


def test_the_readme_has_commands() -> None:
    assert len(COMMANDS) > 15
    assert COMMANDS[0].startswith("sample ")


@pytest.mark.usefixtures("_among_files")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_does_what_it_says(command: str, tmp_path: Path) -> None:
    if command.startswith("sample "):
        (tmp_path / "start.ppmplan").unlink()
    done = ppm(*shlex.split(command), code=None)
    assert done.returncode in DONE, done.stderr
    assert done.stdout or done.stderr
