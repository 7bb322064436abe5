"""The slides in another program than the one that wrote them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from libreoffice import convert, needs_libreoffice
from report_making import MISSING_RATE, case_in

from ppm_desktop.paper.firm import shipped_firm
from ppm_desktop.paper.slides.deck import deck

if TYPE_CHECKING:
    from pathlib import Path

_IMPRESS_FILTER = "impress_pdf_Export"


@needs_libreoffice
def test_impress_opens_every_slide(tmp_path: Path) -> None:
    source = tmp_path / "slides.pptx"
    source.write_bytes(deck(case_in(MISSING_RATE), shipped_firm()))
    [pdf] = convert([source], f"pdf:{_IMPRESS_FILTER}", tmp_path)
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes())
    assert len(pages) == 6
