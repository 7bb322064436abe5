"""Long runs that try to break the program: kills, mutants of files, random hands at the window. ``make soak``."""

import sys
from pathlib import Path

# What makes exports, sheets and projects for the tests makes them for the long runs too.
sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))
