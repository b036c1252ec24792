"""How two articles hang together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.ids import ArticleId
    from reader.base.span import Span


class RelationKind(StrEnum):
    """The kinds of relation, closest first."""

    COPY = "copy"
    LATER_TAKE = "later_take"
    CUT = "cut"
    REWORDED = "reworded"
    TRANSLATED = "translated"
    OWN_REPORT = "own_report"

    @property
    def is_copying(self) -> bool:
        """Tell whether the relation ties two articles into one family."""
        return self is not RelationKind.OWN_REPORT


class Direction(StrEnum):
    """Which article gave and which took; only where dates, credits or inclusion prove it."""

    A_TO_B = "a_to_b"
    B_TO_A = "b_to_a"


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """Text that stands in both articles: spans in the page text of ``a`` and of ``b``."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """How ``a`` and ``b`` (``a < b``) hang together.

    ``coverage_a`` is the share, 0 to 1, of the passage words of ``a`` that lie in runs shared with ``b``;
    ``coverage_b`` the same the other way. ``reasons`` are short sentences for a person.
    """

    a: ArticleId
    b: ArticleId
    kind: RelationKind
    coverage_a: float
    coverage_b: float
    direction: Direction | None
    reasons: tuple[str, ...]
    spans: tuple[SharedSpan, ...]
