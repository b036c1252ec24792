"""Stories: articles that tell the same event, each membership with what speaks for it and against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.ids import ArticleId
from reader.relations.central import central_of
from reader.relations.events import timing
from reader.relations.families import families_of
from reader.relations.grouping import Membership, Story
from reader.relations.kinds import label
from reader.relations.near import near_misses
from reader.relations.relating import explained
from reader.relations.telling import shared_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reader.relations.decisions import Decisions
    from reader.relations.graph import Graph, Pair, Tie
    from reader.relations.profile import Profile
    from reader.relations.relation import Relation

_REASONS_OF_RELATION = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, dates and base of a story."""

    title: str
    first: str | None
    last: str | None
    base: ArticleId


def heading_of(members: Sequence[ArticleId], relations: Iterable[Relation], graph: Graph) -> Heading:
    """Return what a story of ``members``, which rise, is called; ``relations`` are the copying ones between them."""
    profiles = [graph.profile(article) for article in members]
    base = central_of(profiles, [*relations])
    named = base if base.title else next((profile for profile in profiles if profile.title), base)
    dates = _dated(profiles)
    return Heading(named.title, dates[0], dates[-1], base.article)


def story_of(
    members: Sequence[ArticleId],
    loose: Collection[ArticleId],
    relations: Mapping[Pair, Relation],
    graph: Graph,
    decisions: Decisions,
) -> Story:
    """Return the story of ``members``, which rise.

    ``relations`` are the copying ones between them, in order; ``loose`` are those that joined with less confidence.
    """
    ties = graph.ties(members)
    heading = heading_of(members, relations.values(), graph)
    teller = _Teller(members, ties, relations, graph, decisions)
    return Story(
        title=heading.title,
        first=heading.first,
        last=heading.last,
        base=heading.base,
        members=tuple(teller.membership(article, is_firm=article not in loose) for article in members),
        families=families_of(members, relations.values()),
        near_misses=near_misses(members, ties, graph, decisions),
    )


def _dated(members: Sequence[Profile]) -> list[str | None]:
    """Return the dates that members state, in order; one None where none is dated."""
    return [*sorted(p.published for p in members if p.published is not None and p.has_exact_window)] or [None]


class _Teller:
    """Tells why the members of one story are in it."""

    def __init__(
        self,
        members: Sequence[ArticleId],
        ties: Mapping[Pair, Tie],
        relations: Mapping[Pair, Relation],
        graph: Graph,
        decisions: Decisions,
    ) -> None:
        self._graph = graph
        self._decisions = decisions
        self._members = frozenset(members)
        first, second = members[0], members[min(1, len(members) - 1)]
        self._nearest = {one: (0.0, -(second if one == first else first)) for one in members}
        self._closest: dict[ArticleId, Relation] = {}
        for (a, b), tie in ties.items():
            if a in self._members and b in self._members:
                self._nearest[a] = max(self._nearest[a], (tie.alike, -b))
                self._nearest[b] = max(self._nearest[b], (tie.alike, -a))
        for pair, relation in sorted(relations.items()):
            for one in pair:
                if one not in self._closest or _share(relation) > _share(self._closest[one]):
                    self._closest[one] = relation

    def membership(self, article: ArticleId, *, is_firm: bool) -> Membership:
        """Return why ``article`` is a member."""
        if len(self._members) == 1:
            return Membership(article, ("No other article in the library tells this event.",))
        graph = self._graph
        nearest = ArticleId(-self._nearest[article][1])
        own, other = graph.profile(article), graph.profile(nearest)
        dates = timing(own, other)
        reasons = [*self._by_hand(article), *self._by_text(article)]
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

    def _by_hand(self, article: ArticleId) -> list[str]:
        is_put = not self._members.isdisjoint(self._decisions.partners(article))
        return ["It was put into this story by hand."] if is_put else []

    def _by_text(self, article: ArticleId) -> tuple[str, ...]:
        """Return the reasons of the relation by which most of the text is shared."""
        closest = self._closest.get(article)
        if closest is None:
            return ()
        told = explained(closest, self._graph.print(closest.a), self._graph.print(closest.b))
        return told.reasons[:_REASONS_OF_RELATION]


def _share(relation: Relation) -> float:
    return max(relation.coverage_a, relation.coverage_b)
