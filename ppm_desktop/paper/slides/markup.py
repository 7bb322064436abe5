"""The XML of texts and shapes, which python-pptx has no words for: bullets, languages, directions, decoration. Units are points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from ppm_desktop.paper.look import light_tokens
from ppm_desktop.paper.slides.fitting import INDENT, Line
from ppm_desktop.paper.slides.plain_text import plain, reads_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Letters of a text that is none: an empty paragraph is as high as its letters would be.
_SMALLEST: Final = 6.0
#: A point in the unit of the format.
EMU: Final = 12_700
NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
#: Tokens that are colours of the theme: who changes the theme in PowerPoint changes them everywhere. ``accent`` is the firm's.
THEME_COLOURS: Final = {
    "text": "tx1", "background": "bg1", "muted": "tx2", "panel": "bg2",
    "per_user": "accent1", "pay_per_minute": "accent2", "mix": "accent3", "credits": "accent4", "accent": "accent5", "other": "accent6",
}  # fmt: skip
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class Box(NamedTuple):
    """A place on the slide."""

    x: float
    y: float
    width: float
    height: float


class Shape(NamedTuple):
    """A rectangle with or without text."""

    name: str
    box: Box
    lines: tuple[Line, ...] = ()
    fill: str = ""
    border: str = ""
    inset: tuple[float, float] = (0.0, 0.0)
    anchor: str = "t"  # or "ctr", "b"


def colour(token: str) -> str:
    """Return a colour: of the theme where the token is one of its colours."""
    if token in THEME_COLOURS:
        return f'<a:schemeClr val="{THEME_COLOURS[token]}"/>'
    return f'<a:srgbClr val="{(token if token.startswith("#") else light_tokens()[token]).removeprefix("#")}"/>'


def filled(token: str) -> str:
    """Return a fill; none for ""."""
    return f"<a:solidFill>{colour(token)}</a:solidFill>" if token else "<a:noFill/>"


def emu(points: float) -> int:
    """Return points in the unit of the format."""
    return round(points * EMU)


def frame(box: Box) -> str:
    """Return where a shape is."""
    x, y, width, height = map(emu, box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def paragraphs(lines: Iterable[Line], language: str) -> str:
    """Return paragraphs; a text body needs at least one."""
    return "".join(_paragraph(line, language) for line in lines) or _paragraph(Line("", _SMALLEST), language)


def _paragraph(line: Line, language: str) -> str:
    text = plain(line.text)
    turned = ' rtl="1"' if reads_right_to_left(text) else ""
    indent, bullet = 'marL="0" indent="0"', "<a:buNone/>"
    if line.bullet:
        indent = f'marL="{emu(INDENT)}" indent="{-emu(INDENT)}"'
        bullet = '<a:buFont typeface="Arial"/>'
        bullet += '<a:buAutoNum type="arabicPeriod"/>' if line.bullet == "1" else f'<a:buChar char="{line.bullet}"/>'
    before = f'<a:spcBef><a:spcPts val="{round(line.before * 100)}"/></a:spcBef>'
    start = f'<a:pPr {indent} algn="{line.align}"{turned}>{before}{bullet}</a:pPr>'
    look = f'lang="{language}" sz="{round(line.size * 100)}" b="{int(line.bold)}" dirty="0"'
    run = f"<a:r><a:rPr {look}>{filled(line.colour)}</a:rPr><a:t>{escape(text)}</a:t></a:r>" if text else f"<a:endParaRPr {look}/>"
    return f"<a:p>{start}{run}</a:p>"


def body(shape: Shape, language: str, tag: str = "p:txBody") -> str:
    """Return the text of a shape."""
    across, down = (emu(inset) for inset in shape.inset)
    room = f'lIns="{across}" tIns="{down}" rIns="{across}" bIns="{down}"'
    return (
        f'<{tag}><a:bodyPr wrap="square" {room} anchor="{shape.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{paragraphs(shape.lines, language)}</{tag}>"
    )


def rectangle(shape: Shape, number: int, language: str) -> str:
    """Return a shape; one without text is marked as decoration, so that nobody has to listen to it."""
    mark = "" if shape.lines else _DECORATIVE
    kind = ' txBox="1"' if shape.lines and not shape.fill and not shape.border else ""
    border = f'<a:ln w="{emu(0.75)}">{filled(shape.border)}</a:ln>' if shape.border else "<a:ln><a:noFill/></a:ln>"
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(plain(shape.name, 80))}>{mark}</p:cNvPr><p:cNvSpPr{kind}/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr>{frame(shape.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{filled(shape.fill)}{border}</p:spPr>'
        f"{body(shape, language)}</p:sp>"
    )


def group(name: str, words: str, shapes: Iterable[Shape], number: int, language: str) -> str:
    """Return shapes that belong together; ``words`` say what they are. Their numbers follow the group's."""
    shapes = tuple(shapes)
    left, top = min(shape.box.x for shape in shapes), min(shape.box.y for shape in shapes)
    right = max(shape.box.x + shape.box.width for shape in shapes)
    bottom = max(shape.box.y + shape.box.height for shape in shapes)
    x, y, width, height = emu(left), emu(top), emu(right - left), emu(bottom - top)
    place = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>'
    inside = "".join(rectangle(shape, number + place_in, language) for place_in, shape in enumerate(shapes, start=1))
    named = f"name={quoteattr(plain(name, 80))} descr={quoteattr(plain(words))}"
    return (
        f'<p:grpSp {NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{number}" {named}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr><a:xfrm>{place}</a:xfrm></p:grpSpPr>{inside}</p:grpSp>"
    )
