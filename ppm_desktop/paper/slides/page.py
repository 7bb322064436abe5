"""The presentation while it is filled: one slide after the other, each with title, footer, number and notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from ppm_desktop.paper.slides.fitting import Line, fitted, height_of
from ppm_desktop.paper.slides.layouts import (
    BODY,
    FOOTER,
    KICKER,
    KICKER_INDEX,
    LOGO,
    MARK,
    TITLE,
    TITLE_LINE,
    TITLE_SIZE,
    WIDTH,
    number_field,
)
from ppm_desktop.paper.slides.layouts import LEFT as MARGIN
from ppm_desktop.paper.slides.markup import NAMESPACES, Box, Shape, group, paragraphs, rectangle
from ppm_desktop.paper.slides.plain_text import plain_notes
from ppm_desktop.paper.slides.template import COLUMNED, FREE
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pptx.presentation import Presentation
    from pptx.slide import Slide

    from ppm_desktop.paper.firm import Firm
    from ppm_desktop.reports.document.outline import Document

#: Distance of the mark of example prices from the logo.
_APART: Final = 12.0
_BELOW_TITLE: Final = 10.0


@dataclass(frozen=True)
class Page:
    """One slide."""

    slide: Slide
    language: str
    area: Box  # what is free below the title

    def add(self, shape: Shape) -> None:
        """Add a rectangle, with letters so large that its text fits."""
        self._append(rectangle(_fitting(shape), self._next_number(), self.language))

    def add_group(self, name: str, words: str, shapes: Sequence[Shape]) -> None:
        """Add rectangles that belong together; ``words`` say what they are to those who do not see them."""
        self._append(group(name, words, [_fitting(shape) for shape in shapes], self._next_number(), self.language))

    def write(self, index: int, box: Box, lines: Sequence[Line]) -> None:
        """Write into the place of the layout with that number; the title's is 0."""
        place = next(place for place in self.slide.placeholders if place.placeholder_format.idx == index)
        frame: Any = place.element.find(qn("p:txBody"))
        for old in frame.findall(qn("a:p")):
            frame.remove(old)
        said = paragraphs(fitted(lines, box.width, box.height) if lines else (), self.language)
        frame.extend(list(parse_xml(f"<a:text {NAMESPACES}>{said}</a:text>")))

    def finish(self, footer: str) -> None:
        """Add footer and number, which are read last."""
        for kind, index, said in (
            ("ftr", 11, paragraphs(fitted([Line(footer, 9.0, "muted")], FOOTER.width, FOOTER.height), self.language)),
            ("sldNum", 12, f"<a:p>{number_field(self.language)}</a:p>"),
        ):
            number = self._next_number()
            self._append(
                f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{kind}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
                f'<p:ph type="{kind}" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{said}</p:txBody></p:sp>'
            )

    def _append(self, xml: str) -> None:
        self.slide.shapes.element.append(parse_xml(xml))

    def _next_number(self) -> int:
        return 1 + max(int(element.get("id", "1")) for element in self.slide.shapes.element.iter(qn("p:cNvPr")))


@dataclass(frozen=True)
class Show:
    """All slides so far."""

    opened: Presentation
    firm: Firm
    head: Document  # what stands on every page of the report: title, customer, period, mark of examples
    language: str  # "de-DE"
    pages: list[Page] = field(default_factory=list)

    def page(self, kicker: str, title: str, notes: str, *, columned: bool = False) -> Page:
        """Begin a slide: what it is about, what it says in a sentence, and what is said to it."""
        layouts = self.opened.slide_layouts
        place = TITLE._replace(height=TITLE_LINE) if columned else TITLE
        lines = fitted([Line(title, TITLE_SIZE, bold=True)], place.width, place.height)
        top = TITLE.y + height_of(lines, place.width) + _BELOW_TITLE
        area = BODY._replace(y=top, height=BODY.y + BODY.height - top)
        page = Page(self.opened.slides.add_slide(layouts[COLUMNED if columned else FREE]), self.language, area)
        page.write(KICKER_INDEX, KICKER, [Line(kicker, 11.0, "muted")])
        page.write(0, place, lines)
        if self.head.example:
            right = LOGO.x - _APART if self.firm.logo else WIDTH - MARGIN
            box = MARK._replace(x=right - MARK.width)
            line = Line(self.head.example, 11.0, "warning", bold=True, align="ctr")
            page.add(Shape(tr("Mark of example prices"), box, (line,), border="warning", inset=(4, 2), anchor="ctr"))
        frame = page.slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = plain_notes(notes)
        self.pages.append(page)
        return page

    def finish(self) -> None:
        """Add to every slide what stands at its foot."""
        footer = " · ".join(text for text in (self.head.basis, self.head.example) if text)
        for page in self.pages:
            page.finish(footer)


def heading(text: str, colour: str = "muted") -> Line:
    """Return the heading of a column."""
    return Line(text, 12.0, colour, bold=True)


def bullets(texts: Iterable[str], *, numbered: bool = False, size: float = 12.0) -> list[Line]:
    """Return points of a list."""
    return [Line(text, size, bullet="1" if numbered else "•", before=5.0) for text in texts]


def _fitting(shape: Shape) -> Shape:
    if not shape.lines:
        return shape
    across, down = shape.inset
    return shape._replace(lines=tuple(fitted(shape.lines, shape.box.width - 2 * across, shape.box.height - 2 * down)))
