"""Properties that are worked out once for each object, and keep no other thread waiting.

``functools.cached_property`` of Python 3.11 has one lock for the property of all objects of a class, held while a value is worked out. A study
that gave way to the engine in the middle of one object's costs so held up the engine, which needed the costs of another: each waited for the
other until the study's patience ended, a second after an edit. Python 3.12 has no such lock any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property as cached_property  # noqa: PLC0414 - handed on; types are the same, and mypy knows it as a property
else:
    from collections.abc import Callable

    _MISSING = object()

    class cached_property:  # noqa: N801 - it is read as its namesake in functools
        """A property of a value that never changes. Two threads may both work it out; all then see what was there first."""

        def __init__(self, work: Callable[[Any], Any]) -> None:
            """Decorate ``work``."""
            self._work = work
            self._name = work.__name__
            self.__doc__ = work.__doc__

        def __get__(self, instance: object, owner: type) -> Any:  # noqa: ANN401 - whatever the work returns
            """Return the value, from now on without asking here: it lies where Python looks first."""
            if instance is None:
                return self
            kept = instance.__dict__
            found = kept.get(self._name, _MISSING)
            return kept.setdefault(self._name, self._work(instance)) if found is _MISSING else found
