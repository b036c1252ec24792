"""A batch: many files read in a pool and stored one by one, in their order; one bad file never stops the rest."""

from __future__ import annotations

import logging
from collections import deque
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Protocol

from reader.base.errors import ReaderError
from reader.batches.limits import MEMORY_LIMIT_BYTES, TIME_LIMIT_S
from reader.batches.pool import done
from reader.batches.reading import Cut, Reading, cut, failed, growth_of, joined, read, understood, understood_group
from reader.batches.tasks import Task, Tasks
from reader.store.rows import ImportStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.articles.extraction import Extraction
    from reader.base.ids import ArticleId
    from reader.batches.pool import Pool
    from reader.sources.source import Source
    from reader.sources.tables.columns import Choices
    from reader.store.rows import ImportResult

    Results = Future[tuple[ImportResult, ...]]

_POLL_S = 0.1
_LAST_WRITES_S = 0.4
_FILES_AHEAD = 16
_CUTTING_BYTES_PER_S = 1_000_000
_BROUGHT = frozenset({ImportStatus.NEW, ImportStatus.NEW_VERSION, ImportStatus.STUB, ImportStatus.LIST})

log = logging.getLogger(__name__)


class Shelf(Protocol):
    """What stores the files of a batch: a library at hand, or one on a thread of its own."""

    def known(self, sha256: str, path: str) -> Results:
        """Return what the library has from the very same bytes, empty where the file is to be read."""
        ...

    def add(self, extractions: Sequence[Extraction], path: str, certain: Sequence[ImportResult]) -> Results:
        """Store what one file holds, with the results that were ``certain`` before."""
        ...

    def choices(self) -> Future[Choices]:
        """Return what a person said that the columns of tables hold."""
        ...


class Anew:
    """Stores on another shelf and knows no file, so that each is read again: what failed in it may not fail now."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def known(self, _sha256: str, _path: str) -> Results:
        """Return that the file is to be read."""
        return done(())

    def add(self, extractions: Sequence[Extraction], path: str, certain: Sequence[ImportResult]) -> Results:
        """Store what one file holds."""
        return self._shelf.add(extractions, path, certain)

    def choices(self) -> Future[Choices]:
        """Return what a person said that the columns of tables hold."""
        return self._shelf.choices()


class Cancel(Protocol):
    """What asks a batch to stop, or to pause; a threading or multiprocessing Event is one."""

    def is_set(self) -> bool:
        """Tell whether that is asked."""
        ...

    def wait(self, timeout: float | None = None) -> object:
        """Return when it is asked, or after ``timeout`` seconds."""
        ...


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of the file at ``path``, empty for a paste."""

    path: str
    results: tuple[ImportResult, ...]


@dataclass(slots=True, eq=False)
class _File:
    """A file or paste on its way; ``readings`` has a place for everything that is to be understood of it."""

    path: str
    source: Source | None = None
    readings: list[Reading | None] = field(default_factory=list)

    @property
    def is_understood(self) -> bool:
        return bool(self.readings) and None not in self.readings

    def reading(self) -> Reading:
        """Return all that was understood, with the bytes of the source again."""
        whole = joined(self.path, [reading for reading in self.readings if reading is not None])
        if self.source is None:
            return whole
        source = self.source
        return replace(whole, extractions=tuple(replace(one, source=source) for one in whole.extractions))


