"""An edge of a lineage: a copying relation, turned the way the text went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.ids import ArticleId
    from reader.relations.relation import RelationKind


@dataclass(frozen=True, slots=True)
class Edge:
    """A copying relation, from ``a`` to ``b``.

    Where ``is_directed``, dates, credits or inclusion prove that ``a`` gave and ``b`` took; else ``a`` only stands
    nearer to the root of the drawing. ``coverage_a`` is the share of the words of ``a`` that stands in ``b``,
    ``coverage_b`` the other way, ``weight`` their harmonic mean. ``density`` is the mean length, in characters, of the
    run in which a shared character stands, after the fragment density of Grusky et al. 2018; None where no runs are
    known. ``reasons`` are sentences.
    """

    a: ArticleId
    b: ArticleId
    kind: RelationKind
    coverage_a: float
    coverage_b: float
    weight: float
    density: float | None
    is_directed: bool
    reasons: tuple[str, ...]

    @property
    def turned(self) -> Edge:
        """The same from ``b`` to ``a``; what is directed cannot be turned."""
        assert not self.is_directed
        return replace(self, a=self.b, b=self.a, coverage_a=self.coverage_b, coverage_b=self.coverage_a)
