"""How large an archive's directory is, as the archive says it in its last bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from ppm_desktop.files.zip_directory import directory_size


def archive(*, members: int, comment: bytes = b"") -> BytesIO:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for number in range(members):
            written.writestr(f"{number:08}", b"")
        written.comment = comment
    return target


@pytest.mark.parametrize("comment", [b"", b"made elsewhere", b"c" * 60_000])
def test_each_member_takes_46_bytes_and_its_name(comment: bytes) -> None:
    assert directory_size(archive(members=7, comment=comment)) == 7 * (46 + 8)


def test_the_longer_record_of_a_large_archive_is_read() -> None:
    members = 65_536  # one more than the shorter record can say
    assert directory_size(archive(members=members)) == members * (46 + 8)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06", b"x" * 100_000], ids=["empty", "begin", "half an end", "no archive"])
def test_what_is_no_archive_has_no_directory(data: bytes) -> None:
    assert directory_size(BytesIO(data)) == 0
