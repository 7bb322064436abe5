"""The log file says where, never what; and it stays small."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from ppm_desktop.session.log_file import LARGEST, NAME, OLD_FILES, RotatedLog, log_files

if TYPE_CHECKING:
    from pathlib import Path


def logger_to(folder: Path) -> logging.Logger:
    logger = logging.Logger("ppm_desktop.trial")  # noqa: LOG001 - of this test alone
    logger.addHandler(RotatedLog(folder))
    return logger


def test_a_line_has_time_and_place_and_not_the_message(tmp_path: Path) -> None:
    logger_to(tmp_path).warning("%s pays %s", "Umbrella Holdings", "1234.56")
    text = (tmp_path / NAME).read_text()
    assert "WARNING ppm_desktop.trial test_log_file" in text
    assert "Umbrella" not in text
    assert "1234" not in text


def test_the_stack_that_was_made_safe_is_kept(tmp_path: Path) -> None:
    logger_to(tmp_path).error("secret", extra={"where": "KeyError\n  ppm_desktop/app.py:1 main"})
    assert (tmp_path / NAME).read_text().endswith("KeyError\n  ppm_desktop/app.py:1 main\n")


def test_what_is_less_than_a_warning_is_not_written(tmp_path: Path) -> None:
    logger_to(tmp_path).info("nothing")
    assert log_files(tmp_path) == []


def test_a_full_file_becomes_an_old_one_and_the_oldest_goes(tmp_path: Path) -> None:
    logger = logger_to(tmp_path)
    for number in range(OLD_FILES + 3):
        (tmp_path / NAME).write_text(f"{number}\n" + "x" * LARGEST)
        logger.warning("next")
    files = log_files(tmp_path)
    assert [file.name for file in files] == [NAME, *(f"{NAME}.{number}" for number in range(1, OLD_FILES + 1))]
    assert [file.read_text()[0] for file in files[1:]] == ["5", "4", "3"]
    assert files[0].stat().st_size < 200


def test_a_log_that_cannot_be_written_disturbs_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    logger_to(tmp_path / "file" / "log").warning("nobody hears")
    assert log_files(tmp_path / "file" / "log") == []
