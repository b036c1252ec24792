"""Aligning: columns of passages into rows of passages that say the same thing.

Columns are aligned one after the other with the rows found so far (progressive alignment after Feng and Doolittle,
1987), the most central column first, then always the one most like those placed. The order is taken from the texts,
never from the order of input, so permuting the columns permutes the cells and nothing else.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reader.alignment.abroad import constant_bags, linked_abroad
from reader.alignment.alignment import Alignment
from reader.alignment.drafting import closed_among, side_of, with_column
from reader.alignment.features import bags_of, joined, merged, overlap
from reader.alignment.judging import judged
from reader.alignment.linking import Column, Side, linked
from reader.base.text import folded_space

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.alignment.alignment import Anchor, Isolation
    from reader.alignment.drafting import DraftRow
    from reader.alignment.features import Bag
    from reader.alignment.likeness import Link


def align(
    columns: Sequence[Sequence[str]],
    anchors: Sequence[Anchor] = (),
    languages: Sequence[str | None] = (),
    isolations: Sequence[Isolation] = (),
) -> Alignment:
    """Return the rows of columns of passages; every passage stands in exactly one row, once.

    ``anchors`` and ``isolations`` are kept whatever the texts say; of a passage that has both, the anchor is kept,
    which says more of it. Equal columns get equal cells, but for isolated passages. The rows follow the order of the
    column that is most like all others; what only other columns hold stands after the passage it follows there. Where
    ``languages`` are given, a column in a language of its own is linked by names, figures and order.
    """
    texts = [tuple(folded_space(text) for text in column) for column in columns]
    spoken = list(languages) or [None] * len(columns)
    alone = _isolated(isolations, anchors, len(columns))
    keys = [
        (texts[number], spoken[number] or "", _decided(anchors, texts, number), tuple(sorted(alone[number])))
        for number in range(len(columns))
    ]
    first = {key: number for number, key in reversed(list(enumerate(keys)))}
    twins = [number if alone[number] else first[key] for number, key in enumerate(keys)]
    distinct = sorted(set(twins), key=lambda number: keys[number])
    material = _material(distinct, texts, spoken, alone)
    rows = _drafted(material, anchors, twins)
    ends = [((twins[a.left_column], a.left), (twins[a.right_column], a.right)) for a in anchors]
    return Alignment(judged(rows, material, twins, {*ends, *((right, left) for left, right in ends)}))


def _drafted(material: Mapping[int, Column], anchors: Sequence[Anchor], twins: Sequence[int]) -> list[DraftRow]:
    """Return the rows of the distinct columns, which ``material`` holds in the order of their texts."""
    rows: list[DraftRow] = []
    placed: set[str | None] = set()
    for number in _in_order({number: column.plain.bags for number, column in material.items()}):
        column = material[number]
        forced = _forced(anchors, twins, rows, number)
        if placed and None not in placed and column.language not in {None, *placed}:
            links = linked_abroad(_constant_side(rows, material), column.constant, forced)
        else:
            links = linked(side_of(rows), column.plain, forced)
        rows = with_column(rows, number, column.plain, links)
        placed.add(column.language)
    return rows


def _isolated(isolations: Sequence[Isolation], anchors: Sequence[Anchor], columns: int) -> list[frozenset[int]]:
    """Return the passages of each column that stand alone: those isolated by hand and not anchored by hand."""
    anchored = {(a.left_column, a.left) for a in anchors} | {(a.right_column, a.right) for a in anchors}
    places = {(one.column, one.passage) for one in isolations} - anchored
    return [frozenset(passage for column, passage in places if column == number) for number in range(columns)]


def _material(
    numbers: Sequence[int],
    texts: Sequence[tuple[str, ...]],
    languages: Sequence[str | None],
    alone: Sequence[frozenset[int]],
) -> dict[int, Column]:
    columns, spoken = [texts[number] for number in numbers], [languages[number] for number in numbers]
    plain = bags_of(columns)
    constant = constant_bags(columns, spoken) if len(set(spoken) - {None}) > 1 else plain
    return {
        number: Column(
            Side(texts[number], bags, alone[number]), Side(texts[number], constants, alone[number]), languages[number]
        )
        for number, bags, constants in zip(numbers, plain, constant, strict=True)
    }


def _constant_side(rows: Sequence[DraftRow], material: Mapping[int, Column]) -> Side:
    bags = [
        merged(
            tuple(
                joined([material[number].constant.bags[passage] for passage in cell.passages])
                for number, cell in row.cells.items()
            )
        )
        for row in rows
    ]
    return Side([row.text for row in rows], bags, closed_among(rows))


def links_of(a: Sequence[str], b: Sequence[str]) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Return all links (index in ``a``, index in ``b``) between two articles, and those of them that are moved."""
    left, right = tuple(map(folded_space, a)), tuple(map(folded_space, b))
    if left > right:
        links, moved = _links(right, left)
        return _turned(links), _turned(moved)
    return _links(left, right)


def _links(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    bags = bags_of([left, right])
    found = linked(Side(left, bags[0]), Side(right, bags[1]))
    return tuple(sorted(found.kept + found.moved)), found.moved


def _turned(links: Sequence[Link]) -> tuple[Link, ...]:
    return tuple(sorted((j, i) for i, j in links))


def _decided(
    anchors: Sequence[Anchor], texts: Sequence[tuple[str, ...]], number: int
) -> tuple[tuple[int, tuple[str, ...], int], ...]:
    """Return the anchors of a column in a form that does not know the numbers of the columns."""
    leading = [(a.left, texts[a.right_column], a.right) for a in anchors if a.left_column == number]
    led = [(a.right, texts[a.left_column], a.left) for a in anchors if a.right_column == number]
    return tuple(sorted(leading + led))


def _forced(anchors: Sequence[Anchor], twins: Sequence[int], rows: Sequence[DraftRow], number: int) -> frozenset[Link]:
    """Return the anchors between the rows so far and column ``number``, as links from rows to passages."""
    place = {
        (column, passage): index
        for index, row in enumerate(rows)
        for column, cell in row.cells.items()
        for passage in cell.passages
    }
    ends = [((twins[a.left_column], a.left), (twins[a.right_column], a.right)) for a in anchors]
    return frozenset(
        (place[end], passage)
        for end, (column, passage) in ends + [(right, left) for left, right in ends]
        if column == number and end in place
    )


def _in_order(bags: Mapping[int, Sequence[Bag]]) -> list[int]:
    """Return the columns in the order in which they are aligned; ``bags`` is in the order of the texts."""
    whole = {number: joined(column) for number, column in bags.items() if column}
    alike: dict[Link, float] = {}
    for one, other in combinations(whole, 2):
        alike[one, other] = alike[other, one] = _cosine(whole[one], whole[other])
    nearness = {one: sum(alike[one, other] for other in whole if other != one) for one in whole}
    ordered: list[int] = []
    while nearness:
        chosen = max(nearness, key=lambda number: nearness[number])
        ordered.append(chosen)
        nearness = {other: max(alike[other, placed] for placed in ordered) for other in nearness if other != chosen}
    return ordered + [number for number, column in bags.items() if not column]


def _cosine(left: Bag, right: Bag) -> float:
    return overlap(left, right) / ((left.mass * right.mass) ** 0.5 or 1.0)
