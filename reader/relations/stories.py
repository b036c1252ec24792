"""Stories: articles that tell the same event, each membership with what speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.events import timing
from reader.relations.families import families_of
from reader.relations.grouping import Membership, NearMiss, Story
from reader.relations.kinds import label
from reader.relations.weights import likeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.relations.decisions import Decisions
    from reader.relations.neighbours import Pair
    from reader.relations.profile import Profile
    from reader.relations.relation import Relation
    from reader.relations.weights import Vector

SAME_EVENT = 0.085
"""Average likeness at which two groups of articles are one story."""
_NEARLY = 0.75
_NAMED_TERMS = 5


def story_of(
    group: Sequence[int],
    profiles: Sequence[Profile],
    vectors: Sequence[Vector],
    relations: Mapping[Pair, Relation],
    decisions: Decisions,
) -> Story:
    """Return the story that the profiles at the indexes ``group`` make."""
    members = [profiles[index] for index in group]
    inside = [relation for (a, b), relation in relations.items() if a in group and b in group]
    dated = sorted(p.published for p in members if p.published is not None and p.has_exact_window)
    return Story(
        title=_title(members),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        members=tuple(
            Membership(profiles[index].article, _reasons(index, group, profiles, vectors, relations, decisions))
            for index in group
        ),
        families=families_of([profile.article for profile in members], inside),
    )


def _title(members: Sequence[Profile]) -> str:
    """Return the headline of the earliest member that has one."""
    named = [profile for profile in members if profile.title]
    first = min(named, key=lambda p: (p.window.first if p.window else 10**7, p.article), default=None)
    return first.title if first else ""


def _reasons(
    index: int,
    group: Sequence[int],
    profiles: Sequence[Profile],
    vectors: Sequence[Vector],
    relations: Mapping[Pair, Relation],
    decisions: Decisions,
) -> tuple[str, ...]:
    others = [other for other in group if other != index]
    if not others:
        return ("No other article in the library tells this event.",)
    reasons = []
    if any(partner in others for partner in decisions.partners(index)):
        reasons.append("It was put into this story by hand.")
    copied = [
        relations[pair]
        for other in others
        if (pair := (min(index, other), max(index, other))) in relations and relations[pair].kind.is_copying
    ]
    if copied:
        best = max(copied, key=lambda relation: max(relation.coverage_a, relation.coverage_b))
        reasons.extend(best.reasons[:2])
    nearest = max(others, key=lambda other: (likeness(vectors[index], vectors[other]), -other))
    terms = shared_terms(vectors[index], vectors[nearest])
    if terms:
        reasons.append(f"It shares rare words with {label(profiles[nearest])}: {', '.join(terms)}.")
    reasons.extend(timing(profiles[index], profiles[nearest]).reasons)
    return tuple(reasons)


def shared_terms(a: Vector, b: Vector) -> tuple[str, ...]:
    """Return the shared terms that weigh most, heaviest first."""
    shared = sorted(
        (-weight * b[feature], feature.partition(":")[2])
        for feature, weight in a.items()
        if isinstance(feature, str) and feature in b and feature.startswith(("text:", "names:"))
    )
    return tuple(dict.fromkeys(term for _, term in shared))[:_NAMED_TERMS]


def near_misses(
    groups: Sequence[Sequence[int]],
    likenesses: Mapping[Pair, float],
    profiles: Sequence[Profile],
) -> list[tuple[NearMiss, ...]]:
    """Return for each group the articles outside that resemble it, with why they were left out; closest first."""
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    nearest: list[dict[int, tuple[float, int]]] = [{} for _ in groups]
    for (a, b), value in likenesses.items():
        if value < SAME_EVENT * _NEARLY or group_of[a] == group_of[b]:
            continue
        for inside, outside in ((a, b), (b, a)):
            best = nearest[group_of[inside]]
            best[outside] = max(best.get(outside, (0.0, 0)), (value, -inside))
    return [
        tuple(
            _near_miss(profiles[outside], profiles[-inside])
            for outside, (_, inside) in sorted(best.items(), key=lambda entry: (-entry[1][0], entry[0]))[:5]
        )
        for best in nearest
    ]


def _near_miss(outside: Profile, inside: Profile) -> NearMiss:
    found = timing(outside, inside)
    why = " ".join(found.against) if not found.is_open else "The other articles of the story are less alike."
    return NearMiss(outside.article, f"{label(outside)} resembles {label(inside)}. {why}")
