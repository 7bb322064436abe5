"""What the parts of a rate sheet are called: the meanings of columns, call types of tabs, signs and orders of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.words import CALL_TYPE_LABELS, LINE_LABELS
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

#: By key of ``ColumnUse``, in the order in which they are offered.
COLUMN_LABELS: Final[Mapping[str, str]] = {
    "ignored": mark("not used"),
    "country": mark("country"),
    "dial_code": mark("dial code"),
    "line": mark("line type"),
    "call_type": mark("call type"),
    "rate": mark("rate a minute"),
    "rate:toll": mark("rate: toll"),
    "rate:toll_free": mark("rate: toll-free"),
    "rate:dial_out": mark("rate: dial-out"),
    "rate:dial_out:landline": mark("rate: dial-out, landline"),
    "rate:dial_out:mobile": mark("rate: dial-out, mobile"),
    "rate:dial_out:premium": mark("rate: dial-out, premium"),
    "rate:landline": mark("rate: landline"),
    "rate:mobile": mark("rate: mobile"),
    "rate:premium": mark("rate: premium"),
    "connection_fee": mark("connection fee"),
    "connection_fee:toll": mark("connection fee: toll"),
    "connection_fee:toll_free": mark("connection fee: toll-free"),
    "connection_fee:dial_out": mark("connection fee: dial-out"),
    "currency": mark("currency"),
    "effective": mark("in force from"),
}
DECIMAL_SIGNS: Final[Mapping[str, str]] = {"": mark("not known"), ".": mark("point: 0.013"), ",": mark("comma: 0,013")}
DATE_ORDERS: Final[Mapping[str, str]] = {"": mark("not known"), "dmy": mark("day first: 31/12"), "mdy": mark("month first: 12/31")}


def column_label(key: str) -> str:
    """Return what a meaning of a column is called; a meaning that is not offered keeps its key."""
    return tr(COLUMN_LABELS.get(key, key))


def rate_name(call_type: str, country: str, line: str) -> str:
    """Name what a rate is for: ``dial-out Germany, mobile``; ``country`` is a name."""
    text = tr("{calls} {country}") if line == "any" else tr("{calls} {country}, {line}")
    return text.format(calls=tr(CALL_TYPE_LABELS[call_type]), country=country, line=tr(LINE_LABELS[line]))
