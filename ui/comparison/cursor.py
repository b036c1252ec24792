"""The change cursor: which change is the current one, and which comes next among those that are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.comparison.change import ChangeClass
from ui.theme import GROUP_OF, ClassGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.comparison.variations import Variation


class TrivialState(StrEnum):
    """How house style and typography are drawn; in the order in which one key goes through them."""

    SHOWN = "shown"
    DIMMED = "dimmed"
    HIDDEN = "hidden"

    @property
    def following(self) -> TrivialState:
        """The state that the key brings next."""
        states = tuple(TrivialState)
        return states[(states.index(self) + 1) % len(states)]


class Wanted(StrEnum):
    """What kind of change a step goes to."""

    ANY = "any"
    HEAVY = "heavy"
    QUOTATION = "quotation"
    FIGURE = "figure"
    STATEMENT = "statement"

    def matches(self, change_class: ChangeClass) -> bool:
        """Tell whether a change of ``change_class`` is of the wanted kind."""
        if self is Wanted.ANY:
            return True
        if self is Wanted.HEAVY:
            return change_class.is_heavy
        return change_class in _WANTED_CLASSES[self]


_WANTED_CLASSES = {
    Wanted.QUOTATION: (ChangeClass.QUOTATION, ChangeClass.QUOTE_MARKS),
    Wanted.FIGURE: (ChangeClass.FIGURE, ChangeClass.DATE),
    Wanted.STATEMENT: (ChangeClass.STATEMENT_ADDED, ChangeClass.STATEMENT_REMOVED),
}


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes are shown: the groups that are switched on, and what happens to trivial ones."""

    groups: frozenset[ClassGroup] = frozenset(ClassGroup)
    trivial: TrivialState = TrivialState.DIMMED

    def draws(self, change_class: ChangeClass) -> bool:
        """Tell whether changes of ``change_class`` are marked at all, dimmed ones too."""
        if change_class.is_trivial:
            return self.trivial is not TrivialState.HIDDEN
        return GROUP_OF[change_class] in self.groups

    def walks(self, change_class: ChangeClass) -> bool:
        """Tell whether a step stops at changes of ``change_class``: those drawn and not dimmed."""
        return self.draws(change_class) and not self.dims(change_class)

    def dims(self, change_class: ChangeClass) -> bool:
        """Tell whether changes of ``change_class`` are drawn fainter than others."""
        return change_class.is_trivial and self.trivial is TrivialState.DIMMED

    def toggled(self, group: ClassGroup) -> ChangeFilter:
        """Return the filter with ``group`` switched over; the trivial group goes to its next state."""
        if group is ClassGroup.TRIVIAL:
            return replace(self, trivial=self.trivial.following)
        return replace(self, groups=self.groups ^ {group})

    def with_all(self) -> ChangeFilter:
        """Return the filter with every group switched on; trivial changes stay as they are."""
        return replace(self, groups=frozenset(ClassGroup))


@dataclass(frozen=True, slots=True)
class ChangeCursor:
    """A place among the variations of a comparison, each of which is walked and counted as one change.

    ``current`` is the first member of the current variation, an index into the comparison's changes; None before the
    first step. A step returns a cursor; where nothing of the wanted kind lies that way it returns the same cursor.
    """

    variations: tuple[Variation, ...]
    shown: ChangeFilter = ChangeFilter()
    current: int | None = None

    @property
    def variation(self) -> Variation | None:
        """The current variation."""
        place = self._place
        return None if place is None else self.variations[place]

    @property
    def members(self) -> frozenset[int]:
        """The changes of the current variation, one or more in each column that tells it otherwise."""
        variation = self.variation
        return frozenset(variation.members if variation else ())

    def moved(self, step: int, wanted: Wanted = Wanted.ANY) -> ChangeCursor:
        """Return the cursor on the next (``step`` 1) or previous (-1) shown change of the wanted kind."""
        place = self._place
        start = (0 if step > 0 else len(self.variations) - 1) if place is None else place + step
        return self._first_of(self._way(start, step), wanted)

    def moved_from_row(self, row: int, step: int, wanted: Wanted = Wanted.ANY) -> ChangeCursor:
        """Return the cursor on the first wanted change in aligned row ``row`` or beyond it in the way of ``step``."""
        way = self._way(0 if step > 0 else len(self.variations) - 1, step)
        beyond = (place for place in way if (self.variations[place].row - row) * step >= 0)
        return self._first_of(beyond, wanted)

    def at_end(self, step: int) -> ChangeCursor:
        """Return the cursor on the last (``step`` 1) or first (-1) shown change."""
        return self._first_of(self._way(len(self.variations) - 1 if step > 0 else 0, -step), Wanted.ANY)

    def at(self, index: int | None) -> ChangeCursor:
        """Return the cursor on the variation of change ``index``, shown or not; None: on none."""
        if index is None:
            return replace(self, current=None)
        found = next((one for one in self.variations if index in one.members), None)
        if found is None:
            raise IndexError(f"there is no change {index}")
        return replace(self, current=found.members[0])

    def with_filter(self, shown: ChangeFilter) -> ChangeCursor:
        """Return the cursor in the same place with other changes shown."""
        return replace(self, shown=shown)

    @property
    def total(self) -> int:
        """How many variations count: all but trivial ones, and these too while they are shown in full."""
        return sum(self._counts(one) for one in self.variations)

    @property
    def position(self) -> int | None:
        """Which of the counted ones the current one is, from 1; None when there is none or it does not count."""
        place = self._place
        if place is None or not self._counts(self.variations[place]):
            return None
        return sum(self._counts(one) for one in self.variations[: place + 1])

    @property
    def _place(self) -> int | None:
        return next((place for place, one in enumerate(self.variations) if one.members[0] == self.current), None)

    def _counts(self, variation: Variation) -> bool:
        return not variation.change_class.is_trivial or self.shown.trivial is TrivialState.SHOWN

    def _way(self, start: int, step: int) -> range:
        return range(start, len(self.variations) if step > 0 else -1, step)

    def _first_of(self, way: range | Iterator[int], wanted: Wanted) -> ChangeCursor:
        for place in way:
            variation = self.variations[place]
            if self.shown.walks(variation.change_class) and wanted.matches(variation.change_class):
                return replace(self, current=variation.members[0])
        return self
