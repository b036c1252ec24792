"""Migrations: each from a dump of the schema before it, the result equal to a fresh schema, and whole or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from reader.base.errors import StorageError
from reader.library import Library
from reader.store import schema
from reader.store.schema import APPLICATION_ID, MIGRATIONS, VERSION

DUMPS = Path(__file__).parent / "schemas"


def schema_of(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%'")
    return {(kind, name, " ".join((sql or "").split())) for kind, name, sql in rows}


def fresh() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    MIGRATIONS.apply(Database(connection))
    return connection


def from_dump(version: int, path: Path | str = ":memory:") -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.executescript((DUMPS / f"{version:04}.sql").read_text(encoding="utf-8"))
    return connection


def test_every_version_has_a_dump() -> None:
    assert [dump.name for dump in sorted(DUMPS.glob("*.sql"))] == [f"{n:04}.sql" for n in range(VERSION + 1)]


def test_the_last_dump_is_the_schema_of_today() -> None:
    assert schema_of(from_dump(VERSION)) == schema_of(fresh())


@pytest.mark.parametrize("version", range(VERSION + 1))
def test_every_old_schema_becomes_the_fresh_one(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.variorum"
    from_dump(version, path).close()
    with Library.open(path) as library:
        assert library.articles() == ()
        assert library.check().is_sound
    connection = sqlite3.connect(path)
    assert schema_of(connection) == schema_of(fresh())
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_a_library_grouped_by_an_older_rule_is_weighed_anew() -> None:
    old = from_dump(8)
    old.execute("INSERT INTO reference (id, total, sampled, sha256, bands) VALUES (1, 900, 900, 'x', x'00')")
    MIGRATIONS.apply(Database(old))
    assert old.execute("SELECT count(*) FROM reference").fetchone() == (0,)


def test_counts_that_name_no_page_are_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "old.variorum"
    old = from_dump(6, path)
    old.execute("INSERT INTO story_totals (content_hash, total) VALUES ('one', 0), ('other', 2)")
    old.execute("INSERT INTO story_keys (key, content_hash, variation, members) VALUES ('key', 'other', 0, 1)")
    old.commit()
    old.close()
    Library.open(path).close()
    connection = sqlite3.connect(path)
    for table in ("story_totals", "story_keys"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    connection.close()


def test_every_table_is_strict_and_every_foreign_key_has_an_index() -> None:
    connection = fresh()
    for kind, name, sql in schema_of(connection):
        if kind == "table" and not name.startswith("passages_index"):
            assert "STRICT" in sql, name
            for key in connection.execute(f"PRAGMA foreign_key_list({name})").fetchall():
                plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {name} WHERE {key[3]} = 1").fetchall()
                assert "USING" in plan[0][3], (name, key[3])


def test_a_failing_migration_leaves_the_old_library_and_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept.variorum"
    with Library.open(path) as library:
        library.set_state("place", "story 7")
    later = type(MIGRATIONS)(MIGRATIONS.name)
    for migration in MIGRATIONS._migrations:
        later(name=migration.name)(migration.fn)

    @later(name="9999_half_way")
    def _half_way(db: Database) -> None:
        db.execute("CREATE TABLE half (id INTEGER)")
        raise sqlite3.OperationalError("the disk went away")

    monkeypatch.setattr("reader.store.database.MIGRATIONS", later)
    monkeypatch.setattr("reader.store.database.VERSION", VERSION + 1)
    with pytest.raises(StorageError):
        Library.open(path)
    monkeypatch.undo()
    (copy,) = tmp_path.glob("*.before-*")
    for kept in (path, copy):
        with Library.open(kept) as library:
            assert library.state("place") == "story 7"
            assert library.check().is_sound
    connection = sqlite3.connect(path)
    assert schema_of(connection) == schema_of(fresh())
    connection.close()


def test_a_later_migration_runs_after_a_copy_was_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "grown.variorum"
    with Library.open(path) as library:
        library.set_state("place", "story 8")
    later = type(MIGRATIONS)(MIGRATIONS.name)
    for migration in MIGRATIONS._migrations:
        later(name=migration.name)(migration.fn)

    @later(name="9999_more")
    def _more(db: Database) -> None:
        db.execute("CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT")

    monkeypatch.setattr("reader.store.database.MIGRATIONS", later)
    monkeypatch.setattr("reader.store.database.VERSION", VERSION + 1)
    with pytest.raises(StorageError, match="older version"):
        Library.open(path, read_only=True)
    with Library.open(path) as library:
        assert library.state("place") == "story 8"
    monkeypatch.undo()
    assert len(list(tmp_path.glob("*.before-*"))) == 1
    with Library.open(path) as library:
        assert library.is_read_only


def test_constants_of_the_file_never_change() -> None:
    assert schema.APPLICATION_ID == APPLICATION_ID == int.from_bytes(b"VARI", "big")
