"""Each wall between the rooms stands, and falls in a copy of the house where somebody breaks it."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ppm_desktop"

VIOLATIONS = [
    ("rooms", "domain/period.py", "import ppm_desktop.costing.traffic"),
    ("rooms", "costing/traffic.py", "import ppm_desktop.reports.words"),
    ("rooms", "costing/traffic.py", "import ppm_desktop.decisions.break_even"),
    ("rooms", "decisions/zeros.py", "import ppm_desktop.reports.words"),
    ("rooms", "reports/words.py", "import ppm_desktop.charts"),
    ("rooms", "charts/drawing.py", "import ppm_desktop.paper.look"),
    ("rooms", "paper/look.py", "import ppm_desktop.session.document"),
    ("rooms", "reports/words.py", "import ppm_desktop.usage"),
    ("rooms", "usage/problems.py", "import ppm_desktop.paper.look"),
    ("duckdb", "cli/main.py", "import duckdb"),
    ("qt", "usage/problems.py", "import PySide6.QtCore"),
    ("rooms", "session/document.py", "import ppm_desktop.views.main_window"),
    ("rooms", "cli/main.py", "import ppm_desktop.app"),
    ("domain", "domain/period.py", "import numpy"),
    ("wording", "wording/pseudo.py", "import numpy"),
    ("costing", "costing/traffic.py", "import pandas"),
    ("costing", "decisions/zeros.py", "import pandas"),
    ("qt", "reports/words.py", "import PySide6.QtCore"),
    ("qt", "cli/main.py", "import PySide6.QtWidgets"),
    ("qt", "paper/look.py", "import PySide6.QtGui"),
    ("migrations", "files/migrations/__init__.py", "import ppm_desktop.domain.project"),
    ("cycles", "domain/period.py", "import ppm_desktop.domain.project"),
]


#: The contracts' names, as import-linter heads what it says about them.
TITLES = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy_of_the_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(PACKAGE, folder / "ppm_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture(scope="module")
def complaints(copy_of_the_house: Path) -> str:
    """What is said of a house in which all walls are broken at once: each complaint names both sides of its import."""
    assert lint(copy_of_the_house).returncode == 0
    for _contract, file, line in VIOLATIONS:
        path = copy_of_the_house / "ppm_desktop" / file
        first = "from __future__ import annotations\n"
        path.write_text(path.read_text(encoding="utf-8").replace(first, f"{first}{line}\n", 1), encoding="utf-8")
    found = lint(copy_of_the_house)
    assert found.returncode == 1
    return found.stdout


def said_of(contract: str, complaints: str) -> str:
    """The part about one contract, from its underlined name to the next one's."""
    heads = {complaints.index(f"{title}\n{'-' * len(title)}\n"): name for name, title in TITLES.items()}
    begin = next(place for place, name in heads.items() if name == contract)
    return complaints[begin : min((place for place in heads if place > begin), default=None)]


@pytest.mark.parametrize(("contract", "file", "line"), VIOLATIONS, ids=[f"{file}: {line}" for _, file, line in VIOLATIONS])
def test_a_wall_catches_whoever_breaks_it(contract: str, file: str, line: str, complaints: str) -> None:
    breaker = ".".join(["ppm_desktop", *Path(file).with_suffix("").parts]).removesuffix(".__init__")
    broken = line.removeprefix("import ")
    if not broken.startswith("ppm_desktop"):
        broken = broken.partition(".")[0]  # of other people's packages only the name counts
    if contract == "cycles":
        assert f".{breaker.rpartition('.')[2]} -> .{broken.rpartition('.')[2]} (1 import)" in said_of(contract, complaints)
    else:
        assert f"{breaker} -> {broken} (l." in said_of(contract, complaints)


def widget_imports(source: str) -> list[str]:
    """Imports of QtWidgets in Python source, in any spelling."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return [name for name in found if name.startswith("PySide6.QtWidgets")]


@pytest.mark.parametrize("path", sorted((PACKAGE / "session").rglob("*.py")), ids=lambda path: path.name)
def test_the_session_knows_no_widgets(path: Path) -> None:
    assert widget_imports(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("line", ["import PySide6.QtWidgets", "from PySide6 import QtWidgets", "from PySide6.QtWidgets import QLabel as L"])
def test_an_import_of_widgets_is_seen_in_any_spelling(line: str) -> None:
    assert widget_imports(f"def late():\n    {line}\n") != []


def imported_by(code: str) -> set[str]:
    listing = "import sys; print('\\n'.join(sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", f"{code}\n{listing}"], capture_output=True, text=True, check=True, cwd=ROOT)
    return {name.partition(".")[0] for name in run.stderr.split()}


def test_comparing_on_the_command_line_loads_neither_qt_nor_pandas_nor_matplotlib() -> None:
    sample = ROOT / "resources" / "samples" / "three-country-consultancy.ppmplan"
    code = f"import sys; sys.argv = ['ppm', 'compare', {str(sample)!r}, '--json']\n"
    code += "from ppm_desktop.cli.main import app\ntry:\n    app()\nexcept SystemExit:\n    pass"
    assert imported_by(code) & {"PySide6", "pandas", "matplotlib", "scipy"} == set()


def test_reading_a_project_needs_no_numpy() -> None:
    assert "numpy" not in imported_by("import ppm_desktop.files.project_file")
