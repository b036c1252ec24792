"""Group: profiles and decisions made by hand -> relations, stories, storylines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.decisions import decisions_of
from reader.relations.grouping import Grouping, Storyline
from reader.relations.memory import MemoryGraph
from reader.relations.own_reports import own_report
from reader.relations.regrouping import regrouped
from reader.relations.relating import explained
from reader.relations.shelf import Shelf

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
    graph = MemoryGraph(Shelf(profiles), reference)
    result = regrouped(graph, decisions_of(constraints, frozenset(graph.articles)), graph.articles)
    own = [own_report(pair, graph) for name in result.stories for pair in result.account.own_reports(name)]
    names = sorted(result.stories, key=lambda name: result.stories[name])
    numbers = {name: number for number, name in enumerate(names)}
    sagas = [result.account.saga(saga) for saga in result.sagas]
    return Grouping(
        tuple(sorted((*_copying(graph), *(one for one in own if one is not None)), key=lambda one: (one.a, one.b))),
        tuple(result.account.story(name) for name in names),
        tuple(Storyline(saga.title, tuple(numbers[one] for one in saga.stories), saga.reasons) for saga in sagas),
    )


def relate(profiles: Sequence[Profile]) -> tuple[Relation, ...]:
    """Return the copying relations among ``profiles``, ordered by their ids, whatever the order of ``profiles``.

    Pairs that share only a set phrase have no relation.
    """
    return tuple(_copying(MemoryGraph(Shelf(profiles))))


def _copying(graph: MemoryGraph) -> list[Relation]:
    found = graph.copying(frozenset(graph.articles))
    return [explained(one, graph.print(one.a), graph.print(one.b)) for _, one in sorted(found.items())]
