"""The page that a terminal or a pipe is for what is printed on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.text import Text

from ppm_desktop.reports.words import period_label, printable
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project

#: Where nothing says how wide the reader's page is (a pipe, a file), lines are this long.
PIPE_WIDTH: Final = 120


def page(pipe_width: int = PIPE_WIDTH) -> Console:
    """Return where to print: as wide as the terminal, or as ``pipe_width`` where there is none."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=pipe_width)


def shown(text: str, style: str = "") -> Text:
    """Return text that cannot move the cursor, whatever a project is named."""
    return Text(printable(text), style=style)


def print_basis(console: Console, project: Project) -> None:
    """Print below the figures of a plan what they rest on: period, currency and prices."""
    if project.has_examples:
        basis = tr("{period} · {currency}, no tax added · prices: {book}, as of {date} (EXAMPLE PRICES)")
    else:
        basis = tr("{period} · {currency}, no tax added · prices: {book}, as of {date}")
    book = project.price_book
    console.print()
    console.print(shown(basis.format(period=period_label(project.period), currency=project.currency, book=book.name, date=book.as_of)))
