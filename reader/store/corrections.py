"""What a person corrected in articles: metadata fields and roles of blocks, laid over what was extracted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.articles.article import Article, Claim, Precision, Published
from reader.articles.block import Role
from reader.base.errors import ReaderError
from reader.store.hand import Image

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    """Corrections of one article: values by field, roles by the span of the block."""

    fields: Mapping[Field, str]
    roles: Mapping[tuple[int, int], Role]


NONE = Corrections({}, {})


def corrections_by_page(store: Store) -> dict[str, Corrections]:
    """Return all corrections, by the hash of the page they are about; there are only as many as were made by hand."""
    fields: dict[str, dict[Field, str]] = {}
    for page, field, value in store.made(_field, store.rows("SELECT page_hash, field, value FROM corrections")):
        fields.setdefault(page, {})[field] = value
    roles: dict[str, dict[tuple[int, int], Role]] = {}
    for page, span, role in store.made(_role, store.rows('SELECT page_hash, start, "end", role FROM block_roles')):
        roles.setdefault(page, {})[span] = role
    return {page: Corrections(fields.get(page, {}), roles.get(page, {})) for page in fields.keys() | roles.keys()}


def corrected(article: Article, corrections: Corrections) -> Article:
    """Return ``article`` with the corrections laid over it; an empty value takes a claim away."""
    for field, value in corrections.fields.items():
        match field:
            case Field.PUBLISHED:
                article = replace(article, published=_published(value) if value else None)
            case Field.HEADLINE:
                article = replace(article, headline=_claim(value))
            case Field.OUTLET:
                article = replace(article, outlet=_claim(value))
            case Field.AGENCY:
                article = replace(article, agency=_claim(value))
    if corrections.roles:
        article = replace(article, blocks=tuple(_with_role(block, corrections.roles) for block in article.blocks))
    return article


def correction_image(stored: StoredArticle, field: Field, value: str, now_utc: str) -> Image:
    """Return the row that sets ``field`` of an article; ReaderError when ``value`` cannot be one."""
    key = {"page_hash": stored.row.page_hash, "field": field.value}
    return Image("corrections", key, {"value": _valid(field, value), "made_utc": now_utc})


def block_image(stored: StoredArticle, index: int, now_utc: str) -> Image:
    """Return the row that flips a block of an article between text and furniture."""
    block = stored.article.blocks[index]
    role = Role.FURNITURE if block.role.is_passage else Role.BODY
    key = {"page_hash": stored.row.page_hash, "start": block.span.start, "end": block.span.end}
    return Image("block_roles", key, {"role": role.value, "made_utc": now_utc})


def _field(row: Row) -> tuple[str, Field, str]:
    return row["page_hash"], Field(row["field"]), row["value"]


def _role(row: Row) -> tuple[str, tuple[int, int], Role]:
    return row["page_hash"], (row["start"], row["end"]), Role(row["role"])


def _valid(field: Field, value: str) -> str:
    value = " ".join(value.split())
    if field is Field.PUBLISHED and value and _precision(value) is None:
        raise ReaderError(f"“{value}” is not a date; write it as 2024-07-04, 2024-07, 2024 or 2024-07-04T09:30.")
    return value


_DATES = (
    (Precision.YEAR, re.compile(r"\d{4}")),
    (Precision.MONTH, re.compile(r"\d{4}-(0[1-9]|1[0-2])")),
    (Precision.DAY, re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")),
    (
        Precision.MINUTE,
        re.compile(
            r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d([+-]([01]\d|2[0-3]):?[0-5]\d|Z)?"
        ),
    ),
)


def _precision(value: str) -> Precision | None:
    return next((precision for precision, pattern in _DATES if pattern.fullmatch(value)), None)


def _published(value: str) -> Published:
    precision = _precision(value)
    assert precision is not None, "only valid values are stored"
    return Published(value, precision, BY_HAND)


def _claim(value: str) -> Claim | None:
    return Claim(value, BY_HAND) if value else None


def _with_role(block: Block, roles: Mapping[tuple[int, int], Role]) -> Block:
    role = roles.get((block.span.start, block.span.end))
    return block if role is None else replace(block, role=role, rule=BY_HAND)
