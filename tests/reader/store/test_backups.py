from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.errors import StorageError
from reader.base.ids import ArticleId
from reader.library import Library
from reader.store.backups import Backup, backup_folder, backups_of, keep_backup, surplus

NOON = datetime(2024, 5, 15, 12, tzinfo=UTC)


def test_a_backup_is_made_once_a_day(filled: Library) -> None:
    first = keep_backup(filled.path, NOON)
    assert first is not None
    assert keep_backup(filled.path, NOON + timedelta(hours=23)) is None
    second = keep_backup(filled.path, NOON + timedelta(hours=25))
    assert [backup.path for backup in backups_of(filled.path)] == [second, first]
    with Library.open(first, read_only=True) as copy:
        assert copy.articles() == filled.articles()


def test_a_clock_that_went_back_does_not_stop_backups(filled: Library) -> None:
    keep_backup(filled.path, NOON)
    assert keep_backup(filled.path, NOON - timedelta(days=400)) is not None


def test_the_library_keeps_and_lists_its_backups(filled: Library) -> None:
    path = filled.keep_backup()
    assert [backup.path for backup in filled.backups()] == [path]
    assert filled.keep_backup() is None


def test_a_damaged_library_never_takes_the_place_of_a_good_backup(filled: Library, library_path: Path) -> None:
    good = keep_backup(library_path, NOON)
    filled.edit(ArticleId(1), "headline", "Other")
    filled.close()
    content = bytearray(library_path.read_bytes())
    content[4096:20480] = bytes(16384)
    library_path.write_bytes(content)
    with pytest.raises(StorageError):
        keep_backup(library_path, NOON + timedelta(days=30))
    assert [path.name for path in backup_folder(library_path).iterdir()] == [good.name if good else ""]


@settings(max_examples=40)
@given(st.lists(st.integers(0, 24 * 80), unique=True, max_size=60))
def test_the_newest_stay_and_no_more_than_the_plan_allows(hours: list[int]) -> None:
    backups = [Backup(Path(str(hour)), NOON + timedelta(hours=hour)) for hour in hours]
    gone = surplus(backups)
    kept = [backup for backup in backups if backup not in gone]
    assert len(kept) <= 2 + 7 + 4
    assert len(kept) >= min(len(backups), 2)
    if kept:
        assert max(backups, key=lambda backup: backup.made_utc) in kept
    assert surplus(kept) == ()


def test_files_of_others_in_the_folder_are_left_alone(filled: Library) -> None:
    folder = backup_folder(filled.path)
    folder.mkdir()
    (folder / "mine.variorum").write_text("keep")
    for day in range(40):
        keep_backup(filled.path, NOON + timedelta(days=day, minutes=day))
    assert (folder / "mine.variorum").read_text() == "keep"
    assert 7 <= len(backups_of(filled.path)) <= 13
