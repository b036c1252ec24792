"""One import: files are parsed in processes of their own, and stored one by one. Knows no Qt."""

from __future__ import annotations

import logging
import multiprocessing
import os
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.base.errors import ReaderError
from reader.store.rows import ImportResult, ImportStatus
from ui.importing.parsing import Parsed, parse, prepare_process

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from reader.articles.extraction import Extraction
    from reader.sources.source import Source

FILE_TIMEOUT_S = 60.0
_POLL_S = 0.1
_REPORT_INTERVAL_S = 0.05
_LAST_WRITES_S = 0.4
_ATTEMPTS = 2

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: ``done`` of ``total`` files, and the path of the one finished last."""

    done: int
    total: int
    path: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an import: the results in the order of the files, and how many were left when cancelled."""

    results: tuple[ImportResult, ...]
    left: int
    is_cancelled: bool


@dataclass(slots=True)
class Job:
    """A file or paste on its way; ``attempts`` counts the processes that died over it."""

    place: int
    item: str | Source
    attempts: int = 0
    started_s: float = 0.0
    results: tuple[ImportResult, ...] = field(default=())

    @property
    def path(self) -> str:
        """Where it comes from, empty for a paste."""
        return self.item if isinstance(self.item, str) else self.item.path


class ProcessPool:
    """A pool of parsing processes that is made when first needed, kept between imports, and can be put down."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or max(1, min(4, (os.cpu_count() or 2) - 1))
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, item: str | Source) -> Future[Parsed]:
        """Parse ``item`` in one of the processes."""
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self.workers, mp_context=multiprocessing.get_context("spawn"), initializer=prepare_process
            )
        return self._executor.submit(parse, item)

    def put_down(self) -> None:
        """End all processes now, whatever they do; the next ``submit`` makes new ones."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        executor.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()


class ImportRun:
    """Takes files through parsing and storing; ``run`` belongs on a thread that is not the window's."""

    def __init__(
        self,
        items: Sequence[str | Source],
        pool: ProcessPool,
        add: Callable[[Sequence[Extraction], str], Future[tuple[ImportResult, ...]]],
        report: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> None:
        self._jobs = [Job(place, item) for place, item in enumerate(items)]
        self._waiting = deque(self._jobs)
        self._parsing: dict[Future[Any], Job] = {}
        self._adding: dict[Future[Any], Job] = {}
        self._pool, self._add, self._report, self._cancel = pool, add, report, cancel
        self._done = 0
        self._reported_s = 0.0

    def run(self) -> Outcome:
        """Import everything, or what there is until ``cancel`` is set; one bad file never stops the rest."""
        while (self._waiting or self._parsing or self._adding) and not self._cancel.is_set():
            self._feed()
            underway = [*self._parsing, *self._adding]
            finished, _ = wait(underway, timeout=_POLL_S, return_when=FIRST_COMPLETED)
            for future in finished:
                self._take(future)
            self._give_up_hanging()
        if self._cancel.is_set():
            self._finish_early()
        results = tuple(result for job in self._jobs for result in job.results)
        return Outcome(results, sum(not job.results for job in self._jobs), self._cancel.is_set())

    def _feed(self) -> None:
        while self._waiting and len(self._parsing) < 3 * self._pool.workers:
            if self._parsing and any(job.attempts for job in (self._waiting[0], *self._parsing.values())):
                return  # whoever was in a pool that died goes alone, so that only the guilty file dies twice
            job = self._waiting.popleft()
            job.started_s = time.monotonic()
            self._parsing[self._pool.submit(job.item)] = job

    def _take(self, future: Future[Any]) -> None:
        if (job := self._parsing.pop(future, None)) is not None:
            self._take_parsed(future, job)
        elif (job := self._adding.pop(future, None)) is not None:
            self._take_added(future, job)

    def _take_parsed(self, future: Future[Parsed], job: Job) -> None:
        if future.cancelled() or isinstance(future.exception(), BrokenProcessPool):
            self._retry(job)
            return
        if (error := future.exception()) is not None:
            self._fail(job, f"Variorum could not read this file: {type(error).__name__}")
            return
        parsed = future.result()
        if parsed.error is None:
            self._adding[self._add(parsed.extractions, job.path)] = job
            return
        if parsed.trace:
            log.error("parsing failed: %s", parsed.trace)
        self._fail(job, parsed.error)

    def _take_added(self, future: Future[tuple[ImportResult, ...]], job: Job) -> None:
        if future.cancelled():
            return
        error = future.exception()
        if isinstance(error, ReaderError):
            self._fail(job, str(error))
        elif error is not None:
            log.error("storing failed", exc_info=error)
            self._fail(job, "Variorum could not store this file; the log says more")
        else:
            self._finish(job, future.result())

    def _retry(self, job: Job) -> None:
        """A process died, and all that was in the pool with it: each gets a second chance, alone."""
        self._pool.put_down()
        job.attempts += 1
        if job.attempts < _ATTEMPTS:
            self._waiting.appendleft(job)
        else:
            self._fail(job, "The process that read this file stopped; the file is damaged or too large")

    def _give_up_hanging(self) -> None:
        now = time.monotonic()
        hanging = [future for future, job in self._parsing.items() if now - job.started_s > FILE_TIMEOUT_S]
        if not hanging:
            return
        running = [future for future in hanging if future.running()]
        for future in running[: self._pool.workers]:
            self._fail(self._parsing.pop(future), f"Reading this file took longer than {FILE_TIMEOUT_S:.0f} seconds")
        self._waiting.extendleft(self._parsing.values())
        self._parsing.clear()
        self._pool.put_down()

    def _fail(self, job: Job, error: str) -> None:
        self._finish(job, (ImportResult(job.path, 0, ImportStatus.FAILED, None, error),))

    def _finish(self, job: Job, results: tuple[ImportResult, ...]) -> None:
        job.results = results
        self._done += 1
        now = time.monotonic()
        if now - self._reported_s >= _REPORT_INTERVAL_S or self._done == len(self._jobs):
            self._reported_s = now
            self._report(Progress(self._done, len(self._jobs), job.path))

    def _finish_early(self) -> None:
        """Wait for what is being written this moment, and let nothing else begin."""
        for future in self._adding:
            future.cancel()
        if any(not future.done() for future in self._parsing):
            self._pool.put_down()  # not cancelled one by one: a pool that ends stumbles over cancelled futures
        finished, _ = wait(self._adding, timeout=_LAST_WRITES_S)
        for future in finished:
            self._take(future)
