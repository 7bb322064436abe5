"""The file: the same slides give the same bytes, whenever and wherever they are written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx.opc.serialized import PackageWriter

if TYPE_CHECKING:
    from pptx.presentation import Presentation

#: The earliest that a ZIP archive can say; what is inside says the day of the slides.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
#: Files of an archive that was made under Unix, readable by everybody.
_UNIX: Final = 3
_READABLE: Final = 0o644 << 16


def slides_bytes(opened: Presentation) -> bytes:
    """Return the presentation as a .pptx file."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        _Slides(opened.part.package).pack(archive)
    return packed.getvalue()


class _Slides(PackageWriter):
    """Writes into an archive of ours: python-pptx's own takes the moment from the clock, and fails where that shows a year before 1980."""

    def __init__(self, package: Any) -> None:  # noqa: ANN401 - the library's own, without types
        super().__init__(BytesIO(), package._rels, tuple(package.iter_parts()))  # noqa: SLF001 - as the library saves it

    def pack(self, archive: ZipFile) -> None:
        members: Any = _Members(archive)
        self._write_content_types_stream(members)
        self._write_pkg_rels(members)
        self._write_parts(members)


class _Members:
    """What the library writes the parts of a package to."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    def write(self, pack_uri: Any, blob: bytes) -> None:  # noqa: ANN401 - as above
        entry = ZipInfo(pack_uri.membername, _MOMENT)
        entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
        self._archive.writestr(entry, blob)
