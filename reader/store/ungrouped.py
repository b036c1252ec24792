"""Which articles came, went or changed since the library was last grouped; kept, so that a kill forgets none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ArticleId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.database import Store


def queue(store: Store, articles: Iterable[ArticleId]) -> None:
    """Note that articles came, went or changed since the library was grouped."""
    store.write_many(
        "INSERT OR IGNORE INTO ungrouped (article) VALUES (:article)", ({"article": one} for one in articles)
    )


def queued(store: Store) -> tuple[ArticleId, ...]:
    """Return the articles noted since the library was grouped, rising."""
    return tuple(ArticleId(row["article"]) for row in store.rows("SELECT article FROM ungrouped ORDER BY article"))


def empty_queue(store: Store) -> None:
    """Forget which articles were noted: the library is grouped."""
    store.write("DELETE FROM ungrouped")


def laid_aside(store: Store, articles: Iterable[ArticleId]) -> frozenset[ArticleId]:
    """Return those of ``articles`` that were discarded."""
    parameter = {"ids": f"[{','.join(str(int(one)) for one in articles)}]"}
    rows = store.rows("SELECT article FROM discarded WHERE article IN (SELECT value FROM json_each(:ids))", parameter)
    return frozenset(ArticleId(row["article"]) for row in rows)
