"""A change of one input in words that fit beside a slider and into a scenario's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.input_paths import POOL_BASIS, SHARES
from ppm_desktop.reports.input_words import input_name, read_number, reading_text
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.inputs import ChangingInput
    from ppm_desktop.reports.number_text import NumberStyle

_SAME: Final = 5e-4
#: From so much of a rise on, times today's value say more than per cent.
_TIMES_FROM: Final = 10.0


def change_text(changing: ChangingInput, x: float, style: NumberStyle) -> str:
    """Say what an input is at ``x`` beside today: ``as today``, ``+38 %``, ``× 12``; a share or a fee as its value."""
    if changing.today is not None and abs(x - changing.today) < _SAME * max(1.0, changing.today):
        return tr("as today")
    if changing.field == POOL_BASIS:
        return reading_text(x)
    if not changing.multiplied:
        return style.percent(x) if changing.field in SHARES else read_number(x, style)
    if x >= _TIMES_FROM:
        return tr("× {factor}").format(factor=read_number(x, style))
    said = tr("+{share}") if x > 1 else tr("−{share}")
    return said.format(share=style.percent(abs(x - 1)))


def changed_input_name(changing: ChangingInput, x: float, style: NumberStyle) -> str:
    """Name a scenario after the change that it tries: ``What if: phone minutes +38 %``."""
    return tr("What if: {input} {change}").format(input=input_name(changing), change=change_text(changing, x, style))
