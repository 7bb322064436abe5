"""The tasks of the Makefile. Each first provides what it needs, which takes no time when all of it is there."""

import compileall
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from installer.environment import (
    DEV_LOCK,
    PACKAGE_LOCK,
    RUN_LOCK,
    SPARK_LOCK,
    environment_for_uv,
    find_uv,
    packages_needed,
    program,
    provide_environment,
)
from installer.shell import ROOT, SetupError, ask, say, start
from installer.system_packages import JAVA, OFFSCREEN, VIRTUAL_SCREEN, X_WINDOW, SystemPackage, has_display, provide

SAMPLE = "resources/samples/three-country-consultancy.ppmplan"
RESULTS = Path("build", "run")
# `ppm compare` ends with this when one of the options lacks an input: the others are compared all the same.
INCOMPLETE = 3
OPENS_A_WINDOW = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"

# Each process begins with a part of the files, so that what a file prepares is prepared once; whoever is done takes from the others' rest.
PYTEST = ("python", "-m", "pytest", "-n", "auto", "--dist", "worksteal")
CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "--output-format=concise", "."),
    ("mypy",),
    ("lint-imports", "--no-logo"),
)


def prepare(
    lock_file: str,
    packages: Sequence[SystemPackage] = (),
    required: Sequence[SystemPackage] = (),
) -> tuple[SystemPackage, ...]:
    """Provide the system packages and `.venv`; return the packages that could not be had.

    Raises:
        SetupError: when one of those is required, or `.venv` cannot be made.

    """
    gaps = provide((*packages, *packages_needed()))
    if missed := [package.gives for package in gaps if package in required]:
        message = f"Without {', '.join(missed)} this cannot run at all."
        raise SetupError(message)
    provide_environment(lock_file)
    return gaps


def window_opens() -> bool:
    """Whether Qt can open a window here, tried apart: where it cannot, it ends the whole process."""
    code, output = ask([program("python"), "-c", OPENS_A_WINDOW])
    if code != 0:
        where = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        said = next((line.strip() for line in output.splitlines() if line.strip()), f"exit code {code}")
        say(f"No window can be opened on display {where}: {said}")
    return code == 0


def run(arguments: Sequence[str]) -> int:
    """Open a sample project in the window; without a display, compare it in the terminal and draw the window into a picture."""
    sample = Path(arguments[0] if arguments else SAMPLE)
    if not (ROOT / sample).is_file():
        message = f"There is no file {sample}. Name the project file to open: make run SAMPLE=path/to/plan.ppmplan"
        raise SetupError(message)
    shown = has_display(os.environ, sys.platform)
    prepare(RUN_LOCK, (*OFFSCREEN, *X_WINDOW) if os.environ.get("DISPLAY") and shown else OFFSCREEN)
    # uv compiles what it installs, but the project itself is used where it lies.
    compileall.compile_dir(ROOT / "ppm_desktop", quiet=2)
    if shown and window_opens():
        return start([program("ppm-desktop"), sample])
    return run_in_the_terminal(sample)


def run_in_the_terminal(sample: Path) -> int:
    """Print the comparison, and write it and a picture of the window to `build/run`."""
    say(f"There is no display to open a window on, so here is {sample} in the terminal.\n")
    folder = ROOT / RESULTS
    folder.mkdir(parents=True, exist_ok=True)
    comparison = start([program("ppm"), "compare", sample])
    if comparison not in (0, INCOMPLETE):
        return comparison
    files = {RESULTS / "comparison.json": "--json", RESULTS / "comparison.csv": "--csv"}
    for file, option in files.items():
        with (ROOT / file).open("wb") as output:
            # In UTF-8 whatever the console here is set to.
            code = start([program("ppm"), "compare", sample, option], environment={**os.environ, "PYTHONUTF8": "1"}, stdout=output)
        if code not in (0, INCOMPLETE):
            return code
    written = list(files)
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    code, said = ask([program("python"), "-c", OPENS_A_WINDOW], environment=offscreen)
    picture = RESULTS / "window.png"
    (ROOT / picture).unlink(missing_ok=True)
    if code != 0:
        say(f"\nNo picture of the window was drawn, because Qt does not start here: {said.strip().splitlines()[-1]}")
    elif start([program("ppm-desktop"), sample, "--picture", picture], environment={**os.environ, **offscreen}) == 0:
        written.append(picture)
    else:
        say("\nThe picture of the window could not be drawn; the reason is above.")
        return 1
    say("\nWritten:")
    for file in written:
        say(f"  {file}")
    return 0


def check(_arguments: Sequence[str] = ()) -> int:
    """Ruff, mypy and import-linter; all of them, so that one run shows all there is to mend."""
    prepare(DEV_LOCK)
    return all_of(CHECKS, os.environ)


