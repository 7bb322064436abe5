"""What the system and the JSON reader say is known to the translators."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.files.project_file import read_project
from ppm_desktop.files.system_reasons import JSON_REASONS, SYSTEM_REASONS, system_reason
from ppm_desktop.wording import PSEUDO, speaking, tr

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EISDIR])
def test_the_systems_commonest_reasons_are_known(code: int) -> None:
    assert os.strerror(code) in SYSTEM_REASONS


@pytest.mark.parametrize("text", ["", "[1 2]", '{"a" 1}', "{", "{} {}", '"\\q"', '"\\u12"', '"\t"', '"a', '{"a": 1 "b": 2}'])
def test_what_the_json_reader_says_is_known(text: str) -> None:
    with pytest.raises(json.JSONDecodeError) as refusal:
        json.loads(text)
    assert refusal.value.msg in JSON_REASONS


def test_a_reason_is_said_in_the_language_spoken_and_an_unknown_one_as_it_comes(tmp_path: Path) -> None:
    assert system_reason(OSError(errno.EIO, "Strange")) == "Strange"
    assert system_reason(ValueError("embedded null byte")) == "embedded null byte"
    with speaking(PSEUDO):
        [refusal] = read_project(tmp_path / "nowhere.ppmplan").problems
        assert refusal.value["reason"] == tr("No such file or directory")
        [refusal] = read_project(tmp_path).problems
        assert refusal.value["reason"] == tr("it is not a file")
