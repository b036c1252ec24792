"""Aligning by hand: which passage was taken, which one is aimed at, and what the next key does with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.comparison.passage_place import PassagePlace


class Outcome(StrEnum):
    """What Space does: take the passage aimed at, put two level, set one apart, or nothing without a passage."""

    TAKE = "take"
    LEVEL = "level"
    APART = "apart"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Aligning:
    """A passage that is being put level with another one; ``aim`` is None over a gap.

    Until it is taken (``is_taken``), by Space or by going to another article, ``taken`` follows the aim.
    """

    taken: PassagePlace
    aim: PassagePlace | None
    is_taken: bool = False

    @property
    def outcome(self) -> Outcome:
        """What Space does now."""
        if self.aim is None:
            return Outcome.NOTHING
        if self.aim.column != self.taken.column:
            return Outcome.LEVEL
        return Outcome.APART if self.is_taken and self.aim == self.taken else Outcome.TAKE

    def aimed(self, aim: PassagePlace | None) -> Aligning:
        """Return the state after going to ``aim``."""
        if self.is_taken or aim is None:
            return replace(self, aim=aim)
        if aim.column != self.taken.column:
            return replace(self, aim=aim, is_taken=True)
        return Aligning(aim, aim)

    def with_taken(self) -> Aligning:
        """Return the state after taking the passage aimed at."""
        return self if self.aim is None else Aligning(self.aim, self.aim, is_taken=True)
