"""What the Debian package says of itself, before anything is built."""

import configparser
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from installer.artefacts import MIME_TYPE, SUFFIX, debian_package_name, portable_name, project, wheel_name
from installer.linux.debian import HERE, copyright_text, depends
from installer.linux.manual import ppm_page, roff, window_page
from installer.linux.trial import mirror
from installer.shell import ROOT


def test_every_artefact_bears_the_version() -> None:
    for name in (wheel_name(), debian_package_name(), portable_name()):
        assert project().version in name


def test_the_desktop_entry_opens_a_file_of_our_type() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # its keys have capitals
    entry.read(HERE / "ppm-desktop.desktop", encoding="utf-8")
    group = entry["Desktop Entry"]
    assert group["MimeType"] == f"{MIME_TYPE};"
    assert group["Exec"] == "ppm-desktop %f"
    assert group["Icon"] == "ppm-desktop"
    assert (ROOT / "resources" / "icons" / "ppm-desktop.svg").is_file()


def test_the_file_type_is_found_by_its_ending() -> None:
    tree = ET.parse(HERE / "ppm-desktop.xml")  # noqa: S314 - our own file
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = tree.getroot().find(f"{space}mime-type")
    assert kind is not None
    assert kind.get("type") == MIME_TYPE
    assert [glob.get("pattern") for glob in kind.findall(f"{space}glob")] == [f"*{SUFFIX}"]


def test_the_package_depends_on_what_a_bare_debian_lacks() -> None:
    assert {"libegl1", "libgl1", "libfontconfig1", "libglib2.0-0", "libdbus-1-3"} <= set(depends())
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)", depends()[0])
    assert "python3" not in " ".join(depends())


def test_the_copyright_file_names_the_holder_and_has_no_empty_line_in_the_licence() -> None:
    text = copyright_text((ROOT / "LICENSE").read_text(encoding="utf-8"))
    assert re.search(r"^Copyright: \S.*", text, re.MULTILINE)
    licence = text.split("License: Expat\n")[-1]
    assert all(line.startswith(" ") for line in licence.rstrip("\n").splitlines())
    assert "Permission is hereby granted" in licence


def test_the_manual_names_every_command_and_option() -> None:
    page = ppm_page()
    for name in ("compare", "break\\-even", "export", "usage"):
        assert f".SS {name} " in page
    assert ".B \\-\\-csv\\-folder FOLDER" in page
    assert ".B \\-\\-self\\-check" in window_page()


@pytest.mark.parametrize(("text", "safe"), [(".SH no heading", "\\&.SH no heading"), ("C:\\plans", "C:\\eplans"), ("a-b", "a\\-b")])
def test_nothing_in_a_text_is_an_instruction_to_roff(text: str, safe: str) -> None:
    assert roff(text) == safe


def test_the_trial_uses_a_mirror_of_debian() -> None:
    assert mirror().startswith("http")
    assert Path(mirror()).name == "debian"
