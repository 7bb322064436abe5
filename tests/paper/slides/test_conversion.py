"""The slides in another program than the one that wrote them."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from report_making import MISSING_RATE, case_in

from ppm_desktop.paper.firm import shipped_firm
from ppm_desktop.paper.slides.deck import deck

if TYPE_CHECKING:
    from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_IMPRESS_FILTER = "impress_pdf_Export"


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice Impress")
def test_impress_opens_every_slide(tmp_path: Path) -> None:
    assert SOFFICE is not None
    source = tmp_path / "slides.pptx"
    source.write_bytes(deck(case_in(MISSING_RATE), shipped_firm()))
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, own, "--headless", "--convert-to", f"pdf:{_IMPRESS_FILTER}", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=150)
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "slides.pdf").read_bytes())
    assert len(pages) == 6
