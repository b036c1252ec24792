"""Limits of time and memory: a parser that hangs or eats memory costs its own file and nothing else."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from reader.batches import limits
from reader.batches.batch import Batch
from reader.batches.tasks import Task
from reader.store.rows import ImportStatus
from tests.reader.batches.hostile import HostilePool
from tests.reader.batches.shelves import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "Quay reopens\n\nThe quay at Orrin was opened again on Tuesday after {0} days, said the harbour master.\n"


@pytest.fixture
def pool() -> Iterator[HostilePool]:
    made = HostilePool(2)
    for future in [made.submit(abs, -1) for _ in range(2)]:
        future.result()  # the processes have started, so that the limits below count reading only
    yield made
    made.put_down()


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    names = ["a", "b", "hang-1", "c", "fill-1", "d", "e"]
    for number, name in enumerate(names):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(number), encoding="utf-8")
    return [str(tmp_path / f"{name}.txt") for name in names]


def test_what_hangs_or_fills_memory_is_said_in_words_and_the_rest_is_read(
    pool: HostilePool, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.batches.batch.Task", partial(Task, limit_s=6.0, limit_bytes=500_000_000))
    results = [one.results[0] for one in Batch(files, pool, Shelf()).run()]
    assert [result.path for result in results] == files
    failed = {result.path: result.error for result in results if result.status is ImportStatus.FAILED}
    assert list(failed) == [files[2], files[4]]
    assert failed[files[2]] == "Reading this file took longer than 6 seconds."
    assert failed[files[4]] == limits.TOO_LARGE


@pytest.mark.skipif(sys.platform != "linux", reason="only there does the limit count all that is asked for")
def test_a_process_refuses_itself_more_memory_than_its_limit(pool: HostilePool, tmp_path: Path) -> None:
    names = [tmp_path / "eat-1.txt", tmp_path / "z.txt"]
    for number, path in enumerate(names):
        path.write_text(TEXT.format(number), encoding="utf-8")
    first, last = (one.results[0] for one in Batch([str(path) for path in names], pool, Shelf()).run())
    assert (first.status, first.error) == (ImportStatus.FAILED, limits.TOO_LARGE)
    assert last.status is ImportStatus.NEW


@pytest.mark.skipif(sys.platform != "linux", reason="as above")
def test_a_bulk_import_may_take_more_while_it_is_cut(pool: HostilePool) -> None:
    assert pool.submit(_limit_after, 7).result() == limits.MEMORY_LIMIT_BYTES + 7
    assert pool.submit(_limit_after, 0).result() == limits.MEMORY_LIMIT_BYTES
    before = _limit_after(0)
    limits.allow_memory(9)
    assert _limit_after(0) == before, "a process that nobody limited stays as it is"


def _limit_after(bytes_more: int) -> int:
    import resource  # noqa: PLC0415 - not on every platform

    limits.allow_memory(bytes_more)
    try:
        return resource.getrlimit(resource.RLIMIT_DATA)[0]
    finally:
        limits.allow_memory(0)
