"""Tasks in real processes: some die, some hang, the others come through."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any

import pytest

from reader.batches.pool import Here, ProcessPool
from reader.batches.reading import Reading
from reader.batches.tasks import Task, Tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MANY_BYTES = 4_000_000


@pytest.fixture
def pool() -> Iterator[ProcessPool]:
    """Two processes."""
    made = ProcessPool(2)
    yield made
    made.put_down()


def outcome(pool: ProcessPool, calls: list[tuple[Callable[..., Any], Any]], limit_s: float = 60.0) -> dict[str, Any]:
    """Run ``calls`` and return what was heard of each, by its place."""
    heard: dict[str, Any] = {}
    tasks = Tasks(pool)
    for place, (call, argument) in enumerate(calls):
        name = str(place)

        def take(found: object, name: str = name) -> None:
            assert name not in heard
            heard[name] = found

        tasks.put(Task(name, take, call, (argument,), part=place, limit_s=limit_s))
    while len(heard) < len(calls):
        tasks.feed()
        wait(tasks.futures, timeout=0.02)
        tasks.settle()
    return heard


def test_only_what_kills_its_process_fails(pool: ProcessPool) -> None:
    heard = outcome(pool, [(abs, -1), (os._exit, 3), (abs, -2), (abs, -3), (os._exit, 0), (abs, -4)])
    assert [heard[name] for name in "0235"] == [1, 2, 3, 4]
    for name in "14":
        (result,) = heard[name].results
        assert (result.path, result.part) == (name, int(name))
        assert "stopped" in (result.error or "")


def test_what_hangs_is_given_up_and_the_rest_comes_through(pool: ProcessPool) -> None:
    outcome(pool, [(abs, -1), (abs, -1)])  # the processes have started
    heard = outcome(pool, [(abs, -1), (time.sleep, 600), (abs, -2), (abs, -3), (abs, -4)], limit_s=2.0)
    assert [heard[name] for name in "0234"] == [1, 2, 3, 4]
    (result,) = heard["1"].results
    assert "took longer than 2 seconds" in (result.error or "")


def test_time_spent_waiting_for_a_turn_is_not_counted(pool: ProcessPool) -> None:
    outcome(pool, [(abs, -1), (abs, -1)])
    heard = outcome(pool, [(time.sleep, 0.9)] * 6, limit_s=2.0)
    assert [found for found in heard.values() if isinstance(found, Reading)] == []


def test_a_pool_that_died_idle_is_made_anew(pool: ProcessPool) -> None:
    assert isinstance(pool.submit(os._exit, 1).exception(), BrokenProcessPool)
    assert pool.submit(abs, -5).result() == 5


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_pool_put_down_amid_large_results_leaves_no_thread_waiting(pool: ProcessPool) -> None:
    before = set(threading.enumerate())
    for round_s in (0.0, 0.005, 0.02, 0.05):
        pool.submit(abs, -1).result()
        futures = [pool.submit(bytes, MANY_BYTES) for _ in range(6)]
        time.sleep(round_s)
        started_s = time.monotonic()
        pool.put_down()
        assert time.monotonic() - started_s < 0.5
        assert not wait(futures, timeout=10).not_done
        assert all(isinstance(future.exception(), BrokenProcessPool | None) for future in futures)
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=10)
        assert not thread.is_alive()


def test_here_everything_is_done_at_once() -> None:
    assert Here().submit(abs, -1).done()
