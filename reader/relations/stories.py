"""Stories: articles that tell the same event, each membership with what speaks for it and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.central import central_of
from reader.relations.events import LONGEST_STORY, timing
from reader.relations.families import families_of
from reader.relations.grouping import Membership, Story
from reader.relations.kinds import label
from reader.relations.linkage import Linkage
from reader.relations.near import near_misses

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.relations.evidence import Evidence
    from reader.relations.grouping import NearMiss
    from reader.relations.relation import Relation

SAME_EVENT = 0.0875
"""Average likeness at which two groups of articles are one story."""
SAME_PAIR = 0.105
"""Likeness at which two articles are a story of two."""
_CORE, _LOOSELY, _CLEARLY = 3, 0.04, 1.2
"""One or two articles join a story of ``_CORE`` or more with less confidence when they are ``_LOOSELY`` alike it and
``_CLEARLY`` times more than anything else."""
_REASONS_OF_RELATION = 2


def stories_of(evidence: Evidence) -> tuple[tuple[tuple[int, ...], ...], tuple[Story, ...]]:
    """Return the groups of indexes that tell one event each, and the stories they make, side by side."""
    windows = [profile.window if profile.has_exact_window else None for profile in evidence.profiles]
    decisions = evidence.decisions
    linkage = Linkage(evidence.edges, windows, decisions.together, decisions.apart, longest=LONGEST_STORY)
    linkage.grow(SAME_EVENT, SAME_PAIR)
    loose = linkage.attach(_CORE, _LOOSELY, _CLEARLY)
    groups = linkage.groups()
    near = near_misses(groups, evidence, SAME_EVENT)
    return groups, tuple(_story(group, evidence, missed, loose) for group, missed in zip(groups, near, strict=True))


def _story(group: Sequence[int], evidence: Evidence, missed: tuple[NearMiss, ...], loose: Container[int]) -> Story:
    members = [evidence.profiles[index] for index in group]
    relations = _relations(group, evidence)
    base = central_of(members, relations)
    named = base if base.title else next((profile for profile in members if profile.title), base)
    dates = _dated(group, evidence)
    return Story(
        title=named.title,
        first=dates[0],
        last=dates[-1],
        base=base.article,
        members=tuple(_membership(index, group, evidence, is_firm=index not in loose) for index in group),
        families=families_of([profile.article for profile in members], relations),
        near_misses=missed,
    )


def _dated(group: Sequence[int], evidence: Evidence) -> list[str | None]:
    """Return the dates that members state, in order; one None where none is dated."""
    members = [evidence.profiles[index] for index in group]
    return [*sorted(p.published for p in members if p.published is not None and p.has_exact_window)] or [None]


def _relations(group: Sequence[int], evidence: Evidence) -> list[Relation]:
    pairs = [(a, b) for place, a in enumerate(group) for b in group[place + 1 :]]
    return [evidence.relations[pair] for pair in pairs if pair in evidence.relations]


def _membership(index: int, group: Sequence[int], evidence: Evidence, *, is_firm: bool) -> Membership:
    article = evidence.profiles[index].article
    others = [other for other in group if other != index]
    if not others:
        return Membership(article, ("No other article in the library tells this event.",))
    nearest = max(others, key=lambda other: (evidence.likeness(index, other), -other))
    dates = timing(evidence.profiles[index], evidence.profiles[nearest])
    reasons = [*_by_hand(index, others, evidence), *_by_text(index, others, evidence)]
    terms = evidence.shared_terms(index, nearest)
    if terms:
        reasons.append(f"It shares rare words with {label(evidence.profiles[nearest])}: {', '.join(terms)}.")
    against = dates.against if is_firm else (*dates.against, "It is only loosely alike the story, but nothing else is.")
    return Membership(article, (*reasons, *dates.reasons), against, is_firm)


def _by_hand(index: int, others: Sequence[int], evidence: Evidence) -> list[str]:
    is_put = any(other in others for other in evidence.decisions.partners(index))
    return ["It was put into this story by hand."] if is_put else []


def _by_text(index: int, others: Sequence[int], evidence: Evidence) -> tuple[str, ...]:
    """Return the reasons of the relation by which most of the text is shared."""
    pairs = [(min(index, other), max(index, other)) for other in others]
    found = [evidence.relations[pair] for pair in pairs if pair in evidence.relations]
    copying = [relation for relation in found if relation.kind.is_copying]
    if not copying:
        return ()
    closest = max(copying, key=lambda relation: max(relation.coverage_a, relation.coverage_b))
    return closest.reasons[:_REASONS_OF_RELATION]
