"""Gets the exports out of what somebody hands over: plain files, and the zip that the admin center sends."""

from __future__ import annotations

import os
import secrets
import shutil
import zipfile
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path
from struct import error as StructError  # noqa: N812 - as below
from typing import TYPE_CHECKING, Final
from zlib import error as ZlibError  # noqa: N812 - zlib names its exception in small letters

from ppm_desktop.files.zip_directory import directory_size
from ppm_desktop.usage.problems import refused, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: An archive that unpacks to more than this is not read; twenty million calls take 6 GB.
MOST_UNPACKED: Final = 16 << 30
#: Calls shrink to about a tenth. What shrinks more than this, and is not small, was made to fill a disk.
_MOST_SHRUNK: Final = 150
_SMALL: Final = 64 << 20
#: A file a month for decades.
_MOST_MEMBERS: Final = 500
#: Bytes of an archive's directory; some ten thousand members, whatever they are, are looked through in a second.
_LARGEST_DIRECTORY: Final = 8 << 20
_PIECE: Final = 1 << 20
_ENCRYPTED: Final = 0x1
#: What zipfile and its three ways of packing raise for bytes that are not what they say.
_DAMAGED: Final = (
    zipfile.BadZipFile,
    EOFError,
    ZlibError,
    LZMAError,
    NotImplementedError,
    ValueError,
    OverflowError,
    RuntimeError,
    StructError,
)
_ENDINGS: Final = (".csv", ".tsv", ".txt", ".json", ".parquet")


@dataclass(frozen=True, slots=True)
class Source:
    """One text to read."""

    name: str  # as people know it
    path: Path


def paths_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files, and those of the folders, which may be as many as a data platform makes; what a platform hides is left out.

    Raises:
        UsageRefusedError: A folder holds no export, or cannot be read; or there can be no file of a name.
    """
    for path in paths:
        try:
            found = _files_in(path) if path.is_dir() else None
        except OSError as error:
            raise unreadable(path.name, error) from None
        if found is None:
            yield path
        elif found:
            yield from found
        else:
            raise refused(path.name, "usage_folder_without_export")


def _files_in(folder: Path) -> list[Path]:
    def complain(error: OSError) -> None:
        raise error  # the months of a folder that may not be opened would be lacking without a word

    found = [Path(place, name) for place, _folders, names in os.walk(folder, onerror=complain) for name in names]
    return sorted(one for one in found if one.is_file() and _is_kept(one.relative_to(folder)))


def _is_kept(place: Path) -> bool:
    return (_is_export(place.name) or place.suffix.lower() == ".zip") and not any(part.startswith(("_", ".")) for part in place.parts)


def sources_in(path: Path, folder: Path, still_wanted: Callable[[], None]) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Return the texts of a file or archive, unpacked into ``folder``, and the names of members that hold no calls for us.

    Raises:
        UsageRefusedError: The archive is encrypted, damaged, much too large, or holds no export.
        OSError: The file cannot be read, or ``folder`` cannot be written.
    """
    # Opening a pipe waits for a writer, and a device has no end.
    if path.exists() and not path.is_file():
        raise refused(path.name, "usage_not_a_file")
    with path.open("rb") as file:
        begin = file.read(8)
    if begin.startswith(b"PK"):
        return _unpacked(path, folder, still_wanted)
    if begin.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"\x89PNG")):
        raise refused(path.name, "usage_other_format")
    return (Source(path.name, path),), ()


def _unpacked(path: Path, folder: Path, still_wanted: Callable[[], None]) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    with path.open("rb") as file:
        if directory_size(file) > _LARGEST_DIRECTORY:
            raise refused(path.name, "usage_zip_many")
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if any(member.filename == "[Content_Types].xml" for member in members):
                raise refused(path.name, "usage_workbook")
            wanted = [member for member in members if _is_export(member.filename)]
            if not wanted:
                raise refused(path.name, "usage_zip_without_export")
            _check(path, wanted)
            sources = tuple(_extract(archive, member, path, folder, still_wanted) for member in wanted)
            used = {member.filename for member in wanted}
            return sources, tuple(one.filename for one in members if one.filename not in used and not _is_parameters(one.filename))
    except _DAMAGED:
        raise refused(path.name, "usage_zip_damaged") from None


def _is_parameters(name: str) -> bool:
    return name.rpartition("/")[2].casefold() == "parameters.json"


def _is_export(name: str) -> bool:
    own = name.rpartition("/")[2].casefold()
    hidden = own.startswith(".") or name.startswith("__MACOSX/")
    return own.endswith(_ENDINGS) and not hidden and not _is_parameters(name) and not own.startswith("directrouting")


def _check(path: Path, members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise refused(path.name, "usage_zip_encrypted")
    if len(members) > _MOST_MEMBERS:
        raise refused(path.name, "usage_zip_many")
    size = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if size > MOST_UNPACKED or (size > _SMALL and size / packed > _MOST_SHRUNK):
        raise refused(path.name, "usage_zip_bomb", found=size >> 20, packed=max(1, packed >> 20))


def _extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, folder: Path, still_wanted: Callable[[], None]) -> Source:
    free = shutil.disk_usage(folder).free
    if member.file_size > free:
        raise refused(path.name, "usage_disk_full", found=member.file_size >> 20, free=free >> 20)
    # A name of our own: the archive's may lead out of the folder.
    target = folder / f"member-{secrets.token_hex(8)}"
    with archive.open(member) as packed, target.open("wb") as unpacked:
        # zipfile stops at the size that the archive declares, which was judged before.
        while piece := packed.read(_PIECE):
            still_wanted()
            unpacked.write(piece)
    return Source(f"{path.name}/{member.filename}", target)
