"""Stories: articles that tell the same event, each membership with what speaks for it and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.central import central_of
from reader.relations.events import timing
from reader.relations.families import families_of
from reader.relations.graph import pair_of
from reader.relations.grouping import Membership, Story
from reader.relations.kinds import label
from reader.relations.near import near_misses
from reader.relations.telling import shared_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.decisions import Decisions
    from reader.relations.graph import Graph, Pair, Tie
    from reader.relations.profile import Profile
    from reader.relations.relation import Relation

_REASONS_OF_RELATION = 2


def story_of(
    members: Sequence[ArticleId],
    loose: Collection[ArticleId],
    ties: Mapping[Pair, Tie],
    relations: Mapping[Pair, Relation],
    graph: Graph,
    decisions: Decisions,
) -> Story:
    """Return the story of ``members``, which rise.

    ``ties`` are those with an end among them, ``relations`` those between them, in order; ``loose`` are those that
    joined with less confidence.
    """
    profiles = [graph.profile(article) for article in members]
    base = central_of(profiles, [*relations.values()])
    named = base if base.title else next((profile for profile in profiles if profile.title), base)
    dates = _dated(profiles)
    teller = _Teller(members, ties, relations, graph, decisions)
    return Story(
        title=named.title,
        first=dates[0],
        last=dates[-1],
        base=base.article,
        members=tuple(teller.membership(article, is_firm=article not in loose) for article in members),
        families=families_of(members, relations.values()),
        near_misses=near_misses(members, ties, graph, decisions),
    )


def _dated(members: Sequence[Profile]) -> list[str | None]:
    """Return the dates that members state, in order; one None where none is dated."""
    return [*sorted(p.published for p in members if p.published is not None and p.has_exact_window)] or [None]


class _Teller:
    """Says of the members of one story why they are in it."""

    def __init__(
        self,
        members: Sequence[ArticleId],
        ties: Mapping[Pair, Tie],
        relations: Mapping[Pair, Relation],
        graph: Graph,
        decisions: Decisions,
    ) -> None:
        self._members = members
        self._ties = ties
        self._relations = relations
        self._graph = graph
        self._decisions = decisions

    def membership(self, article: ArticleId, *, is_firm: bool) -> Membership:
        """Return why ``article`` is a member."""
        others = [other for other in self._members if other != article]
        if not others:
            return Membership(article, ("No other article in the library tells this event.",))
        graph = self._graph
        nearest = max(others, key=lambda other: (self._alike(article, other), -other))
        own, other = graph.profile(article), graph.profile(nearest)
        dates = timing(own, other)
        reasons = [*self._by_hand(article, others), *self._by_text(article, others)]
        is_undated = not (own.has_exact_window or own.has_proposed_window or reasons)
        terms = shared_terms((own, graph.vector(article)), (other, graph.vector(nearest)))
        if terms:
            reasons.append(f"It shares rare words with {label(other)}: {', '.join(terms)}.")
        against = dates.against
        if not is_firm:
            against = (*against, "It is only loosely alike the story, but nothing else is.")
        if is_undated:
            is_firm, against = False, (*against, "It is undated, so that only its words and names speak for the story.")
        return Membership(article, (*reasons, *dates.reasons), against, is_firm)

    def _alike(self, a: ArticleId, b: ArticleId) -> float:
        tie = self._ties.get(pair_of(a, b))
        return tie.alike if tie is not None else 0.0

    def _by_hand(self, article: ArticleId, others: Sequence[ArticleId]) -> list[str]:
        is_put = any(other in others for other in self._decisions.partners(article))
        return ["It was put into this story by hand."] if is_put else []

    def _by_text(self, article: ArticleId, others: Sequence[ArticleId]) -> tuple[str, ...]:
        """Return the reasons of the relation by which most of the text is shared."""
        pairs = [pair_of(article, other) for other in others]
        found = [self._relations[pair] for pair in pairs if pair in self._relations]
        found = [relation for relation in found if relation.kind.is_copying]
        if not found:
            return ()
        closest = max(found, key=lambda relation: max(relation.coverage_a, relation.coverage_b))
        return closest.reasons[:_REASONS_OF_RELATION]