def test(arguments: Sequence[str]) -> int:
    """All that CI runs: the checks, then pytest. The arguments go to pytest."""
    gaps = prepare(DEV_LOCK, (*OFFSCREEN, *X_WINDOW, *VIRTUAL_SCREEN), required=OFFSCREEN)
    environment = dict(os.environ)
    if set(gaps) & {*X_WINDOW, *VIRTUAL_SCREEN}:
        say("The tests run all the same, without a screen (QT_QPA_PLATFORM=offscreen).\n")
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return all_of([*CHECKS, PYTEST + tuple(arguments)], environment)


def all_of(commands: Sequence[tuple[str, ...]], environment: Mapping[str, str]) -> int:
    """Run programs of `.venv` one after the other, even after one failed, and name at the end those that did."""
    failed: list[str] = []
    for name, *options in commands:
        title = " ".join([name, *options])
        say(f"--- {title}")
        if start([program(name), *options], environment=environment) != 0:
            failed.append(title)
    say("\nAll passed." if not failed else f"\nFailed: {', '.join(failed)}")
    return 1 if failed else 0


def bench(arguments: Sequence[str]) -> int:
    """Measure what the README says about speed."""
    prepare(DEV_LOCK, OFFSCREEN)
    return start([program("python"), "-m", "benchmarks", *arguments])


def spark(arguments: Sequence[str]) -> int:
    """Read the same calls with DuckDB and on a local Spark, and see that they say the same. The first time `.venv` grows by 650 MB."""
    prepare(SPARK_LOCK, (*OFFSCREEN, *JAVA), required=JAVA)
    return all_of([("python", "-m", "benchmarks.spark", *arguments), ("python", "-m", "pytest", "tests/usage/spark")], os.environ)


def soak(arguments: Sequence[str]) -> int:
    """Try for an hour or more to break the program: kills, mutants of files, random hands at the window."""
    prepare(DEV_LOCK, OFFSCREEN, required=OFFSCREEN)
    return start([program("python"), "-m", "soak", *arguments], environment={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def screenshots(arguments: Sequence[str] = ()) -> int:
    """Take a picture of every place and dialog in every language and theme, or in those that the arguments name."""
    prepare(RUN_LOCK, OFFSCREEN, required=OFFSCREEN)
    return start([program("python"), "-m", "installer.screenshots", *arguments])


def translations(_arguments: Sequence[str] = ()) -> int:
    """Collect the texts of the code into the catalogues of `resources/translations`, and compile them for the program."""
    prepare(DEV_LOCK)
    return start([program("python"), "-m", "installer.translations"])


def package(arguments: Sequence[str]) -> int:
    """Build what people install: wheel, one-folder build, packages of this system."""
    provide((*OFFSCREEN, *packages_needed()))
    return start([sys.executable, "-m", "installer.build", *arguments])


def test_packages(arguments: Sequence[str]) -> int:
    """Install, run and remove what was built, for real, in a Debian of its own. Needs root and `make package` before."""
    return start([sys.executable, "-m", "installer.linux.trial", *arguments])


def schemas(_arguments: Sequence[str] = ()) -> int:
    """Write the JSON Schemas of the project file and the price book again from the models that read them."""
    prepare(RUN_LOCK)
    return start([program("python"), "-m", "installer.schemas"])


def release(arguments: Sequence[str]) -> int:
    """Build all that is handed on for one version into `dist`: packages, bill of materials, licences, notes and sums."""
    prepare(RUN_LOCK, OFFSCREEN, required=OFFSCREEN)
    return start([program("python"), "-m", "installer.release.build", *arguments])


def lock(arguments: Sequence[str]) -> int:
    """Write the lock files again from pyproject.toml. Versions stay as they are unless `--upgrade` is given."""
    compile_lock = ("pip", "compile", "--universal", "--generate-hashes", "--no-emit-index-url", "--python-version", "3.11")
    provide(packages_needed())
    uv = find_uv()
    environment = environment_for_uv()
    # uv writes its command line into the file, so this is also what a reader finds there.
    groups: dict[str, tuple[str, ...]] = {
        RUN_LOCK: (),
        DEV_LOCK: ("--group", "dev"),
        PACKAGE_LOCK: ("--group", "package"),
        SPARK_LOCK: ("--extra", "spark", "--group", "dev"),
    }
    for output, group in groups.items():
        code = start([uv, *compile_lock, "--quiet", "pyproject.toml", *group, "-o", output, *arguments], environment=environment)
        if code != 0:
            return code
        say(f"Written: {output}")
    return 0


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "soak": soak,
    "spark": spark,
    "screenshots": screenshots,
    "translations": translations,
    "package": package,
    "test-packages": test_packages,
    "schemas": schemas,
    "release": release,
    "lock": lock,
}


def main(arguments: Sequence[str]) -> int:
    """Do the task named first; the rest are its arguments. Returns the exit code."""
    if not arguments or arguments[0] not in TASKS:
        say(f"Usage: python3 installer/bootstrap.py {{{','.join(TASKS)}}} [arguments]")
        return 2
    try:
        return TASKS[arguments[0]](arguments[1:])
    except SetupError as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130
