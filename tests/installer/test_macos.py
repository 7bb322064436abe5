"""The application for macOS, as far as it can be judged on another system."""

import plistlib
from pathlib import Path

import pytest

from installer.artefacts import IDENTIFIER, project
from installer.macos.build import APP, ENTITLEMENTS, Wanted, image_commands, main, programs_in, sign_commands
from installer.macos.property_list import PLAN_TYPE, property_list


def test_the_property_list_declares_the_file_type_and_that_the_application_owns_it() -> None:
    found = plistlib.loads(plistlib.dumps(property_list()))

    (document,), (declared,) = found["CFBundleDocumentTypes"], found["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [declared["UTTypeIdentifier"]] == [PLAN_TYPE]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["ppmplan"]
    assert (found["CFBundleIdentifier"], found["CFBundleShortVersionString"]) == (IDENTIFIER, project().version)


def test_the_entitlements_are_a_property_list() -> None:
    with ENTITLEMENTS.open("rb") as file:
        assert plistlib.load(file)["com.apple.security.cs.disable-library-validation"] is True


def test_libraries_are_signed_before_the_application_that_holds_them() -> None:
    programs = [APP / "Contents/MacOS/ppm-desktop", APP / "Contents/Frameworks/PySide6/Qt/lib/x.dylib"]

    signed = [command[-1] for command in sign_commands(programs, Wanted())]

    assert signed == [programs[1], programs[0], APP, APP]


def test_only_programs_and_libraries_are_signed_and_no_links_to_them(tmp_path: Path) -> None:
    (tmp_path / "library.dylib").write_bytes(b"\xcf\xfa\xed\xfe rest")
    (tmp_path / "text.txt").write_bytes(b"text")
    (tmp_path / "link.dylib").symlink_to(tmp_path / "library.dylib")

    assert programs_in(tmp_path) == [tmp_path / "library.dylib"]


def test_a_certificate_brings_the_hardened_runtime_and_without_one_nothing_is_sent_to_apple(tmp_path: Path) -> None:
    signed = [list(command) for command in sign_commands([], Wanted(identity="Developer ID Application: X"))]
    plain = [str(part) for command in image_commands(tmp_path, tmp_path / "x.dmg", Wanted()) for part in command]

    assert signed[0][2:7] == ["--sign", "Developer ID Application: X", "--timestamp", "--options", "runtime"]
    assert not {"notarytool", "codesign"} & set(plain)


def test_notarising_without_a_certificate_is_refused_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--notary-profile", "mine", "--dry-run"]) == 1
    assert "give --identity as well" in capsys.readouterr().out
