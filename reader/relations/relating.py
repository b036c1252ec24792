"""Relating: every pair of articles that share text, with its kind, coverage, direction, reasons and spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.closeness import closeness_of, is_close, print_of
from reader.relations.kinds import direction_of, kind_of, sharing_reasons
from reader.relations.neighbours import likenesses
from reader.relations.relation import Relation, RelationKind
from reader.relations.runs import shared_runs, shared_spans
from reader.relations.shingles import sharing_pairs
from reader.relations.translation import translation_reasons
from reader.relations.weights import OF_AN_EVENT, space_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.relations.closeness import Closeness, Print
    from reader.relations.neighbours import Pair
    from reader.relations.profile import Profile

    Printed = tuple[Profile, Print]

_FEWEST_WORDS = 12
_RESEMBLING = 0.08
"""Likeness from which a pair is looked at for rewording though it shares no rare run of words."""


def relate(profiles: Sequence[Profile]) -> tuple[Relation, ...]:
    """Return the relations between articles that share text, ordered by their ids.

    Pairs that share only a set phrase have no relation. The result does not depend on the order of ``profiles``.
    """
    ordered = sorted(profiles, key=lambda profile: profile.article)
    found = related(
        ordered, [print_of(profile) for profile in ordered], likenesses(space_of(ordered, OF_AN_EVENT).vectors)
    )
    return tuple(found.values())


def related(profiles: Sequence[Profile], prints: Sequence[Print], alike: Mapping[Pair, float]) -> dict[Pair, Relation]:
    """Return what ``relate`` does, by pair of indexes, for profiles in order of their ids."""
    pairs = {*sharing_pairs(profiles), *(pair for pair, value in alike.items() if value >= _RESEMBLING)}
    relations = {}
    for i, j in sorted(pairs):
        if is_close(prints[i], prints[j]):
            closeness = closeness_of(prints[i], prints[j])
            if closeness.words >= _FEWEST_WORDS:
                relations[i, j] = relation_of((profiles[i], prints[i]), (profiles[j], prints[j]), closeness)
    for (i, j), reasons in _translated(profiles, alike).items():
        relations.setdefault((i, j), _translation(profiles[i], profiles[j], reasons))
    return dict(sorted(relations.items()))


def _translated(profiles: Sequence[Profile], alike: Mapping[Pair, float]) -> dict[Pair, tuple[str, ...]]:
    """Return the pairs that are translations of each other, with what speaks for it."""
    pairs = [pair for pair in sorted(alike) if profiles[pair[0]].language != profiles[pair[1]].language]
    return {(i, j): reasons for i, j in pairs if (reasons := translation_reasons(profiles[i], profiles[j]))}


def _translation(a: Profile, b: Profile, reasons: tuple[str, ...]) -> Relation:
    return Relation(a.article, b.article, RelationKind.TRANSLATED, 0.0, 0.0, None, reasons, ())


def relation_of(one: Printed, other: Printed, closeness: Closeness) -> Relation:
    """Return the relation between two profiles, each with its print, that are so close."""
    (a, print_a), (b, print_b) = one, other
    kind = kind_of(a, b, closeness)
    runs = shared_runs(print_a.shingles, print_b.shingles)
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
