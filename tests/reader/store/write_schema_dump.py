"""Writes the dump of today's schema into schemas/, to be run once after a migration was appended.

python tests/reader/store/write_schema_dump.py
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from reader.store.schema import APPLICATION_ID, MIGRATIONS, VERSION


def dump() -> str:
    connection = sqlite3.connect(":memory:")
    MIGRATIONS.apply(Database(connection))
    statements = [
        sql
        for (sql,) in connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'passages_index_*' "
            "AND name NOT GLOB 'sqlite_*' ORDER BY rowid"
        )
    ]
    applied = connection.execute("SELECT migration_set, name FROM _sqlite_migrations ORDER BY id").fetchall()
    statements += [
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        f"VALUES ('{group}', '{name}', '2026-01-01 00:00:00')"
        for group, name in applied
    ]
    pragmas = [f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {VERSION}"]
    return ";\n".join([*pragmas, *statements]) + ";\n"


if __name__ == "__main__":
    (Path(__file__).parent / "schemas" / f"{VERSION:04}.sql").write_text(dump(), encoding="utf-8")
