"""Saved searches: queries that a person gave a name, kept in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.hand import Image
from reader.store.rows import SavedSearch

if TYPE_CHECKING:
    from reader.store.database import Store


def saved_searches(store: Store) -> tuple[SavedSearch, ...]:
    """Return the saved searches by name."""
    rows = store.rows("SELECT name, query FROM saved_searches ORDER BY name COLLATE NOCASE, name")
    return tuple(SavedSearch(row["name"], row["query"]) for row in rows)


def search_image(search: SavedSearch, now_utc: str) -> Image:
    """Return the row that keeps ``search`` under its name."""
    return Image("saved_searches", {"name": search.name}, {"query": search.query, "made_utc": now_utc})


def search_removal(name: str) -> Image:
    """Return the row that takes the search of that name away."""
    return Image("saved_searches", {"name": name}, None)
