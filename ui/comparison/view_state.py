"""The view state: an open story arranged as it is shown, immutable, rows of passages with furniture between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.base.text import folded_space
from reader.base.words import word_count
from reader.comparison.variations import variations_of
from reader.relations.relation import RelationKind
from reader.review.agreement import agreed_verdict, member_keys
from reader.review.mark import Verdict
from ui.comparison.furniture import furniture_places
from ui.comparison.row_tie import RowTie, row_ties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.alignment.alignment import Cell
    from reader.articles.article import Published
    from reader.articles.block import Block
    from reader.base.ids import ArticleId, ChangeKey
    from reader.base.span import Span
    from reader.comparison.comparison import Comparison, RowChange
    from reader.comparison.variations import Variation
    from reader.relations.relation import Relation
    from reader.review.mark import Mark
    from reader.store.rows import OpenStory, StoredArticle


TOO_LARGE = "too-large-to-compare"
"""The rule of a change that stands for cells of which no smaller differences were looked for."""
_COPYING = (RelationKind.COPY, RelationKind.LATER_TAKE, RelationKind.CUT, RelationKind.REWORDED)


class GapKind(StrEnum):
    """Why a cell holds no passage: the article has none there, its copying left it out, or a person parted them."""

    NOT_IN = "not_in"
    CUT = "cut"
    APART = "apart"


class ChipKind(StrEnum):
    """What a cell says about its shape before its text."""

    MOVED_UP = "moved_up"
    MOVED_DOWN = "moved_down"
    SPLIT = "split"
    MERGED = "merged"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class CellChip:
    """A chip: ``number`` is the paragraph it was moved from, or how many it was split into or merged from, else 0."""

    kind: ChipKind
    number: int


@dataclass(frozen=True, slots=True)
class CellMark:
    """Where the change ``change`` (an index into the comparison's changes) stands in the text of a cell.

    Words that the base has and this column took out are struck, where both are told in one text.
    """

    span: Span
    change: int
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a row of passages: ``text`` is empty exactly where ``gap`` says why.

    ``marks`` of a cell of the base are those of all columns. The text of a unified cell tells base and article in one.
    """

    text: str
    gap: GapKind | None = None
    chips: tuple[CellChip, ...] = ()
    marks: tuple[CellMark, ...] = ()
    is_base: bool = False
    is_unified: bool = False


@dataclass(frozen=True, slots=True)
class FurnitureCell:
    """Blocks of one article that take no part in the comparison and stand before the row that follows."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the table: ``number`` is the index of the aligned row, None for a row of furniture."""

    number: int | None
    cells: tuple[ShownCell | FurnitureCell, ...]


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """What the head of a column says of its article. ``share`` is how much of it stands in the base, 0 to 1."""

    article: ArticleId
    name: str
    is_base: bool
    relation: RelationKind | None
    share: float
    published: Published | None
    words: int
    credits: tuple[str, ...]
    language: str | None
    headline: str


@dataclass(frozen=True, slots=True)
class ViewState:
    """A story as the comparison shows it. ``rows`` mix aligned rows and rows of furniture, in reading order.

    ``places`` are the indexes in ``rows`` of the aligned rows. A variation is one change with a reading in each of
    its members. Columns with one number in ``families`` copy one text. ``ties`` tell of every aligned row how firmly
    its cells stand for each other. ``order`` are the columns shown from left to right, the base first, where a person
    arranged them.
    """

    columns: tuple[ShownColumn, ...]
    rows: tuple[ShownRow, ...]
    changes: tuple[RowChange, ...]
    keys: tuple[ChangeKey, ...]
    marks: Mapping[ChangeKey, Mark]
    comparison: Comparison
    places: tuple[int, ...]
    variations: tuple[Variation, ...]
    families: tuple[int, ...]
    ties: tuple[RowTie, ...]
    order: tuple[int, ...] = ()

    @property
    def base(self) -> int:
        """The index of the base column."""
        return self.comparison.base

    @property
    def column_order(self) -> tuple[int, ...]:
        """The columns from left to right as they are shown: the base first, those hidden left out."""
        return self.order or self.own_order

    @property
    def own_order(self) -> tuple[int, ...]:
        """All columns, the base first and the others as the story has them."""
        return (self.base, *(index for index in range(len(self.columns)) if index != self.base))

    @property
    def variations_in_sight(self) -> tuple[Variation, ...]:
        """The variations that some column shown has a reading of: those that are walked, listed and counted."""
        seen = frozenset(self.column_order)
        return tuple(one for one in self.variations if any(self.changes[index].column in seen for index in one.members))

    def shown_row(self, number: int) -> int:
        """Return the index in ``rows`` of the aligned row ``number``."""
        return self.places[number]

    def noise(self) -> frozenset[int]:
        """Return the changes that a person called noise."""
        keys = {key for key, mark in self.marks.items() if mark.verdict is Verdict.NOISE}
        return frozenset(index for index, key in enumerate(self.keys) if key in keys)

    def keys_of(self, variation: Variation) -> tuple[ChangeKey, ...]:
        """Return the keys that a verdict on ``variation`` goes to."""
        return member_keys(variation, self.keys)

    def readings_at(self, key: ChangeKey) -> tuple[ChangeKey, ...]:
        """Return the keys of the variation that the change with ``key`` is a reading of; ValueError where none is."""
        index = self.keys.index(key)
        return next(self.keys_of(one) for one in self.variations if index in one.members)

    def verdict_on(self, variation: Variation) -> Verdict | None:
        """Return the verdict on ``variation``, None where its readings have none or different ones."""
        return agreed_verdict(self.keys_of(variation), self.marks)

    def noted_key(self, variation: Variation) -> ChangeKey:
        """Return the key that the note on ``variation`` stands at: the first one, or the first that has a note."""
        keys = self.keys_of(variation)
        return next((key for key in keys if key in self.marks and self.marks[key].note), keys[0])

    def columns_marked_in_base(self, focus: int | None) -> frozenset[int]:
        """Return whose changes are marked in the base: those of the column in focus.

        With the focus in the base itself, or nowhere, those of all columns shown that copy it: an own report differs
        everywhere, and its marks would hide the others.
        """
        if focus is not None and focus != self.base:
            return frozenset({focus})
        return frozenset(index for index in self.column_order if self.columns[index].relation in _COPYING)

    def decided_rows(self) -> frozenset[int]:
        """Return the aligned rows whose changes, trivial ones aside, all have a verdict."""
        open_rows: set[int] = set()
        told: set[int] = set()
        for change, key in zip(self.changes, self.keys, strict=True):
            if change.change.change_class.is_trivial:
                continue
            mark = self.marks.get(key)
            (told if mark is not None and mark.verdict is not None else open_rows).add(change.row)
        return frozenset(told - open_rows)

    def first_row_of_base(self) -> int:
        """Return the index in ``rows`` of the first passage of the base, 0 where it has none."""
        found = (row for number, row in enumerate(self.places) if self.comparison.cell(number, self.base))
        return next(found, 0)

    def row_of_passage(self, column: int, passage: int) -> int | None:
        """Return the aligned row that holds ``passage`` of ``column``."""
        cells = (row.cells[column] for row in self.comparison.alignment.rows)
        return next((number for number, cell in enumerate(cells) if cell and passage in cell.passages), None)

    @property
    def too_large_count(self) -> int:
        """How many cells are too large for their words to be compared."""
        cells = (cell for row in self.rows for cell in row.cells if isinstance(cell, ShownCell))
        return sum(chip.kind is ChipKind.TOO_LARGE for cell in cells for chip in cell.chips)

    def twin_row(self, row: int, column: int) -> int | None:
        """Return the row beside which the moved passages of a cell stand in their own article, None if not moved.

        That is the row of the passage before them, or after them at the start of the article.
        """
        number = self.rows[row].number
        cell = self.comparison.cell(number, column) if number is not None else None
        if cell is None or not cell.is_moved:
            return None
        beside = (cell.passages[0] - 1, cell.passages[-1] + 1)
        found = (self.row_of_passage(column, passage) for passage in beside)
        near = next((place for place in found if place is not None), None)
        return None if near is None else self.shown_row(near)

    def passage_cell(self, row: int, column: int) -> ShownCell | None:
        """Return the cell of a row of passages, None in a row of furniture."""
        cell = self.rows[row].cells[column]
        return cell if isinstance(cell, ShownCell) else None


def view_state(story: OpenStory) -> ViewState:
    """Arrange ``story`` for the table: heads of columns, cells with their marks, furniture in its places."""
    comparison = story.comparison
    relations = {_other(relation, story.articles[comparison.base].row.id): relation for relation in story.relations}
    columns = _columns(story, relations)
    ties = row_ties(story)
    cells = _passage_cells(comparison, columns, ties)
    furniture = furniture_places(comparison.alignment, [article.article.blocks for article in story.articles])
    rows = tuple(_rows(cells, furniture))
    places = tuple(index for index, row in enumerate(rows) if row.number is not None)
    return ViewState(
        columns,
        rows,
        comparison.changes,
        story.keys,
        dict(story.marks),
        comparison,
        places,
        variations_of(comparison),
        story.families,
        ties,
    )


def _other(relation: Relation, article: ArticleId) -> ArticleId:
    return relation.b if relation.a == article else relation.a


def _columns(story: OpenStory, relations: Mapping[ArticleId, Relation]) -> tuple[ShownColumn, ...]:
    names = column_names(story.articles)
    return tuple(
        _column(article, name, relations.get(article.row.id), is_base=index == story.comparison.base)
        for index, (article, name) in enumerate(zip(story.articles, names, strict=True))
    )


def _column(stored: StoredArticle, name: str, relation: Relation | None, *, is_base: bool) -> ShownColumn:
    article = stored.article
    share = 0.0
    if relation is not None:
        share = relation.coverage_a if relation.a == stored.row.id else relation.coverage_b
    return ShownColumn(
        article=stored.row.id,
        name=name,
        is_base=is_base,
        relation=None if is_base or relation is None else relation.kind,
        share=share,
        published=article.published,
        words=stored.row.words or word_count(article.passage_text),
        credits=_credits(stored),
        language=article.language,
        headline=article.headline.value if article.headline else stored.row.title,
    )


def _credits(stored: StoredArticle) -> tuple[str, ...]:
    """Return whom the article credits besides its own outlet, origin last."""
    agency = stored.row.agency
    chain = (*stored.article.credit_chain, *((agency,) if agency else ()))
    return tuple(dict.fromkeys(name for name in chain if name != stored.row.outlet))


def column_names(articles: Sequence[StoredArticle]) -> tuple[str, ...]:
    """Return a name for each column, with a number where two would have the same."""
    plain = [folded_space(article.row.name) for article in articles]
    seen: dict[str, int] = {}
    names = []
    for name in plain:
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name} ({seen[name]})" if plain.count(name) > 1 else name)
    return tuple(names)


