"""What the values of "Call Type" mean, and those of "Number Type" for calls to the bridge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.usage.headers import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

#: ``dial_in`` is toll or toll-free; its number decides.
Meaning = Literal["toll", "toll_free", "dial_out", "dial_in", "other", "unknown", "ignore"]
MAPPABLE: Final = ("toll", "toll_free", "dial_out", "ignore")

_DIAL_IN: Final = frozenset({"confin"})
_DIAL_OUT: Final = frozenset({"confout"})
#: Calls that are no meeting's. Microsoft added to them before; what is in no list stays visible as unknown.
_OTHERS: Final = frozenset(
    {
        "userin",
        "userout",
        "useroutconf",
        "userouttransfer",
        "useroutforwarding",
        "ucapin",
        "ucapout",
        "unassignedin",
    }
)
_TOLL_FREE: Final = frozenset({"tollfree", "tollfreenumber", "freephone", "servicetollfree", "tollfreeservice", "tollfreeservicenumber"})
_TOLL: Final = frozenset({"toll", "tollnumber", "servicetoll", "tollservice", "tollservicenumber", "geographic"})


def call_type_meaning(found: str, mapped: Mapping[str, str]) -> Meaning:
    """Return what a call type means; ``mapped`` (folded spelling to class) goes before what is known."""
    name = folded(found)
    chosen = mapped.get(name, "")
    for known in ("toll", "toll_free", "dial_out", "ignore"):
        if chosen == known:
            return known
    if name in _DIAL_IN:
        return "dial_in"
    if name in _DIAL_OUT:
        return "dial_out"
    return "other" if name in _OTHERS else "unknown"


def number_class(found: str, mapped: Mapping[str, str]) -> Literal["toll", "toll_free", "ignore", ""]:
    """Return the class that the number type of a bridge number says; empty when it says none, as "Service" does."""
    name = folded(found)
    chosen = mapped.get(name, "")
    if chosen == "ignore":
        return "ignore"
    if chosen == "toll_free" or name in _TOLL_FREE or "tollfree" in name:
        return "toll_free"
    return "toll" if chosen == "toll" or name in _TOLL else ""
