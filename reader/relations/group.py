"""Group: profiles and decisions made by hand -> relations, stories, storylines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.relations.decisions import decisions_of
from reader.relations.events import LONGEST_STORY, timing
from reader.relations.grouping import Constraint, Grouping, Storyline
from reader.relations.linkage import Linkage
from reader.relations.neighbours import likenesses
from reader.relations.relating import related
from reader.relations.stories import SAME_EVENT, near_misses, story_of
from reader.relations.storylines import SAME_SAGA, storyline_of
from reader.relations.weights import vectors_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.relations.neighbours import Pair
    from reader.relations.profile import Profile
    from reader.relations.relation import Relation


def group(profiles: Sequence[Profile], constraints: Sequence[Constraint] = ()) -> Grouping:
    """Return the relations, stories and storylines of ``profiles``; ``constraints`` (oldest first) always hold.

    The result does not depend on the order of ``profiles``.
    """
    ordered = sorted(profiles, key=lambda profile: profile.article)
    places = {profile.article: index for index, profile in enumerate(ordered)}
    decisions = decisions_of(constraints, places)
    vectors = vectors_of(ordered)
    alike = likenesses(vectors)
    relations = related(ordered, alike)
    by_pair = {(places[relation.a], places[relation.b]): relation for relation in relations}
    edges = _event_edges(alike, ordered, by_pair)
    windows = [profile.window if profile.has_exact_window else None for profile in ordered]
    linkage = Linkage(edges, windows, decisions.together, decisions.apart, longest=LONGEST_STORY)
    groups = linkage.grow(SAME_EVENT)
    missed = near_misses(groups, alike, ordered)
    stories = [
        replace(story_of(members, ordered, vectors, by_pair, decisions), near_misses=near)
        for members, near in zip(groups, missed, strict=True)
    ]
    sagas = Linkage(alike, [None] * len(ordered), groups).grow(SAME_SAGA)
    number_of = {index: number for number, members in enumerate(groups) for index in members}
    storylines: list[Storyline] = []
    for saga in sagas:
        numbers = sorted({number_of[index] for index in saga})
        if len(numbers) > 1:
            storylines.append(storyline_of(numbers, stories, groups, vectors))
    return Grouping(relations, tuple(stories), tuple(storylines))


def _event_edges(
    alike: Mapping[Pair, float], profiles: Sequence[Profile], relations: Mapping[Pair, Relation]
) -> dict[Pair, float]:
    edges = {}
    for pair in sorted({*alike, *relations}):
        value = alike.get(pair, 0.0)
        relation = relations.get(pair)
        if relation is not None and relation.kind.is_copying:
            value = max(value, relation.coverage_a, relation.coverage_b)
        edges[pair] = value * timing(profiles[pair[0]], profiles[pair[1]]).factor
    return edges
