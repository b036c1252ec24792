"""An article: what a source says it is, each claim with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.articles.block import Block


class ArticleKind(StrEnum):
    """What a page turned out to be."""

    ARTICLE = "article"
    LIST = "list"
    STUB = "stub"


class Precision(StrEnum):
    """How exactly a date is known."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Claim:
    """A text value with what it rests on. A proposal is a guess that a person has not accepted."""

    value: str
    evidence: str
    is_proposal: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """When the article was published.

    ``value`` is ISO text cut to ``precision``: ``2023-10-17T09:40+02:00``, ``2023-10-17``, ``2023-10``, ``2023``;
    a minute without a known zone has no offset. ``evidence`` says in words what it rests on.
    """

    value: str
    precision: Precision
    evidence: str
    is_proposal: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one article that a person should look at, such as two agencies claimed for one text.

    ``kind`` is a short stable word (``agency_conflict``, ``date_conflict``, ``date_bounds``, ``mojibake``).
    """

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says it is: metadata as claims with evidence, and every block with its role.

    Absent metadata is None or empty, never a guess without the proposal mark. ``bounds`` are the earliest and latest
    ISO dates that the text of an undated article allows, either may be None. ``language`` is a BCP 47 primary tag or
    None when too little text says so. ``credit_chain`` runs from the publisher to the origin.
    """

    kind: ArticleKind
    headline: Claim | None
    outlet: Claim | None
    agency: Claim | None
    byline: tuple[str, ...]
    credit_chain: tuple[str, ...]
    published: Published | None
    language: str | None
    url: str | None
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()
    bounds: tuple[str | None, str | None] = (None, None)

    @property
    def passages(self) -> tuple[Block, ...]:
        """The blocks that take part in comparison, in the order of the text."""
        return tuple(block for block in self.blocks if block.role.is_passage)

    @property
    def passage_text(self) -> str:
        """The passages joined by blank lines; what text hashes, relations and search rest on."""
        return "\n\n".join(block.text for block in self.passages)
