"""The program needs no network, and is seen to need none: all tests run without one."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from no_network import NetworkUsedError

import ppm_desktop

PACKAGE = Path(ppm_desktop.__file__).parent
#: Modules that talk to other machines, or make it easy.
TALKATIVE = {
    "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "socketserver", "asyncio", "requests",
    "httpx", "aiohttp", "urllib3", "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebEngineCore",
}  # fmt: skip
#: What runs code that it is given.
RUNNERS = {"eval", "exec", "compile", "__import__"}
RUNNING_CALLS = {
    ("os", "system"),
    ("os", "popen"),
    ("pickle", "load"),
    ("pickle", "loads"),
    ("marshal", "loads"),
    ("shelve", "open"),
    ("yaml", "load"),
}
#: Both ends of this pipe are the program: the window, and the process that it starts to set pages.
OWN_PIPE = {"paper/press.py", "session/background/press.py"}


def modules() -> list[tuple[str, ast.Module]]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return [(path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def imported(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_a_test_cannot_reach_the_network() -> None:
    with socket.socket(socket.AF_INET) as plain, pytest.raises(NetworkUsedError):
        plain.connect(("127.0.0.1", 9))
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("localhost", 80)


def test_a_program_that_a_test_starts_cannot_either() -> None:
    reach = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", reach], capture_output=True, text=True, check=False)
    assert "NetworkUsedError" in done.stderr


def test_nothing_in_the_program_imports_what_talks_to_other_machines() -> None:
    talking = {(name, module) for name, tree in modules() for module in imported(tree) if {module, module.partition(".")[0]} & TALKATIVE}
    assert talking == set()


def called(node: ast.AST) -> tuple[str, str]:
    """The names before and after the dot of what is called; nothing before it for a plain name."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return "", name
        case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
            return owner, name
    return "", ""


def test_nothing_in_the_program_runs_what_a_file_says() -> None:
    running = set()
    for name, tree in modules():
        for node in ast.walk(tree):
            owner, function = called(node)
            by_itself = not owner and function in RUNNERS
            runs = by_itself or ((owner, function) in RUNNING_CALLS and name not in OWN_PIPE)
            through_a_shell = isinstance(node, ast.Call) and any(keyword.arg == "shell" for keyword in node.keywords)
            if runs or through_a_shell:
                running.add((name, function))
    assert running == set()
