"""A shelf that stands for a library in tests of batches."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from reader.base.errors import StorageError
from reader.base.ids import ArticleId
from reader.batches.pool import done
from reader.store.rows import ImportResult, ImportStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.extraction import Extraction


class Shelf:
    """Remembers what was stored: path, bytes and parts, and the texts; refuses the file at ``refused``."""

    def __init__(self) -> None:
        self.stored: list[tuple[str, int, tuple[int, ...]]] = []
        self.hashes: set[str] = set()
        self.texts: list[str] = []
        self.refused = ""

    def known(self, sha256: str, path: str) -> Future[Any]:
        is_known = sha256 in self.hashes
        return done((ImportResult(path, 0, ImportStatus.SAME_TEXT, ArticleId(1)),) if is_known else ())

    def add(self, extractions: Sequence[Extraction], path: str, certain: Sequence[ImportResult]) -> Future[Any]:
        if path and path == self.refused:
            future: Future[Any] = Future()
            future.set_exception(StorageError("The disk is full."))
            return future
        self.hashes.update(one.source.sha256 for one in extractions)
        self.texts += [one.page.text for one in extractions]
        parts = tuple(one.page.part for one in extractions)
        self.stored.append((path, sum(len(one.source.content) for one in extractions[:1]), parts))
        written = [ImportResult(path, part, ImportStatus.NEW, ArticleId(part + 1)) for part in parts]
        return done(tuple(sorted((*written, *certain), key=lambda result: result.part)))

    def choices(self) -> Future[Any]:
        return done(())
