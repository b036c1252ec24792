"""Articles in the library, and their blocks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reader.articles.article import ArticleKind, Precision
from reader.articles.block import Block, Role
from reader.base.errors import NotFoundError
from reader.base.ids import ArticleId, StoryId, TextHash
from reader.base.span import Span
from reader.base.text import text_hash
from reader.base.words import word_count
from reader.store.corrections import corrections_of
from reader.store.failure import in_shape
from reader.store.metadata import article_from, metadata_of
from reader.store.rows import ArticleRow, StoredArticle
from reader.store.ungrouped import queue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.articles.article import Article
    from reader.articles.extraction import Extraction
    from reader.base.ids import SourceId
    from reader.store.corrections import Corrections
    from reader.store.database import Row, Store

_SELECT = """
SELECT
    articles.id, articles.part, articles.external_id, articles.kind, articles.url, articles.language,
    articles.title, articles.outlet, articles.agency, articles.published, articles.published_precision,
    articles.is_proposed, articles.page_hash, articles.passage_hash, articles.words, articles.version_of,
    sources.path, memberships.story{more}
FROM articles
JOIN sources ON sources.id = articles.source
LEFT JOIN memberships ON memberships.article = articles.id
"""
_SELECT_ROWS = _SELECT.format(more="")
_SELECT_WHOLE = _SELECT.format(
    more=", articles.charset, articles.charset_evidence, articles.metadata, articles.text, sources.sha256"
)

_KEPT = "articles.id NOT IN (SELECT article FROM discarded)"
_IN_LIST = " WHERE articles.id IN (SELECT value FROM json_each(:ids))"


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article that comes in: from which kept source, as it was extracted, and as it is shown.

    The two differ in what a person corrected in the same page, or for its outlet, before.
    """

    source: SourceId
    extraction: Extraction
    shown: Article
    page_hash: TextHash

    @property
    def passage_hash(self) -> TextHash:
        """Hash of the passages as they are shown."""
        return text_hash(self.shown.passage_text)


def insert_article(store: Store, arrival: Arrival, version_of: ArticleId | None) -> ArticleId:
    """Store an article with its blocks and return its id."""
    page, article = arrival.extraction.page, arrival.extraction.article
    article_id = ArticleId(
        store.write(
            "INSERT INTO articles (source, part, external_id, kind, url, language, title, outlet, agency, published,"
            " published_precision, is_proposed, charset, charset_evidence, metadata, text, page_hash, passage_hash,"
            " words, version_of)"
            " VALUES (:source, :part, :external_id, :kind, :url, :language, :title, :outlet, :agency, :published,"
            " :published_precision, :is_proposed, :charset, :charset_evidence, :metadata, :text, :page_hash,"
            " :passage_hash, :words, :version_of)",
            {
                "source": arrival.source,
                "part": page.part,
                "external_id": page.external_id,
                "kind": article.kind.value,
                "url": article.url,
                "language": article.language,
                "charset": page.charset,
                "charset_evidence": page.charset_evidence,
                "metadata": metadata_of(article),
                "text": page.text,
                "page_hash": arrival.page_hash,
                "version_of": version_of,
                **_shown(arrival.shown),
            },
        )
    )
    _insert_blocks(store, article_id, article.blocks)
    queue(store, (article_id,))
    return article_id


def same_text(store: Store, arrival: Arrival) -> tuple[ArticleId, str] | None:
    """Return the first article that is the same one, and the path it came from.

    It has exactly the same passages or page text, and nothing says that it is a reprint: another outlet, another
    address or another id of the one who exported it.
    """
    article = arrival.shown
    rows = store.rows(
        "SELECT articles.id, articles.outlet, articles.url, articles.external_id, sources.path"
        " FROM articles JOIN sources ON sources.id = articles.source"
        " WHERE articles.page_hash = :page OR articles.passage_hash = :passages ORDER BY articles.id",
        {"page": arrival.page_hash, "passages": arrival.passage_hash if article.passages else None},
    )
    claims = (article.outlet.value if article.outlet else None, article.url, arrival.extraction.page.external_id)
    for row in rows:
        present = (row["outlet"], row["url"], row["external_id"])
        if all(old is None or new is None or old == new for old, new in zip(present, claims, strict=True)):
            return ArticleId(row["id"]), row["path"]
    return None


