"""Tasks: calls that run in a pool with limits of time and memory, tried once more, alone, when their process dies."""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.batches.limits import MEMORY_LIMIT_BYTES, TIME_LIMIT_S, TOO_LARGE
from reader.batches.reading import failed

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from reader.batches.pool import Pool

_ATTEMPTS = 2
_LOOK_S = 0.1
_DIED = "The process that read this file stopped; the file is damaged or too large."


@dataclass(slots=True, eq=False)
class Task:
    """A call over the file at ``path``; ``taken`` hears what came of it: its result, or a Reading that it failed.

    ``part`` is the first part of the file that it is about. ``attempts`` counts the processes that died, or grew
    too large, over it or beside it, ``started_s`` is the moment, by the monotonic clock, from which its turn counts.
    """

    path: str
    taken: Callable[[Any], None]
    call: Callable[..., Any]
    arguments: tuple[Any, ...]
    part: int = 0
    limit_s: float = TIME_LIMIT_S
    limit_bytes: int = MEMORY_LIMIT_BYTES
    attempts: int = 0
    started_s: float | None = None


class Tasks:
    """The tasks of a batch that wait and those that run."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._waiting: deque[Task] = deque()
        self._running: dict[Future[Any], Task] = {}
        self._looked_s = 0.0

    @property
    def is_hungry(self) -> bool:
        """Tell whether the pool can take more than there is."""
        return not self._waiting and len(self._running) < self._pool.capacity

    @property
    def futures(self) -> tuple[Future[Any], ...]:
        """What runs."""
        return tuple(self._running)

    def put(self, task: Task) -> None:
        """Let ``task`` run when ``feed`` comes to it."""
        self._waiting.append(task)

    def feed(self) -> None:
        """Fill the pool; what was in one that died goes alone, so that only the guilty die twice."""
        while self._waiting and len(self._running) < self._pool.capacity:
            if self._running and any(task.attempts for task in (self._waiting[0], *self._running.values())):
                return
            task = self._waiting.popleft()
            self._running[self._pool.submit(task.call, *task.arguments)] = task

    def settle(self) -> None:
        """Pass on what is finished, and give up what takes too long or too much memory."""
        for future in [future for future in self._running if future.done()]:
            self._settle(future, self._running.pop(future))
        now_s = time.monotonic()
        self._give_up_late(now_s)
        if self._running and now_s - self._looked_s >= _LOOK_S:
            self._looked_s = now_s
            self._give_up_large()

    def put_down(self) -> None:
        """End all that runs; nothing is heard of it."""
        if self._running:
            self._pool.put_down()
        self._waiting.clear()
        self._running.clear()

    def _settle(self, future: Future[Any], task: Task) -> None:
        error = future.exception()
        if error is None:
            task.taken(future.result())
        elif isinstance(error, BrokenProcessPool):
            self._retry(task)
        else:  # what is sent between processes may itself be refused
            task.taken(failed(task.path, f"Variorum could not read this file: {type(error).__name__}.", task.part))

    def _retry(self, task: Task) -> None:
        self._pool.put_down()
        task.attempts += 1
        task.started_s = None
        if task.attempts < _ATTEMPTS:
            self._waiting.appendleft(task)
        else:
            task.taken(failed(task.path, _DIED, task.part))

    def _give_up_late(self, now_s: float) -> None:
        """End the pool when a task in it is late; a pool works in order, so the oldest are those that run."""
        late: list[Task] = []
        for task in list(self._running.values())[: self._pool.workers]:
            if task.started_s is None:
                task.started_s = now_s
            elif now_s - task.started_s > task.limit_s:
                late.append(task)
        if not late:
            return
        self._begin_anew([task for task in self._running.values() if task not in late])
        for task in late:
            words = f"Reading this file took longer than {task.limit_s:.0f} seconds."
            task.taken(failed(task.path, words, task.part))

    def _give_up_large(self) -> None:
        """End the pool when a process in it is too large; which task it has is known only when that runs alone."""
        running = list(self._running.values())
        if self._pool.largest_bytes() <= max(task.limit_bytes for task in running):
            return
        for task in running:
            task.attempts += 1
        if len(running) > 1:
            self._begin_anew(running)
        else:
            self._begin_anew([])
            running[0].taken(failed(running[0].path, TOO_LARGE, running[0].part))

    def _begin_anew(self, tasks: list[Task]) -> None:
        """End the pool and let ``tasks`` of those that ran wait again, before all others."""
        self._running.clear()
        self._pool.put_down()
        for task in reversed(tasks):
            task.started_s = None
            self._waiting.appendleft(task)
