"""Full text search over headlines and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.store.filters import conditions
from reader.store.query import BREAK, broken, parsed
from reader.store.rows import SearchHit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.articles.article import Article
    from reader.store.database import Row, Store

# a row of the index is numbered by its article and, below that, 0 for the headline or 1 + the passage
_SHIFT = 20
_PASSAGE = (1 << _SHIFT) - 1
_OPEN, _CLOSE = "\x02", "\x03"
_CLEAN = str.maketrans({_OPEN: " ", _CLOSE: " ", "\0": " "})

_RANKED_UP_TO = 20_000
"""Up to so many hits the best come first; ranking more takes longer than anyone waits, so the newest come first."""

_FIND = f"""
SELECT passages_index.rowid AS place, articles.title, articles.outlet, articles.published,
    snippet(passages_index, 0, :open, :close, '…', 28) AS snippet
FROM passages_index
JOIN articles ON articles.id = passages_index.rowid >> {_SHIFT}
WHERE passages_index MATCH :match {{}}
ORDER BY {{}} LIMIT :limit
"""

_LIST = f"""
SELECT (articles.id << {_SHIFT}) AS place, articles.title, articles.outlet, articles.published,
    articles.title AS snippet
FROM articles
WHERE articles.kind <> 'list' AND articles.id NOT IN (SELECT article FROM discarded) {{}}
ORDER BY articles.published DESC, articles.id DESC LIMIT :limit
"""


def search(store: Store, text: str, limit: int) -> tuple[SearchHit, ...]:
    """Return at most ``limit`` passages and headlines that ``text`` asks for; filters alone list headlines."""
    query = parsed(text)
    if query.is_empty:
        return ()
    filters, parameters = conditions(store, query)
    parameters["limit"] = limit
    if query.match is None:
        return store.made(_hit, store.rows(_LIST.format(filters), parameters))
    parameters |= {"match": query.match, "open": _OPEN, "close": _CLOSE}
    order = "rank" if _is_small(store, query.match) else "passages_index.rowid DESC"
    return store.made(_hit, store.rows(_FIND.format(filters, order), parameters))


def index_article(store: Store, article_id: ArticleId, article: Article) -> None:
    """Make the headline and the passages of ``article`` findable."""
    first = int(article_id) << _SHIFT
    headline = article.headline.value if article.headline else ""
    texts = [headline, *(passage.text for passage in article.passages)]
    store.write_many(
        "INSERT INTO passages_index (rowid, text) VALUES (:place, :text)",
        (
            {"place": first + number, "text": broken(text.translate(_CLEAN))}
            for number, text in enumerate(texts[:_PASSAGE])
            if text
        ),
    )


def unindex_articles(store: Store, articles: Iterable[ArticleId]) -> None:
    """Take articles out of the index."""
    store.write_many(
        "DELETE FROM passages_index WHERE rowid BETWEEN :first AND :last",
        ({"first": one << _SHIFT, "last": (one << _SHIFT) + _PASSAGE} for one in articles),
    )


def indexed_places(store: Store) -> frozenset[tuple[ArticleId, int | None]]:
    """Return the article and passage of every row of the index."""
    return frozenset(_place(row["place"]) for row in store.rows("SELECT rowid AS place FROM passages_index"))


def _is_small(store: Store, match: str) -> bool:
    found = store.rows(
        "SELECT count(*) FROM (SELECT rowid FROM passages_index WHERE passages_index MATCH :match LIMIT :limit)",
        {"match": match, "limit": _RANKED_UP_TO + 1},
    )
    return int(found[0][0]) <= _RANKED_UP_TO


def _place(place: int) -> tuple[ArticleId, int | None]:
    number = place & _PASSAGE
    return ArticleId(place >> _SHIFT), number - 1 if number else None


def _hit(row: Row) -> SearchHit:
    article, passage = _place(row["place"])
    snippet, marks = _unmarked(row["snippet"])
    return SearchHit(article, passage, row["title"], row["outlet"], row["published"], snippet, marks)


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the snippet as plain text, and the spans that stood between marks."""
    text = ""
    spans: list[Span] = []
    for number, piece in enumerate(marked.replace(BREAK, "").split(_OPEN)):
        inside, closed, after = piece.partition(_CLOSE)
        if number and closed:
            spans.append(Span(len(text), len(text) + len(inside)))
        text += inside + after
    return text, tuple(spans)
