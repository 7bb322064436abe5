"""The workbook of the benchmark project: processor time and memory, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.large_project import large_project
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.workbook.document import workbook_bytes

#: What is promised, in seconds of processor time and in MiB at the peak.
MOST_SECONDS, MOST_MEMORY = 5.0, 500.0
_KIB_IN_MIB = 1024


def main() -> None:
    """Measure in a fresh process, so that memory is the workbook's own, and print it beside what is promised."""
    run = subprocess.run([sys.executable, "-m", "benchmarks.workbook"], check=True, capture_output=True, text=True)
    seconds, memory, size = (float(figure) for figure in run.stdout.split())
    print(f"workbook, processor time     {seconds * 1000:9.1f} ms   at most {MOST_SECONDS * 1000:.0f} ms; {size:.1f} MiB")
    if memory:
        print(f"workbook, memory at the peak {memory:9.1f} MiB  at most {MOST_MEMORY:.0f} MiB")


def measure() -> None:
    """Print seconds, peak memory in MiB (0 where the system does not say) and the size of the file in MiB."""
    project, catalogue = large_project(), load_catalogue()
    comparison = compare(project, project.scenarios[0], catalogue.availability)
    begin = time.process_time()
    data = workbook_bytes(comparison, catalogue, NumberStyle())
    seconds = time.process_time() - begin
    print(seconds, _peak_memory(), len(data) / 2**20)


def _peak_memory() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415 - Unix only

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (_KIB_IN_MIB**2 if sys.platform == "darwin" else _KIB_IN_MIB)


if __name__ == "__main__":
    measure()
