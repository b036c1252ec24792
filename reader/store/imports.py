"""Extractions written to the library, and a log of every batch, so that a killed one can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.article import ArticleKind
from reader.base.ids import ArticleId
from reader.base.text import text_hash
from reader.store.articles import Arrival, articles_of_source, insert_article, latest_at, revive, same_text
from reader.store.corrections import corrections_of
from reader.store.indexing import index_article
from reader.store.rows import ImportResult, ImportStatus
from reader.store.sources import insert_source, source_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.extraction import Extraction
    from reader.store.database import Store

_STATUS_OF_KIND = {ArticleKind.STUB: ImportStatus.STUB, ArticleKind.LIST: ImportStatus.LIST}


def known_source(store: Store, sha256: str, path: str) -> tuple[ImportResult, ...]:
    """Return one result for every article that the library has from the very same bytes."""
    return tuple(
        ImportResult(
            path, row["part"], ImportStatus.SAME_TEXT, ArticleId(row["id"]), None, row["path"], row["external_id"]
        )
        for row in articles_of_source(store, sha256)
    )


def write_extractions(
    store: Store, extractions: Sequence[Extraction], path: str, now_utc: str
) -> tuple[ImportResult, ...]:
    """Store what one file holds and say what became of each part; the caller makes the transaction."""
    results: list[ImportResult] = []
    corrections = corrections_of(store)
    for extraction in extractions:
        source = extraction.source
        known = source_id(store, source.sha256)
        kept = insert_source(store, source, path, now_utc) if known is None else known
        page_hash = text_hash(extraction.page.text)
        shown = corrections.laid_over(extraction.article, page_hash)
        results.append(_write(store, Arrival(kept, extraction, shown, page_hash), path))
    return tuple(results)


def _write(store: Store, arrival: Arrival, path: str) -> ImportResult:
    """Store one article unless it is there."""
    page, shown = arrival.extraction.page, arrival.shown
    present = same_text(store, arrival)
    if present is not None:
        known, known_path = present
        if revive(store, known):
            index_article(store, known, shown)
            return ImportResult(path, page.part, ImportStatus.NEW, known, external_id=page.external_id)
        return ImportResult(
            path, page.part, ImportStatus.SAME_TEXT, known, known_path=known_path, external_id=page.external_id
        )
    version_of = latest_at(store, shown.url) if shown.url else None
    new = insert_article(store, arrival, version_of)
    if shown.kind is not ArticleKind.LIST:
        index_article(store, new, shown)
    status = _STATUS_OF_KIND.get(shown.kind, ImportStatus.NEW if version_of is None else ImportStatus.NEW_VERSION)
    return ImportResult(path, page.part, status, new, external_id=page.external_id)
