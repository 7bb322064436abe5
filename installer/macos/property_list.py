"""What macOS is told of the application: its name, its file type, and that it can show small text on fine screens."""

from __future__ import annotations

from typing import Final

from installer.artefacts import IDENTIFIER, MIME_TYPE, SUFFIX, project

TITLE: Final = "ppm_desktop"
PLAN_TYPE: Final = f"{IDENTIFIER}.plan"
#: The oldest macOS that Qt 6.11 supports.
OLDEST_MACOS: Final = "13.0"


def property_list() -> dict[str, object]:
    """Return Info.plist."""
    return {
        "CFBundleName": TITLE,
        "CFBundleDisplayName": TITLE,
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleExecutable": project().name,
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": project().version,
        "CFBundleVersion": project().version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "de"],
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # dark mode is the program's to follow
        "NSHumanReadableCopyright": "ppm_desktop contributors, MIT licence",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Conferencing plan",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": f"{project().name}.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [PLAN_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": PLAN_TYPE,
                "UTTypeDescription": "Conferencing plan",
                # Not public.json: a plan would then open in whatever shows JSON.
                "UTTypeConformsTo": ["public.data", "public.content"],
                "UTTypeTagSpecification": {"public.filename-extension": [SUFFIX.removeprefix(".")], "public.mime-type": [MIME_TYPE]},
            }
        ],
    }