class Batch:
    """Takes files (their paths) and pastes through reading and storing.

    A file is read and understood in ``pool`` unless ``shelf`` knows its bytes. ``run`` may take long and belongs on
    a thread where that does no harm; the pool is its caller's to put down in the end.
    """

    def __init__(
        self,
        items: Iterable[str | Source],
        pool: Pool,
        shelf: Shelf,
        cancel: Cancel | None = None,
        pause: Cancel | None = None,
    ) -> None:
        self._items = deque(items)
        self._tasks = Tasks(pool)
        self._shelf = shelf
        self._cancel, self._pause = cancel or Event(), pause or Event()
        self._files: deque[_File] = deque()
        self._asked: dict[Results, _File] = {}
        self._adding: deque[tuple[Results, _File]] = deque()

    def run(self) -> Iterator[Stored]:
        """Yield what became of each file, in the order of the files, until the end or until ``cancel`` is set.

        While ``pause`` is set no further file is taken up; what is being read is read to its end and stored.
        """
        try:
            while (self._items or self._files or self._adding) and not self._cancel.is_set():
                self._feed()
                self._wait()
                self._tasks.settle()
                self._settle_asked()
                yield from self._stored()
            yield from self._last_stored()
        finally:
            self._tasks.put_down()

    def _feed(self) -> None:
        self._tasks.feed()
        while self._takes_more:
            self._begin(self._items.popleft())
            self._tasks.feed()

    @property
    def _takes_more(self) -> bool:
        is_hungry = self._tasks.is_hungry and len(self._files) + len(self._adding) < _FILES_AHEAD
        return bool(self._items) and is_hungry and not self._pause.is_set()

    def _begin(self, item: str | Source) -> None:
        file = _File(item if isinstance(item, str) else item.path)
        self._files.append(file)
        if isinstance(item, str):
            self._tasks.put(Task(file.path, partial(self._take_source, file), read, (item,)))
        else:
            self._take_source(file, item)

    def _wait(self) -> None:
        underway = [*self._tasks.futures, *self._asked, *(future for future, _ in self._adding)]
        if underway:
            wait(underway, timeout=_POLL_S, return_when=FIRST_COMPLETED)
        elif self._pause.is_set():
            self._cancel.wait(_POLL_S)

    def _take_source(self, file: _File, found: Source | Reading) -> None:
        if isinstance(found, Reading):
            file.readings = [found]
        else:
            file.source = found
            self._asked[self._shelf.known(found.sha256, file.path)] = file

    def _settle_asked(self) -> None:
        for future in [future for future in self._asked if future.done()]:
            file = self._asked.pop(future)
            if future.cancelled():
                file.readings = [failed(file.path, "The library was closed before this file was read.")]
            elif results := _results(future, file.path):
                file.readings = [Reading(file.path, results=results)]
            else:
                self._understand(file)

    def _understand(self, file: _File) -> None:
        assert file.source is not None
        if file.source.kind.has_columns:
            file.source = replace(file.source, choices=_choices(self._shelf))
        if file.source.kind.holds_many:
            limit_s = TIME_LIMIT_S + len(file.source.content) / _CUTTING_BYTES_PER_S
            taken, limit_bytes = partial(self._take_cut, file), MEMORY_LIMIT_BYTES + growth_of(file.source)
            task = Task(file.path, taken, cut, (file.source,), limit_s=limit_s, limit_bytes=limit_bytes)
        else:
            file.readings = [None]
            task = Task(file.path, partial(_take_reading, file, 0), understood, (file.source,))
        self._tasks.put(task)

    def _take_cut(self, file: _File, found: Cut | Reading) -> None:
        if isinstance(found, Reading):
            file.readings = [found]
            return
        assert file.source is not None
        light = replace(file.source, content=b"")
        file.readings = [None] * len(found.groups) + [Reading(file.path, results=found.broken)]
        for place, group in enumerate(found.groups):
            taken = partial(_take_reading, file, place)
            self._tasks.put(Task(file.path, taken, understood_group, (light, group), part=group.part))

    def _stored(self) -> Iterator[Stored]:
        while self._files and self._files[0].is_understood and not self._cancel.is_set():
            file = self._files.popleft()
            reading = file.reading()
            for trace in reading.traces:
                log.error("reading failed: %s", trace)
            self._adding.append((self._shelf.add(reading.extractions, file.path, reading.results), file))
            yield from self._added()
        yield from self._added()

    def _added(self) -> Iterator[Stored]:
        while self._adding and self._adding[0][0].done():
            future, file = self._adding.popleft()
            if not future.cancelled():
                yield Stored(file.path, _results(future, file.path))

    def _last_stored(self) -> Iterator[Stored]:
        """Wait for what is being written this moment, and let nothing else begin."""
        self._tasks.put_down()
        for future in [future for future, _ in self._adding]:
            future.cancel()
        wait([future for future, _ in self._adding], timeout=_LAST_WRITES_S)
        yield from self._added()


def brought(results: Iterable[ImportResult]) -> list[ArticleId]:
    """Return the articles that came into the library by an import with ``results``."""
    return [result.article for result in results if result.article is not None and result.status in _BROUGHT]


def _take_reading(file: _File, place: int, reading: Reading) -> None:
    file.readings[place] = reading


def _results(future: Results, path: str) -> tuple[ImportResult, ...]:
    """Return what the library answered; that it could not is a result of the file."""
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, ReaderError):
        return failed(path, str(error)).results
    log.error("storing failed", exc_info=error)
    return failed(path, "Variorum could not store this file; the log says more.").results


def _choices(shelf: Shelf) -> Choices:
    """Return the choices on ``shelf``, none where the library was closed meanwhile: names of columns then decide."""
    try:
        return shelf.choices().result()
    except (ReaderError, CancelledError):
        return ()
