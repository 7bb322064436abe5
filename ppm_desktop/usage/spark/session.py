"""Opens Spark for one import, or says what is missing for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.usage.problems import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The oldest that Spark 4 runs on.
JAVA: Final = 17
_LONGEST: Final = 200


@contextmanager
def spark_session(folder: Path) -> Iterator[Any]:
    """Give a Spark session: on the master that Spark is configured with, and on this machine where there is none.

    What Spark puts aside on this machine goes into ``folder``.

    Raises:
        UsageRefusedError: Spark or Java is not installed, or Spark failed.
    """
    _check_java(_java())
    try:
        import ibis.backends.pyspark  # noqa: F401, PLC0415 - the extra, loaded only when it is asked for
        from py4j.protocol import Py4JError  # noqa: PLC0415 - as above
        from pyspark.errors import PySparkException  # noqa: PLC0415 - as above
        from pyspark.sql import SparkSession  # noqa: PLC0415 - as above
    except ImportError:
        raise refused("", "usage_no_spark") from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
        "spark.local.dir": str(folder / "spark"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    try:
        builder = SparkSession.builder.appName("ppm usage")
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        try:
            session.sparkContext.setLogLevel("ERROR")
            if session.sparkContext.master.startswith("local"):
                # The 200 pieces that Spark cuts a sum into are meant for a cluster.
                session.conf.set("spark.sql.shuffle.partitions", session.sparkContext.defaultParallelism * 2)
            yield session
        finally:
            session.stop()
    except (PySparkException, Py4JError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise refused("", "usage_spark_failed", reason=reason[:_LONGEST]) from error


def _java() -> str:
    """Return what Java says of itself; empty when there is none."""
    home = os.environ.get("JAVA_HOME", "")
    program = str(Path(home, "bin", "java")) if home else shutil.which("java") or ""
    try:
        return subprocess.run([program, "-version"], capture_output=True, text=True, check=True).stderr if program else ""  # noqa: S603 - the program that Spark starts, too
    except (OSError, subprocess.CalledProcessError):
        return ""


def _check_java(said: str) -> None:
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    if not found:
        raise refused("", "usage_no_java", least=JAVA)
    if int(found[1]) < JAVA:
        raise refused("", "usage_old_java", least=JAVA, found=found[1])
