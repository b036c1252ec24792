"""A batch of files brought into a library at hand, one transaction a file; a bad file is a result, not an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from reader.batches.batch import Batch, brought
from reader.batches.pool import Here, ProcessPool, done
from reader.sources.reading import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from reader.articles.extraction import Extraction
    from reader.base.ids import ArticleId
    from reader.batches.batch import Cancel
    from reader.batches.pool import Pool
    from reader.library_imports import LibraryImports
    from reader.store.rows import ImportResult


class Progress(Protocol):
    """What hears how far an import is."""

    def __call__(self, done: int, total: int, /) -> object:
        """Take in how many files are done, of how many."""
        ...


class _AtHand:
    """A library that answers at once; what it refuses to store ends the batch."""

    def __init__(self, library: LibraryImports) -> None:
        self._library = library

    def known(self, sha256: str, path: str) -> Future[Any]:
        return done(self._library.known(sha256, path))

    def add(self, extractions: Sequence[Extraction], path: str, certain: Sequence[ImportResult]) -> Future[Any]:
        return done(self._library.add(extractions, path, certain))

    def choices(self) -> Future[Any]:
        return done(self._library.column_choices())


def import_files(
    library: LibraryImports,
    paths: Iterable[Path],
    *,
    workers: int,
    progress: Progress | None,
    cancel: Cancel | None,
) -> Iterator[ImportResult]:
    """Yield what became of each article of the files under ``paths``; see ``Library.import_paths``."""
    files = [str(path) for path in walk(paths)]
    pool: Pool = ProcessPool(workers) if workers > 1 else Here()
    library.begin_import(files)
    new: list[ArticleId] = []
    try:
        for number, stored in enumerate(Batch(files, pool, _AtHand(library), cancel).run(), start=1):
            new += brought(stored.results)
            yield from stored.results
            if progress is not None:
                progress(number, len(files))
    finally:
        pool.put_down()
    library.end_import(new)
