"""An empty presentation of ours: 16:9, our colours and a system font as its theme, a master and two layouts."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from ppm_desktop.paper.look import light_tokens
from ppm_desktop.paper.slides.layouts import (
    columns_layout,
    free_layout,
    logo_xml,
    master_places,
    master_shapes,
    placeholder,
    slide_size,
)
from ppm_desktop.paper.slides.logo import logo_picture, size_of
from ppm_desktop.paper.slides.markup import THEME_COLOURS
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pptx.presentation import Presentation as OpenPresentation

    from ppm_desktop.paper.firm import Firm

FREE: Final = 0
COLUMNED: Final = 1
#: On every Windows and Mac, and elsewhere a font of the same measures.
FONT: Final = "Arial"
#: Of python-pptx's own file: what a printer of 2013 was set to, a picture of it, and which program wrote it.
_LEFT_OUT: Final = (RELATION.PRINTER_SETTINGS, RELATION.THUMBNAIL, RELATION.EXTENDED_PROPERTIES)
_SLOTS: Final = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_ORDER: Final = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_LEVEL_SIZES: Final = (1200, 1200, 1100, 1100, 1000, 1000, 1000, 1000, 1000)


def empty_presentation(firm: Firm, language: str) -> OpenPresentation:
    """Return a presentation without slides, in the firm's colour and with its logo."""
    opened = Presentation()
    opened.slide_width, opened.slide_height = (Emu(length) for length in slide_size())
    size = opened.element.find(qn("p:sldSz"))
    if size is not None:
        size.attrib.pop("type", None)
    _leave_out(opened)
    master = opened.slide_master
    theme = master.part.part_related_by(RELATION.THEME)
    theme.blob = _theme(theme.blob.decode(), firm).encode()
    for layout in tuple(opened.slide_layouts)[2:]:
        opened.slide_layouts.remove(layout)
    _fill(master.element, [*master_shapes(firm, language), *_placeholders(master_places(), language)])
    _set_text_styles(master.element)
    for layout, name, places in zip(
        opened.slide_layouts, (tr("Title and free area"), tr("Title and columns of text")), (free_layout(), columns_layout()), strict=True
    ):
        layout.element.attrib.pop("type", None)
        layout.element.find(qn("p:cSld")).set("name", name)
        _fill(layout.element, _placeholders(places, language))
    _add_logo(master, firm)
    return opened


def _leave_out(opened: OpenPresentation) -> None:
    package = opened.part.package
    for owner in (package, opened.part):
        relations: Any = owner._rels  # noqa: SLF001 - of a package there is no other way to its own relations
        for key in [key for key, relation in relations.items() if relation.reltype in _LEFT_OUT]:
            relations.pop(key)


def _theme(text: str, firm: Firm) -> str:
    tokens = {**light_tokens(), "accent": firm.accent}
    colours = {_SLOTS.get(slot, slot): tokens[token] for token, slot in THEME_COLOURS.items()}
    colours |= {"hlink": tokens["per_user"], "folHlink": tokens["muted"]}
    slots = "".join(f'<a:{slot}><a:srgbClr val="{colours[slot].removeprefix("#").upper()}"/></a:{slot}>' for slot in _ORDER)
    text = re.sub(r"<a:clrScheme.*?</a:clrScheme>", f'<a:clrScheme name="ppm_desktop">{slots}</a:clrScheme>', text, flags=re.DOTALL)
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", text)
    return text.replace('name="Office Theme"', 'name="ppm_desktop"', 1).replace(
        '<a:fontScheme name="Office"', '<a:fontScheme name="System"'
    )


def _placeholders(places: Iterable[Any], language: str) -> list[str]:
    return [placeholder(place, number, language) for number, place in enumerate(places, start=2)]


def _fill(element: Any, shapes: Iterable[str]) -> None:  # noqa: ANN401 - an element of a library without types
    """Put shapes in the place of those that were there."""
    tree = element.find(qn("p:cSld")).find(qn("p:spTree"))
    for old in list(tree)[2:]:  # the first two say that it is a group
        tree.remove(old)
    for shape in shapes:
        tree.append(parse_xml(shape))


def _set_text_styles(element: Any) -> None:  # noqa: ANN401 - as above
    styles = element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle"))[0]
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "2400")
    title.find(qn("a:defRPr")).set("b", "1")
    for level, size in zip(styles.find(qn("p:bodyStyle")), _LEVEL_SIZES, strict=False):
        level.find(qn("a:defRPr")).set("sz", str(size))


def _add_logo(master: Any, firm: Firm) -> None:  # noqa: ANN401 - as above
    picture = logo_picture(firm)
    if picture:
        _, relation = master.part.get_or_add_image_part(BytesIO(picture))
        words = tr("Logo of {firm}").format(firm=firm.name) if firm.name else tr("Logo")
        tree = master.element.find(qn("p:cSld")).find(qn("p:spTree"))
        tree.append(parse_xml(logo_xml(relation, size_of(picture), quoteattr(words))))
