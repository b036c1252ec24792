"""Relating: what two articles that share text are to each other: kind, coverage, direction, reasons and spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.kinds import direction_of, kind_of, sharing_reasons
from reader.relations.relation import Relation, RelationKind
from reader.relations.runs import shared_runs, shared_spans
from reader.relations.translation import translation_reasons

if TYPE_CHECKING:
    from reader.relations.closeness import Closeness, Print
    from reader.relations.profile import Profile

    Printed = tuple[Profile, Print]


def translation_of(a: Profile, b: Profile) -> Relation | None:
    """Return the relation of two articles that are translations of each other, None where not enough says so."""
    reasons = translation_reasons(a, b)
    if not reasons:
        return None
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
