"""The list of slides. What is computed later adds an entry here and a file beside this one, and edits no other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.slides import (
    advice,
    calls,
    change,
    costs,
    coverage,
    credits_slide,
    decision,
    grounds,
    how_sure,
    levers,
    mix,
    over_time,
)
from ppm_desktop.paper.slides.package import slides_bytes
from ppm_desktop.paper.slides.page import Show
from ppm_desktop.paper.slides.plain_text import plain
from ppm_desktop.paper.slides.template import empty_presentation
from ppm_desktop.reports.document.outline import document_of
from ppm_desktop.wording import current_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.paper.firm import Firm
    from ppm_desktop.reports.document.case import Case

#: What PowerPoint checks spelling by, and screen readers choose their voice by.
_LANGUAGES: Final = {"en": "en-US", "de": "de-DE"}
#: A property of a document holds so many characters.
_PROPERTY: Final = 250


@dataclass(frozen=True, slots=True)
class SlideKind:
    """One subject; it may need several slides, or none in a case that it does not concern."""

    id: str
    build: Callable[[Show, Case], None]
    usual: bool = True  # whether it is shown when nobody chose


#: In the order of the presentation.
SLIDES: Final = (
    SlideKind("decision", decision.build),
    SlideKind("costs", costs.build),
    SlideKind("over_time", over_time.build),
    SlideKind("coverage", coverage.build),
    SlideKind("change", change.build),
    SlideKind("how_sure", how_sure.build, usual=False),
    SlideKind("credits", credits_slide.build, usual=False),
    SlideKind("advice", advice.build, usual=False),
    SlideKind("levers", levers.build, usual=False),
    SlideKind("mix", mix.build, usual=False),
    SlideKind("calls", calls.build, usual=False),
    SlideKind("grounds", grounds.build),
)


class UnknownSlideError(LookupError):
    """There is no slide of that id; ``known`` are those there are."""

    def __init__(self, given: str) -> None:
        """Keep what was asked for."""
        super().__init__(given)
        self.given = given
        self.known = tuple(kind.id for kind in SLIDES)


def deck(case: Case, firm: Firm, chosen: tuple[str, ...] = ()) -> bytes:
    """Return the slides as a .pptx file, in the language in force; the same case, firm and day give the same bytes.

    Args:
        case: What is shown; its ``today`` is the day of the file.
        firm: Whose slides they are.
        chosen: Ids of the slides; the usual ones when empty, always in the order of the presentation.

    Raises:
        UnknownSlideError: One of the chosen does not exist.
    """
    known = {kind.id for kind in SLIDES}
    for given in chosen:
        if given not in known:
            raise UnknownSlideError(given)
    language = _LANGUAGES.get(current_language(), _LANGUAGES["en"])
    head = document_of(case, ("decision",))
    show = Show(empty_presentation(firm, language), firm, head, language)
    for kind in SLIDES:
        if kind.id in chosen if chosen else kind.usual:
            kind.build(show, case)
    show.finish()
    properties = show.opened.core_properties
    properties.title, properties.subject = plain(head.title, _PROPERTY), plain(head.subject, _PROPERTY)
    properties.author = properties.last_modified_by = plain(firm.name, _PROPERTY) or "ppm_desktop"
    properties.comments = plain(" · ".join(text for text in (head.basis, head.example, head.written_text) if text), _PROPERTY)
    properties.language, properties.revision = language, 1
    properties.created = properties.modified = datetime.combine(case.today, time(), UTC).replace(tzinfo=None)
    return slides_bytes(show.opened)
