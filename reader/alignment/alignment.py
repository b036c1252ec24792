"""An alignment: rows of passages that say the same thing, one cell per article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """The passages of one article in a row: indexes into its passages, ascending, at least one.

    ``is_moved`` says that the passages stand elsewhere in the order of their article than the row does among the
    others; the row is then their twin's row.
    """

    passages: tuple[int, ...]
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Passages that say the same thing: one cell per column, None where the article leaves them out.

    ``strength`` is how alike the cells are, 0 to 1 (1: the same text; 0: a row with one cell only). ``is_sure`` is
    False where only weak evidence (little in common, or nothing but the order) puts the cells beside each other.
    """

    cells: tuple[Cell | None, ...]
    strength: float
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Alignment:
    """Rows in which every passage of every column stands exactly once."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A decision made by hand: passage ``left`` of one column and ``right`` of another stand in one row."""

    left_column: int
    left: int
    right_column: int
    right: int


@dataclass(frozen=True, slots=True)
class Isolation:
    """A decision made by hand: a passage of a column stands in a row of its own."""

    column: int
    passage: int
