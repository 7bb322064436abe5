"""Two builds of one commit, and what is said of their differences."""

from __future__ import annotations

import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from installer.release.archives import write_zip
from installer.release.compare import differences, main


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, Path]:
    """Return the folders of two builds, empty."""
    folders = (tmp_path / "first", tmp_path / "second")
    for folder in folders:
        folder.mkdir()
    return folders


def a_tar(file: Path, content: bytes = b"text", moment: int = 5) -> None:
    """Write an archive with one member."""
    with tarfile.open(file, "w:xz") as archive:
        member = tarfile.TarInfo("folder/note.txt")
        member.size, member.mtime = len(content), moment
        archive.addfile(member, BytesIO(content))


def a_debian_package(file: Path, data: Path) -> None:
    """Write an archive of ar with one member."""
    content = data.read_bytes()
    header = f"{data.name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(content):<10}`\n".encode()
    file.write_bytes(b"!<arch>\n" + header + content)


def test_a_folder_packed_twice_is_the_same_byte_by_byte(built: tuple[Path, Path], tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.whl"):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(name, encoding="utf-8")
    for folder in built:
        write_zip(folder / "x.zip", (tmp_path / "content",), "x", 1_700_000_000)
        (tmp_path / "content" / "b.txt").touch()

    assert list(differences(*built)) == []
    assert main([str(folder) for folder in built]) == 0


def test_a_file_that_only_one_build_has_is_named(built: tuple[Path, Path]) -> None:
    (built[1] / "extra.txt").write_text("x", encoding="utf-8")

    assert list(differences(*built)) == [f"extra.txt: only in {built[1]}"]
    assert main([str(folder) for folder in built]) == 1


def test_a_different_content_is_found_inside_an_archive_inside_a_package(built: tuple[Path, Path], tmp_path: Path) -> None:
    for folder, content in zip(built, (b"text", b"next"), strict=True):
        a_tar(tmp_path / "data.tar.xz", content)
        a_debian_package(folder / "x.deb", tmp_path / "data.tar.xz")

    assert list(differences(*built)) == ["x.deb: data.tar.xz: folder/note.txt: 4 and 4 bytes, of which 1 differ in place"]


def test_a_date_alone_is_told_apart_from_a_content(built: tuple[Path, Path]) -> None:
    for folder, moment in zip(built, (5, 6), strict=True):
        a_tar(folder / "x.tar.xz", moment=moment)

    assert list(differences(*built)) == ["x.tar.xz: folder/note.txt: 5 644 0:0 : and 6 644 0:0 :"]


def test_two_folders_have_to_be_named() -> None:
    assert main(["nowhere"]) == 2
