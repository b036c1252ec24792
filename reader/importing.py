"""A batch of files brought into the library, one transaction a file; a bad file is a result, not an end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from reader.reading import read_here, read_in_processes
from reader.sources.reading import walk
from reader.store.batches import close_unfinished, finish_batch, log_results, start_batch
from reader.store.discarding import log_import
from reader.store.imports import known_source, write_extractions
from reader.store.rows import ImportResult, ImportStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path

    from reader.base.ids import ArticleId
    from reader.reading import Reading
    from reader.store.database import Store

_NEW = frozenset({ImportStatus.NEW, ImportStatus.NEW_VERSION, ImportStatus.STUB, ImportStatus.LIST})


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
    new: list[ArticleId] = []
    for done, reading in enumerate(_readings(store, files, workers), start=1):
        if cancel is not None and cancel.is_set():
            break
        results = _written(store, batch, reading, now())
        new += [result.article for result in results if result.article is not None and result.status in _NEW]
        yield from results
        if progress is not None:
            progress(done, len(files))
    with store.atomic():
        log_import(store, new, now())
        finish_batch(store, batch, now())


def _readings(store: Store, files: tuple[Path, ...], workers: int) -> Generator[Reading, None, None]:
    known = partial(known_source, store)
    return read_in_processes(files, known, workers) if workers > 1 else read_here(files, known)


def _written(store: Store, batch: int, reading: Reading, now_utc: str) -> tuple[ImportResult, ...]:
    with store.atomic():
        written = write_extractions(store, reading.extractions, reading.path, now_utc)
        results = tuple(sorted((*written, *reading.results), key=lambda result: result.part))
        log_results(store, batch, reading.path, results)
    return results
