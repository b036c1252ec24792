"""Evidence: everything that grouping looks at, worked out once for all articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.relations.closeness import print_of
from reader.relations.decisions import decisions_of
from reader.relations.events import timing
from reader.relations.neighbours import likenesses
from reader.relations.relating import related
from reader.relations.relation import RelationKind
from reader.relations.weights import OF_AN_EVENT, space_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.relations.closeness import Print
    from reader.relations.decisions import Decisions
    from reader.relations.grouping import Constraint
    from reader.relations.neighbours import Pair
    from reader.relations.profile import Profile
    from reader.relations.relation import Relation
    from reader.relations.weights import Space

_ONE_TEXT = frozenset((RelationKind.COPY, RelationKind.LATER_TAKE, RelationKind.CUT))
_ACROSS_LANGUAGES = 3.0
"""Articles in two languages share names and figures only, about a third of what others can share."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against two articles telling one event; articles are named by their index in ``profiles``.

    ``alike`` are likenesses of words, ``edges`` the same with copied text, dates and languages taken into account.
    """

    profiles: tuple[Profile, ...]
    prints: tuple[Print, ...]
    space: Space
    alike: Mapping[Pair, float]
    edges: Mapping[Pair, float]
    relations: Mapping[Pair, Relation]
    decisions: Decisions

    def likeness(self, a: int, b: int) -> float:
        """Return how alike two articles are in words, 0 for those that are not among each other's nearest."""
        return self.alike.get((min(a, b), max(a, b)), 0.0)

    def shared_terms(self, a: int, b: int) -> tuple[str, ...]:
        """Return the words and names that two articles share and that weigh most, as ``a`` writes them."""
        return shown_terms(self.space.shared_terms(a, b), self.profiles[a].shown())


def evidence_of(profiles: Sequence[Profile], constraints: Sequence[Constraint]) -> Evidence:
    """Return the evidence about ``profiles``, whatever their order, and the decisions in ``constraints``."""
    ordered = tuple(sorted(profiles, key=lambda profile: profile.article))
    places = {profile.article: index for index, profile in enumerate(ordered)}
    space = space_of(ordered, OF_AN_EVENT)
    alike = likenesses(space.vectors)
    prints = tuple(print_of(profile) for profile in ordered)
    relations = related(ordered, prints, alike)
    return Evidence(
        profiles=ordered,
        prints=prints,
        space=space,
        alike=alike,
        edges=_edges(ordered, alike, relations),
        relations=relations,
        decisions=decisions_of(constraints, places),
    )


def shown_terms(terms: Sequence[str], shown: Mapping[str, str], most: int = 5) -> tuple[str, ...]:
    """Return ``terms`` as ``shown`` writes them, each once."""
    return tuple(dict.fromkeys(shown.get(term, term) for term in terms))[:most]


def _edges(
    profiles: Sequence[Profile], alike: Mapping[Pair, float], relations: Mapping[Pair, Relation]
) -> dict[Pair, float]:
    edges = {}
    for pair in sorted({*alike, *relations}):
        a, b = profiles[pair[0]], profiles[pair[1]]
        value = alike.get(pair, 0.0)
        relation = relations.get(pair)
        if relation is not None and relation.kind in _ONE_TEXT:
            value = max(value, relation.coverage_a, relation.coverage_b)
        if a.language != b.language and a.language and b.language:
            value = min(1.0, value * _ACROSS_LANGUAGES)
        edges[pair] = value * timing(a, b).factor
    return edges