def latest_at(store: Store, url: str) -> ArticleId | None:
    """Return the article that came last from that address, None where there is none."""
    row = store.row("SELECT id FROM articles WHERE url = :url ORDER BY id DESC", {"url": url})
    return None if row is None else ArticleId(row["id"])


def articles_of_source(store: Store, sha256: str) -> list[Row]:
    """Return id, part, external_id and path of every article that came from the source with that hash.

    None where one of them was discarded: then the source is to be read again.
    """
    return store.rows(
        "SELECT articles.id, articles.part, articles.external_id, sources.path"
        " FROM articles JOIN sources ON sources.id = articles.source"
        " WHERE sources.sha256 = :sha256 AND NOT EXISTS (SELECT 1 FROM articles AS other"
        " JOIN discarded ON discarded.article = other.id WHERE other.source = sources.id) ORDER BY articles.part",
        {"sha256": sha256},
    )


def stored_articles(store: Store, ids: Sequence[ArticleId] | None = None) -> Iterator[StoredArticle]:
    """Yield articles with their blocks, by id, hand corrections laid over them.

    Those of ``ids``, whatever became of them, or all that were not discarded.
    """
    parameters = {} if ids is None else _listed(ids)
    where = f" WHERE {_KEPT}" if ids is None else _IN_LIST
    corrections = corrections_of(store)
    rows = store.rows(f"{_SELECT_WHOLE}{where} ORDER BY articles.id", parameters)
    blocks = _blocks(store, where, parameters)
    for row in rows:
        with in_shape(store.path):
            stored = _stored(row, blocks.get(row["id"], []), corrections)
        yield stored


def stored_article(store: Store, article: ArticleId) -> StoredArticle:
    """Return one article; NotFoundError where the library has none of that id."""
    for stored in stored_articles(store, (article,)):
        return stored
    raise NotFoundError(f"There is no article {article} in this library.", subject=str(article))


def article_rows(store: Store, ids: Sequence[ArticleId] | None = None) -> tuple[ArticleRow, ...]:
    """Return the rows of ``ids``, or of every article and stub that was not discarded, by id.

    Pages that are only lists of other articles are left out of the latter.
    """
    if ids is not None:
        return store.made(_row, store.rows(f"{_SELECT_ROWS}{_IN_LIST} ORDER BY articles.id", _listed(ids)))
    rows = store.rows(
        f"{_SELECT_ROWS} WHERE articles.kind <> :list AND {_KEPT} ORDER BY articles.id",
        {"list": ArticleKind.LIST.value},
    )
    return store.made(_row, rows)


def refresh_articles(store: Store, articles: Iterable[StoredArticle]) -> None:
    """Store what the list shows of these articles anew, after corrections changed it."""
    store.write_many(
        "UPDATE articles SET title = :title, outlet = :outlet, agency = :agency, published = :published,"
        " published_precision = :published_precision, is_proposed = :is_proposed, passage_hash = :passage_hash,"
        " words = :words WHERE id = :id",
        ({"id": stored.row.id, **_shown(stored.article)} for stored in articles),
    )


def discarded_rows(store: Store) -> tuple[ArticleRow, ...]:
    """Return one row for every article that was discarded, the last one first."""
    rows = store.rows(
        f"{_SELECT_ROWS} JOIN discarded ON discarded.article = articles.id"
        " ORDER BY discarded.made_utc DESC, articles.id DESC"
    )
    return store.made(_row, rows)


def revive(store: Store, article: ArticleId) -> bool:
    """Take an article out of the discarded ones, and tell whether it was among them."""
    parameters = {"article": article}
    if store.row("SELECT 1 FROM discarded WHERE article = :article", parameters) is None:
        return False
    store.write("DELETE FROM discarded WHERE article = :article", parameters)
    queue(store, (article,))
    return True


