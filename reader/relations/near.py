"""Near misses: articles that resemble a story and were left out, with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ArticleId
from reader.relations.events import timing
from reader.relations.grouping import NearMiss
from reader.relations.kinds import label
from reader.relations.telling import shared_terms
from reader.relations.vocabulary import worth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.relations.decisions import Decisions
    from reader.relations.graph import Graph, Pair, Tie
    from reader.relations.profile import Profile

NEARLY = 0.0525
"""Likeness in words from which an article outside a story is a near miss."""
_MOST = 5
_NAMED = 3


def near_misses(
    members: Sequence[ArticleId], ties: Mapping[Pair, Tie], graph: Graph, decisions: Decisions
) -> tuple[NearMiss, ...]:
    """Return the articles outside a story that come nearest to one of its members in words."""
    inside = set(members)
    nearest: dict[ArticleId, tuple[float, int]] = {}
    for (a, b), tie in ties.items():
        if tie.alike < NEARLY or (a in inside) == (b in inside):
            continue
        member, outside = (a, b) if a in inside else (b, a)
        nearest[outside] = max(nearest.get(outside, (0.0, 0)), (tie.alike, -member))
    ranked = sorted(nearest.items(), key=lambda entry: (-entry[1][0], entry[0]))[:_MOST]
    return tuple(_near_miss(outside, ArticleId(-member), graph, decisions) for outside, (_, member) in ranked)


def _near_miss(outside: ArticleId, inside: ArticleId, graph: Graph, decisions: Decisions) -> NearMiss:
    one, other = graph.profile(outside), graph.profile(inside)
    sentences = []
    terms = shared_terms((one, graph.vector(outside)), (other, graph.vector(inside)))
    if terms:
        sentences.append(f"It shares {', '.join(terms)} with {label(other)}.")
    against = timing(one, other).against
    if decisions.are_apart(outside, inside):
        against = ("They were kept apart by hand.",)
    elif decisions.are_elsewhere(outside, inside):
        against = ("Their storylines were decided by hand, each on its own.",)
    own = _own_names(one, other)
    if not against and own:
        against = (f"It tells of {', '.join(own)}, which the story does not.",)
    sentences.extend(against or ("The other articles of the story are less alike.",))
    return NearMiss(outside, " ".join(sentences))


def _own_names(outside: Profile, inside: Profile) -> list[str]:
    """Return the names that the one article has most often and the other has not, everyday names left out."""
    there = {name for name, _ in inside.names}
    own = [(-count, name) for name, count in outside.names if name not in there and worth(name) == 1]
    return [name for _, name in sorted(own)[:_NAMED]]
