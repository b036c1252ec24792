"""Readings: what files hold, understood here or in a pool of processes that a bad file cannot take down."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reader.articles.extraction import Extraction, extract
from reader.articles.reading import article_of
from reader.base.errors import SourceError
from reader.sources.parsers import broken_parts, pages_of
from reader.sources.reading import read_source
from reader.sources.source import Kind, Source
from reader.store.rows import ImportResult, ImportStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from pathlib import Path

    from reader.sources.page import Page

    Known = Callable[[str, str], tuple[ImportResult, ...]]
    """Given sha256 and path, what the library has from the very same bytes."""

_QUEUED_PER_WORKER = 3
_PAGES_A_TASK = 50


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file, or some pages of it, gave: articles to be stored, and results that are certain already."""

    path: str
    extractions: tuple[Extraction, ...] = ()
    results: tuple[ImportResult, ...] = ()


def read_here(files: Iterable[Path], known: Known) -> Generator[Reading, None, None]:
    """Yield the readings of ``files`` in their order."""
    for file in files:
        source = _source_or_results(file, known)
        yield _understood(source) if isinstance(source, Source) else source


def read_in_processes(files: Iterable[Path], known: Known, workers: int) -> Generator[Reading, None, None]:
    """Yield the readings of ``files`` in their order; what kills its process is tried once more, alone."""
    queue: deque[Reading | _Job] = deque()
    pool = _pool(workers)
    try:
        for file in files:
            source = _source_or_results(file, known)
            queue.append(source if isinstance(source, Reading) else _job(pool, source))
            if len(queue) >= workers * _QUEUED_PER_WORKER:
                yield _finished(queue.popleft())
        while queue:
            yield _finished(queue.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Task:
    """A call that runs in another process."""

    call: Callable[..., Reading]
    arguments: tuple[Any, ...]
    future: Future[Reading]


@dataclass(frozen=True, slots=True)
class _Job:
    """The tasks that one source was cut into."""

    source: Source
    tasks: tuple[_Task, ...]
    results: tuple[ImportResult, ...] = ()


def _source_or_results(file: Path, known: Known) -> Source | Reading:
    """Return the source in ``file``, or what is certain without understanding it."""
    try:
        source = read_source(file)
    except SourceError as error:
        return _failed(str(file), str(error))
    results = known(source.sha256, str(file))
    return Reading(str(file), results=results) if results else source


def _understood(source: Source) -> Reading:
    """Return what ``source`` holds; runs in whatever process and knows no library."""
    try:
        return Reading(source.path, extract(source), _broken(source))
    except SourceError as error:
        return _failed(source.path, str(error))
    except Exception as error:  # noqa: BLE001 - a file that finds a mistake in us must not take the batch with it
        return _failed(source.path, _mistake(error))


def _understood_pages(source: Source, pages: Sequence[Page]) -> Reading:
    """Return what some pages of a bulk import hold; ``source`` comes without its bytes, which are large."""
    extractions: list[Extraction] = []
    results: list[ImportResult] = []
    for page in pages:
        try:
            extractions.append(Extraction(source, page, article_of(page)))
        except Exception as error:  # noqa: BLE001 - as above, for one record
            results += _failed(source.path, _mistake(error), page.part).results
    return Reading(source.path, tuple(extractions), tuple(results))


def _job(pool: ProcessPoolExecutor, source: Source) -> _Job | Reading:
    if source.kind is not Kind.JSON_LINES:
        return _Job(source, (_task(pool, _understood, source),))
    try:
        pages = pages_of(source)
    except SourceError as error:
        return _failed(source.path, str(error))
    light = replace(source, content=b"")
    starts = range(0, len(pages), _PAGES_A_TASK)
    tasks = tuple(_task(pool, _understood_pages, light, pages[start : start + _PAGES_A_TASK]) for start in starts)
    return _Job(source, tasks, _broken(source))


def _task(pool: ProcessPoolExecutor, call: Callable[..., Reading], *arguments: Any) -> _Task:
    try:
        future = pool.submit(call, *arguments)
    except BrokenProcessPool as error:
        future = Future()
        future.set_exception(error)
    return _Task(call, arguments, future)


def _finished(job: Reading | _Job) -> Reading:
    if isinstance(job, Reading):
        return job
    readings = [_result(task, job.source.path) for task in job.tasks]
    extractions = (replace(one, source=job.source) for reading in readings for one in reading.extractions)
    failed = (result for reading in readings for result in reading.results)
    return Reading(job.source.path, tuple(extractions), (*failed, *job.results))


def _result(task: _Task, path: str) -> Reading:
    try:
        return task.future.result()
    except BrokenProcessPool:
        pass
    with _pool(1) as pool:
        try:
            return pool.submit(task.call, *task.arguments).result()
        except BrokenProcessPool:
            return _failed(path, "Reading the file ended the process that read it; it was left out.")


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawn: a forked child would inherit the database connection and the window
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _broken(source: Source) -> tuple[ImportResult, ...]:
    return tuple(
        ImportResult(source.path, part.part, ImportStatus.FAILED, None, error=part.message)
        for part in broken_parts(source)
    )


def _mistake(error: Exception) -> str:
    return f"The file could not be understood: {type(error).__name__}: {error}"


def _failed(path: str, error: str, part: int = 0) -> Reading:
    return Reading(path, results=(ImportResult(path, part, ImportStatus.FAILED, None, error=error),))
