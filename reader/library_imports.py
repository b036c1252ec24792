"""How articles come into a library and are grouped there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.base.changes import Changes
from reader.growing import Grower
from reader.library_reads import LibraryReads
from reader.sources.tables.kept_choices import COLUMNS, chosen_also, chosen_before
from reader.store.batches import close_unfinished, log_results, open_batch, start_batch
from reader.store.discarding import log_import
from reader.store.imports import known_source, write_extractions
from reader.store.state import state_of, write_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.articles.extraction import Extraction
    from reader.base.ids import ArticleId
    from reader.batches.batch import Cancel
    from reader.importing import Progress
    from reader.sources.tables.columns import Choices
    from reader.store.database import Store
    from reader.store.rows import ImportResult


class LibraryImports(LibraryReads):
    """The half of Library that brings articles in."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        super().__init__(store)
        self._clock = clock
        self._grower = Grower()

    def known(self, sha256: str, path: str) -> tuple[ImportResult, ...]:
        """Return what the library has from the very same bytes as the file at ``path``, empty where it has nothing."""
        return known_source(self._store, sha256, path)

    def add(
        self, extractions: Sequence[Extraction], path: str, certain: Sequence[ImportResult] = ()
    ) -> tuple[ImportResult, ...]:
        """Store what one file holds, in one transaction, and say what became of each part.

        ``certain`` is what was known of other parts before, such as that they could not be read.
        """
        with self._store.atomic():
            written = write_extractions(self._store, extractions, path, self._now())
            results = tuple(sorted((*written, *certain), key=lambda result: result.part))
            if (batch := open_batch(self._store)) is not None:
                log_results(self._store, batch, path, results)
        return results

    def begin_import(self, paths: Sequence[str]) -> None:
        """Log the files that calls of ``add`` will bring in, so that after a kill the rest is offered again."""
        with self._store.atomic():
            close_unfinished(self._store, self._now())
            start_batch(self._store, paths, self._now())

    def column_choices(self) -> Choices:
        """Return what was said of the columns of tables, for the parsers of tables."""
        return chosen_before(state_of(self._store, COLUMNS))

    def choose_columns(self, header: Sequence[str], columns: Mapping[str, str]) -> None:
        """Keep what the columns of all tables with ``header`` hold: our name to theirs (title, text, published ...)."""
        kept = chosen_also(self.column_choices(), header, columns)
        with self._store.atomic():
            write_state(self._store, COLUMNS, kept)

    def import_paths(
        self,
        paths: Iterable[Path],
        *,
        workers: int = 1,
        progress: Progress | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[ImportResult]:
        """Import files and folders and yield what became of each article; never stops at a bad file.

        ``progress`` is called with how many files are done and how many there are; ``cancel`` (an Event) stops before
        the next file. With more than one of ``workers`` files are read in as many processes.
        """
        from reader.importing import import_files  # noqa: PLC0415 - start-up time: it brings every parser

        return import_files(self, paths, workers=workers, progress=progress, cancel=cancel)

    def end_import(self, articles: Sequence[ArticleId]) -> None:
        """Make the articles that ``add`` brought in one step, which undo takes back; nothing more is waited for."""
        with self._store.atomic():
            log_import(self._store, articles, self._now())
            close_unfinished(self._store, self._now())

    def finish_import(self, articles: Sequence[ArticleId]) -> Changes:
        """End an import as ``end_import`` does and group the stories again.

        ``import_paths`` begins and ends by itself.
        """
        self.end_import(articles)
        return self.regroup() | self._changes(Changes(articles=frozenset(articles), grouping=True))

    def forget_unfinished_imports(self) -> None:
        """Stop offering the files that an import was killed before."""
        with self._store.atomic():
            close_unfinished(self._store, self._now())

    def regroup(self, *, anew: bool = False) -> Changes:
        """Group what came, went or changed; what was decided by hand holds, and stories keep their ids.

        With ``anew`` every article is weighed and grouped from scratch.
        """
        with self._store.atomic():
            stories = self._grower.regroup(self._store, anew=anew)
        return self._changes(Changes(stories=stories, grouping=True))

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")

    def _changes(self, touched: Changes) -> Changes:
        return replace(touched, undo=self.undo_name(), redo=self.redo_name())
