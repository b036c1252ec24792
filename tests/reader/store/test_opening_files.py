"""Files that are no library, are damaged, newer, older, locked or full: each opens or says why it does not."""

from __future__ import annotations

import errno
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import StorageError
from reader.base.ids import ArticleId
from reader.library import Library
from reader.store.copying import restore
from reader.store.schema import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).resolve().parents[3]


def changed(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def other_program(path: Path) -> None:
    changed(path, "CREATE TABLE notes (id INTEGER PRIMARY KEY)")


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b"Dear diary, this is a plain text file and nothing else. " * 40),
        lambda path: path.write_bytes(random.Random(1).randbytes(20_000)),
        other_program,
    ],
    ids=["text", "noise", "another program's database"],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_library_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], *, read_only: bool
) -> None:
    path = tmp_path / "file.variorum"
    make(path)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="not a Variorum library"):
        Library.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_missing_library_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no library at"):
        Library.open(tmp_path / "none.variorum", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "empty.variorum"
    path.touch()
    with Library.open(path) as library:
        assert library.articles() == ()


def test_a_new_library_is_marked_as_ours(library: Library, library_path: Path) -> None:
    connection = sqlite3.connect(library_path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    assert library.check().is_sound


def test_a_newer_library_opens_for_reading_with_a_notice(filled: Library, library_path: Path) -> None:
    filled.close()
    changed(library_path, f"PRAGMA user_version = {VERSION + 1}")
    with Library.open(library_path) as newer:
        assert newer.is_read_only
        assert newer.notice is not None
        assert "newer version" in newer.notice
        assert len(newer.articles()) == 4
        with pytest.raises(StorageError, match="newer version"):
            newer.edit(ArticleId(1), "headline", "No")


def test_a_library_with_statements_of_its_own_is_refused(filled: Library, library_path: Path) -> None:
    filled.close()
    changed(library_path, "CREATE TRIGGER evil AFTER INSERT ON state BEGIN DELETE FROM marks; END")
    with pytest.raises(StorageError, match="statements of its own"):
        Library.open(library_path)


def walked_through(path: Path) -> str | None:
    """Read all there is to read and return what the library says of itself, None where nothing was noticed."""
    try:
        with Library.open(path, read_only=True) as library:
            library.check()
            for story in library.stories():
                library.open_story(story.id)
            library.search("ferry")
    except StorageError as error:
        return str(error)
    return None


@pytest.mark.parametrize("seed", range(25))
def test_damage_is_told_in_words_and_never_as_a_traceback(filled: Library, library_path: Path, seed: int) -> None:
    filled.close()
    chance = random.Random(seed)
    content = bytearray(library_path.read_bytes())
    if seed % 3 == 0:
        del content[chance.randrange(100, len(content)) :]
    elif seed % 3 == 1:
        for _ in range(200):
            content[chance.randrange(len(content))] = chance.randrange(256)
    else:
        page = chance.randrange(len(content) // 4096) * 4096
        content[page : page + 4096] = bytes(4096)
    library_path.write_bytes(content)
    message = walked_through(library_path)
    assert message is None or str(library_path) in message


def test_second_writer_is_told_at_once_who_writes(library: Library, library_path: Path) -> None:
    assert not library.is_read_only
    with pytest.raises(StorageError, match="open in another window"):
        Library.open(library_path)
    with Library.open(library_path, read_only=True) as reader:
        assert reader.articles() == ()


def test_the_right_to_write_comes_back_when_its_holder_is_killed(library_path: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom reader.library import Library\n"
        "library = Library.open(Path(sys.argv[1]))\nprint('open', flush=True)\ntime.sleep(60)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(library_path)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    with pytest.raises(StorageError, match="open in another window"):
        Library.open(library_path)
    process.kill()
    process.wait()
    process.stdout.close()
    with Library.open(library_path) as again:
        assert not again.is_read_only


def test_a_lock_of_another_tool_is_told_in_words(filled: Library, library_path: Path) -> None:
    filled._store.connection.execute("PRAGMA busy_timeout = 50")
    tool = sqlite3.connect(library_path, isolation_level=None)
    tool.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="held by another program"):
        filled.set_state("a", "b")
    tool.execute("ROLLBACK")
    tool.close()
    filled.set_state("a", "b")
    assert filled.state("a") == "b"


def test_a_full_disk_stores_nothing_and_loses_nothing(filled: Library, tmp_path: Path) -> None:
    pages = filled._store.connection.execute("PRAGMA page_count").fetchone()[0]
    filled._store.connection.execute(f"PRAGMA max_page_count = {pages}")
    large = tmp_path / "large.txt"
    words = random.Random(3)
    letters = "".join(words.choice("abcdefghij klmnop") for _ in range(150_000))
    large.write_text(f"A long report\n\n{letters}\n", encoding="utf-8")
    with pytest.raises(StorageError, match=r"disk is full .* MB free"):
        list(filled.import_paths([large]))
    assert len(filled.articles()) == 4
    assert filled.check().is_sound
    filled._store.connection.execute("PRAGMA max_page_count = 1000000")
    (result,) = filled.import_paths([large])
    assert result.article is not None


def test_a_library_where_nothing_may_be_written_opens_for_reading(
    filled: Library, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    monkeypatch.setattr("reader.store.database._is_writable", lambda path: not path.exists())
    with Library.open(library_path) as library:
        assert library.is_read_only
        assert library.notice is not None
        assert len(library.stories()) == 2
        with pytest.raises(StorageError, match="may not be written"):
            library.set_state("a", "b")


def test_backup_is_whole_while_the_library_is_in_use(filled: Library, tmp_path: Path) -> None:
    copy = tmp_path / "copy.variorum"
    filled.backup(copy)
    with Library.open(copy) as library:
        assert library.articles() == filled.articles()
        assert library.check().is_sound
    assert not list(tmp_path.glob("*.part"))


def test_backup_that_cannot_be_written_leaves_the_last_one(filled: Library, tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        filled.backup(tmp_path / "no such folder" / "copy.variorum")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(StorageError):
        filled.backup(folder)


def test_restore_keeps_what_was_there(filled: Library, library_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.variorum"
    filled.backup(copy)
    filled.edit(ArticleId(1), "headline", "Edited after the backup")
    with pytest.raises(StorageError, match="open in another window"):
        restore(library_path, copy)
    filled.close()
    kept = restore(library_path, copy)
    assert kept is not None
    with Library.open(library_path) as back, Library.open(kept) as old:
        assert back.article(ArticleId(1)).row.title.startswith("Ferry runs aground")
        assert old.article(ArticleId(1)).row.title == "Edited after the backup"


def test_library_is_neither_its_own_backup_nor_restored_from_itself(filled: Library, library_path: Path) -> None:
    with pytest.raises(StorageError, match="is the library itself"):
        filled.backup(library_path)
    filled.close()
    with pytest.raises(StorageError, match="is the library itself"):
        restore(library_path, library_path)
    with Library.open(library_path) as library:
        assert library.check().is_sound


def test_restore_without_room_leaves_the_library_where_it_is(
    filled: Library, library_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.variorum"
    filled.backup(copy)
    filled.close()

    def fail(_source: Path, target: Path) -> None:
        raise StorageError("The disk is full.", subject=str(target))

    monkeypatch.setattr("reader.store.copying.copy_aside", fail)
    with pytest.raises(StorageError, match="disk is full"):
        restore(library_path, copy)
    assert not list(tmp_path.glob("*before-restore*"))
    with Library.open(library_path) as library:
        assert library.check().is_sound


def test_no_backup_is_written_over_a_library_in_use(filled: Library, tmp_path: Path) -> None:
    other = tmp_path / "other.variorum"
    with Library.open(other), pytest.raises(StorageError, match="in use"):
        filled.backup(other)


def test_restore_that_cannot_take_the_place_puts_the_library_back(
    filled: Library, library_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.variorum"
    filled.backup(copy)
    filled.edit(ArticleId(1), "headline", "Edited after the backup")
    filled.close()
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if target == library_path:
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(StorageError, match="cannot be replaced: Permission denied"):
        restore(library_path, copy)
    assert not list(tmp_path.glob("*before-restore*"))
    with Library.open(library_path) as library:
        assert library.article(ArticleId(1)).row.title == "Edited after the backup"


def test_restore_refuses_a_damaged_copy(filled: Library, library_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.variorum"
    filled.backup(copy)
    filled.close()
    content = bytearray(copy.read_bytes())
    content[4096 : 3 * 4096] = bytes(2 * 4096)
    copy.write_bytes(content)
    with pytest.raises(StorageError):
        restore(library_path, copy)
    with Library.open(library_path) as library:
        assert len(library.articles()) == 4


@pytest.mark.usefixtures("filled")
def test_copied_file_without_its_log_opens(library_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copied.variorum"
    shutil.copyfile(library_path, copy)
    with Library.open(copy) as library:
        assert library.check().is_sound
