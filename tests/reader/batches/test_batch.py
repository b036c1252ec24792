"""Batches over real files: order, what the library knows, bulk imports, cancelling."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest

from reader.batches.batch import Batch, brought
from reader.batches.pool import Here, ProcessPool
from reader.sources.source import Kind, source_of
from reader.store.rows import ImportStatus
from tests.reader.batches.shelves import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.batches.pool import Pool

TEXT = "Mill closes\n\nThe mill on the Orr will close in May, its owner said, and {0} people lose their work.\n"


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


def test_a_paused_batch_takes_up_no_further_file_until_it_goes_on(pool: Pool, files: list[str]) -> None:
    shelf, pause = Shelf(), threading.Event()
    rest = Rest(shelf, pause)
    run = Batch(files, pool, shelf, rest, pause).run()
    next(run)
    pause.set()
    assert [one.path for one in run] == files[1:]
    assert 0 < rest.stored < len(files)


class Rest(threading.Event):
    """A wish to cancel that never comes; a batch that rests waits for it, and then is let go on."""

    def __init__(self, shelf: Shelf, pause: threading.Event) -> None:
        super().__init__()
        self.stored, self._shelf, self._pause = 0, shelf, pause

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.stored = len(self._shelf.stored)
        self._pause.clear()
        return False
