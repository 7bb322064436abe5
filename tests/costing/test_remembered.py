from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from ppm_desktop.costing.remembered import Remembered


def test_the_newest_answers_come_first_and_the_oldest_go() -> None:
    kept: Remembered[str] = Remembered(2)
    for answer in ("first", "second", "third"):
        kept.add(answer)
    assert list(kept.answers()) == ["third", "second"]


def test_a_thread_finds_the_answers_of_another_and_pushes_none_of_them_out() -> None:
    kept: Remembered[str] = Remembered(1)
    kept.add("here")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: list(kept.answers())).result() == ["here"]
        for answer in ("there", "there again"):
            pool.submit(kept.add, answer).result()
        assert list(kept.answers()) == ["here", "there again"]
        assert pool.submit(lambda: list(kept.answers())).result() == ["there again", "here"]


def test_with_a_thread_its_answers_go() -> None:
    kept: Remembered[str] = Remembered(1)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(kept.add, "there").result()
    kept.add("here")
    assert list(kept.answers()) == ["here"]
