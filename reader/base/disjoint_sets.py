"""Disjoint sets: which things hang together, as it is told pair by pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Item = TypeVar("Item", bound=Any)


class DisjointSets(Generic[Item]):
    """Sets that start with one item each and are joined; each is named by its smallest item.

    Method: union with path halving, Tarjan and van Leeuwen 1984.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        self._above = {item: item for item in items}

    def __contains__(self, item: Item) -> bool:
        return item in self._above

    def root(self, item: Item) -> Item:
        """Return the smallest item of the set that ``item`` stands in; KeyError where it is none of the items."""
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, a: Item, b: Item) -> None:
        """Make one set of the two that ``a`` and ``b`` stand in; KeyError where one is none of the items."""
        first, second = sorted((self.root(a), self.root(b)))
        self._above[second] = first

    def groups(self) -> dict[Item, list[Item]]:
        """Return every set by its name, the items in the order they were given in."""
        found: dict[Item, list[Item]] = {}
        for item in self._above:
            found.setdefault(self.root(item), []).append(item)
        return found
