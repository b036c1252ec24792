"""An account: what a regrouping says of its stories and storylines; each is told only when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.near import near_misses
from reader.relations.own_reports import own_reports_of
from reader.relations.stories import heading_of, story_of
from reader.relations.storylines import Chapter, Narrator

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from reader.base.ids import ArticleId
    from reader.relations.board import Board
    from reader.relations.decisions import Decisions
    from reader.relations.graph import Graph, Pair
    from reader.relations.grouping import NearMiss, Story
    from reader.relations.relation import Relation
    from reader.relations.sagas import Sagas
    from reader.relations.storylines import Saga


class Account:
    """Tells the stories of a board, ``changed`` ones anew; they are named by their cores.

    Finding words to show takes many times as long as grouping, and most stories of a library are never looked at.
    """

    def __init__(
        self, graph: Graph, board: Board, decisions: Decisions, sagas: Sagas, changed: AbstractSet[ArticleId]
    ) -> None:
        self._graph = graph
        self._board = board
        self._decisions = decisions
        self._sagas = sagas
        self._changed = changed
        self._chapters: dict[ArticleId, Chapter] = {}

    def story(self, name: ArticleId) -> Story:
        """Return a story whole."""
        members = self._board.members(name)
        told = story_of(members, self._board.loose(members), self._copying(name), self._graph, self._decisions)
        self._chapters[name] = Chapter(told.first, told.title)
        return told

    def near_misses(self, name: ArticleId) -> tuple[NearMiss, ...]:
        """Return what was left out of a story."""
        members = self._board.members(name)
        return near_misses(members, self._graph.ties(members), self._graph, self._decisions)

    def own_reports(self, name: ArticleId) -> list[Pair]:
        """Return the pairs of a story that copy nothing from each other and are related all the same."""
        return own_reports_of(self._board.members(name), self._copying(name))

    def saga(self, stories: tuple[ArticleId, ...]) -> Saga:
        """Return the storyline of ``stories`` with its title and reasons."""
        self._chapters |= {one: self._chapter(one) for one in stories if one in self._changed - self._chapters.keys()}
        self._chapters |= self._graph.chapters([one for one in stories if one not in self._chapters])
        chapters = {story: self._chapters[story] for story in stories}
        profiles = [self._graph.profile(article) for story in stories for article in self._board.members(story)]
        centres = {story: self._sagas.centre(story) for story in stories}
        return Narrator(chapters, centres, profiles).saga(self._sagas.by_hand(stories))

    def _chapter(self, name: ArticleId) -> Chapter:
        heading = heading_of(self._board.members(name), self._copying(name).values(), self._graph)
        return Chapter(heading.first, heading.title)

    def _copying(self, name: ArticleId) -> Mapping[Pair, Relation]:
        members = self._board.members(name)
        return self._graph.copying(frozenset(members)) if len(members) > 1 else {}
