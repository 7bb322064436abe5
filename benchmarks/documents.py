"""Workbook and report of the benchmark project: processor time and memory, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from typing import TYPE_CHECKING, Final

from benchmarks.large_project import large_project
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.reports.number_text import NumberStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison

#: What is promised, in seconds of processor time and in MiB at the peak.
MOST_SECONDS: Final = {"workbook": 5.0, "report": 3.0}
MOST_MEMORY: Final = 500.0
_KIB_IN_MIB: Final = 1024


def main() -> None:
    """Measure each in a fresh process, so that imports count and memory is its own, and print it beside what is promised."""
    for name, most in MOST_SECONDS.items():
        run = subprocess.run([sys.executable, "-m", "benchmarks.documents", name], check=True, capture_output=True, text=True)
        seconds, memory, size = (float(figure) for figure in run.stdout.split())
        print(f"{f'{name}, processor time':28s} {seconds * 1000:9.1f} ms   at most {most * 1000:.0f} ms; {size:.1f} MiB")
        if memory:
            print(f"{f'{name}, memory at the peak':28s} {memory:9.1f} MiB  at most {MOST_MEMORY:.0f} MiB")


def measure(name: str) -> None:
    """Print seconds, peak memory in MiB (0 where the system does not say) and the size of the file in MiB."""
    project, catalogue = large_project(), load_catalogue()
    comparison = compare(project, project.scenarios[0], catalogue.availability)
    begin = time.process_time()
    data = _MAKERS[name](comparison, catalogue)
    seconds = time.process_time() - begin
    print(seconds, _peak_memory(), len(data) / 2**20)


def _workbook(comparison: Comparison, catalogue: Catalogue) -> bytes:
    from ppm_desktop.reports.workbook.document import workbook_bytes  # noqa: PLC0415 - its import counts

    return workbook_bytes(comparison, catalogue, NumberStyle())


def _report(comparison: Comparison, catalogue: Catalogue) -> bytes:
    from ppm_desktop.paper.firm import shipped_firm  # noqa: PLC0415 - as above
    from ppm_desktop.paper.report.pdf import report_pdf  # noqa: PLC0415 - as above
    from ppm_desktop.reports.document.case import case_of  # noqa: PLC0415 - as above

    return report_pdf(case_of(comparison, catalogue, NumberStyle(), date(2026, 1, 1)), shipped_firm())


_MAKERS: Final[dict[str, Callable[[Comparison, Catalogue], bytes]]] = {"workbook": _workbook, "report": _report}


def _peak_memory() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415 - Unix only

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (_KIB_IN_MIB**2 if sys.platform == "darwin" else _KIB_IN_MIB)


if __name__ == "__main__":
    measure(sys.argv[1])
