"""Which system packages are missing, and what a person who may not install them is told."""

import pytest
from systems import linux

from installer.system_packages import (
    OFFSCREEN,
    VIRTUAL_SCREEN,
    X_WINDOW,
    SystemPackage,
    has_display,
    is_module,
    is_program,
    loads,
    message_for_an_administrator,
    missing,
    names_in_this_release,
    things_present,
)

EVERYTHING = (*OFFSCREEN, *X_WINDOW, *VIRTUAL_SCREEN)
ON_DEBIAN_13 = """\
libglib2.0-0t64:
  Installed: (none)
  Candidate: 2.84.4-3
  Version table:
     2.84.4-3 500
libgl1:
  Installed: (none)
  Candidate: 1.7.0-1+b2
  Version table:
     1.7.0-1+b2 500
"""
ON_UBUNTU_WITH_THE_OLD_NAME_KNOWN = """\
libglib2.0-0:
  Installed: (none)
  Candidate: (none)
  Version table:
libglib2.0-0t64:
  Installed: (none)
  Candidate: 2.80.0-6ubuntu3
"""


def test_what_is_not_present_is_missing() -> None:
    present = {package.gives for package in EVERYTHING} - {"libGL.so.1", "Xvfb"}

    assert [package.name for package in missing(EVERYTHING, present)] == ["libgl1", "xvfb"]


def test_nothing_is_missing_when_all_is_present() -> None:
    assert missing(EVERYTHING, {package.gives for package in EVERYTHING}) == ()


def test_on_a_bare_machine_all_of_it_is_missing() -> None:
    assert missing(EVERYTHING, ()) == EVERYTHING


def test_no_package_is_listed_twice() -> None:
    assert len({package.name for package in EVERYTHING}) == len({package.gives for package in EVERYTHING}) == len(EVERYTHING)


@pytest.mark.parametrize("policy", [ON_DEBIAN_13, ON_UBUNTU_WITH_THE_OLD_NAME_KNOWN])
def test_a_renamed_library_is_asked_for_by_its_new_name(policy: str) -> None:
    assert names_in_this_release(["libglib2.0-0", "libgl1"], policy) == ("libglib2.0-0t64", "libgl1")


def test_without_lists_of_packages_the_names_stay_as_they_are() -> None:
    assert names_in_this_release(["libglib2.0-0", "libgl1"], "") == ("libglib2.0-0", "libgl1")


def test_the_message_names_each_missing_package_with_its_reason_and_one_command_for_all() -> None:
    gaps = (OFFSCREEN[0], X_WINDOW[1])

    message = message_for_an_administrator(gaps, ["libglib2.0-0t64", "libxcb-cursor0"])

    assert message == (
        "2 things are missing on this machine, and cannot be installed from this account:\n"
        "\n"
        "  libglib2.0-0t64  libglib-2.0.so.0    every part of Qt starts with it\n"
        "  libxcb-cursor0   libxcb-cursor.so.0  the mouse pointer, in a window\n"
        "\n"
        "An administrator of this machine can install all of it with:\n"
        "\n"
        "  sudo apt-get install -y libglib2.0-0t64 libxcb-cursor0\n"
    )


def test_without_apt_the_message_names_the_files_and_no_debian_package() -> None:
    message = message_for_an_administrator(OFFSCREEN[:1], ())

    assert message.startswith("One thing is missing")
    assert "  libglib-2.0.so.0  every part of Qt starts with it\n" in message
    assert "libglib2.0-0" not in message
    assert "apt-get install" not in message


@linux
def test_a_library_is_there_when_it_can_be_loaded() -> None:
    assert loads("libc.so.6") or loads("libc.musl-x86_64.so.1")
    assert not loads("libno-such-library.so.1")


def test_programs_and_modules_are_looked_for_as_such() -> None:
    there = SystemPackage("json", "json", "", is_module)
    not_there = (SystemPackage("x", "no_such_module", "", is_module), SystemPackage("x", "no-such-program", "", is_program))

    assert things_present([there, *not_there]) == {"json"}


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
        ({"QT_QPA_PLATFORM": "minimal"}, "win32", False),
    ],
)
def test_a_window_is_opened_only_where_somebody_can_see_it(environment: dict[str, str], platform: str, *, shown: bool) -> None:
    assert has_display(environment, platform) is shown
