"""Regrouping: stories and storylines worked out anew round what changed; everything else stays as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.relations.board import Board
from reader.relations.near import near_misses
from reader.relations.own_reports import own_reports_of
from reader.relations.placing import placed, reached
from reader.relations.sagas import Sagas
from reader.relations.stories import story_of
from reader.relations.storylines import Chapter

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reader.base.ids import ArticleId
    from reader.relations.decisions import Decisions
    from reader.relations.graph import Graph, Pair, Place
    from reader.relations.grouping import NearMiss, Story
    from reader.relations.relation import Relation
    from reader.relations.storylines import Saga


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What a change of some articles made of the grouping.

    ``places`` are those of all articles looked at; ``stories`` are whole, by the core that names them. Of all other
    stories only those in ``near_misses`` changed, in these alone. ``own_reports`` are the relations between articles
    of ``stories`` that copy nothing. ``sagas`` are the storylines of all ``weighed`` stories; one of these that stands
    in none has none.
    """

    places: Mapping[ArticleId, Place]
    stories: Mapping[ArticleId, Story]
    near_misses: Mapping[ArticleId, tuple[NearMiss, ...]]
    own_reports: Mapping[Pair, Relation]
    weighed: frozenset[ArticleId]
    sagas: tuple[Saga, ...]


def regrouped(graph: Graph, decisions: Decisions, changed: Collection[ArticleId]) -> Regrouping:
    """Return what follows from a change of the articles ``changed``: new, with other ties, or decided on by hand.

    Where an article went or got other ties, those it was tied to before, and those of its core, count as changed too.
    The result is what grouping everything anew would give, whatever the order in which articles came.
    """
    near = reached(graph, decisions, changed)
    board = Board(graph, placed(graph, decisions, near))
    stories: dict[ArticleId, Story] = {}
    own: dict[Pair, Relation] = {}
    touched = board.touched(changed)
    for name in sorted(touched):
        members = board.members(name)
        copying = graph.copying(frozenset(members)) if len(members) > 1 else {}
        reports = own_reports_of(members, graph, copying)
        relations = dict(sorted({**copying, **reports}.items()))
        stories[name] = story_of(members, board.loose(members), graph.ties(members), relations, graph, decisions)
        own |= reports
    chapters = {name: Chapter(story.first, story.title) for name, story in stories.items()}
    sagas = Sagas(graph, board, chapters, decisions)
    companions = {board.place(one).story for one in graph.companions({*near.articles, *board.changed_places})}
    found = sagas.among({*stories, *companions})
    beside = {
        name: near_misses(board.members(name), graph.ties(board.members(name)), graph, decisions)
        for name in sorted(board.beside(changed) - touched)
    }
    return Regrouping(board.changed_places, stories, beside, own, sagas.weighed, found)
