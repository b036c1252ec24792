"""Bonds: what was put together by hand, and which earlier decisions a new one contradicts."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from reader.relations.grouping import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.grouping import Constraint


class Bonds:
    """Articles tied by decisions of one scope. Articles of one story are of one storyline, so those ties count too."""

    def __init__(self, scope: Scope, made: Iterable[Constraint] = ()) -> None:
        self._scope = scope
        self._ties: defaultdict[ArticleId, list[tuple[ArticleId, Constraint]]] = defaultdict(list)
        for constraint in made:
            self.add(constraint)

    def add(self, constraint: Constraint) -> None:
        """Take a decision in; one that ties nothing, or ties less than this scope asks for, changes nothing."""
        if constraint.is_together and constraint.scope in (Scope.STORY, self._scope):
            self._ties[constraint.a].append((constraint.b, constraint))
            self._ties[constraint.b].append((constraint.a, constraint))

    def group(self, article: ArticleId) -> frozenset[ArticleId]:
        """Return the articles that hang together with ``article``, itself among them."""
        return frozenset(self._reached(article))

    def groups(self) -> tuple[tuple[ArticleId, ...], ...]:
        """Return the articles that hang together, each group and all groups sorted."""
        found: dict[ArticleId, tuple[ArticleId, ...]] = {}
        for article in sorted(self._ties):
            if article not in found:
                group = tuple(sorted(self.group(article)))
                found.update(dict.fromkeys(group, group))
        return tuple(sorted(set(found.values())))

    def path(self, a: ArticleId, b: ArticleId) -> tuple[Constraint, ...]:
        """Return the fewest decisions by which ``a`` and ``b`` hang together, in order; none where they do not."""
        came_by = self._reached(a)
        if b not in came_by:
            return ()
        path: list[Constraint] = []
        step = came_by[b]
        while step is not None:
            path.append(step[1])
            step = came_by[step[0]]
        return tuple(reversed(path))

    def _reached(self, start: ArticleId) -> dict[ArticleId, tuple[ArticleId, Constraint] | None]:
        """Return for every article that hangs together with ``start`` from where it was reached first."""
        came_by: dict[ArticleId, tuple[ArticleId, Constraint] | None] = {start: None}
        waiting = deque((start,))
        while waiting:
            one = waiting.popleft()
            for other, constraint in self._ties.get(one, ()):
                if other not in came_by:
                    came_by[other] = (one, constraint)
                    waiting.append(other)
        return came_by


class Record:
    """Decisions that do not contradict each other, in the order in which they were made."""

    def __init__(self, made: Iterable[Constraint] = ()) -> None:
        self._bonds = {scope: Bonds(scope) for scope in Scope}
        self._apart: dict[Scope, list[Constraint]] = {scope: [] for scope in Scope}
        for constraint in made:
            self.add(constraint)

    def add(self, constraint: Constraint) -> None:
        """Take a decision in."""
        for bonds in self._bonds.values():
            bonds.add(constraint)
        if not constraint.is_together:
            self._apart[constraint.scope].append(constraint)

    def clash(self, new: Constraint) -> tuple[Constraint, ...]:
        """Return the decisions that ``new`` contradicts, none where it fits.

        Two articles are kept apart against a chain of decisions that ties them; they are put together against the
        first decision that keeps apart what would then be one.
        """
        if not new.is_together:
            return self._bonds[new.scope].path(new.a, new.b)
        for scope in (Scope.STORY, Scope.STORYLINE) if new.scope is Scope.STORY else (Scope.STORYLINE,):
            if self._apart[scope]:
                one, other = (self._bonds[scope].group(end) for end in (new.a, new.b))
                for held in self._apart[scope]:
                    if (held.a in one and held.b in other) or (held.a in other and held.b in one):
                        return (held,)
        return ()


def fitting(made: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """Return ``made``, oldest first, without the decisions that a later one contradicts.

    Libraries kept such ones before they were refused.
    """
    if _is_whole(made):
        return tuple(made)
    record, kept = Record(), []
    for constraint in reversed(made):
        if not record.clash(constraint):
            record.add(constraint)
            kept.append(constraint)
    return tuple(reversed(kept))


def _is_whole(made: Sequence[Constraint]) -> bool:
    """Tell whether no decision contradicts another one."""
    for scope in Scope:
        group_of = {one: group for group in Bonds(scope, made).groups() for one in group}
        for constraint in made:
            if not constraint.is_together and constraint.scope is scope:
                group = group_of.get(constraint.a)
                if group is not None and group is group_of.get(constraint.b):
                    return False
    return True