def _rows(
    cells: Sequence[tuple[ShownCell, ...]], furniture: Mapping[int, tuple[tuple[Block, ...], ...]]
) -> list[ShownRow]:
    rows = []
    for number in range(len(cells) + 1):
        if number in furniture:
            rows.append(ShownRow(None, tuple(FurnitureCell(blocks) for blocks in furniture[number])))
        if number < len(cells):
            rows.append(ShownRow(number, cells[number]))
    return rows


def _passage_cells(
    comparison: Comparison, columns: Sequence[ShownColumn], ties: Sequence[RowTie]
) -> list[tuple[ShownCell, ...]]:
    marks: dict[tuple[int, int], list[CellMark]] = {}
    for index, place in enumerate(comparison.changes):
        change = place.change
        marks.setdefault((place.row, comparison.base), []).append(CellMark(change.left_span, index))
        marks.setdefault((place.row, place.column), []).append(CellMark(change.right_span, index))
    rows = [
        tuple(
            _cell(comparison, row, column, columns[column], tuple(marks.get((row, column), ())))
            for column in range(len(columns))
        )
        for row in range(len(comparison.alignment.rows))
    ]
    for row, column in {(one.row, one.column) for one in comparison.changes if one.change.rule == TOO_LARGE}:
        cell = rows[row][column]
        large = replace(cell, chips=(*cell.chips, CellChip(ChipKind.TOO_LARGE, 0)))
        rows[row] = (*rows[row][:column], large, *rows[row][column + 1 :])
    for row, tie in enumerate(ties):
        if tie.is_apart:
            rows[row] = tuple(cell if cell.text else replace(cell, gap=GapKind.APART) for cell in rows[row])
    return rows


