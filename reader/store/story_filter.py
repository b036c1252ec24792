"""Which stories a query asks for: words in titles and outlets, and the filters of the search on their articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.words import folded
from reader.store.filters import KEPT, conditions, known_outlets
from reader.store.metadata import dumped
from reader.store.printings import printings
from reader.store.query import Query

if TYPE_CHECKING:
    from reader.store.database import Store
    from reader.store.query import Filter, Term

_WITH = f"""
SELECT DISTINCT memberships.story FROM articles JOIN memberships ON memberships.article = articles.id
WHERE {KEPT} {{where}}
"""
_OF_ARTICLES = "SELECT DISTINCT story FROM memberships WHERE article IN (SELECT value FROM json_each(:articles))"
_OF_OUTLETS = "AND articles.outlet IN (SELECT value FROM json_each(:outlets))"


def fitting_stories(store: Store, query: Query) -> frozenset[int] | None:
    """Return the stories that fit ``query``, None where it asks for nothing, so that all do.

    Words are looked for in the title of a story and in the outlets of its articles. One article has to fit all filters
    together, and to print the sentence that is looked for; what is excluded no article of the story may fit.
    """
    found: frozenset[int] | None = None
    excluded: set[int] = set()
    asked, refused = _parted(query)
    if query.like is not None:
        found = _stories_that_print(store, Query(filters=asked, like=query.like))
    elif asked:
        found = _stories_with(store, asked)
    for one in refused:
        excluded |= _stories_with(store, ((replace(one, is_not=False),),))
    if query.wanted or query.unwanted:
        titles = {row["id"]: folded(row["title"]) for row in store.rows("SELECT id, title FROM stories")}
        for group in query.wanted:
            named = frozenset().union(*(_named(store, titles, term) for term in group))
            found = named if found is None else found & named
        for term in query.unwanted:
            excluded |= _named(store, titles, term)
        found = frozenset(titles) if found is None else found
    if excluded and found is None:
        found = frozenset(row["id"] for row in store.rows("SELECT id FROM stories"))
    return None if found is None else found - excluded


def _parted(query: Query) -> tuple[tuple[tuple[Filter, ...], ...], tuple[Filter, ...]]:
    """Return the groups of filters that are asked for, and the filters that stand alone and exclude."""
    refused = tuple(group[0] for group in query.filters if len(group) == 1 and group[0].is_not)
    return tuple(group for group in query.filters if len(group) > 1 or not group[0].is_not), refused


def _stories_with(store: Store, filters: tuple[tuple[Filter, ...], ...]) -> frozenset[int]:
    """Return the stories that have an article which fits all ``filters``."""
    where, parameters = conditions(store, Query(filters=filters))
    return frozenset(row["story"] for row in store.rows(_WITH.format(where=where), parameters))


def _stories_that_print(store: Store, query: Query) -> frozenset[int]:
    """Return the stories that have an article which prints ``query.like`` and fits the filters."""
    articles = {int(hit.article) for hit in printings(store, query)}
    return frozenset(row["story"] for row in store.rows(_OF_ARTICLES, {"articles": dumped(sorted(articles))}))


def _named(store: Store, titles: dict[int, str], term: Term) -> frozenset[int]:
    words = folded(term.words)
    outlets = [one for one in known_outlets(store) if words in folded(one)]
    of_outlets = store.rows(_WITH.format(where=_OF_OUTLETS), {"outlets": dumped(outlets)}) if outlets else []
    return frozenset((*(row["story"] for row in of_outlets), *(one for one, title in titles.items() if words in title)))
