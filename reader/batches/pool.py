"""Pools: where the files of a batch are read, in processes of their own or right here."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, Protocol

from reader.batches.limits import largest_resident, limit_memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.process import BaseProcess

_QUEUED_PER_WORKER = 3
_MOST_BESIDE_A_WINDOW = 4


class Pool(Protocol):
    """Takes calls and runs ``workers`` of them at once, in the order they came; ``capacity`` of them keep it busy."""

    @property
    def workers(self) -> int:
        """How many calls run at once."""
        ...

    @property
    def capacity(self) -> int:
        """How many calls it should have, running and waiting."""
        ...

    def submit(self, call: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Run ``call``; BrokenProcessPool comes out when its process dies."""
        ...

    def largest_bytes(self) -> int:
        """Return how much memory the largest of its processes holds."""
        ...

    def put_down(self) -> None:
        """End all that runs."""
        ...


class Here:
    """Runs every call at once in the thread that asks: for a few files a process takes longer to start than to work."""

    workers = 1
    capacity = 1

    def submit(self, call: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Run ``call`` and return its result as a future that is done."""
        return done(call(*arguments))

    def largest_bytes(self) -> int:
        """Return 0: what runs here has no limit of its own."""
        return 0

    def put_down(self) -> None:
        """Do nothing: nothing runs between two calls."""


class ProcessPool:
    """A pool of processes that is made when first needed, kept between batches, and can be put down."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or max(1, min(_MOST_BESIDE_A_WINDOW, (os.cpu_count() or 2) - 1))
        self.capacity = self.workers * _QUEUED_PER_WORKER
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, call: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Run ``call`` in one of the processes."""
        try:
            return self._running().submit(call, *arguments)
        except BrokenProcessPool:  # a process died while nobody looked
            self.put_down()
            return self._running().submit(call, *arguments)

    def largest_bytes(self) -> int:
        """Return how much memory the largest of the processes holds."""
        return largest_resident(process.pid for process in self._processes() if process.pid is not None)

    def put_down(self) -> None:
        """End all processes now, whatever they do; the next ``submit`` makes new ones.

        Futures under way come to BrokenProcessPool. None of them is cancelled: a pool that ends would stumble over
        those, and whoever waits for the others would wait for ever.
        """
        processes = self._processes()
        executor, self._executor = self._executor, None
        if executor is None:
            return
        results: Any = executor._result_queue  # noqa: SLF001 - as below
        executor.shutdown(wait=False)
        for process in processes:
            process.terminate()
        results._writer.close()  # noqa: SLF001 - or half a result would be waited for, even when the program ends

    def _processes(self) -> list[BaseProcess]:
        found = self._executor._processes if self._executor else None  # noqa: SLF001 - public only from Python 3.14 on
        return list((found or {}).values())

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            # spawn: a forked child would inherit the database connection and the window
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self.workers, mp_context=context, initializer=_prepare_process)
        return self._executor


def done(result: Any) -> Future[Any]:
    """Return a future that has its result."""
    future: Future[Any] = Future()
    future.set_result(result)
    return future


def _prepare_process() -> None:
    """Load the engine once in a fresh process, within its limits, and leave Ctrl+C to who started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    logging.disable(logging.CRITICAL)
    from reader.articles import extraction  # noqa: F401, PLC0415 - loads the parsers before the first file
