"""Small named values that a view wants to find again: where the reader was, what was typed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.database import Store


def state_of(store: Store, name: str) -> str | None:
    """Return the value kept under ``name``, None where there is none."""
    row = store.row("SELECT value FROM state WHERE name = :name", {"name": name})
    return None if row is None else str(row["value"])


def write_state(store: Store, name: str, value: str) -> None:
    """Keep ``value`` under ``name``."""
    store.write(
        "INSERT INTO state (name, value) VALUES (:name, :value)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        {"name": name, "value": value},
    )
