"""The firm's logo as a picture that every slide program shows: SVG is not one, so that both kinds are drawn as PNG."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ppm_desktop.paper.firm import Firm

#: Sharp on a large screen: the logo is at most 28 points high on a slide of 540.
_PIXELS_PER_INCH: Final = 288
_PAGE: Final = (
    b"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#let logo = json(bytes(sys.inputs.logo))\n"
    b'#image(bytes(logo.data), format: logo.kind, height: 56pt, alt: "logo")'
)
#: Where the header of a PNG file says its width and height.
_SIZE: Final = slice(16, 24)


def logo_picture(firm: Firm) -> bytes:
    """Return the logo as PNG; nothing when there is none.

    Raises:
        typst.TypstError: It cannot be drawn, which ``why_not_drawn`` says before.
    """
    if not firm.logo:
        return b""
    import typst  # noqa: PLC0415 - only for firms with a logo

    logo = json.dumps({"data": list(firm.logo), "kind": firm.logo_kind})
    return typst.compile(_PAGE, format="png", ppi=_PIXELS_PER_INCH, sys_inputs={"logo": logo}, ignore_system_fonts=True)


def size_of(picture: bytes) -> tuple[int, int]:
    """Return width and height of a PNG file in pixels."""
    width, height = struct.unpack(">II", picture[_SIZE])
    return width, height
