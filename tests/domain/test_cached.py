from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event, Thread

from ppm_desktop.domain.cached import cached_property

PATIENCE = 20.0


@dataclass(frozen=True)
class Sum:
    """Adds up when somebody asks, and may have to wait for its gate."""

    numbers: tuple[int, ...]
    begun: Event = field(default_factory=Event)
    gate: Event = field(default_factory=Event)
    worked: list[object] = field(default_factory=list)

    @cached_property
    def total(self) -> list[int]:
        """In a list, so that it can be told which one it is."""
        self.begun.set()
        assert self.gate.wait(PATIENCE)
        self.worked.append(self)
        return [sum(self.numbers)]


def open_sum(*numbers: int) -> Sum:
    made = Sum(numbers)
    made.gate.set()
    return made


def test_a_value_is_worked_out_once_for_each_object() -> None:
    first, second = open_sum(1, 2), open_sum(3, 4)
    assert (first.total, second.total) == ([3], [7])
    assert first.total is first.total
    assert len(first.worked) == len(second.worked) == 1
    assert Sum.total.__doc__ == "In a list, so that it can be told which one it is."


def test_a_thread_that_works_out_a_value_keeps_nobody_waiting_for_that_of_another_object() -> None:
    slow, quick = Sum((1, 2)), open_sum(3, 4)
    worker = Thread(target=lambda: slow.total)
    worker.start()
    assert slow.begun.wait(PATIENCE)
    found: list[list[int]] = []
    other = Thread(target=lambda: found.append(quick.total), daemon=True)
    other.start()
    other.join(PATIENCE)
    waited_for = found == []
    slow.gate.set()
    worker.join(PATIENCE)
    assert not waited_for
    assert found == [[7]]


def test_two_threads_that_work_out_the_same_value_see_one() -> None:
    one = Sum((1, 2))
    found: list[list[int]] = []
    threads = [Thread(target=lambda: found.append(one.total)) for _ in range(2)]
    for thread in threads:
        thread.start()
    one.gate.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(found) == 2
    assert found[0] is found[1] is one.total
