"""What a person corrected in articles: metadata fields and roles of blocks, laid over what was extracted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.articles.article import Claim, Precision, Published
from reader.articles.block import Role
from reader.articles.repeated import REPEATED_IN_OUTLET, shape_of
from reader.base.errors import NotFoundError, ReaderError
from reader.base.ids import TextHash
from reader.base.text import text_hash
from reader.store.hand import Image

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.articles.article import Article
    from reader.articles.block import Block
    from reader.store.database import Row, Store
    from reader.store.rows import StoredArticle

BY_HAND = "by hand"
"""Rule of a block, and evidence of a field, that a person set."""


class Field(StrEnum):
    """The fields of an article that a person may correct."""

    HEADLINE = "headline"
    OUTLET = "outlet"
    AGENCY = "agency"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that was corrected by hand: as much as a person did, however large the library is.

    ``fields`` and ``roles`` are about one page (by its hash), ``outlet_roles`` about a text wherever the outlet prints
    it (by outlet, then by the hash of the text, or of its shape where a proposal was accepted).
    """

    fields: Mapping[str, Mapping[Field, str]]
    roles: Mapping[str, Mapping[tuple[int, int], Role]]
    outlet_roles: Mapping[str, Mapping[TextHash, Role]]

    def laid_over(self, article: Article, page_hash: TextHash) -> Article:
        """Return ``article`` as it is with what was corrected in it; an empty value takes a claim away."""
        for field, value in self.fields.get(page_hash, {}).items():
            article = _with_field(article, field, value)
        outlet = article.outlet.value if article.outlet else ""
        by_text, by_span = self.outlet_roles.get(outlet, {}), self.roles.get(page_hash, {})
        if by_text or by_span:
            article = replace(article, blocks=tuple(_with_role(one, by_span, by_text) for one in article.blocks))
        return article


def corrections_of(store: Store) -> Corrections:
    """Return all corrections in the library."""
    fields: dict[str, dict[Field, str]] = {}
    for page, field, value in store.made(_field, store.rows("SELECT page_hash, field, value FROM corrections")):
        fields.setdefault(page, {})[field] = value
    roles: dict[str, dict[tuple[int, int], Role]] = {}
    for page, span, role in store.made(_role, store.rows('SELECT page_hash, start, "end", role FROM block_roles')):
        roles.setdefault(page, {})[span] = role
    outlet_roles: dict[str, dict[TextHash, Role]] = {}
    for outlet, text, role in store.made(_outlet_role, store.rows("SELECT outlet, text_hash, role FROM outlet_blocks")):
        outlet_roles.setdefault(outlet, {})[text] = role
    return Corrections(fields, roles, outlet_roles)


def correction_image(stored: StoredArticle, field: Field, value: str, now_utc: str) -> Image:
    """Return the row that sets ``field`` of an article; ReaderError when ``value`` cannot be one."""
    key = {"page_hash": stored.row.page_hash, "field": field.value}
    return Image("corrections", key, {"value": _valid(field, value), "made_utc": now_utc})


def block_image(stored: StoredArticle, index: int, now_utc: str) -> Image:
    """Return the row that flips a block of an article between text and furniture."""
    block, role = _flipped(stored, index)
    key = {"page_hash": stored.row.page_hash, "start": block.span.start, "end": block.span.end}
    return Image("block_roles", key, {"role": role.value, "made_utc": now_utc})


def outlet_block_image(stored: StoredArticle, index: int, now_utc: str) -> Image:
    """Return the row that flips a block of an article wherever the same outlet prints the same text."""
    outlet = stored.row.outlet
    if outlet is None:
        raise ReaderError(f"Article {stored.row.id} has no outlet yet; give it one first.", subject=str(stored.row.id))
    block, role = _flipped(stored, index)
    key = {"outlet": outlet, "text_hash": text_hash(block.text)}
    return Image("outlet_blocks", key, {"role": role.value, "made_utc": now_utc})


def _flipped(stored: StoredArticle, index: int) -> tuple[Block, Role]:
    if not 0 <= index < len(stored.article.blocks):
        raise NotFoundError(f"Article {stored.row.id} has no block {index}.", subject=str(stored.row.id))
    block = stored.article.blocks[index]
    return block, Role.FURNITURE if block.role.is_passage else Role.BODY


def _field(row: Row) -> tuple[str, Field, str]:
    return row["page_hash"], Field(row["field"]), row["value"]


def _role(row: Row) -> tuple[str, tuple[int, int], Role]:
    return row["page_hash"], (row["start"], row["end"]), Role(row["role"])


def _outlet_role(row: Row) -> tuple[str, TextHash, Role]:
    return row["outlet"], TextHash(row["text_hash"]), Role(row["role"])


def _with_field(article: Article, field: Field, value: str) -> Article:
    match field:
        case Field.PUBLISHED:
            return replace(article, published=_published(value) if value else None)
        case Field.HEADLINE:
            return replace(article, headline=_claim(value))
        case Field.OUTLET:
            return replace(article, outlet=_claim(value))
        case Field.AGENCY:
            return replace(article, agency=_claim(value))


def _valid(field: Field, value: str) -> str:
    value = " ".join(value.split())
    if field is Field.PUBLISHED and value and _precision(value) is None:
        raise ReaderError(f"“{value}” is not a date; write it as 2024-07-04, 2024-07, 2024 or 2024-07-04T09:30.")
    return value


_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?")


def _precision(value: str) -> Precision | None:
    """Return how exact an ISO date is, None where ``value`` is none or no such day exists."""
    if re.fullmatch(r"\d{4}", value):
        return Precision.YEAR
    if _MONTH.fullmatch(value):
        return Precision.MONTH
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    if _MINUTE.fullmatch(value):
        return Precision.MINUTE
    return Precision.DAY if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def _published(value: str) -> Published:
    precision = _precision(value)
    assert precision is not None, "only valid values are stored"
    return Published(value, precision, BY_HAND)


def _claim(value: str) -> Claim | None:
    return Claim(value, BY_HAND) if value else None


def _with_role(block: Block, by_span: Mapping[tuple[int, int], Role], by_text: Mapping[TextHash, Role]) -> Block:
    role = by_span.get((block.span.start, block.span.end))
    if role is None and by_text:
        role = by_text.get(text_hash(block.text))
        if role is None and block.role.is_passage and by_text.get(shape_of(block.text) or TextHash("")):
            return replace(block, role=Role.FURNITURE, rule=REPEATED_IN_OUTLET)
    return block if role is None else replace(block, role=role, rule=BY_HAND)
