"""Batches over real files: order, what the library knows, bulk imports, cancelling."""

from __future__ import annotations

import json
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

import pytest

from reader.base.errors import StorageError
from reader.base.ids import ArticleId
from reader.batches.batch import Batch, brought
from reader.batches.pool import Here, ProcessPool, done
from reader.sources.source import Kind, source_of
from reader.store.rows import ImportResult, ImportStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.articles.extraction import Extraction
    from reader.batches.pool import Pool

TEXT = "Mill closes\n\nThe mill on the Orr will close in May, its owner said, and {0} people lose their work.\n"


class Shelf:
    """Remembers what was stored: path, bytes of the source and parts; refuses the file at ``refused``."""

    def __init__(self) -> None:
        self.stored: list[tuple[str, int, tuple[int, ...]]] = []
        self.hashes: set[str] = set()
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
        parts = tuple(one.page.part for one in extractions)
        self.stored.append((path, sum(len(one.source.content) for one in extractions[:1]), parts))
        written = [ImportResult(path, part, ImportStatus.NEW, ArticleId(part + 1)) for part in parts]
        return done(tuple(sorted((*written, *certain), key=lambda result: result.part)))


@pytest.fixture(params=["here", "processes"])
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    """Both kinds of pool: what a batch does must not depend on it."""
    made: Pool = Here() if request.param == "here" else ProcessPool(2)
    yield made
    made.put_down()


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Twenty articles."""
    paths = [tmp_path / f"mill-{number:02}.txt" for number in range(20)]
    for number, path in enumerate(paths):
        path.write_text(TEXT.format(number + 20), encoding="utf-8")
    return [str(path) for path in paths]


def test_files_are_stored_in_their_order_with_their_bytes(pool: Pool, files: list[str], tmp_path: Path) -> None:
    shelf = Shelf()
    missing = str(tmp_path / "none.txt")
    stored = list(Batch([*files[:10], missing, *files[10:]], pool, shelf).run())
    assert [one.path for one in stored] == [*files[:10], missing, *files[10:]]
    assert [one[0] for one in shelf.stored] == [one.path for one in stored]
    assert [one[1] for one in shelf.stored[:10]] == [len(TEXT.format(20))] * 10
    assert [one.path for one in stored if one.results[0].status is ImportStatus.FAILED] == [missing]
    assert len(brought(result for one in stored for result in one.results)) == 20


def test_what_the_library_knows_is_not_read_again(pool: Pool, files: list[str]) -> None:
    shelf = Shelf()
    list(Batch(files[:2], pool, shelf).run())
    again = list(Batch(files[:3], pool, shelf).run())
    assert [one.results[0].status.value for one in again] == ["same_text", "same_text", "new"]
    assert [parts for _, _, parts in shelf.stored[2:]] == [(), (), (0,)]


def test_a_paste_needs_no_file(pool: Pool) -> None:
    paste = source_of("", TEXT.format(3).encode(), Kind.TEXT)
    (stored,) = Batch([paste], pool, Shelf()).run()
    assert (stored.path, [result.status for result in stored.results]) == ("", [ImportStatus.NEW])


def test_bulk_import_is_understood_in_groups_and_stored_as_one_file(pool: Pool, tmp_path: Path) -> None:
    bulk = tmp_path / "bulk.jsonl"
    lines = [json.dumps({"id": str(number), "text": TEXT.format(number)}) for number in range(120)]
    bulk.write_text("\n".join([*lines[:60], "{", *lines[60:]]), encoding="utf-8")
    shelf = Shelf()
    (stored,) = Batch([str(bulk)], pool, shelf).run()
    assert [result.part for result in stored.results] == list(range(121))
    assert [result.part for result in stored.results if result.status is ImportStatus.FAILED] == [60]
    assert shelf.stored == [(str(bulk), bulk.stat().st_size, tuple(part for part in range(121) if part != 60))]


def test_file_that_cannot_be_stored_is_a_result(pool: Pool, files: list[str]) -> None:
    shelf = Shelf()
    shelf.refused = files[1]
    stored = list(Batch(files[:3], pool, shelf).run())
    assert [one.results[0].error for one in stored] == [None, "The disk is full.", None]


def test_cancelled_batch_stores_nothing_more(pool: Pool, files: list[str]) -> None:
    shelf, cancel = Shelf(), threading.Event()
    for number, _ in enumerate(Batch(files, pool, shelf, cancel).run(), start=1):
        if number == 3:
            cancel.set()
    assert len(shelf.stored) == 3


def test_batch_that_nobody_listens_to_any_more_ends_its_processes(files: list[str]) -> None:
    pool = ProcessPool(1)
    run = Batch(files, pool, Shelf()).run()
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert pool._executor is None
