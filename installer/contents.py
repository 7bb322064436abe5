"""What of all that the libraries bring goes into the one-folder build. Each thing that is left out says why.

Read by PyInstaller's ``one_folder.spec``, on every system; kept apart from it so that tests can ask the same questions.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

#: Modules that are never imported by this program, with all that hangs on them.
MODULES: Final = (
    *("tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv", "pydoc_data"),  # other ways of showing, installing, teaching
    *("setuptools", "pkg_resources", "pip", "wheel", "_distutils_hack"),  # build tools that stand beside the program's libraries
    *("ssl", "_ssl", "_hashlib"),  # OpenSSL, 6 MB: the program opens no connection; hashes have Python's own code
    *("sqlite3", "_sqlite3", "readline", "curses"),  # offered by the standard library, used by nobody here
    *("IPython", "jedi", "pytest", "hypothesis", "scipy", "babel", "mypy"),  # a developer's, if they should be there
    *("numpy.f2py", "pandas.tests", "matplotlib.tests"),
    *("matplotlib.backends.backend_qtagg", "matplotlib.backends.backend_qt", "matplotlib.backends.qt_compat"),  # Qt paints by itself
    *("lxml.html", "lxml.isoschematron"),  # slides need lxml.etree
    *("PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingtk", "PIL.ImageQt"),  # pictures are PNG and JPEG
    *("PySide6.QtNetwork", "PySide6.QtQml"),
)

#: Folders and files of libraries, as paths inside the build.
_PATHS: Final = (
    *("PySide6/Qt/plugins/egldeviceintegrations", "PySide6/Qt/plugins/generic"),  # screens and keyboards without a desktop
    *("PySide6/Qt/plugins/networkinformation", "PySide6/Qt/plugins/tls"),  # nothing goes over a network
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",  # GTK with 20 libraries; the portal's plugin opens the desktop's file dialogs too
    *(f"PySide6/Qt/plugins/platforms/libq{name}.so" for name in ("eglfs", "linuxfb", "minimalegl", "vkkhrdisplay", "vnc")),
    *(f"PySide6/Qt/plugins/imageformats/libq{name}.so" for name in ("gif", "icns", "tga", "tiff", "wbmp", "webp")),
    # Of the plugins above; and QtNetwork, which nothing else here needs.
    *(f"PySide6/Qt/lib/libQt6{name}.so.6" for name in ("EglFSDeviceIntegration", "EglFsKmsSupport", "Network")),
    *(f"libQt6{name}.so.6" for name in ("EglFSDeviceIntegration", "EglFsKmsSupport", "Network")),
    *("matplotlib/mpl-data/sample_data", "matplotlib/mpl-data/plot_directive", "matplotlib/mpl-data/images"),
    *("matplotlib/mpl-data/fonts/afm", "matplotlib/mpl-data/fonts/pdfcorefonts"),  # of writers that are not used: Typst makes PDF
)
#: Beginnings of file names that go with the libraries above.
_BEGINNINGS: Final = ("matplotlib/mpl-data/fonts/ttf/STIX", "matplotlib/mpl-data/fonts/ttf/cm", "pillow.libs/libavif", "libavif-")
_TRANSLATIONS: Final = "PySide6/Qt/translations/"
#: Languages of the window; Qt's own texts come in these.
_LANGUAGES: Final = ("_de.qm", "_en.qm")

#: Where Linux keeps the libraries that belong to the system.
_SYSTEM: Final = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
#: Those of them that go along all the same: a desktop need not have them, or has them in another version of the interface.
_GO_ALONG: Final = (
    *("libxcb-cursor", "libxcb-icccm", "libxcb-image", "libxcb-keysyms", "libxcb-render-util", "libxcb-util", "libxcb-xkb"),
    *("libxkbcommon-x11", "libxkbcommon"),  # two halves of one version
    *("libffi", "libbz2", "liblzma"),  # of Python itself
)


def is_wanted(inside: str, source: str) -> bool:
    """Say whether a file goes into the build.

    Args:
        inside: Its path in the build, with either kind of slash.
        source: Where it comes from on the building machine.
    """
    path = inside.replace("\\", "/")
    if any(path == left_out or path.startswith(f"{left_out}/") for left_out in _PATHS):
        return False
    if path.startswith(_BEGINNINGS):
        return False
    if path.startswith(_TRANSLATIONS):
        return path.endswith(_LANGUAGES) and PurePosixPath(path).name.startswith(("qtbase_", "qt_"))
    if source.startswith(_SYSTEM):
        return _library_name(path) in _GO_ALONG
    # What an installer notes down: folders of the building machine, and the moment.
    return not path.endswith(("/direct_url.json", "/RECORD", "/uv_cache.json"))


def _library_name(path: str) -> str:
    """Return "libffi" for "libffi.so.8"."""
    return PurePosixPath(path).name.partition(".so")[0]
