"""The installer for Windows, as far as it can be judged without compiling it."""

from __future__ import annotations

import re
from pathlib import Path

from installer.artefacts import MIME_TYPE, SUFFIX, Project
from installer.release.locked import read_lock
from installer.windows.build import artefact_name, portable_extras
from installer.windows.payload import UV_LOCK, prepare_script
from installer.windows.script import HERE, SCRIPT, compile_command, definitions, file_macros
from ppm_desktop.session.portable import FOLDER_NAME, STATE
from ppm_desktop.session.preferences import VARIABLE

PROJECT = Project("ppm-desktop", "1.2.3", "Compares")
TEXT = SCRIPT.read_text(encoding="utf-8")
CODE = [line.split(";")[0].strip() for line in TEXT.splitlines()]


def test_the_installer_asks_for_no_administrator_and_writes_for_one_person_only() -> None:
    assert [line for line in CODE if line.startswith("RequestExecutionLevel")] == ["RequestExecutionLevel user"]
    assert not any("HKLM" in line or "SetShellVarContext all" in line or "$PROGRAMFILES" in line for line in CODE)
    assert 'InstallDir "$LOCALAPPDATA\\Programs\\${NAME}"' in CODE


def test_the_uninstaller_asks_nothing_and_removes_no_folder_with_what_is_in_it_but_the_one_it_made() -> None:
    assert not any("UNPAGE_CONFIRM" in line for line in CODE)
    assert {line for line in CODE if "RMDir /r" in line} == {
        'RMDir /r "$INSTDIR\\program\\environment"',
        'RMDir /r "$INSTDIR\\program\\python"',
    }


def test_no_message_stops_a_silent_installation() -> None:
    shown = [line for line in CODE if line.startswith("MessageBox")]

    assert shown
    assert all("/SD" in line for line in shown)


def test_every_registry_key_that_is_written_is_removed() -> None:
    written = {found[1] for line in CODE if (found := re.match(r'WriteReg\w+ HKCU "([^"]+)"', line))}
    removed = {found[1] for line in CODE if (found := re.match(r'DeleteRegKey (?:/ifempty )?HKCU "([^"]+)"', line))}

    assert written
    assert all(any(key == gone or key.startswith(f"{gone}\\") for gone in removed) for key in written)


def test_every_sentence_of_the_installer_is_there_in_both_languages() -> None:
    english, german = (
        {found[1] for line in CODE if (found := re.match(rf"LangString (\w+) \$\{{LANG_{language}\}}", line))}
        for language in ("ENGLISH", "GERMAN")
    )

    assert english == german != set()


def test_everything_the_script_uses_is_given_to_it(tmp_path: Path) -> None:
    given = definitions(PROJECT, tmp_path, "program/ppm-desktop.exe", tmp_path / "x.ico", tmp_path / "x.exe")

    documented = set(re.findall(r"[A-Z_]{3,}", TEXT.split("Given by the builder:")[1].split("May be given:")[0])) - {"KB"}
    assert documented == {*given, "FILES"}
    assert (given["MIME"], given["SUFFIX"], given["PROGRAM"]) == (MIME_TYPE, SUFFIX, "program\\ppm-desktop.exe")
    assert "-DVERSION=1.2.3" in compile_command(Path("makensis"), given)
    assert "-WX" in compile_command(Path("makensis"), given)


def test_files_are_installed_and_removed_one_by_one_and_folders_only_when_empty() -> None:
    macros = file_macros([Path("x.ico"), Path("program/a.exe"), Path("program/lib/b$1.dll")])

    assert macros.splitlines() == [
        "!macro InstallFiles",
        '  SetOutPath "$INSTDIR"',
        '  File "${PAYLOAD}/x.ico"',
        '  SetOutPath "$INSTDIR\\program"',
        '  File "${PAYLOAD}/program/a.exe"',
        '  SetOutPath "$INSTDIR\\program\\lib"',
        '  File "${PAYLOAD}/program/lib/b$$1.dll"',
        "!macroend",
        "!macro RemoveFiles",
        '  Delete "$INSTDIR\\x.ico"',
        '  Delete "$INSTDIR\\program\\a.exe"',
        '  Delete "$INSTDIR\\program\\lib\\b$$1.dll"',
        '  RMDir "$INSTDIR\\program\\lib"',
        '  RMDir "$INSTDIR\\program"',
        "!macroend",
    ]


def test_set_up_takes_the_pythons_whose_packages_are_there_and_downloads_nothing() -> None:
    two, one = prepare_script(["3.12", "3.13"]), prepare_script(["3.12"])

    assert 'set "PYTHON=>=3.12,<3.14"' in two
    assert "needs Python 3.12 or 3.13 with 64 bits" in two
    assert 'set "PYTHON=>=3.12,<3.13"' in one
    assert "@" not in two.replace("@echo off", "")
    assert all("--no-index" in line and "%QUIETLY%" in line for line in two.splitlines() if "pip install" in line)
    assert "--offline" in two


def test_the_file_for_set_up_is_not_named_like_a_word_of_the_command_prompt() -> None:
    words = ("set", "start-", "call", "cd", "copy", "del", "dir", "echo", "exit", "for", "goto", "if", "path", "pause", "rem", "type")

    assert not [file.name for file in HERE.glob("*.cmd") if file.name.startswith(words)]


def test_uv_for_windows_is_held_to_its_hash() -> None:
    (uv,) = read_lock(UV_LOCK.read_text(encoding="utf-8").splitlines())

    assert (uv.name, len(uv.hashes)) == ("uv", 1)


def test_an_installer_that_needs_python_says_so_in_its_name() -> None:
    assert artefact_name(brings_python=False) == f"{artefact_name(brings_python=True)}-needs-python"


def test_the_portable_folder_marks_itself_beside_the_program(tmp_path: Path) -> None:
    complete = portable_extras(tmp_path / "complete", one_folder=True)
    needs_python = portable_extras(tmp_path / "needs-python", one_folder=False)

    assert (complete / "program" / FOLDER_NAME).is_dir(), "beside ppm-desktop.exe, where the program looks"
    assert not (complete / "start.cmd").exists()
    assert (needs_python / FOLDER_NAME).is_dir()
    assert b"\r\n" in (needs_python / "start.cmd").read_bytes()


def test_the_portable_start_names_the_folders_as_the_program_asks_for_them() -> None:
    set_there = dict(re.findall(r'set "(\w+)=%~dp0([^"]*)"', (HERE / "start.cmd").read_text(encoding="utf-8")))

    assert set_there[VARIABLE] == f"{FOLDER_NAME}\\settings"
    assert set_there[STATE] == f"{FOLDER_NAME}\\state"
