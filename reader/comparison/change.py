"""A change: the smallest difference between two texts that means one thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.span import Span


class ChangeClass(StrEnum):
    """What a change does to the meaning, heaviest first, in the stored spelling."""

    FIGURE = "figure"
    DATE = "date"
    QUOTATION = "quotation"
    QUOTE_MARKS = "quote_marks"
    ATTRIBUTION = "attribution"
    MODALITY = "modality"
    NEGATION = "negation"
    NAME = "name"
    STATEMENT_ADDED = "statement_added"
    STATEMENT_REMOVED = "statement_removed"
    REORDERING = "reordering"
    WORDING = "wording"
    HOUSE_STYLE = "house_style"
    TYPOGRAPHY = "typography"

    @property
    def weight(self) -> int:
        """The rank by weight, 0 for the heaviest."""
        return _ORDER[self]

    @property
    def is_heavy(self) -> bool:
        """Tell whether the class is one of figure to name."""
        return self.weight <= _ORDER[ChangeClass.NAME]

    @property
    def is_trivial(self) -> bool:
        """Tell whether the class is house style or typography."""
        return self in (ChangeClass.HOUSE_STYLE, ChangeClass.TYPOGRAPHY)


_ORDER = {change_class: rank for rank, change_class in enumerate(ChangeClass)}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between a left and a right text: one class, and the rule that gave it.

    ``left == left_text[left_span]`` and ``right == right_text[right_span]``. An addition has an empty left side, a
    removal an empty right one; the empty span says where the words would stand.
    """

    change_class: ChangeClass
    rule: str
    left: str
    left_span: Span
    right: str
    right_span: Span
