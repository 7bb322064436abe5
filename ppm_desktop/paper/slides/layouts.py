"""Where things stand on a slide of 960 × 540 points, and the master and the layouts as XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from ppm_desktop.paper.slides.fitting import Line, fitted
from ppm_desktop.paper.slides.markup import NAMESPACES, Box, Shape, emu, filled, frame, rectangle
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.paper.firm import Firm

WIDTH: Final = 960.0
HEIGHT: Final = 540.0
LEFT: Final = 44.0
ACROSS: Final = WIDTH - 2 * LEFT
#: Between things that stand side by side.
GAP: Final = 24.0
#: The free area below the title.
BODY: Final = Box(LEFT, 132, ACROSS, 356)
TITLE: Final = Box(LEFT, 60, ACROSS, 60)
TITLE_SIZE: Final = 24.0
#: Height of a title of one line; above columns of the layout there is no room for a second.
TITLE_LINE: Final = 30.0
KICKER: Final = Box(LEFT, 38, 600, 18)
MARK: Final = Box(0, 36, 128, 20)  # ends at the right margin, or left of the logo
LOGO: Final = Box(WIDTH - LEFT - 132, 28, 132, 28)
FOOTER: Final = Box(LEFT, 504, 500, 20)
FIRM: Final = Box(556, 504, 304, 20)
NUMBER: Final = Box(WIDTH - LEFT - 44, 504, 44, 20)
_SMALL: Final = 9.0
COLUMNS: Final = 3
_COLUMNS_TOP: Final = 112.0
COLUMN_WIDTH: Final = (ACROSS - (COLUMNS - 1) * GAP) / COLUMNS
#: Places of texts in the layout, by their numbers.
KICKER_INDEX: Final = 10
COLUMN_INDEX: Final = 20


class Place(NamedTuple):
    """A place for a text that whoever edits the slides finds in the layout."""

    name: str
    kind: str  # "title", "body", "ftr", "sldNum"
    number: int  # of the place in its layout
    box: Box
    size: float
    colour: str = "text"
    bold: bool = False
    align: str = "l"
    anchor: str = "t"


def column(place: int) -> Box:
    """Return one of the columns below a title of one line."""
    return Box(LEFT + place * (COLUMN_WIDTH + GAP), _COLUMNS_TOP, COLUMN_WIDTH, BODY.y + BODY.height - _COLUMNS_TOP)


def _common() -> tuple[Place, ...]:
    return (
        Place(tr("Title"), "title", 0, TITLE, TITLE_SIZE, bold=True),
        Place(tr("Footer"), "ftr", 11, FOOTER, _SMALL, "muted", anchor="ctr"),
        Place(tr("Slide number"), "sldNum", 12, NUMBER, _SMALL, "muted", align="r", anchor="ctr"),
    )


def _kicker() -> Place:
    return Place(tr("Above the title"), "body", KICKER_INDEX, KICKER, 11.0, "muted", anchor="ctr")


def free_layout() -> tuple[Place, ...]:
    """Return the places of a slide with a title and a free area."""
    return (_kicker(), *_common())


def columns_layout() -> tuple[Place, ...]:
    """Return the places of a slide with a title and columns of text."""
    texts = (Place(tr("Text {number}").format(number=n + 1), "body", COLUMN_INDEX + n, column(n), 12.0) for n in range(COLUMNS))
    return (_kicker(), *_common(), *texts)


def master_places() -> tuple[Place, ...]:
    """Return the places of the master, from which those of the layouts take their look."""
    return (*_common(), Place(tr("Text"), "body", 1, BODY, 12.0))


def master_shapes(firm: Firm, language: str) -> list[str]:
    """Return what stands on every slide: the firm's colour, its name and footer, and the line above them."""
    shapes = [
        Shape(tr("Firm's colour"), Box(LEFT, 26, 36, 4), fill="accent"),
        Shape(tr("Line above the footer"), Box(LEFT, 499, ACROSS, 0.75), fill="line"),
    ]
    said = " · ".join(text for text in (firm.name, firm.footer) if text)
    if said:
        lines = fitted([Line(said, _SMALL, "muted", align="r")], FIRM.width - 1, FIRM.height + 2)
        shapes.append(Shape(tr("Firm"), FIRM, tuple(lines), anchor="ctr"))
    return [rectangle(shape, 100 + place, language) for place, shape in enumerate(shapes)]


def placeholder(place: Place, number: int, language: str) -> str:
    """Return a place of the master or of a layout."""
    index = "" if place.kind == "title" else f' idx="{place.number}"'
    said = f'<a:r><a:rPr lang="{language}"/><a:t>{escape(place.name)}</a:t></a:r>'
    if place.kind == "sldNum":
        said = number_field(language)
    elif place.kind == "ftr":
        said = ""
    look = f'sz="{round(place.size * 100)}" b="{int(place.bold)}"'
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(place.name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{place.kind}"{index}/></p:nvPr></p:nvSpPr><p:spPr>{frame(place.box)}<a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom></p:spPr><p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}"><a:noAutofit/>'
        f'</a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{place.align}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f"<a:defRPr {look}>{filled(place.colour)}</a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{said}</a:p></p:txBody></p:sp>"
    )


def number_field(language: str) -> str:
    """Return the field that shows a slide's number."""
    return f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{language}"/><a:t>‹#›</a:t></a:fld>'


def logo_xml(relation: str, pixels: tuple[int, int], words: str) -> str:
    """Return the logo in the master: as large as its place allows, at the right margin."""
    scale = min(LOGO.width / pixels[0], LOGO.height / pixels[1])
    width, height = pixels[0] * scale, pixels[1] * scale
    box = Box(WIDTH - LEFT - width, LOGO.y, width, height)
    return (
        f'<p:pic {NAMESPACES}><p:nvPicPr><p:cNvPr id="110" name="Logo" descr={words}/><p:cNvPicPr><a:picLocks noChangeAspect="1"/>'
        f'</p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def slide_size() -> tuple[int, int]:
    """Return width and height in the unit of the format."""
    return emu(WIDTH), emu(HEIGHT)
