"""Sets the report: the same case, firm and day give the same bytes on any machine."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import typst

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.paper.charts import caption_of
from ppm_desktop.paper.look import FAMILY, font_folders, light_tokens
from ppm_desktop.paper.report.content import breakable, content_of
from ppm_desktop.reports.document.outline import document_of
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.paper.firm import Firm
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.document.outline import Document

Paper = Literal["a4", "letter"]
_SIZES: Final[dict[Paper, str]] = {"a4": "a4", "letter": "us-letter"}
_TEMPLATE: Final = "report/main.typ"
#: PDF for people who listen to it: Typst refuses to write one that lacks a title, a language or a picture's description.
_STANDARD: Final = "ua-1"
_DRAWS: Final = (
    b'#set document(title: [logo])\n#let logo = json(bytes(sys.inputs.logo))\n#image(bytes(logo.data), format: logo.kind, alt: "logo")'
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the template is given: one report, before it is set."""

    inputs: dict[str, str]
    seconds: int  # the moment that the file names as its own, since 1970


def report_pdf(case: Case, firm: Firm, paper: Paper = "a4", sections: tuple[str, ...] = ()) -> bytes:
    """Return the report as a tagged PDF (PDF/UA-1) in the language in force.

    Args:
        case: What is reported; its ``today`` is the day of the report and of the file.
        firm: Whose report it is.
        paper: The sheet.
        sections: Ids of the sections; the usual ones when empty.

    Raises:
        UnknownSectionError: One of the sections does not exist.
    """
    setting = setting_of(case, firm, paper, sections)
    return pdf_of(new_compiler(), setting)


def setting_of(case: Case, firm: Firm, paper: Paper = "a4", sections: tuple[str, ...] = ()) -> Setting:
    """Return what the template is given; arguments and errors as of ``report_pdf``."""
    document = document_of(case, sections)
    caption = caption_of(case.project, case.comparison.scenario.name, case.style)
    data = {**_head(document, firm), "paper": _SIZES[paper], "sections": content_of(document, caption)}
    return Setting({"report": json.dumps(data, ensure_ascii=False)}, _seconds(document))


def pdf_of(compiler: typst.Compiler, setting: Setting) -> bytes:
    """Set a report as a tagged PDF."""
    made = compiler.compile(format="pdf", sys_inputs=setting.inputs, pdf_standards=_STANDARD, timestamp=setting.seconds)
    return cast("bytes", made)  # one file, because nothing says where to put it


def pictures_of(compiler: typst.Compiler, setting: Setting, dots_per_inch: float) -> tuple[bytes, ...]:
    """Set a report as pictures of its pages, PNG."""
    made = compiler.compile(format="png", ppi=dots_per_inch, sys_inputs=setting.inputs, timestamp=setting.seconds)
    return (made,) if isinstance(made, bytes) else tuple(cast("list[bytes]", made))


def new_compiler() -> typst.Compiler:
    """Return a compiler of the report's template; it keeps fonts and what it has set for the next time."""
    template = resource_path(_TEMPLATE)
    return typst.Compiler(template, root=template.parent, font_paths=list(font_folders()), ignore_system_fonts=True)


def why_not_drawn(firm: Firm) -> str:
    """Return why the firm's logo cannot be drawn; "" when it can or there is none."""
    if not firm.logo:
        return ""
    try:
        logo = json.dumps({"data": list(firm.logo), "kind": firm.logo_kind})
        typst.compile(_DRAWS, format="svg", sys_inputs={"logo": logo}, ignore_system_fonts=True)
    except typst.TypstError as error:
        return error.message
    return ""


def _head(document: Document, firm: Firm) -> dict[str, Any]:
    tokens = light_tokens()
    return {
        "language": document.language if len(document.language) == len("en") else "en",  # Typst knows codes of two letters
        "title": breakable(document.title),
        "subject": breakable(document.subject),
        "basis": breakable(document.basis),
        "example": document.example,
        "written": document.written_text,
        "page": tr("page {page} of {pages}"),
        "family": FAMILY,
        "colours": {name: tokens[name] for name in ("text", "muted", "line", "panel", "warning", "error", "cheapest")},
        "firm": {**asdict(firm), "logo": list(firm.logo)},
    }


def _seconds(document: Document) -> int:
    return int(datetime.combine(document.written, time(), UTC).timestamp())
