"""Reads usage exports on Spark: every file is a task of its own, and Spark sums what they leave."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from ppm_desktop.usage.loading import LoadedFile
from ppm_desktop.usage.problems import UsageRefusedError
from ppm_desktop.usage.reading import UsageReading
from ppm_desktop.usage.spark.session import spark_session
from ppm_desktop.usage.spark.spark_tables import SparkTables
from ppm_desktop.usage.spark.staged_files import FileTask, make_folders, stage_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.usage.archive import Source
    from ppm_desktop.usage.staging import Staging
    from ppm_desktop.usage.tables import Tables

#: What DuckDB may hold in a task, in megabytes; there are as many at a time as the machine has processors.
_TASK_MEMORY: Final = 400


class SparkReading(UsageReading):
    """One import on Spark; it says the same as ``UsageReading``. Where Spark has a cluster, all of it must see the same paths.

    ``cancel`` counts between two steps of the work.
    """

    @contextmanager
    def _read_calls(self, staging: Staging, sources: tuple[Source, ...]) -> Iterator[tuple[Tables, tuple[LoadedFile, ...]]]:
        with spark_session(staging.folder) as session:
            context = session.sparkContext
            target = staging.folder / "staged"
            make_folders(target)
            threads = max(1, context.defaultParallelism // len(sources))
            bridge = tuple(self._choices.bridge_numbers.items())
            tasks = [FileTask(source, number, target, bridge, threads, _TASK_MEMORY) for number, source in enumerate(sources)]
            loaded: list[LoadedFile] = []
            for found in context.parallelize(tasks, len(tasks)).map(stage_file).collect():
                if not isinstance(found, LoadedFile):
                    raise UsageRefusedError(found)
                loaded.append(found)
            staging.still_wanted()
            self._has_read(sum(source.path.stat().st_size for source in sources))
            yield SparkTables(session, target, staging.still_wanted), tuple(loaded)
