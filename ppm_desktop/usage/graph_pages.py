"""Pages of Microsoft Graph's ``getPstnCalls`` as a delimited text, so that one reader serves all exports."""

from __future__ import annotations

import csv
import json
import secrets
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.usage.archive import Source
from ppm_desktop.usage.headers import is_known
from ppm_desktop.usage.problems import refused

if TYPE_CHECKING:
    from pathlib import Path

#: A page has 1,000 calls, less than a megabyte; whole collections that somebody joined are taken up to here.
MOST_BYTES: Final = 64 << 20
#: A call takes half a kilobyte or more, and has a colon for every 20 letters. What has more of either is no page, and would fill the memory.
MOST_OBJECTS: Final = 1_000_000
MOST_COLONS: Final = 3_500_000


def looks_like_json(path: Path) -> bool:
    """Whether a file begins as JSON does."""
    with path.open("rb") as file:
        return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def as_delimited(source: Source, folder: Path) -> Source:
    """Write the calls of a page, of a list of calls, or of one call per line as CSV into ``folder``.

    Raises:
        UsageRefusedError: It is damaged, holds something else, or is too large to be a page.
        OSError: It cannot be read or written.
    """
    size = source.path.stat().st_size
    if size > MOST_BYTES:
        raise refused(source.name, "usage_json_too_large", found=size >> 20, limit=MOST_BYTES >> 20)
    calls = _calls(source)
    # Whatever else a page brings along, in however many names, is nobody's business here.
    fields = [field for field in dict.fromkeys(field for call in calls for field in call) if is_known(field)]
    if not calls:
        fields = ["id", "callType", "startDateTime", "duration", "charge", "currency"]  # an empty page is a page
    target = folder / f"page-{secrets.token_hex(8)}.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(fields)
        writer.writerows([_cell(call.get(field)) for field in fields] for call in calls)
    return Source(source.name, target)


def _cell(value: object) -> str:
    if value is None or isinstance(value, (dict, list)):
        return ""
    # JSON may spell half a character, which no file can hold.
    return str(value).encode("utf-8", "replace").decode()


def _calls(source: Source) -> list[dict[str, Any]]:
    text = source.path.read_bytes().decode("utf-8-sig", "replace")
    if text.count("{") > MOST_OBJECTS or text.count(":") > MOST_COLONS:
        raise refused(source.name, "usage_json_other")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = _one_per_line(source, text)
    if isinstance(found, dict):
        if "error" in found and "value" not in found:
            raise refused(source.name, "usage_json_error")
        found = found.get("value", [found])
    pages = (
        [page["value"] if isinstance(page, dict) and isinstance(page.get("value"), list) else [page] for page in found]
        if isinstance(found, list)
        else []
    )
    calls = [call for page in pages for call in page]
    if not isinstance(found, list) or not all(isinstance(call, dict) for call in calls):
        raise refused(source.name, "usage_json_other")
    return calls


def _one_per_line(source: Source, text: str) -> list[Any]:
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise refused(source.name, "usage_json_damaged") from None
