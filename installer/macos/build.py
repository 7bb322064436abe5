"""Builds the application and the disk image, on a Mac: `make release` there, or `.venv/bin/python -m installer.macos.build`.

--identity "Developer ID Application: ..."   signs with this certificate; without it, for this Mac only
--notary-profile NAME                        has Apple notarise the disk image (a profile of `xcrun notarytool store-credentials`)
--dry-run                                    prints the commands; works on every system
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.artefacts import DIST, ONE_FOLDER, VENV, WORK, machine, project
from installer.macos.property_list import TITLE
from installer.release.licences import write_licences_of_one_folder
from installer.shell import ROOT, Command, SetupError, say, start

ENTITLEMENTS: Final = Path(__file__).resolve().parent / "entitlements.plist"
APP: Final = ONE_FOLDER.parent / f"{TITLE}.app"
_FOR_THIS_MAC_ONLY: Final = "-"
#: How 64-bit programs for macOS begin: for one processor, either byte order, or for several.
_MACH_O: Final = (b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xcf", b"\xca\xfe\xba\xbe")


@dataclass
class Wanted:
    """What the command line asks for."""

    identity: str = _FOR_THIS_MAC_ONLY
    notary_profile: str = ""
    dry_run: bool = False


def image_name() -> str:
    """Name the disk image."""
    return f"{project().name}-{project().version}-macos-{machine()}.dmg"


def build_commands(icon: Path) -> Iterator[Command]:
    """Yield the commands that make the application, tried by its own self-check."""
    yield [
        sys.executable,
        "-c",
        f"from pathlib import Path; from installer.release.icons import write_icon; write_icon(Path({str(icon)!r}))",
    ]
    yield ["env", f"PPM_ICON={icon}", sys.executable, "-m", "installer.build", "check"]


def sign_commands(programs: Iterable[Path], wanted: Wanted) -> Iterator[Command]:
    """Yield the commands that sign, from the inside to the outside, as Apple asks: each library, then the application."""
    by_whom: list[str | Path] = ["codesign", "--force", "--sign", wanted.identity]
    if wanted.identity != _FOR_THIS_MAC_ONLY:
        by_whom += ["--timestamp", "--options", "runtime", "--entitlements", ENTITLEMENTS]
    for one in sorted(programs, key=lambda path: (-len(path.parts), path)):
        yield [*by_whom, one]
    yield [*by_whom, APP]
    yield ["codesign", "--verify", "--deep", "--strict", APP]


def image_commands(folder: Path, image: Path, wanted: Wanted) -> Iterator[Command]:
    """Yield the commands that pack the application beside a link to the Applications folder, and have it notarised."""
    yield ["ditto", APP, folder / APP.name]
    yield ["ln", "-sfn", "/Applications", folder / "Applications"]
    yield ["hdiutil", "create", "-volname", TITLE, "-srcfolder", folder, "-fs", "HFS+", "-format", "UDZO", "-ov", image]
    if wanted.identity != _FOR_THIS_MAC_ONLY:
        yield ["codesign", "--timestamp", "--sign", wanted.identity, image]
    if wanted.notary_profile:
        yield ["xcrun", "notarytool", "submit", image, "--keychain-profile", wanted.notary_profile, "--wait"]
        yield ["xcrun", "stapler", "staple", image]


def programs_in(folder: Path) -> list[Path]:
    """Return the files that have to be signed: programs and libraries, not links to them."""
    files = (one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())
    return [one for one in files if _beginning(one) in _MACH_O]


def build(wanted: Wanted) -> None:
    """Do all of it.

    Raises:
        SetupError: when a step fails, or this is no Mac.

    """
    if wanted.notary_profile and wanted.identity == _FOR_THIS_MAC_ONLY:
        message = "Apple notarises only what is signed with a Developer ID: give --identity as well."
        raise SetupError(message)
    if sys.platform != "darwin" and not wanted.dry_run:
        message = "The application for macOS is built on a Mac. With --dry-run the commands are printed."
        raise SetupError(message)
    folder, image = WORK / "macos", DIST / image_name()
    _do(build_commands(WORK / f"{project().name}.icns"), wanted)
    if not wanted.dry_run:
        _add_licences()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    _do(sign_commands(programs_in(APP) if APP.is_dir() else (), wanted), wanted)
    _do(image_commands(folder, image, wanted), wanted)
    say(f"{image.relative_to(ROOT)}")


def _add_licences() -> None:
    packages = next((VENV / "lib").glob("python3.*/site-packages"))
    write_licences_of_one_folder(APP / "Contents" / "Resources" / "licences", packages)


def _do(commands: Iterable[Command], wanted: Wanted) -> None:
    for command in commands:
        if wanted.dry_run:
            say(shlex.join(str(part) for part in command))
        elif start(command) != 0:
            message = f"This failed: {' '.join(str(part) for part in command)}"
            raise SetupError(message)


def _beginning(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(4)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what the command line asks for; the result is the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m installer.macos.build", description="Builds the application and the disk image for macOS."
    )
    parser.add_argument(
        "--identity", default=_FOR_THIS_MAC_ONLY, help="the certificate to sign with; without it, the application is for this Mac only"
    )
    parser.add_argument("--notary-profile", default="", metavar="NAME", help="a profile of xcrun notarytool store-credentials")
    parser.add_argument("--dry-run", action="store_true", help="print the commands and do nothing")
    try:
        build(Wanted(**vars(parser.parse_args(arguments))))
    except SetupError as problem:
        say(str(problem))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
