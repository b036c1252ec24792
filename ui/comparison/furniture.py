"""Furniture: where the blocks that take no part in the comparison stand between its rows, and how they are told."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.articles.block import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.alignment.alignment import Alignment
    from reader.articles.block import Block


class FurnitureState(StrEnum):
    """How furniture is shown: as a count, in grey, or not at all; in the order in which one key goes through them."""

    FOLDED = "folded"
    GREY = "grey"
    HIDDEN = "hidden"

    @property
    def following(self) -> FurnitureState:
        """The state that the key brings next."""
        states = tuple(FurnitureState)
        return states[(states.index(self) + 1) % len(states)]


_ABOUT_THE_ARTICLE = (
    Role.HEADLINE,
    Role.STANDFIRST,
    Role.BYLINE,
    Role.DATELINE,
    Role.CAPTION,
    Role.CREDIT,
)


def furniture_places(
    alignment: Alignment, columns: Sequence[Sequence[Block]]
) -> dict[int, tuple[tuple[Block, ...], ...]]:
    """Return, by the aligned row that they stand before, the blocks of each column that are no passages.

    Blocks after the last passage stand before the row behind the last one.
    """
    last = len(alignment.rows)
    places: dict[int, list[list[Block]]] = {}
    for column, blocks in enumerate(columns):
        rows = _row_of_passages(alignment, column)
        passage = 0
        for block in blocks:
            if block.role.is_passage:
                passage += 1
            else:
                row = rows.get(passage, last)
                places.setdefault(row, [[] for _ in columns])[column].append(block)
    return {row: tuple(tuple(blocks) for blocks in cells) for row, cells in sorted(places.items())}


def _row_of_passages(alignment: Alignment, column: int) -> dict[int, int]:
    return {
        passage: number
        for number, row in enumerate(alignment.rows)
        if (cell := row.cells[column]) is not None
        for passage in cell.passages
    }


def role_name(role: Role) -> str:
    """Return the name of ``role`` in the language of the window."""
    return QCoreApplication.translate("furniture", role.value)


def folded_text(blocks: Iterable[Block]) -> str:
    """Return what stands for ``blocks`` while they are folded: ``headline, byline, 3 furniture blocks folded``."""
    told = list(blocks)
    if not told:
        return ""
    names = [role_name(role) for role in _ABOUT_THE_ARTICLE if any(block.role is role for block in told)]
    others = sum(block.role not in _ABOUT_THE_ARTICLE for block in told)
    if others:
        names.append(_counted(others))
    return QCoreApplication.translate("furniture", "{blocks} folded").format(blocks=", ".join(names))


def _counted(number: int) -> str:
    if number == 1:
        return QCoreApplication.translate("furniture", "1 furniture block")
    return QCoreApplication.translate("furniture", "{number} furniture blocks").format(number=number)
