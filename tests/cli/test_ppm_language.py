"""The language of the command line: chosen by an option or the environment, for people only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS
from typer.testing import CliRunner

from ppm_desktop.cli.main import app
from ppm_desktop.wording import LANGUAGES, current_language, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = str(COMPLETE_PROJECTS / "missing-rate.ppmplan")
WHOLE = COMPLETE_PROJECTS / "every-rule-at-once.ppmplan"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_chosen_by_the_option_or_the_environment(language: str) -> None:
    assert CliRunner().invoke(app, ["--language", language, "sample"]).exit_code == 0
    assert current_language() == language
    with speaking("en"):
        assert CliRunner().invoke(app, ["sample"], env={"PPM_LANGUAGE": language}).exit_code == 0
        assert current_language() == language


def test_the_option_counts_more_than_the_environment_and_english_is_spoken_without_either() -> None:
    CliRunner().invoke(app, ["--language", "de", "sample"], env={"PPM_LANGUAGE": "en"})
    assert current_language() == "de"
    CliRunner().invoke(app, ["sample"], env={"PPM_LANGUAGE": None})
    assert current_language() == "en"


@pytest.mark.parametrize(("arguments", "environment"), [(["--language", "xx", "sample"], None), (["sample"], "xx")])
def test_an_unknown_language_is_wrong_usage_and_the_known_ones_are_listed(arguments: list[str], environment: str | None) -> None:
    run = CliRunner().invoke(app, arguments, env={"PPM_LANGUAGE": environment})
    assert run.exit_code == 2
    assert "There is no language" in run.stderr
    assert '"xx"' in run.stderr
    assert all(f"{code} ({name})" in " ".join(run.stderr.split()) for code, name in LANGUAGES.items())


@pytest.mark.parametrize(
    "command", [("compare", "--json"), ("compare", "--csv"), ("validate", "--json"), ("explain", "--option", "per_user", "--json")]
)
def test_what_programs_read_is_the_same_in_every_language(command: tuple[str, ...]) -> None:
    name, *options = command
    english, german = (CliRunner().invoke(app, ["--language", code, name, MISSING, *options]) for code in ("en", "de"))
    assert english.stdout == german.stdout
    assert english.stdout
    assert english.exit_code == german.exit_code


def test_german_sentences_have_german_numbers() -> None:
    english, german = (CliRunner().invoke(app, ["--language", code, "compare", str(WHOLE)]).stdout for code in ("en", "de"))
    grouped = re.findall(r"\d{1,3},\d{3}(?!\d)", english)
    assert grouped
    assert all(number.replace(",", ".") in german and number not in german for number in grouped)
