"""Records: what the command line prints with --json, as plain dictionaries; the JSON report is made of the same."""

from __future__ import annotations

from dataclasses import asdict
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from _typeshed import DataclassInstance

    from reader.articles.article import Article
    from reader.articles.block import Block
    from reader.articles.extraction import Extraction
    from reader.base.ids import ArticleId
    from reader.base.span import Span
    from reader.relations.relation import Relation
    from reader.store.rows import ArticleRow, CheckReport, ImportResult, SearchHit, StoredArticle, StoryDetail

Record = dict[str, Any]


def extraction_record(extraction: Extraction) -> Record:
    """Return what ``extract`` prints for one article."""
    article = extraction.article
    return {
        "path": extraction.source.path,
        "part": extraction.page.part,
        "external_id": extraction.page.external_id,
        "kind": article.kind.value,
        **_metadata(article),
        "url": article.url,
        "blocks": [_block(block) for block in article.blocks],
        "charset": extraction.page.charset,
        "findings": [{"kind": one.kind, "message": one.message} for one in article.findings],
        "error": None,
    }


def unreadable_record(path: str, part: int, error: str) -> Record:
    """Return what ``extract`` prints for a file, or a part of one, that cannot be read."""
    return {
        "path": path,
        "part": part,
        "external_id": None,
        "kind": "unreadable",
        **_metadata(None),
        "url": None,
        "blocks": [],
        "charset": None,
        "findings": [],
        "error": error,
    }


def import_record(result: ImportResult) -> Record:
    """Return what ``import`` prints for one article."""
    return {
        "path": result.path,
        "part": result.part,
        "status": result.status.value,
        "article": result.article,
        "external_id": result.external_id,
        "known_path": result.known_path,
        "error": result.error,
    }


def article_record(row: ArticleRow) -> Record:
    """Return one line of the list of articles."""
    return {
        "article": row.id,
        "external_id": row.external_id,
        "title": row.title,
        "outlet": row.outlet,
        "agency": row.agency,
        "published": row.published,
        "published_precision": None if row.published_precision is None else row.published_precision.value,
        "language": row.language,
        "words": row.words,
        "story": row.story,
        "url": row.url,
        "path": row.path,
        "part": row.part,
        "version_of": row.version_of,
    }


def stored_article_record(stored: StoredArticle) -> Record:
    """Return an article whole: its line of the list, its claims with evidence and its blocks."""
    return {
        **article_record(stored.row),
        **_metadata(stored.article),
        "kind": stored.article.kind.value,
        "sha256": stored.sha256,
        "charset": stored.charset,
        "findings": [{"kind": one.kind, "message": one.message} for one in stored.article.findings],
        "blocks": [_block(block) for block in stored.article.blocks],
    }


def story_record(detail: StoryDetail, names: Mapping[ArticleId, str | None]) -> Record:
    """Return one line of the list of stories."""
    row = detail.row
    return {
        "storyline": row.storyline,
        "storyline_title": row.storyline_title,
        "story": row.id,
        "title": row.title,
        "first": row.first,
        "last": row.last,
        "articles": list(row.articles),
        "external_ids": [names.get(article) for article in row.articles],
        "families": [list(family) for family in detail.families],
        "reasons": list(dict.fromkeys(reason for member in detail.members for reason in member.reasons)),
        "members": [
            {
                "article": member.article,
                "reasons": list(member.reasons),
                "against": list(member.against),
                "is_firm": member.is_firm,
            }
            for member in detail.members
        ],
        "near_misses": [{"article": near.article, "reason": near.reason} for near in detail.near_misses],
        "total": row.total,
        "decided": row.decided,
    }


def relation_record(relation: Relation, names: Mapping[ArticleId, str | None]) -> Record:
    """Return how two articles hang together."""
    return {
        "a": relation.a,
        "b": relation.b,
        "a_external_id": names.get(relation.a),
        "b_external_id": names.get(relation.b),
        "relation": relation.kind.value,
        "coverage_a": round(relation.coverage_a, 4),
        "coverage_b": round(relation.coverage_b, 4),
        "direction": None if relation.direction is None else relation.direction.value,
        "reasons": list(relation.reasons),
        "spans": [[*_span(shared.a), *_span(shared.b)] for shared in relation.spans],
    }


def entry_record(entry: DataclassInstance, names: Mapping[ArticleId, str | None]) -> Record:
    """Return one entry of a ledger; every part of it that names an article names its external id too."""
    return {name: _plain(part, names) for name, part in asdict(entry).items()}


def search_record(hit: SearchHit, names: Mapping[ArticleId, str | None]) -> Record:
    """Return one passage that a search found."""
    return {
        "article": hit.article,
        "external_id": names.get(hit.article),
        "passage": hit.passage,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": hit.published,
        "snippet": hit.snippet,
        "marks": [_span(mark) for mark in hit.marks],
    }


def check_record(report: CheckReport) -> Record:
    """Return what a check found."""
    return {
        "is_sound": report.is_sound,
        "problems": list(report.problems),
        "repairs": list(report.repairs),
        "articles": report.articles,
        "sources": report.sources,
        "orphaned_marks": report.orphaned_marks,
    }


def external_ids(rows: Iterable[ArticleRow]) -> dict[ArticleId, str | None]:
    """Return the external id of each article."""
    return {row.id: row.external_id for row in rows}


def _metadata(article: Article | None) -> Record:
    headline = article.headline if article else None
    published = article.published if article else None
    return {
        "title": headline.value if headline else None,
        "title_proposed": bool(headline and headline.is_proposal),
        "title_evidence": headline.evidence if headline else None,
        "outlet": article.outlet.value if article and article.outlet else None,
        "agency": article.agency.value if article and article.agency else None,
        "byline": list(article.byline) if article else [],
        "credit_chain": list(article.credit_chain) if article else [],
        "published": published.value if published else None,
        "published_precision": published.precision.value if published else None,
        "published_evidence": published.evidence if published else None,
        "published_proposed": bool(published and published.is_proposal),
        "published_bounds": list(article.bounds) if article else [None, None],
        "language": article.language if article else None,
    }


def _block(block: Block) -> Record:
    return {
        "role": block.role.value,
        "text": block.text,
        "start": block.span.start,
        "end": block.span.end,
        "rule": block.rule,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _plain(value: object, names: Mapping[ArticleId, str | None]) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        record = {name: _plain(part, names) for name, part in value.items()}
        if "article" in record:
            record["external_id"] = names.get(value["article"])
        return record
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(part, names) for part in value]
    return value
