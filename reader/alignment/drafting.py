"""Drafts: the rows of an alignment while columns are added to them one by one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.alignment.alignment import Cell
from reader.alignment.features import joined, merged
from reader.alignment.linking import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.alignment.features import Bag
    from reader.alignment.likeness import Link
    from reader.alignment.linking import Links


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row while columns are added: its cells by column, and what is known of them for linking the next column.

    ``is_closed`` says that its one cell is to have no other beside it.
    """

    cells: Mapping[int, Cell]
    bags: Mapping[int, Bag]
    text: str
    is_closed: bool = False


def closed_among(rows: Sequence[DraftRow]) -> frozenset[int]:
    """Return the indexes of the rows that take no other column."""
    return frozenset(index for index, row in enumerate(rows) if row.is_closed)


def side_of(rows: Sequence[DraftRow]) -> Side:
    """Return the rows as one side to be linked with the next column."""
    bags = [merged(tuple(row.bags.values())) for row in rows]
    return Side([row.text for row in rows], bags, closed_among(rows))


def with_column(rows: Sequence[DraftRow], column: int, side: Side, links: Links) -> list[DraftRow]:
    """Return the rows with each passage of ``side`` in the row it is linked with, or in a row of its own.

    ``links`` run from rows to passages. Rows linked with one passage become one row. A row of its own stands after the
    passage it follows in its column, at the start before the first one that keeps the order.
    """
    groups = _groups(len(rows), (*links.kept, *links.moved))
    head = {row: group[0] for group in groups for row in group}
    held: dict[int, set[int]] = defaultdict(set)
    for row, passage in (*links.kept, *links.moved):
        held[head[row]].add(passage)
    in_order = {head[row] for row, _ in links.kept}
    before, after = _alone(len(side.texts), links, head)
    grown: list[DraftRow] = []
    for group in groups:
        number = group[0]
        grown += [_single(column, passage, side) for passage in before.get(number, ())]
        old = _united([rows[row] for row in group])
        passages = tuple(sorted(held.get(number, ())))
        grown.append(_with_cell(old, column, passages, side, is_moved=number not in in_order) if passages else old)
        grown += [_single(column, passage, side) for passage in after.get(number, ())]
    return grown + [_single(column, passage, side) for passage in after.get(-1, ())]


def _groups(size: int, links: Iterable[Link]) -> list[list[int]]:
    """Return the rows in order, those together that share a passage."""
    head = list(range(size))

    def top(row: int) -> int:
        while head[row] != row:
            row = head[row]
        return row

    seen: dict[int, int] = {}
    for row, passage in links:
        one, other = sorted((top(row), top(seen.setdefault(passage, row))))
        head[other] = one
    groups: dict[int, list[int]] = defaultdict(list)
    for row in range(size):
        groups[top(row)].append(row)
    return list(groups.values())


def _alone(size: int, links: Links, head: Mapping[int, int]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the passages without a row, by the row they stand before and by the row they stand after (-1: the end)."""
    kept = {passage: head[row] for row, passage in links.kept}
    moved = {passage for _, passage in links.moved}
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[int]] = defaultdict(list)
    waiting: list[int] = []
    last = -1
    for passage in range(size):
        if passage in kept:
            if last < 0:
                before[kept[passage]] = waiting
            last = kept[passage]
        elif passage not in moved:
            (waiting if last < 0 else after[last]).append(passage)
    if last < 0:
        after[-1] = waiting
    return before, after


def _united(rows: Sequence[DraftRow]) -> DraftRow:
    """Return several rows as one; a cell of it is moved when all its parts are."""
    if len(rows) == 1:
        return rows[0]
    cells: dict[int, list[Cell]] = defaultdict(list)
    bags: dict[int, list[Bag]] = defaultdict(list)
    for row in rows:
        for column, cell in row.cells.items():
            cells[column].append(cell)
            bags[column].append(row.bags[column])
    return DraftRow(
        {column: _one_cell(parts) for column, parts in cells.items()},
        {column: joined(parts) for column, parts in bags.items()},
        "\n".join(row.text for row in rows),
    )


def _one_cell(parts: Sequence[Cell]) -> Cell:
    passages = sorted(passage for cell in parts for passage in cell.passages)
    return Cell(tuple(passages), all(cell.is_moved for cell in parts))


def _with_cell(row: DraftRow, column: int, passages: tuple[int, ...], side: Side, *, is_moved: bool) -> DraftRow:
    bag = joined([side.bags[passage] for passage in passages])
    return DraftRow({**row.cells, column: Cell(passages, is_moved)}, {**row.bags, column: bag}, row.text)


def _single(column: int, passage: int, side: Side) -> DraftRow:
    is_closed = passage in side.alone
    return DraftRow({column: Cell((passage,))}, {column: side.bags[passage]}, side.texts[passage], is_closed)
