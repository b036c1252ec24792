"""Decisions about stories made by hand: which articles are of one story and which are not, kept by their pages."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.base.ids import ArticleId
from reader.relations.grouping import Constraint
from reader.store.hand import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.store.database import Store
    from reader.store.rows import ArticleRow

_BETWEEN = """
SELECT a_hash, b_hash FROM constraints
WHERE is_together = 0
    AND a_hash IN (SELECT value FROM json_each(:pages)) AND b_hash IN (SELECT value FROM json_each(:pages))
ORDER BY a_hash, b_hash
"""


def constraints(store: Store) -> tuple[Constraint, ...]:
    """Return what a person decided about pairs of articles that are in the library, the oldest decision first."""
    rows = store.rows(
        "SELECT a.id AS a, b.id AS b, constraints.is_together FROM constraints"
        " JOIN articles AS a ON a.page_hash = constraints.a_hash"
        " JOIN articles AS b ON b.page_hash = constraints.b_hash"
        " ORDER BY constraints.made_utc, a.id, b.id"
    )
    return tuple(Constraint(ArticleId(row["a"]), ArticleId(row["b"]), bool(row["is_together"])) for row in rows)


def constraint_image(a: ArticleRow, b: ArticleRow, now_utc: str, *, is_together: bool) -> Image:
    """Return the row that says whether two articles are of one story; ReaderError when they are the same page."""
    first, second = sorted((a.page_hash, b.page_hash))
    if first == second:
        raise ReaderError("An article cannot be put together with, or apart from, itself.", subject=str(a.id))
    row = {"is_together": int(is_together), "made_utc": now_utc}
    return Image("constraints", {"a_hash": first, "b_hash": second}, row)


def together_images(store: Store, articles: Sequence[ArticleRow], now_utc: str) -> tuple[Image, ...]:
    """Return the rows that put all of ``articles`` into one story; what kept two of them apart goes."""
    ties = _images(pairwise(articles), now_utc, is_together=True)
    tied = {tuple(sorted(image.key.values())) for image in ties}
    pages = ",".join(f'"{page}"' for page in sorted({article.page_hash for article in articles}))
    old = (dict(row) for row in store.rows(_BETWEEN, {"pages": f"[{pages}]"}))
    gone = (Image("constraints", key, None) for key in old if tuple(sorted(key.values())) not in tied)
    return (*ties, *gone)


def split_images(
    store: Store, articles: Sequence[ArticleRow], others: Sequence[ArticleRow], now_utc: str
) -> tuple[Image, ...]:
    """Return the rows that put ``articles`` into a story of their own, apart from each of ``others``."""
    return (
        *together_images(store, articles, now_utc),
        *_images(product(articles, others), now_utc, is_together=False),
    )


def _images(pairs: Iterable[tuple[ArticleRow, ArticleRow]], now_utc: str, *, is_together: bool) -> tuple[Image, ...]:
    """Return a row for every pair of different pages; reprints with the very same page are one text."""
    return tuple(
        constraint_image(a, b, now_utc, is_together=is_together) for a, b in pairs if a.page_hash != b.page_hash
    )
