"""Opens a rate sheet, whatever it is: a workbook or delimited text. What it cannot be is refused with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.problem import problem
from ppm_desktop.files.rate_sheets.delimited import read_delimited
from ppm_desktop.files.rate_sheets.sheet import LARGEST_FILE, SheetRefusedError, Workbook

if TYPE_CHECKING:
    from pathlib import Path

_ZIP: Final = b"PK"
#: How the container of Office 97 begins: .xls, and also .xlsx behind a password.
_OLD_OFFICE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PDF: Final = b"%PDF"


def read_rate_sheet(path: Path) -> Workbook:
    """Read every tab of a file.

    Raises:
        SheetRefusedError: It is missing, no file, too large, protected, of another kind, damaged or empty.
    """
    data = _bytes_of(path)
    if not data.strip():
        raise SheetRefusedError(problem("", "error", "sheet_empty"))
    if data.startswith(_OLD_OFFICE):
        raise SheetRefusedError(problem("", "error", "sheet_encrypted" if _ENCRYPTED in data else "sheet_old_excel"))
    if data.startswith(_PDF):
        raise SheetRefusedError(problem("", "error", "sheet_pdf"))
    if data.startswith(_ZIP):
        from ppm_desktop.files.rate_sheets.excel import read_excel  # noqa: PLC0415 - loads openpyxl, which a text file does not need

        workbook = read_excel(data, path.name)
    else:
        workbook = read_delimited(data, path.name)
    if not any(sheet.rows for sheet in workbook.sheets):
        raise SheetRefusedError(problem("", "error", "sheet_empty"))
    return workbook


def _bytes_of(path: Path) -> bytes:
    try:
        # Opening a pipe waits for a writer, and a device has no end: only files are read, and no more than may be.
        if path.exists() and not path.is_file():
            raise SheetRefusedError(problem("", "error", "sheet_no_file"))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise SheetRefusedError(problem("", "error", "sheet_missing")) from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        reason = getattr(error, "strerror", None) or str(error)
        raise SheetRefusedError(problem("", "error", "sheet_unreadable", reason=reason)) from error
    if len(data) > LARGEST_FILE:
        raise SheetRefusedError(problem("", "error", "sheet_too_large", limit=LARGEST_FILE // 1_000_000))
    return data
