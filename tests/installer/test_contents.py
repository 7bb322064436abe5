"""What goes into the one-folder build, and that it can: nothing that is left out is imported by the program."""

import re

import pytest

from installer.contents import MODULES, is_wanted
from installer.shell import ROOT

VENV = "/somewhere/site-packages"


@pytest.mark.parametrize(
    "inside",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf",
        "numpy-2.4.6.dist-info/METADATA",
        "ppm_desktop\\resources\\samples\\texts.toml",
    ],
)
def test_what_the_program_needs_goes_in(inside: str) -> None:
    assert is_wanted(inside, f"{VENV}/{inside}")


@pytest.mark.parametrize(
    "inside",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\Qt\\plugins\\tls\\qopensslbackend.dll",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/translations/qtwebengine_de.qm",
        "matplotlib/mpl-data/fonts/afm/cmr10.afm",
        "matplotlib/mpl-data/fonts/ttf/STIXGeneral.ttf",
        "ppm_desktop-0.1.0.dist-info/direct_url.json",
        "ppm_desktop-0.1.0.dist-info/uv_cache.json",
    ],
)
def test_what_it_does_not_need_stays_out(inside: str) -> None:
    assert not is_wanted(inside, f"{VENV}/{inside}")


@pytest.mark.parametrize(
    ("library", "goes_in"), [("libffi.so.8", True), ("libxcb-cursor.so.0", True), ("libstdc++.so.6", False), ("libglib-2.0.so.0", False)]
)
def test_libraries_of_the_system_go_in_only_where_a_desktop_may_lack_them(library: str, goes_in: bool) -> None:
    assert is_wanted(library, f"/lib/x86_64-linux-gnu/{library}") is goes_in


def test_the_program_imports_nothing_that_is_left_out() -> None:
    names = "|".join(re.escape(name) for name in MODULES)
    imported = re.compile(rf"^\s*(?:import|from)\s+({names})\b", re.MULTILINE)
    found = {
        (path.name, match[1])
        for path in (ROOT / "ppm_desktop").rglob("*.py")
        for match in imported.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()
