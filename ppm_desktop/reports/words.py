"""The product's vocabulary: one label per component, product family and choice, the same in every output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ppm_desktop.domain.period import Month

COMPONENT_LABELS: Final = {
    "licences": "Licences",
    "toll": "Toll dial-in",
    "toll_free": "Toll-free dial-in",
    "dial_out_pool": "Dial-out beyond the pool",
    "dial_out_other": "Other dial-out",
    "connection": "Connection fees",
}
CALL_TYPE_LABELS: Final = {"toll": "toll dial-in", "toll_free": "toll-free dial-in", "dial_out": "dial-out"}
LINE_LABELS: Final = {"any": "any line", "landline": "landline", "mobile": "mobile", "premium": "premium"}
AGREEMENT_LABELS: Final = {
    "volume_licensing": "volume licensing",
    "csp": "Cloud Solution Provider",
    "mca": "Microsoft Customer Agreement",
    "web_direct": "web direct",
}
STATUS_LABELS: Final = {"official": "official", "customer": "the customer's", "example": "example"}
#: Printed as they are although Python does not call them printable.
SPACES: Final = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_label(month: Month) -> str:
    """Return a month as people write it: ``Apr 2026``."""
    return f"{_MONTHS[month.month - 1]} {month.year}"


def period_label(period: tuple[Month, ...]) -> str:
    """Return a period as people write it: ``Apr 2026 – Mar 2029``."""
    first, last = month_label(period[0]), month_label(period[-1])
    return first if first == last else f"{first} – {last}"


def months_listed(months: tuple[Month, ...]) -> str:
    """Return months that need not be in a row, shortly: the first and last of a run, a count when there are gaps."""
    if months[-1] - months[0] + 1 == len(months):
        return period_label(months)
    return f"{len(months)} months between {month_label(months[0])} and {month_label(months[-1])}"


def printable(text: str) -> str:
    """Spell out what would move a terminal's cursor or turn the text around: a name in a damaged file is not trusted."""
    return "".join(c if c.isprintable() or c in SPACES else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def listed(names: tuple[str, ...] | list[str], most: int = 4) -> str:
    """Join names with commas and "and"; beyond ``most`` the rest is counted."""
    shown = list(names) if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
