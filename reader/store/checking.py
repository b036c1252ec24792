"""A check of the whole library: is the file sound, do its parts fit, are all bytes still the ones that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.article import ArticleKind
from reader.base.errors import StorageError
from reader.store.articles import stored_articles
from reader.store.indexing import index_article, indexed_places
from reader.store.marks import orphan_count
from reader.store.rows import CheckReport
from reader.store.sources import damaged_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.base.ids import ArticleId
    from reader.store.database import Store

_RESTORE = "restore the last backup"
_REINDEX = "build the search index again"
_REIMPORT = "import the file again from where it came"


def check(store: Store) -> CheckReport:
    """Return what is wrong with the library, and for each problem what would repair it."""
    found = [
        *_file(store),
        *_index(store),
        *((f"The kept bytes of {path} changed.", _REIMPORT) for path in damaged_sources(store)),
    ]
    return CheckReport(
        problems=tuple(problem for problem, _ in found),
        repairs=tuple(repair for _, repair in found),
        articles=int(store.rows("SELECT count(*) FROM articles")[0][0]),
        sources=int(store.rows("SELECT count(*) FROM sources")[0][0]),
        orphaned_marks=orphan_count(store),
    )


def rebuild_index(store: Store) -> None:
    """Make the search index anew from the articles; the caller makes the transaction."""
    store.write("DROP TABLE IF EXISTS passages_index")
    store.write("CREATE VIRTUAL TABLE passages_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
    for stored in stored_articles(store):
        if stored.article.kind is not ArticleKind.LIST:
            index_article(store, stored.row.id, stored.article)


def _file(store: Store) -> Iterator[tuple[str, str]]:
    try:
        for row in store.rows("PRAGMA integrity_check(20)"):
            if row[0] != "ok":
                yield f"The file is damaged: {row[0]}.", _RESTORE
        for row in store.rows("PRAGMA foreign_key_check"):
            yield f"A row of {row['table']} points to a row of {row['parent']} that is gone.", _RESTORE
    except StorageError as error:
        yield str(error), _RESTORE


def _index(store: Store) -> Iterator[tuple[str, str]]:
    wanted: set[tuple[ArticleId, int | None]] = set()
    for stored in stored_articles(store):
        if stored.article.kind is not ArticleKind.LIST:
            if stored.article.headline and stored.article.headline.value:
                wanted.add((stored.row.id, None))
            wanted.update((stored.row.id, number) for number, text in enumerate(stored.passages) if text)
    try:
        present = indexed_places(store)
    except StorageError:
        yield "The search index cannot be read.", _REINDEX
        return
    if missing := len(wanted - present):
        yield f"{missing} passages are not in the search index.", _REINDEX
    if surplus := len(present - wanted):
        yield f"{surplus} entries of the search index stand for no passage.", _REINDEX
