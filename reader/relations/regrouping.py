"""Regrouping: stories and storylines worked out anew round what changed; everything else stays as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.relations.account import Account
from reader.relations.board import Board
from reader.relations.placing import placed, reached
from reader.relations.sagas import Sagas

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reader.base.ids import ArticleId
    from reader.relations.decisions import Decisions
    from reader.relations.graph import Graph, Place


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What a change of some articles made of the grouping.

    ``places`` are those of all articles looked at; ``stories`` are the members, rising, of every story that changed, by
    the core that names it. Of all other stories only those ``beside`` changed, in their near misses alone. ``sagas``
    are the stories, rising, of the storylines of all ``weighed`` stories; one of these that stands in none has none.
    ``account`` tells each of them.
    """

    places: Mapping[ArticleId, Place]
    stories: Mapping[ArticleId, tuple[ArticleId, ...]]
    beside: frozenset[ArticleId]
    weighed: frozenset[ArticleId]
    sagas: tuple[tuple[ArticleId, ...], ...]
    account: Account


def regrouped(graph: Graph, decisions: Decisions, changed: Collection[ArticleId]) -> Regrouping:
    """Return what follows from a change of the articles ``changed``: new, with other ties, or decided on by hand.

    Where an article went or got other ties, those it was tied to before, and those of its core, count as changed too.
    The result is what grouping everything anew would give, whatever the order in which articles came.
    """
    near = reached(graph, decisions, changed)
    board = Board(graph, placed(graph, decisions, near))
    looked_at = near.articles
    del near  # the ties of a whole library take much room
    touched = board.touched(changed)
    sagas = Sagas(graph, board, decisions)
    companions = board.stories_of(graph.companions({*looked_at, *board.changed_places}))
    found = sagas.among(touched | companions)
    return Regrouping(
        places=board.changed_places,
        stories={name: board.members(name) for name in sorted(touched)},
        beside=frozenset(board.beside(changed) - touched),
        weighed=sagas.weighed,
        sagas=found,
        account=Account(graph, board, decisions, sagas, touched),
    )
