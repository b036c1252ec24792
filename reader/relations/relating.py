"""Relating: every pair of articles that share text, with its kind, coverage, direction, reasons and spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.closeness import closeness_of, print_of
from reader.relations.kinds import direction_of, kind_of, sharing_reasons
from reader.relations.neighbours import likenesses
from reader.relations.relation import Relation
from reader.relations.runs import shared_runs, shared_spans
from reader.relations.shingles import sharing_pairs
from reader.relations.weights import space_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.relations.closeness import Closeness
    from reader.relations.neighbours import Pair
    from reader.relations.profile import Profile
    from reader.relations.runs import Run

_RESEMBLING = 0.08
"""Likeness from which a pair is looked at for rewording though it shares no rare run of words."""


def relate(profiles: Sequence[Profile]) -> tuple[Relation, ...]:
    """Return the relations between articles that share text, ordered by their ids.

    Pairs that share only a set phrase have no relation. The result does not depend on the order of ``profiles``.
    """
    ordered = sorted(profiles, key=lambda profile: profile.article)
    return related(ordered, likenesses(space_of(ordered).vectors))


def related(profiles: Sequence[Profile], alike: Mapping[Pair, float]) -> tuple[Relation, ...]:
    """Return what ``relate`` does, for profiles in order of their ids whose likenesses are known."""
    pairs = {*sharing_pairs(profiles), *(pair for pair, value in alike.items() if value >= _RESEMBLING)}
    return tuple(_relations(profiles, sorted(pairs)))


def _relations(profiles: Sequence[Profile], pairs: Iterable[Pair]) -> Iterable[Relation]:
    prints = [print_of(profile) for profile in profiles]
    for i, j in pairs:
        closeness = closeness_of(prints[i], prints[j])
        if closeness is not None:
            yield _relation(profiles[i], profiles[j], closeness, shared_runs(prints[i].shingles, prints[j].shingles))


def _relation(a: Profile, b: Profile, closeness: Closeness, runs: Sequence[Run]) -> Relation:
    kind = kind_of(a, b, closeness)
    direction, proof = direction_of(a, b, kind, closeness)
    reasons = sharing_reasons(a, b, closeness, runs)
    return Relation(
        a=a.article,
        b=b.article,
        kind=kind,
        coverage_a=closeness.a,
        coverage_b=closeness.b,
        direction=direction,
        reasons=(*reasons, proof) if proof else reasons,
        spans=shared_spans(a, b, runs),
    )
