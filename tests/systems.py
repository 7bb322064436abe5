"""What a few tests need of the system. On Linux, where everything is tested, none of them is passed over."""

from __future__ import annotations

import sys

import pytest

# Pipes among files, signals, limits of a process and permissions of files are how these tests bring about what can go wrong. Windows has none
# of them, so that nothing of it can go wrong there; what the program does about an error of the system is the same code everywhere.
posix = pytest.mark.skipif(sys.platform == "win32", reason="a thing of POSIX")
# What is asked here only Linux answers: /proc, the names of its libraries. The program reads neither; the tests' own tools do.
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a thing of Linux")
