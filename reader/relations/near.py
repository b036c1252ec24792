"""Near misses: articles that resemble a story and were left out, with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.events import timing
from reader.relations.grouping import NearMiss
from reader.relations.kinds import label
from reader.relations.vocabulary import worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.evidence import Evidence

_MOST = 5
_NEARLY = 0.6
_NAMED = 3


def near_misses(
    groups: Sequence[Sequence[int]], evidence: Evidence, same_event: float
) -> tuple[tuple[NearMiss, ...], ...]:
    """Return for each group the closest articles outside it that come near ``same_event`` in words."""
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    nearest: list[dict[int, tuple[float, int]]] = [{} for _ in groups]
    for (a, b), value in evidence.alike.items():
        if value < same_event * _NEARLY or group_of[a] == group_of[b]:
            continue
        for inside, outside in ((a, b), (b, a)):
            best = nearest[group_of[inside]]
            best[outside] = max(best.get(outside, (0.0, 0)), (value, -inside))
    return tuple(
        tuple(
            _near_miss(outside, -inside, evidence)
            for outside, (_, inside) in sorted(best.items(), key=lambda entry: (-entry[1][0], entry[0]))[:_MOST]
        )
        for best in nearest
    )


def _near_miss(outside: int, inside: int, evidence: Evidence) -> NearMiss:
    profiles = evidence.profiles
    sentences = []
    terms = evidence.shared_terms(outside, inside)
    if terms:
        sentences.append(f"It shares {', '.join(terms)} with {label(profiles[inside])}.")
    against = timing(profiles[outside], profiles[inside]).against
    if (min(outside, inside), max(outside, inside)) in evidence.decisions.apart:
        against = ("They were kept apart by hand.",)
    own = _own_names(outside, inside, evidence)
    if not against and own:
        against = (f"It tells of {', '.join(own)}, which the story does not.",)
    sentences.extend(against or ("The other articles of the story are less alike.",))
    return NearMiss(profiles[outside].article, " ".join(sentences))


def _own_names(outside: int, inside: int, evidence: Evidence) -> list[str]:
    """Return the names that the one article has most often and the other has not, everyday names left out."""
    there = {name for name, _ in evidence.profiles[inside].names}
    own = [(-count, name) for name, count in evidence.profiles[outside].names if name not in there and worth(name) == 1]
    return [name for _, name in sorted(own)[:_NAMED]]
