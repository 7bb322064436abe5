"""The answers that questions 4 and 5 offer, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.wording import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.domain.interview_answers import Numbers
    from ppm_desktop.domain.project import Agreement

AGREEMENT_TEXTS: Final[Mapping[Agreement, tuple[str, str]]] = {
    "volume_licensing": (
        mark("Volume licensing"),
        mark("An Enterprise Agreement or similar: pay per minute can be bought; credits are prepaid."),
    ),
    "csp": (mark("Cloud Solution Provider"), mark("Through a partner: pay per minute cannot be bought; usage is billed afterwards.")),
    "mca": (
        mark("Microsoft Customer Agreement"),
        mark("From Microsoft directly: pay per minute cannot be bought; usage is billed afterwards."),
    ),
    "web_direct": (mark("Online, by card or invoice"), mark("Pay per minute cannot be bought; credits are prepaid.")),
}
NUMBER_TEXTS: Final[Mapping[Numbers, tuple[str, str]]] = {
    "toll": (mark("Ordinary numbers"), mark("Toll numbers: callers pay what a call to such a number costs them.")),
    "toll_free": (mark("Toll-free numbers"), mark("You pay for every minute, with every licence.")),
    "both": (mark("Both"), mark("The profile assumes how many choose the toll-free one.")),
}
