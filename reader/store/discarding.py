"""Articles laid aside: out of every list, story and search, and back again by undo or by a new import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.hand import Image
from reader.store.steps import log_step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.base.ids import ArticleId
    from reader.store.database import Store


def discard_images(articles: Iterable[ArticleId], now_utc: str) -> tuple[Image, ...]:
    """Return the rows that lay ``articles`` aside."""
    return tuple(Image("discarded", {"article": article}, {"made_utc": now_utc}) for article in articles)


def restore_images(articles: Iterable[ArticleId]) -> tuple[Image, ...]:
    """Return the rows that bring ``articles`` back."""
    return tuple(Image("discarded", {"article": article}, None) for article in articles)


def log_import(store: Store, articles: Sequence[ArticleId], now_utc: str) -> None:
    """Log that ``articles`` came in as one step, so that undo lays them aside again."""
    if articles:
        name = "Import 1 article" if len(articles) == 1 else f"Import {len(articles)} articles"
        log_step(store, name, restore_images(articles), discard_images(articles, now_utc), now_utc)
