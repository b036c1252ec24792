"""Group: profiles and decisions made by hand -> relations, stories, storylines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.decisions import decisions_of
from reader.relations.grouping import Grouping, Storyline
from reader.relations.memory import MemoryGraph
from reader.relations.regrouping import regrouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.grouping import Constraint
    from reader.relations.profile import Profile
    from reader.relations.reference import Reference
    from reader.relations.relation import Relation


def group(
    profiles: Sequence[Profile], constraints: Sequence[Constraint] = (), reference: Reference | None = None
) -> Grouping:
    """Return the relations, stories and storylines of ``profiles``; ``constraints`` (oldest first) always hold.

    The result does not depend on the order of ``profiles``. Where two constraints contradict each other the later one
    holds. Words are weighed by ``reference``, or by how often they stand in ``profiles``.
    """
    graph = MemoryGraph(profiles, reference)
    result = regrouped(graph, decisions_of(constraints, frozenset(graph.articles)), graph.articles)
    relations = {**graph.copying(frozenset(graph.articles)), **result.own_reports}
    names = sorted(result.stories, key=lambda name: result.stories[name].articles)
    numbers = {name: number for number, name in enumerate(names)}
    return Grouping(
        tuple(relation for _, relation in sorted(relations.items())),
        tuple(result.stories[name] for name in names),
        tuple(
            Storyline(saga.title, tuple(numbers[story] for story in saga.stories), saga.reasons)
            for saga in result.sagas
        ),
    )


def relate(profiles: Sequence[Profile]) -> tuple[Relation, ...]:
    """Return the copying relations among ``profiles``, ordered by their ids, whatever the order of ``profiles``.

    Pairs that share only a set phrase have no relation.
    """
    graph = MemoryGraph(profiles)
    return tuple(relation for _, relation in sorted(graph.copying(frozenset(graph.articles)).items()))