def _cell(comparison: Comparison, row: int, column: int, head: ShownColumn, marks: tuple[CellMark, ...]) -> ShownCell:
    cell = comparison.cell(row, column)
    is_base = column == comparison.base
    if cell is None:
        return ShownCell("", _gap(comparison, row, head), marks=marks, is_base=is_base)
    chips = _chips(comparison, row, column, cell)
    return ShownCell(comparison.cell_text(row, column), None, chips, marks, is_base)


def _gap(comparison: Comparison, row: int, head: ShownColumn) -> GapKind:
    is_cut = head.relation in (RelationKind.CUT, RelationKind.COPY) and comparison.cell(row, comparison.base)
    return GapKind.CUT if is_cut else GapKind.NOT_IN


def _chips(comparison: Comparison, row: int, column: int, cell: Cell) -> tuple[CellChip, ...]:
    chips = []
    if cell.is_moved:
        kind = ChipKind.MOVED_UP if _is_moved_up(comparison, row, column, cell) else ChipKind.MOVED_DOWN
        chips.append(CellChip(kind, cell.passages[0] + 1))
    base = comparison.cell(row, comparison.base)
    if base is not None and column != comparison.base:
        if len(cell.passages) > len(base.passages):
            chips.append(CellChip(ChipKind.SPLIT, len(cell.passages)))
        elif len(cell.passages) < len(base.passages):
            chips.append(CellChip(ChipKind.MERGED, len(base.passages)))
    return tuple(chips)


def _is_moved_up(comparison: Comparison, row: int, column: int, cell: Cell) -> bool:
    """Tell whether the moved passages stand further down in their own article than this row does."""
    before = 0
    for number in range(row):
        other = comparison.cell(number, column)
        if other is not None and not other.is_moved:
            before = other.passages[-1] + 1
    return cell.passages[0] >= before
