"""Relating: what two articles that share text are to each other: kind, coverage, direction, reasons and spans."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.relations.kinds import direction_of, kind_of, sharing_reasons
from reader.relations.relation import Relation, RelationKind
from reader.relations.runs import shared_runs, shared_spans
from reader.relations.translation import translation_reasons

if TYPE_CHECKING:
    from reader.relations.closeness import Closeness, Print
    from reader.relations.profile import Profile


def translation_of(a: Profile, b: Profile) -> Relation | None:
    """Return the relation of two articles that are translations of each other, None where not enough says so."""
    reasons = translation_reasons(a, b)
    if not reasons:
        return None
    return Relation(a.article, b.article, RelationKind.TRANSLATED, 0.0, 0.0, None, reasons, ())


def relation_of(a: Profile, b: Profile, closeness: Closeness) -> Relation:
    """Return the relation between two articles that are so close; its reasons and spans come with ``explained``."""
    kind = kind_of(a, b, closeness)
    coverage = closeness.a, closeness.b
    direction, _ = direction_of(a, b, kind, coverage)
    return Relation(a.article, b.article, kind, *coverage, direction, (), ())


def explained(relation: Relation, one: Print, other: Print) -> Relation:
    """Return ``relation`` with its reasons and spans, given the prints of its two articles.

    They take longer than all the rest, and most relations are never looked at.
    """
    if relation.reasons:
        return relation
    a, b = one.profile, other.profile
    coverage = relation.coverage_a, relation.coverage_b
    runs = shared_runs(one.shingles, other.shingles)
    _, proof = direction_of(a, b, relation.kind, coverage)
    reasons = sharing_reasons(a, b, coverage, runs)
    return replace(relation, reasons=(*reasons, proof) if proof else reasons, spans=shared_spans(a, b, runs))
