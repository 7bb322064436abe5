"""The file: the same slides give the same bytes, whenever and wherever they are written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from pptx.presentation import Presentation

#: The earliest that a ZIP archive can say; what is inside says the day of the slides.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
#: Files of an archive that was made under Unix, readable by everybody.
_UNIX: Final = 3
_READABLE: Final = 0o644 << 16


def slides_bytes(opened: Presentation) -> bytes:
    """Return the presentation as a .pptx file."""
    written, packed = BytesIO(), BytesIO()
    opened.save(written)
    with ZipFile(written) as given, ZipFile(packed, "w", ZIP_DEFLATED) as taken:
        for name in given.namelist():
            entry = ZipInfo(name, _MOMENT)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
            taken.writestr(entry, given.read(name))
    return packed.getvalue()
