"""Modules that are imported while a window is seen: those that know Qt in the window's thread, all others in a worker.

PySide6 6.11 keeps what it knows about classes in one table, in which the window's thread looks the types of events and signals up without Python's
lock. A class that derives from one of Qt's, made in another thread at that moment, ends the process; seen once in thirty journeys of the
benchmark, in ``MetaObjectBuilder::update``. So a worker only reads which modules are needed, and imports those that know no Qt, which take most of
the time. The others are left to turns of the event loop, one after the other, each after those that it needs: so none takes long.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import CodeType

_QT: Final = "PySide6"
#: What may know Qt; the walls keep it out of everything else.
_ROOMS: Final = ("ppm_desktop.session", "ppm_desktop.views")
#: In seconds: a turn begins no further module after so long, so that it lasts a little longer than this.
_LONGEST_TURN: Final = 0.005
#: Between two turns, in milliseconds; a timer of none at all would come in the same turn of the event loop.
_PAUSE: Final = 2
#: Between two looks whether what nobody waits for may go on, in milliseconds.
_LOOK: Final = 40


class Wish(NamedTuple):
    """What somebody wants to have imported."""

    modules: list[str]  # in the order in which they are imported; from ``import_all_but_qt``
    then: Callable[[], None]  # called in a turn of its own when all of them are there
    failed: Callable[[Exception], None]
    when: Callable[[], bool] | None = None  # nobody waits for it: a turn is taken only while this is true


class ImportTurns(QObject):
    """Imports modules in turns of the event loop of the thread that it belongs to. What was wished last goes first; what nobody waits for, last."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with no wishes."""
        super().__init__(parent)
        self._wishes: list[Wish] = []  # the most urgent last
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_turn)

    @property
    def idle(self) -> bool:
        """Whether there is nothing to import."""
        return not self._wishes

    def add(self, wish: Wish) -> None:
        """Import what is wished, from a later turn on."""
        self._wishes.insert(0 if wish.when is not None else len(self._wishes), wish)
        self._timer.start(_PAUSE)

    def stop(self) -> None:
        """Forget all wishes."""
        self._timer.stop()
        self._wishes.clear()

    def _take_turn(self) -> None:
        if not self._wishes:
            self._timer.stop()
            return
        wish = self._wishes[-1]
        may_go_on = wish.when is None or wish.when()
        self._timer.setInterval(_PAUSE if may_go_on else _LOOK)
        if not may_go_on:
            return
        if not wish.modules:
            self._wishes.pop()
            wish.then()
            return
        end = time.perf_counter() + _LONGEST_TURN
        try:
            while wish.modules and time.perf_counter() < end:
                import_module(wish.modules.pop(0))
        except Exception as error:  # noqa: BLE001 - whatever a module raises: who wished for it deals with it
            self._wishes.remove(wish)
            wish.failed(error)


def import_all_but_qt(names: Iterable[str]) -> list[str]:
    """Import what modules need and themselves, as far as it knows no Qt; in a worker.

    Args:
        names: Full names of modules.

    Returns:
        The modules that are missing because they know Qt, in an order in which each comes after those that it needs.
    """
    found = _Needs()
    for name in names:
        found.look_at(name)
    for name in found.plain:
        import_module(name)
    return found.of_qt


class _Needs:
    """Which modules that are not there yet are needed, each after what it needs itself."""

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.of_qt: list[str] = []
        self._knows_qt: dict[str, bool] = {}

    def look_at(self, name: str) -> bool:
        """Look at a module and at all that it imports; say whether it knows Qt."""
        if name not in self._knows_qt:
            self._knows_qt[name] = True  # while it is looked at
            self._knows_qt[name] = self._judge(name)
        return self._knows_qt[name]

    def _judge(self, name: str) -> bool:
        ours = name.startswith(_ROOMS)
        knows_qt = name.partition(".")[0] == _QT
        if name in sys.modules:
            # What is just being imported cannot be looked into; to think too often that it knows Qt does no harm.
            return knows_qt or ours
        if ours:
            code = _code_of(name)
            judged = [True] if code is None else [self.look_at(needed) for needed in _imports(code)]
            knows_qt = any(judged)  # after all were looked at
        (self.of_qt if knows_qt else self.plain).append(name)
        return knows_qt


def _code_of(name: str) -> CodeType | None:
    """Return what would run when a module is imported; None where nobody can tell, which counts as one that knows Qt."""
    from importlib.util import find_spec  # noqa: PLC0415 - the window is seen sooner without

    spec = find_spec(name)  # imports the packages that it is in; ours say nothing but what they are
    get_code = getattr(spec.loader, "get_code", None) if spec is not None else None
    try:
        code: CodeType | None = get_code(name) if get_code is not None else None
    except ImportError:  # as loaders say that they have none
        return None
    return code


def _imports(code: CodeType) -> Iterator[str]:
    """Yield the names of the modules that a module imports when it is run itself, without those under ``if TYPE_CHECKING:``.

    Its code is read rather than its source, which an installed program need not have.
    """
    import dis  # noqa: PLC0415 - the window is seen sooner without

    extended = 0
    resume = 0  # where the code goes on that is run
    checking = False  # the next jump leads past what is only for type checkers
    last: object = None
    steps = code.co_code  # copied each time that it is asked for
    for place in range(0, len(steps), 2):
        operation = dis.opname[steps[place]]
        argument = steps[place + 1] | extended
        extended = argument << 8 if operation == "EXTENDED_ARG" else 0
        if place < resume:
            continue
        if operation == "LOAD_NAME":
            checking = code.co_names[argument] == "TYPE_CHECKING"
        elif checking and operation.endswith("IF_FALSE"):
            checking, resume = False, place + 2 * (argument + 1)
        elif operation == "LOAD_CONST":
            last = code.co_consts[argument]
        elif operation == "IMPORT_NAME":
            name = code.co_names[argument]
            yield name
            if name.startswith("ppm_desktop") and isinstance(last, tuple):  # the names after "import", some of which may be modules
                yield from _modules_of(name, last)


def _modules_of(package: str, names: Iterable[str]) -> Iterator[str]:
    """Yield those of the names in a package that are modules; none where it is no package."""
    from importlib.util import find_spec  # noqa: PLC0415 - the window is seen sooner without

    spec = find_spec(package)
    if spec is not None and spec.submodule_search_locations is not None:
        yield from (f"{package}.{name}" for name in names if find_spec(f"{package}.{name}") is not None)
