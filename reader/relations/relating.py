"""Relating: every pair of articles that share text, with its kind, coverage, direction, reasons and spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.kinds import Coverage, direction_of, kind_of, sharing_reasons
from reader.relations.relation import Relation
from reader.relations.runs import covered_words, shared_runs, shared_spans
from reader.relations.shingles import sharing_pairs, shingles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.profile import Profile

_FEWEST_WORDS = 12
"""Shared words below this tie nobody: any two texts of one subject share a set phrase."""


def relate(profiles: Sequence[Profile]) -> tuple[Relation, ...]:
    """Return the relations between articles that share text, ordered by their ids.

    Pairs that share only a set phrase have no relation. The result does not depend on the order of ``profiles``.
    """
    ordered = sorted(profiles, key=lambda profile: profile.article)
    shingles = [shingles_of(profile.words) for profile in ordered]
    sets = [frozenset(hashes) for hashes in shingles]
    relations = []
    for i, j in sharing_pairs(ordered):
        words_a = covered_words(shingles[i], sets[j])
        words_b = covered_words(shingles[j], sets[i])
        if min(words_a, words_b) < _FEWEST_WORDS:
            continue
        a, b = ordered[i], ordered[j]
        relations.append(_relation(a, b, Coverage(words_a / len(a.words), words_b / len(b.words))))
    return tuple(relations)


def _relation(a: Profile, b: Profile, coverage: Coverage) -> Relation:
    kind = kind_of(a, b, coverage)
    runs = shared_runs(a.words, b.words)
    direction, proof = direction_of(a, b, kind, coverage)
    reasons = sharing_reasons(a, b, coverage, runs)
    return Relation(
        a=a.article,
        b=b.article,
        kind=kind,
        coverage_a=coverage.a,
        coverage_b=coverage.b,
        direction=direction,
        reasons=(*reasons, proof) if proof else reasons,
        spans=shared_spans(a, b, runs),
    )