def ids_of_pages(store: Store, pages: Iterable[str]) -> tuple[ArticleId, ...]:
    """Return the articles whose page text has one of these hashes."""
    return tuple(
        ArticleId(row["id"])
        for page in sorted(set(pages))
        for row in store.rows("SELECT id FROM articles WHERE page_hash = :page ORDER BY id", {"page": page})
    )


def ids_of_outlet(store: Store, outlet: str) -> tuple[ArticleId, ...]:
    """Return the articles of an outlet."""
    rows = store.rows("SELECT id FROM articles WHERE outlet = :outlet ORDER BY id", {"outlet": outlet})
    return tuple(ArticleId(row["id"]) for row in rows)


def _listed(ids: Iterable[ArticleId]) -> dict[str, str]:
    return {"ids": f"[{','.join(str(int(one)) for one in ids)}]"}


def _insert_blocks(store: Store, article: ArticleId, blocks: Sequence[Block]) -> None:
    store.write_many(
        'INSERT INTO blocks (article, position, role, rule, start, "end")'
        " VALUES (:article, :position, :role, :rule, :start, :end)",
        (
            {
                "article": article,
                "position": position,
                "role": block.role.value,
                "rule": block.rule,
                "start": block.span.start,
                "end": block.span.end,
            }
            for position, block in enumerate(blocks)
        ),
    )


def _blocks(store: Store, where: str, parameters: dict[str, str]) -> dict[int, list[Row]]:
    rows = store.rows(
        'SELECT blocks.article, blocks.role, blocks.rule, blocks.start, blocks."end" FROM blocks'
        f" JOIN articles ON articles.id = blocks.article{where} ORDER BY blocks.article, blocks.position",
        parameters,
    )
    return {article: list(group) for article, group in groupby(rows, key=lambda row: int(row["article"]))}


def _stored(row: Row, blocks: Sequence[Row], corrections: Corrections) -> StoredArticle:
    text = row["text"]
    article = article_from(
        row["metadata"],
        kind=row["kind"],
        language=row["language"],
        url=row["url"],
        blocks=tuple(
            Block(
                Role(block["role"]),
                text[block["start"] : block["end"]],
                Span(block["start"], block["end"]),
                block["rule"],
            )
            for block in blocks
        ),
    )
    article = corrections.laid_over(article, TextHash(row["page_hash"]))
    return StoredArticle(_row(row), article, text, row["sha256"], row["charset"], row["charset_evidence"])


def _shown(article: Article) -> dict[str, object]:
    """Return the columns that lists, filters and counts read, as ``article`` is now."""
    headline, published = article.headline, article.published
    passages = article.passage_text
    return {
        "title": headline.value if headline else "",
        "outlet": article.outlet.value if article.outlet else None,
        "agency": article.agency.value if article.agency else None,
        "published": published.value if published else None,
        "published_precision": published.precision.value if published else None,
        "is_proposed": int(bool((headline and headline.is_proposal) or (published and published.is_proposal))),
        "passage_hash": text_hash(passages),
        "words": word_count(passages),
    }


def _row(row: Row) -> ArticleRow:
    precision = row["published_precision"]
    return ArticleRow(
        id=ArticleId(row["id"]),
        external_id=row["external_id"],
        kind=ArticleKind(row["kind"]),
        title=row["title"],
        outlet=row["outlet"],
        agency=row["agency"],
        published=row["published"],
        published_precision=None if precision is None else Precision(precision),
        is_proposed=bool(row["is_proposed"]),
        language=row["language"],
        url=row["url"],
        words=row["words"],
        story=None if row["story"] is None else StoryId(row["story"]),
        path=row["path"],
        part=row["part"],
        page_hash=TextHash(row["page_hash"]),
        passage_hash=TextHash(row["passage_hash"]),
        version_of=None if row["version_of"] is None else ArticleId(row["version_of"]),
    )
