"""Bombs and odd inputs through a batch: a reason in words for each, the rest read, nothing slow or large."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.batches.batch import Batch
from reader.batches.limits import MEMORY_LIMIT_BYTES
from reader.batches.pool import Here, ProcessPool
from reader.cli import main
from reader.sources.parsers import parsed
from reader.sources.reading import read_source, walk
from reader.store.rows import ImportStatus
from tests.reader.batches import odd_files
from tests.reader.batches.odd_files import SENTENCE
from tests.reader.batches.shelves import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.batches.pool import Pool
    from reader.store.rows import ImportResult

GOAL_S = 5.0
ALLOWED_S = 15.0
"""What a loaded test machine is allowed; alone it reaches the goal, see docs/quality.md."""

BAD = {
    "flat.zip": (odd_files.flat_bomb, "would unpack to 600 MB"),
    "flat.docx": (odd_files.flat_bomb, "would unpack to 600 MB"),
    "flat.epub": (odd_files.flat_bomb, "would unpack to 600 MB"),
    "overlapping.zip": (odd_files.overlapping_bomb, "would unpack to 3000 MB"),
    "lying.zip": (odd_files.lying_zip, "“small.txt” in the archive is damaged"),
    "nested.zip": (odd_files.nested_zips, "an archive inside another one"),
    "bomb.pdf": (odd_files.pdf_bomb, "no text in this PDF"),
    "laughs.xml": (odd_files.billion_laughs, "no entry in this feed"),
    "outer.xml": (odd_files.outer_entity, "no text in it"),
    "brackets.json": (odd_files.brackets, "nested too deeply"),
}
GOOD: dict[str, tuple[Callable[[], bytes], int]] = {
    "nested-1000.html": (lambda: odd_files.nested_page(1_000), 1),
    "nested-20000.html": (lambda: odd_files.nested_page(20_000), 1),
    "nested-200000.html": (lambda: odd_files.nested_page(200_000), 1),
    "long-line.txt": (odd_files.long_line, 1),
    "braces.rtf": (odd_files.braces, 1),
    "notes.mbox": (lambda: odd_files.mailbox(500), 500),
    "table.csv": (lambda: odd_files.table(2_000), 2_000),
}


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPool]:
    made = ProcessPool(2)
    for future in [made.submit(abs, -1) for _ in range(2)]:
        future.result()
    yield made
    made.put_down()


def read(pool: Pool, paths: list[Path]) -> tuple[list[ImportResult], Shelf]:
    shelf = Shelf()
    return [result for one in Batch([str(path) for path in paths], pool, shelf).run() for result in one.results], shelf


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_says_why_and_the_next_file_is_read(
    name: str, processes: ProcessPool, tmp_path: Path
) -> None:
    make, words = BAD[name]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "good.txt").write_text(f"Ferry stays\n\n{SENTENCE}", encoding="utf-8")
    started_s = time.monotonic()
    (bad, good), _ = read(processes, [tmp_path / name, tmp_path / "good.txt"])
    assert time.monotonic() - started_s < ALLOWED_S
    assert (bad.status, good.status) == (ImportStatus.FAILED, ImportStatus.NEW)
    assert words in (bad.error or "")
    assert processes.largest_bytes() < MEMORY_LIMIT_BYTES


@pytest.mark.parametrize("name", GOOD)
def test_what_is_only_large_or_deep_is_read_whole(name: str, processes: ProcessPool, tmp_path: Path) -> None:
    make, articles = GOOD[name]
    (tmp_path / name).write_bytes(make())
    started_s = time.monotonic()
    results, shelf = read(processes, [tmp_path / name])
    assert time.monotonic() - started_s < ALLOWED_S
    assert [result.status for result in results] == [ImportStatus.NEW] * articles
    assert SENTENCE.strip() in shelf.texts[0]


@pytest.mark.parametrize(
    ("name", "make", "pages"),
    [("table.csv", lambda: odd_files.table(50_000), 50_000), ("notes.mbox", lambda: odd_files.mailbox(5_000), 5_000)],
)
def test_what_holds_thousands_is_cut_in_time(name: str, make: Callable[[], bytes], pages: int, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(make())
    started_s = time.monotonic()
    assert len(parsed(read_source(tmp_path / name)).pages) == pages
    assert time.monotonic() - started_s < ALLOWED_S


def test_what_is_torn_in_an_archive_costs_only_itself(processes: ProcessPool, tmp_path: Path) -> None:
    (tmp_path / "mixed.zip").write_bytes(odd_files.mixed_zip())
    results, _ = read(processes, [tmp_path / "mixed.zip"])
    assert sorted(result.status for result in results) == [ImportStatus.FAILED, ImportStatus.NEW]
    assert all("empty.docx" in (result.error or "empty.docx") for result in results)


ODD_NAMES = ("two\nlines.txt", "\u202etxt.exe.txt", "🛥️ ferry.txt", "a" * 240 + ".txt", " .txt", "--store.txt")


def test_names_that_no_list_expects_are_read_and_told_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "news"
    deep = folder / ("d" * 120) / ("e" * 120) / ("f" * 120)
    deep.mkdir(parents=True)
    for number, name in enumerate(ODD_NAMES):
        (folder / name).write_text(f"Note {number}\n\nNote {number}. {SENTENCE * 4}", encoding="utf-8")
    (deep / "deep.txt").write_text(f"Deep\n\nDeep down. {SENTENCE * 4}", encoding="utf-8")
    assert main(["--store", str(tmp_path / "a.variorum"), "--json", "import", str(folder)]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {record["status"] for record in told} == {"new"}
    assert {Path(record["path"]).name for record in told} == {*ODD_NAMES, "deep.txt"}


@pytest.fixture
def odd_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with everything that is no readable file, and two that are."""
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in ("a-good.txt", "z-good.txt"):
        (folder / name).write_text(f"Ferry stays\n\n{name}. {SENTENCE}", encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    kept = Path.cwd()
    os.chdir(folder)  # the path of a socket has few letters
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.txt")
        os.chdir(kept)
        yield folder


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_what_is_no_file_is_named_with_its_reason(odd_folder: Path) -> None:
    results, shelf = read(Here(), list(walk([odd_folder])))
    why = {Path(result.path).name: result.error for result in results if result.error}
    assert {Path(path).name for path, _, parts in shelf.stored if parts} == {"a-good.txt", "z-good.txt"}
    assert why == {
        "dangling.txt": "There is no such file; it may have been moved or deleted.",
        "empty.txt": "The file is empty.",
        "itself.txt": why["itself.txt"],
        "pipe.txt": "This is a pipe, not a regular file.",
        "socket.txt": "This is a socket, not a regular file.",
        "zero.txt": "This is a device, not a regular file.",
    }
    assert "could not be read" in (why["itself.txt"] or "")


@pytest.mark.skipif(sys.platform == "win32", reason="has no such permissions")
def test_what_may_not_be_read_or_vanishes_is_named_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["a.txt", "locked.txt", "vanished.txt", "z.txt"]
    for name in names:
        (tmp_path / name).write_text(f"Ferry stays\n\n{name}. {SENTENCE}", encoding="utf-8")
    paths = list(walk([tmp_path]))
    (tmp_path / "vanished.txt").unlink()
    plain_open = os.open

    def refuse(path: str | Path, flags: int) -> int:
        if Path(path).name == "locked.txt":
            raise PermissionError(13, "Permission denied")  # as for anybody but the owner of all files
        return plain_open(path, flags)

    monkeypatch.setattr("reader.sources.reading.os.open", refuse)
    results, _ = read(Here(), paths)
    assert [result.error for result in results] == [
        None,
        "The file may not be read: permission was denied.",
        "There is no such file; it may have been moved or deleted.",
        None,
    ]
