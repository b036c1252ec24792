"""A batch of files brought into the library, one transaction a file; a bad file is a result, not an end."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from reader.articles.extraction import extract
from reader.base.errors import SourceError
from reader.sources.parsers import broken_parts
from reader.sources.reading import read_source, walk
from reader.sources.source import Source
from reader.store.batches import close_unfinished, finish_batch, log_results, start_batch
from reader.store.discarding import log_import
from reader.store.imports import known_source, write_extractions
from reader.store.rows import ImportResult, ImportStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path

    from reader.articles.extraction import Extraction
    from reader.base.ids import ArticleId
    from reader.store.database import Store

_NEW = frozenset({ImportStatus.NEW, ImportStatus.NEW_VERSION, ImportStatus.STUB, ImportStatus.LIST})
_QUEUED_PER_WORKER = 3


class Cancel(Protocol):
    """What asks an import to stop; a threading or multiprocessing Event is one."""

    def is_set(self) -> bool:
        """Tell whether to stop."""
        ...


class Progress(Protocol):
    """What hears how far an import is."""

    def __call__(self, done: int, total: int, /) -> object:
        """Take in how many files are done, of how many."""
        ...


def import_files(
    store: Store,
    paths: Iterable[Path],
    *,
    workers: int,
    progress: Progress | None,
    cancel: Cancel | None,
    now: Callable[[], str],
) -> Iterator[ImportResult]:
    """Yield what became of each article of the files under ``paths``; see ``Library.import_paths``."""
    files = tuple(walk(paths))
    with store.atomic():
        close_unfinished(store, now())
        batch = start_batch(store, map(str, files), now())
    readings = _read_in_processes(store, files, workers) if workers > 1 else _read_here(store, files)
    new: list[ArticleId] = []
    for done, reading in enumerate(readings, start=1):
        if cancel is not None and cancel.is_set():
            readings.close()
            break
        with store.atomic():
            written = write_extractions(store, reading.extractions, reading.path, now())
            results = tuple(sorted((*written, *reading.results), key=lambda result: result.part))
            log_results(store, batch, reading.path, results)
        new += [result.article for result in results if result.article is not None and result.status in _NEW]
        yield from results
        if progress is not None:
            progress(done, len(files))
    with store.atomic():
        log_import(store, new, now())
        finish_batch(store, batch, now())


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one file gave: articles to be stored, and results that are certain already."""

    path: str
    extractions: tuple[Extraction, ...] = ()
    results: tuple[ImportResult, ...] = ()


def _read_here(store: Store, files: Iterable[Path]) -> Generator[_Reading, None, None]:
    for file in files:
        source = _source_or_results(store, file)
        yield _understood(source) if isinstance(source, Source) else source


def _read_in_processes(store: Store, files: Iterable[Path], workers: int) -> Generator[_Reading, None, None]:
    """Yield the readings in the order of ``files``; a file that kills its process is tried once more, alone."""
    queue: deque[tuple[Source, Future[_Reading]] | _Reading] = deque()
    pool = _pool(workers)
    try:
        for file in files:
            source = _source_or_results(store, file)
            queue.append(source if isinstance(source, _Reading) else (source, _submitted(pool, source)))
            if len(queue) >= workers * _QUEUED_PER_WORKER:
                yield _finished(queue.popleft())
        while queue:
            yield _finished(queue.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _source_or_results(store: Store, file: Path) -> Source | _Reading:
    """Return the source in ``file``, or what is certain without understanding it."""
    try:
        source = read_source(file)
    except SourceError as error:
        return _failed(str(file), str(error))
    known = known_source(store, source.sha256, str(file))
    return _Reading(str(file), results=known) if known else source


def _understood(source: Source) -> _Reading:
    """Return what ``source`` holds; runs in whatever process and knows no library."""
    try:
        broken = broken_parts(source)
        extractions = extract(source)
    except SourceError as error:
        return _failed(source.path, str(error))
    except Exception as error:  # noqa: BLE001 - a file that finds a mistake in us must not take the batch with it
        return _failed(source.path, f"The file could not be understood: {type(error).__name__}: {error}")
    failed = tuple(
        ImportResult(source.path, part.part, ImportStatus.FAILED, None, error=part.message) for part in broken
    )
    return _Reading(source.path, extractions, failed)


def _submitted(pool: ProcessPoolExecutor, source: Source) -> Future[_Reading]:
    try:
        return pool.submit(_understood, source)
    except BrokenProcessPool as error:
        future: Future[_Reading] = Future()
        future.set_exception(error)
        return future


def _finished(item: tuple[Source, Future[_Reading]] | _Reading) -> _Reading:
    if isinstance(item, _Reading):
        return item
    source, future = item
    try:
        return future.result()
    except BrokenProcessPool:
        return _alone(source)


def _alone(source: Source) -> _Reading:
    with _pool(1) as pool:
        try:
            return pool.submit(_understood, source).result()
        except BrokenProcessPool:
            return _failed(source.path, "Reading the file ended the process that read it; it was left out.")


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawn: a forked child would inherit the database connection and the window
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _failed(path: str, error: str) -> _Reading:
    return _Reading(path, results=(ImportResult(path, 0, ImportStatus.FAILED, None, error=error),))
