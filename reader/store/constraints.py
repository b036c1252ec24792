"""Decisions about stories and storylines made by hand: what belongs together and what does not, kept by pages."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.base.ids import ArticleId
from reader.relations.bonds import Bonds
from reader.relations.grouping import Constraint, Scope
from reader.store.hand import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.store.database import Store
    from reader.store.rows import ArticleRow

_TABLES = {Scope.STORY: "constraints", Scope.STORYLINE: "storyline_constraints"}

_SELECT = """
SELECT a.id AS a, b.id AS b, made.is_together, made.scope, made.made_utc FROM (
    SELECT a_hash, b_hash, is_together, 'story' AS scope, made_utc FROM constraints
    UNION ALL
    SELECT a_hash, b_hash, is_together, 'storyline' AS scope, made_utc FROM storyline_constraints
) AS made
JOIN articles AS a ON a.page_hash = made.a_hash
JOIN articles AS b ON b.page_hash = made.b_hash
ORDER BY made.made_utc, made.scope, a.id, b.id
"""

_REPRINTS = """
SELECT id, page_hash FROM articles
WHERE page_hash IN (SELECT a_hash FROM storyline_constraints UNION SELECT b_hash FROM storyline_constraints)
ORDER BY page_hash, id
"""


def constraints(store: Store) -> tuple[Constraint, ...]:
    """Return what a person decided about pairs of articles, also of those laid aside, the oldest decision first.

    Articles with the very same page that a decision on storylines is about are tied to each other.
    """
    made = (
        Constraint(
            ArticleId(row["a"]), ArticleId(row["b"]), bool(row["is_together"]), Scope(row["scope"]), row["made_utc"]
        )
        for row in store.rows(_SELECT)
    )
    return (*_reprints(store), *made)


def bound_articles(store: Store, articles: Sequence[ArticleId]) -> frozenset[ArticleId]:
    """Return all that a decision about ``articles`` may reach.

    That is what was put together with them, and every article whose storyline was decided on.
    """
    made = constraints(store)
    bonds = Bonds(Scope.STORYLINE, made)
    placed = {end for one in made if one.scope is Scope.STORYLINE for end in (one.a, one.b)}
    return frozenset(bound for one in {*articles, *placed} for bound in bonds.group(one))


def constraint_image(a: ArticleRow, b: ArticleRow, now_utc: str, *, is_together: bool, scope: Scope) -> Image:
    """Return the row of a decision about two articles whose pages differ."""
    first, second = sorted((a.page_hash, b.page_hash))
    row = {"is_together": int(is_together), "made_utc": now_utc}
    return Image(_TABLES[scope], {"a_hash": first, "b_hash": second}, row)


def withdrawal_images(store: Store, made_utc: str) -> tuple[Image, ...]:
    """Return the rows that take away what was decided at one time."""
    return tuple(
        Image(table, {"a_hash": row["a_hash"], "b_hash": row["b_hash"]}, None)
        for table in _TABLES.values()
        for row in store.rows(
            f"SELECT a_hash, b_hash FROM {table} WHERE made_utc = :made ORDER BY a_hash, b_hash", {"made": made_utc}
        )
    )


def _reprints(store: Store) -> Iterator[Constraint]:
    for (page, one), (other_page, other) in pairwise(_pages(store)):
        if page == other_page:
            yield Constraint(one, other, is_together=True, scope=Scope.STORYLINE)


def _pages(store: Store) -> Iterable[tuple[str, ArticleId]]:
    return ((row["page_hash"], ArticleId(row["id"])) for row in store.rows(_REPRINTS))
