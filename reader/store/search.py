"""Full text search over headlines and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.store.filters import KEPT, conditions
from reader.store.indexing import CLOSE, OPEN, PASSAGE, SHIFT, place_of
from reader.store.metadata import dumped
from reader.store.printings import printings
from reader.store.query import BREAK, parsed
from reader.store.rows import SearchHit

if TYPE_CHECKING:
    from reader.store.database import Parameters, Row, Store

_FIELDS = "passages_index.rowid AS place, articles.title, articles.outlet, articles.agency, articles.published"

_FIND = f"""
SELECT {_FIELDS}, snippet(passages_index, 0, :open, :close, '…', 28) AS snippet
FROM passages_index CROSS JOIN articles ON articles.id = passages_index.rowid >> {SHIFT}
WHERE passages_index MATCH :match {{where}}
ORDER BY {{order}} LIMIT :limit
"""

_PROBE = f"""
SELECT {_FIELDS}, snippet(passages_index, 0, :open, :close, '…', 28) AS snippet
FROM json_each(:ids) AS wanted CROSS JOIN articles ON articles.id = wanted.value
CROSS JOIN passages_index
ON passages_index.rowid BETWEEN articles.id << {SHIFT} AND (articles.id << {SHIFT}) + {PASSAGE}
WHERE passages_index MATCH :match LIMIT :limit
"""

_LIST = f"""
SELECT (articles.id << {SHIFT}) AS place, articles.title, articles.outlet, articles.agency, articles.published,
    articles.title AS snippet
FROM articles
WHERE {KEPT} {{where}}
ORDER BY articles.published DESC, articles.id DESC LIMIT :limit
"""

_RANKED_UP_TO = 5_000
"""Up to so many hits the best come first; ranking more takes longer than anyone waits, so the newest come first."""

_SAMPLED = 20_000
"""In how many of the newest articles a word is counted to tell how often it comes in all of them."""

_A_LOOK = 500
"""Looking into one article takes as long as walking over so many hits."""

_FEW = 8_000
"""So many articles are handed from one statement to the next as a list."""

_WALKED = 10_000
"""How many of the newest hits are held against filters before the articles themselves are asked for."""


def search(store: Store, text: str, limit: int) -> tuple[SearchHit, ...]:
    """Return at most ``limit`` passages and headlines that ``text`` asks for; filters alone list headlines."""
    query = parsed(text)
    if query.is_empty:
        return ()
    if query.like is not None:
        return printings(store, query, limit)
    where, parameters = conditions(store, query)
    parameters["limit"] = limit
    if query.match is None:
        return store.made(_hit, store.rows(_LIST.format(where=where), parameters))
    parameters |= {"match": query.match, "open": OPEN, "close": CLOSE}
    hits = _counted(store, query.match, _RANKED_UP_TO)
    if hits <= _RANKED_UP_TO:
        rows = store.rows(_FIND.format(where=where, order="rank"), parameters)
    elif where:
        rows = _newest_filtered(store, where, parameters)
    else:
        rows = _newest(store, where, parameters)
    return store.made(_hit, rows)


def _newest(store: Store, where: str, parameters: Parameters) -> list[Row]:
    return store.rows(_FIND.format(where=where, order="passages_index.rowid DESC"), parameters)


def _newest_filtered(store: Store, where: str, parameters: Parameters) -> list[Row]:
    """Return the newest hits of common words that filters let through, without a walk over all hits or all articles.

    Where few articles pass the filters, they are looked into. Otherwise a page of hits mostly stands among the newest
    ones, else in the newest articles that pass; only where neither holds one all hits are walked.
    """
    articles = _passing(store, where, parameters, "")
    if len(articles) < _FEW:
        return _newest_among(store, articles, parameters)
    floor = store.row(
        "SELECT rowid AS place FROM passages_index WHERE passages_index MATCH :match"
        " ORDER BY rowid DESC LIMIT 1 OFFSET :walked",
        {"match": parameters["match"], "walked": _WALKED},
    )
    lowest = 0 if floor is None else int(floor["place"])
    found = _newest(store, f"AND passages_index.rowid > :lowest {where}", {**parameters, "lowest": lowest})
    if floor is None or len(found) == parameters["limit"]:
        return found
    latest = _passing(store, where, parameters, "ORDER BY articles.published DESC")
    found = _newest_among(store, latest, parameters)
    return found if len(found) == parameters["limit"] else _newest(store, where, parameters)


def _passing(store: Store, where: str, parameters: Parameters, order: str) -> list[int]:
    """Return at most a few articles that pass the filters, the newest id first; those not shown are in no index."""
    rows = store.rows(
        f"SELECT articles.id FROM articles WHERE TRUE {where} {order} LIMIT :few", {**parameters, "few": _FEW}
    )
    return sorted((int(row["id"]) for row in rows), reverse=True)


def _newest_among(store: Store, articles: list[int], parameters: Parameters) -> list[Row]:
    """Return the newest hits in ``articles``, which are sorted, the newest first."""
    if not articles:
        return []
    wanted = {**parameters, "ids": dumped(articles)}
    if _is_looking_quicker(store, parameters["match"], len(articles), parameters["limit"]):
        return store.rows(_PROBE, wanted)
    wanted |= {"first": articles[-1] << SHIFT, "last": (articles[0] << SHIFT) + PASSAGE}
    is_among = f"passages_index.rowid >> {SHIFT} IN (SELECT value FROM json_each(:ids))"
    return _newest(store, f"AND passages_index.rowid BETWEEN :first AND :last AND {is_among}", wanted)


def _is_looking_quicker(store: Store, match: str, articles: int, limit: int) -> bool:
    """Tell whether looking into ``articles``, until a page is full, is quicker than walking over all hits.

    How many hits there are is reckoned from the newest articles.
    """
    last = int(store.rows("SELECT coalesce(max(id), 0) FROM articles")[0][0])
    found = store.rows(
        "SELECT count(*) FROM passages_index WHERE passages_index MATCH :match AND rowid > :first",
        {"match": match, "first": max(0, last - _SAMPLED) << SHIFT},
    )
    sampled = int(found[0][0])
    hits = sampled * max(1.0, last / _SAMPLED)
    looks = min(articles, limit * last / hits) if hits else articles
    return looks * _A_LOOK < hits


def _counted(store: Store, match: str, most: int) -> int:
    """Return how many hits there are, at most one more than ``most``."""
    found = store.rows(
        "SELECT count(*) FROM (SELECT rowid FROM passages_index WHERE passages_index MATCH :match LIMIT :limit)",
        {"match": match, "limit": most + 1},
    )
    return int(found[0][0])


def _hit(row: Row) -> SearchHit:
    article, passage = place_of(row["place"])
    snippet, marks = _unmarked(row["snippet"])
    return SearchHit(article, passage, row["title"], row["outlet"], row["published"], snippet, marks, row["agency"])


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the snippet as plain text, and the spans that stood between marks."""
    text = ""
    spans: list[Span] = []
    for number, piece in enumerate(marked.replace(BREAK, "").split(OPEN)):
        inside, closed, after = piece.partition(CLOSE)
        if number and closed:
            spans.append(Span(len(text), len(text) + len(inside)))
        text += inside + after
    return text, tuple(spans)
