"""Decisions: constraints made by hand, turned into groups that stay together and pairs that stay apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader.relations.bonds import Bonds, fitting
from reader.relations.graph import pair_of
from reader.relations.grouping import Scope

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.graph import Pair
    from reader.relations.grouping import Constraint


@dataclass(frozen=True)
class Decisions:
    """What was decided by hand about stories and storylines.

    ``together`` are groups of articles that are one story, ``apart`` pairs of which no two are. ``lines`` are articles
    whose stories are of one storyline; every article that a decision on storylines is about stands in one of them,
    maybe alone. ``lines_apart`` are pairs of their places: never one storyline.

    Articles of different ``lines`` are one story only where that was decided by hand: a story that grew out of both
    could not keep what was decided about each.
    """

    together: tuple[tuple[ArticleId, ...], ...] = ()
    apart: frozenset[Pair] = frozenset()
    lines: tuple[tuple[ArticleId, ...], ...] = ()
    lines_apart: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def _groups(self) -> dict[ArticleId, tuple[ArticleId, ...]]:
        return {one: group for group in self.together for one in group}

    @cached_property
    def _lines(self) -> dict[ArticleId, int]:
        return {one: place for place, line in enumerate(self.lines) for one in line}

    @cached_property
    def _others(self) -> dict[ArticleId, set[ArticleId]]:
        others: defaultdict[ArticleId, set[ArticleId]] = defaultdict(set)
        for a, b in self.apart:
            others[a].add(b)
            others[b].add(a)
        return others

    def partners(self, article: ArticleId) -> tuple[ArticleId, ...]:
        """Return the others that ``article`` was put together with."""
        return tuple(other for other in self._groups.get(article, ()) if other != article)

    def together_among(self, articles: Collection[ArticleId]) -> tuple[tuple[ArticleId, ...], ...]:
        """Return the groups that stand among ``articles``."""
        return tuple(sorted({self._groups[one] for one in articles if one in self._groups}))

    def apart_among(self, articles: Collection[ArticleId]) -> tuple[Pair, ...]:
        """Return the pairs that are never one story and of which both stand among ``articles``."""
        if not self.apart and not self.lines:
            return ()
        held = {pair_of(one, other) for one in articles for other in self._others.get(one, ()) if other in articles}
        placed = [one for one in articles if one in self._lines]
        held.update(pair_of(one, other) for one in placed for other in placed if self._lines[one] != self._lines[other])
        return tuple(sorted(held))

    def apart_between(self, some: Collection[ArticleId], others: Collection[ArticleId]) -> tuple[Pair, ...]:
        """Return the pairs that are never one story, one end among ``some`` and one among ``others``."""
        if not self.apart and not self.lines:
            return ()
        first = set(some)
        return tuple(pair for pair in self.apart_among({*some, *others}) if (pair[0] in first) != (pair[1] in first))

    def are_apart(self, a: ArticleId, b: ArticleId) -> bool:
        """Tell whether two articles were kept apart, themselves or those that they were put together with."""
        if not self.apart:
            return False
        other = self._groups.get(b, (b,))
        return any(not self._others.get(one, set()).isdisjoint(other) for one in self._groups.get(a, (a,)))

    def are_elsewhere(self, a: ArticleId, b: ArticleId) -> bool:
        """Tell whether two articles have storylines that were decided on apart from each other."""
        return a in self._lines and b in self._lines and self._lines[a] != self._lines[b]

    def line(self, members: Iterable[ArticleId]) -> int | None:
        """Return the place of the line that a story of these members is of, None where nothing was decided."""
        return next((self._lines[one] for one in members if one in self._lines), None)


def decisions_of(constraints: Sequence[Constraint], articles: Container[ArticleId]) -> Decisions:
    """Return what ``constraints`` (oldest first) ask for, told of ``articles`` only.

    What was put together by way of an article that is gone stays together. Where decisions contradict each other the
    later one holds.
    """
    made = fitting([one for one in constraints if one.a != one.b])
    groups = _present(Bonds(Scope.STORY, made).groups(), articles)
    asked = {end for one in made if one.scope is Scope.STORYLINE for end in (one.a, one.b)}
    bound = Bonds(Scope.STORYLINE, made)
    whole = sorted({tuple(sorted(bound.group(one))) for one in asked})
    place_of = {one: place for place, line in enumerate(whole) for one in line}
    lines_apart = {
        (min(ends), max(ends))
        for one in made
        if one.scope is Scope.STORYLINE and not one.is_together
        for ends in [(place_of[one.a], place_of[one.b])]
    }
    return Decisions(
        tuple(group for group in groups if len(group) > 1),
        frozenset(_apart(made, articles)),
        tuple(tuple(one for one in line if one in articles) for line in whole),
        frozenset(lines_apart),
    )


def _present(
    groups: Iterable[tuple[ArticleId, ...]], articles: Container[ArticleId]
) -> tuple[tuple[ArticleId, ...], ...]:
    return tuple(sorted(tuple(one for one in group if one in articles) for group in groups))


def _apart(made: Sequence[Constraint], articles: Container[ArticleId]) -> Iterator[Pair]:
    """Yield the pairs kept apart; for an end that is gone the smallest that was put together with it stands."""
    bonds = Bonds(Scope.STORY, made)
    for one in made:
        if one.is_together or one.scope is not Scope.STORY:
            continue
        ends = [end if end in articles else _stand_in(bonds.group(end), articles) for end in (one.a, one.b)]
        if ends[0] is not None and ends[1] is not None:
            yield pair_of(ends[0], ends[1])


def _stand_in(group: Iterable[ArticleId], articles: Container[ArticleId]) -> ArticleId | None:
    return min((one for one in group if one in articles), default=None)
