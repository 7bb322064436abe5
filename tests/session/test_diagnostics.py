"""The diagnostics help without giving anything of anybody's plan away."""

from __future__ import annotations

import errno
import io
import logging
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ppm_desktop.session.crash_report import where_it_happened
from ppm_desktop.session.diagnostics import REPORT, diagnostics_text, diagnostics_zip
from ppm_desktop.session.log_file import NAME, RotatedLog
from ppm_desktop.session.preferences import Preferences

if TYPE_CHECKING:
    from ppm_desktop.session.document import Document

NAMES = ("Zyxwvut Holdings", "Quokka Customer", "philomena.grimthorpe", "Secret Deal")
AMOUNT = "987654"


@pytest.fixture
def preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preferences:
    """Return preferences that are full of what must not be told, in a state folder of their own."""
    monkeypatch.setenv("PPM_DESKTOP_STATE", str(tmp_path / NAMES[2] / "state"))
    monkeypatch.setenv("PPM_DESKTOP_SETTINGS", str(tmp_path / NAMES[2] / "settings"))
    kept = Preferences()
    kept.remember(tmp_path / NAMES[2] / f"{NAMES[3]} {AMOUNT}.ppmplan")
    kept.firm = tmp_path / NAMES[1]
    kept.theme = "dark"
    return kept


def everything_in(zipped: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        return "\n".join([*archive.namelist(), *(archive.read(name).decode() for name in archive.namelist())])


def test_nothing_of_the_plan_the_user_or_the_computer_is_in_the_file(preferences: Preferences, document: Document, tmp_path: Path) -> None:
    document.edit(replace(document.project, name=NAMES[0], customer=NAMES[1], notes=AMOUNT), f"Rename to {NAMES[0]}")
    document.saved_to(tmp_path / NAMES[2] / f"{NAMES[3]}.ppmplan")
    logger = logging.Logger("ppm_desktop")  # noqa: LOG001 - of this test alone
    logger.addHandler(RotatedLog(tmp_path / NAMES[2] / "state" / "log"))
    try:
        dict[str, str]()[f"{NAMES[0]} costs {AMOUNT}"]
    except KeyError as error:
        logger.exception("uncaught %s", error, extra={"where": where_it_happened(error, KeyError, error.__traceback__)})  # noqa: TRY401 - must not be kept
    told = everything_in(diagnostics_zip(diagnostics_text(document, "light", preferences))).casefold()
    words = {word.casefold() for name in NAMES for word in name.replace(".", " ").split()} - {"customer", "deal"}
    assert {word for word in words if word in told} == set()
    assert AMOUNT not in told
    assert str(tmp_path).casefold() not in told
    assert str(Path.home()).casefold() not in told
    assert {group.name for group in document.scenario.groups if group.name.casefold() in told} == set()


def test_folders_that_may_not_be_opened_do_not_keep_the_report_from_being_written(
    preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = os.stat

    def refuse(path: Any, **wishes: Any) -> os.stat_result:
        if NAMES[2] in str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return ask(path, **wishes)

    monkeypatch.setattr(os, "stat", refuse)
    with zipfile.ZipFile(io.BytesIO(diagnostics_zip(diagnostics_text(None, "light", preferences)))) as archive:
        assert archive.namelist() == [REPORT]


def test_the_file_has_the_report_and_the_log(preferences: Preferences, tmp_path: Path) -> None:
    folder = tmp_path / NAMES[2] / "state" / "log"
    folder.mkdir(parents=True)
    (folder / NAME).write_text("2026-11-22T00:00:00Z ERROR ppm_desktop app:1 main\n")
    with zipfile.ZipFile(io.BytesIO(diagnostics_zip(diagnostics_text(None, "light", preferences)))) as archive:
        assert archive.namelist() == [REPORT, f"log/{NAME}"]
        report = archive.read(REPORT).decode()
    assert "Python package" in report
    assert "theme dark" in report
    assert "recent files 1" in report
    assert "state: can be written" in report
