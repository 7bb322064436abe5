"""Says how large the directory of a ZIP archive is, before it is read.

zipfile reads it at once: a second and a hundred megabytes for a hundred thousand members.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import BinaryIO

_END: Final = struct.Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
#: What stands before the end of an archive of more than 4 GiB or 65,534 members: a longer record, and where that is.
_LONG_END: Final = struct.Struct("<4sQ2H2L4Q")
_LONG_END_MARK: Final = b"PK\x06\x06"
_LOCATOR_LENGTH: Final = 20
_LONGEST_COMMENT: Final = 1 << 16
#: Places in the two records.
_SIZE: Final = 5
_LONG_SIZE: Final = 8


def directory_size(file: BinaryIO) -> int:
    """Return the bytes that an archive says its directory takes, as zipfile would read them; 0 when it has none.

    A member takes about a hundred of them.
    """
    before_end = _LOCATOR_LENGTH + _LONG_END.size
    length = file.seek(0, 2)
    file.seek(max(0, length - _LONGEST_COMMENT - _END.size - before_end))
    tail = file.read()
    place = tail.rfind(_END_MARK)
    if place < 0 or len(tail) < place + _END.size:
        return 0
    if place >= before_end and tail.startswith(_LONG_END_MARK, place - before_end):
        return int(_LONG_END.unpack_from(tail, place - before_end)[_LONG_SIZE])
    return int(_END.unpack_from(tail, place)[_SIZE])
