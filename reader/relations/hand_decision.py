"""A decision as a person made it: all that one step said about stories or storylines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reader.relations.grouping import Scope

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reader.base.ids import ArticleId
    from reader.relations.grouping import Constraint


@dataclass(frozen=True, slots=True)
class HandDecision:
    """What was decided at ``made_utc`` (ISO text), which also names it, pair by pair."""

    made_utc: str
    constraints: tuple[Constraint, ...]

    def with_article(self, article: ArticleId, *, is_together: bool, scope: Scope = Scope.STORY) -> bool:
        """Tell whether it put ``article`` together with, or apart from, any other."""
        return bool(self.others(article, is_together=is_together, scope=scope))

    def others(self, article: ArticleId, *, is_together: bool, scope: Scope = Scope.STORY) -> tuple[ArticleId, ...]:
        """Return the articles that it put together with ``article``, chain by chain, or apart from it; rising."""
        pairs = [(one.a, one.b) for one in self.constraints if one.is_together is is_together and one.scope is scope]
        found, frontier = {article}, {article}
        while frontier:
            near = {end for pair in pairs if not frontier.isdisjoint(pair) for end in pair}
            frontier = near - found if is_together else set()
            found |= near
        return tuple(sorted(found - {article}))


def decisions_about(made: Iterable[Constraint], articles: Collection[ArticleId]) -> tuple[HandDecision, ...]:
    """Return the decisions of ``made``, oldest first, that are about any of ``articles``; each whole."""
    by_time = groupby((one for one in made if one.made_utc), key=lambda one: one.made_utc)
    found = (HandDecision(made_utc, tuple(group)) for made_utc, group in by_time)
    return tuple(one for one in found if any(end in articles for pair in one.constraints for end in (pair.a, pair.b)))
