"""The product's vocabulary: one label per component, product family and choice, the same in every output.

The constants are in English, as they are marked for the translators; the functions say them in the language in force.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.domain.period import Month

COMPONENT_LABELS: Final = {
    "licences": mark("Licences"),
    "toll": mark("Toll dial-in"),
    "toll_free": mark("Toll-free dial-in"),
    "dial_out_pool": mark("Dial-out beyond the pool"),
    "dial_out_other": mark("Other dial-out"),
    "connection": mark("Connection fees"),
}
#: The same inside a sentence: not every language writes the first letter small.
COMPONENT_WORDS: Final = {
    "licences": mark("licences"),
    "toll": mark("toll dial-in"),
    "toll_free": mark("toll-free dial-in"),
    "dial_out_pool": mark("dial-out beyond the pool"),
    "dial_out_other": mark("other dial-out"),
    "connection": mark("connection fees"),
}
CALL_TYPE_LABELS: Final = {"toll": mark("toll dial-in"), "toll_free": mark("toll-free dial-in"), "dial_out": mark("dial-out")}
LINE_LABELS: Final = {"any": mark("any line"), "landline": mark("landline"), "mobile": mark("mobile"), "premium": mark("premium")}
AGREEMENT_LABELS: Final = {
    "volume_licensing": mark("volume licensing"),
    "csp": mark("Cloud Solution Provider"),
    "mca": mark("Microsoft Customer Agreement"),
    "web_direct": mark("web direct"),
}
STATUS_LABELS: Final = {"official": mark("official"), "customer": mark("the customer's"), "example": mark("example")}
#: Printed as they are although Python does not call them printable.
SPACES: Final = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_MONTHS: Final = (
    mark("Jan"), mark("Feb"), mark("Mar"), mark("Apr"), mark("May"), mark("Jun"),
    mark("Jul"), mark("Aug"), mark("Sep"), mark("Oct"), mark("Nov"), mark("Dec"),
)  # fmt: skip


def component_label(component: str) -> str:
    """Return what a component is called where it stands alone: ``Toll dial-in``."""
    return tr(COMPONENT_LABELS[component])


def component_in_sentence(component: str) -> str:
    """Return what a component is called inside a sentence: ``toll dial-in``."""
    return tr(COMPONENT_WORDS[component])


def call_type_label(call_type: str) -> str:
    """Return what a call type is called."""
    return tr(CALL_TYPE_LABELS[call_type])


def line_label(line: str) -> str:
    """Return what a line type is called."""
    return tr(LINE_LABELS[line])


def agreement_label(agreement: str) -> str:
    """Return what a way of buying is called; one that is not known keeps its id."""
    return tr(AGREEMENT_LABELS.get(agreement, agreement))


def status_label(status: str) -> str:
    """Return whose prices those of a source are."""
    return tr(STATUS_LABELS[status])


def month_name(number: int) -> str:
    """Return the short name of a month, 1 … 12: ``Apr``."""
    return tr(_MONTHS[number - 1])


def month_label(month: Month) -> str:
    """Return a month as people write it: ``Apr 2026``."""
    return tr("{month} {year}").format(month=month_name(month.month), year=month.year)


def period_label(period: tuple[Month, ...]) -> str:
    """Return a period as people write it: ``Apr 2026 – Mar 2029``."""
    first, last = month_label(period[0]), month_label(period[-1])
    return first if first == last else tr("{first} – {last}").format(first=first, last=last)


def months_listed(months: tuple[Month, ...]) -> str:
    """Return months that need not be in a row, shortly: the first and last of a run, a count when there are gaps."""
    if months[-1] - months[0] + 1 == len(months):
        return period_label(months)
    first, last = month_label(months[0]), month_label(months[-1])
    said = trn("{count} month between {first} and {last}", "{count} months between {first} and {last}", len(months))
    return said.format(count=len(months), first=first, last=last)


def printable(text: str) -> str:
    """Spell out what would move a terminal's cursor or turn the text around: a name in a damaged file is not trusted."""
    return "".join(c if c.isprintable() or c in SPACES else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def utf8(text: str) -> bytes:
    """Return the bytes of a text for programs. A byte of a file's name that is no character is spelled out, in JSON as its escape."""
    return text.encode("utf-8", "backslashreplace")


def listed(names: tuple[str, ...] | list[str], most: int = 4) -> str:
    """Join names with commas and "and"; beyond ``most`` the rest is counted."""
    if len(names) > most:
        more = len(names) - most + 1
        return trn("{names} and {count} more", "{names} and {count} more", more).format(names=", ".join(names[: most - 1]), count=more)
    if len(names) == 1:
        return names[0]
    return tr("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def form_of(quantity: float) -> int:
    """Return the whole number that decides the grammatical form for a quantity: 1 only for exactly one."""
    return int(quantity) if float(quantity).is_integer() else max(2, math.ceil(quantity))
