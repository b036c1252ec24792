"""An open story arranged for the table: names, gaps, chips, marks, furniture in its place."""

from __future__ import annotations

from reader.articles.block import Role
from reader.comparison.alignment import Alignment, Cell, Row
from reader.comparison.comparison import Comparison
from reader.relations.relation import RelationKind
from tests.ui.open_stories import EDITS, HERALD, TRIBUNE, WIRE, bridge_story, open_story, relation, stored
from ui.comparison.furniture import folded_text
from ui.comparison.view_state import ChipKind, FurnitureCell, GapKind, ShownCell, ViewState, view_state


def numbers(state: ViewState) -> list[int | None]:
    return [row.number for row in state.rows]


def cell(state: ViewState, number: int, column: int) -> ShownCell:
    found = state.passage_cell(state.shown_row(number), column)
    assert found is not None
    return found


def test_furniture_stands_before_the_passage_that_followed_it() -> None:
    state = view_state(bridge_story())
    assert numbers(state) == [0, None, 1, 2, 3, 4]
    cells = state.rows[1].cells
    assert [len(one.blocks) for one in cells if isinstance(one, FurnitureCell)] == [0, 2, 3]


def test_furniture_after_the_last_passage_closes_the_table() -> None:
    articles = (stored(1, "Wire", ("One.",), furniture=(Role.FURNITURE,)), stored(2, "Post", ("One.",)))
    comparison = Comparison((("One.",), ("One.",)), 0, Alignment((Row((Cell((0,)), Cell((0,))), 1.0),)), ())
    assert numbers(view_state(open_story(articles, comparison))) == [0, None]


def test_every_furniture_block_stands_once() -> None:
    story = bridge_story()
    state = view_state(story)
    shown = [
        block.text for row in state.rows for one in row.cells if isinstance(one, FurnitureCell) for block in one.blocks
    ]
    expected = [
        block.text for article in story.articles for block in article.article.blocks if not block.role.is_passage
    ]
    assert sorted(shown) == sorted(expected)


def test_folded_furniture_says_what_it_holds() -> None:
    row = view_state(bridge_story()).rows[1]
    texts = [folded_text(one.blocks) for one in row.cells if isinstance(one, FurnitureCell)]
    assert texts == ["", "headline, byline folded", "3 furniture blocks folded"]


def test_gaps_say_why() -> None:
    state = view_state(bridge_story())
    assert cell(state, 2, 2).gap is GapKind.NOT_IN
    assert cell(state, 3, 1).gap is GapKind.CUT
    assert cell(state, 3, 0).gap is None


def test_chips_tell_splits_and_moves() -> None:
    state = view_state(bridge_story())
    assert [(chip.kind, chip.number) for chip in cell(state, 2, 1).chips] == [(ChipKind.SPLIT, 2)]
    assert [(chip.kind, chip.number) for chip in cell(state, 3, 2).chips] == [(ChipKind.MOVED_UP, 4)]
    assert not cell(state, 2, 0).chips


def test_merged_and_moved_down() -> None:
    columns = (("One.", "Two.", "Three."), ("Three. Four.", "One. Two."))
    rows = (Row((Cell((0, 1)), Cell((1,))), 0.9), Row((Cell((2,)), Cell((0,), is_moved=True)), 0.5))
    articles = (stored(1, "Wire", columns[0]), stored(2, "Post", columns[1]))
    state = view_state(open_story(articles, Comparison(columns, 0, Alignment(rows), ())))
    assert [(chip.kind, chip.number) for chip in cell(state, 0, 1).chips] == [(ChipKind.MERGED, 2)]
    assert [(chip.kind, chip.number) for chip in cell(state, 1, 1).chips] == [(ChipKind.MOVED_DOWN, 1)]


def test_marks_stand_on_both_sides_of_a_change() -> None:
    story = bridge_story()
    state = view_state(story)
    for index, (row, column, _, left, right) in enumerate(EDITS):
        for side, words in ((0, left), (column, right)):
            shown = cell(state, row, side)
            spans = [mark.span.of(shown.text) for mark in shown.marks if mark.change == index]
            assert spans == [words]


def test_base_is_the_first_column_shown() -> None:
    state = view_state(bridge_story(base=2))
    assert state.column_order == (2, 0, 1)
    assert [column.is_base for column in state.columns] == [False, False, True]


def test_heads_know_their_relation_to_the_base() -> None:
    columns = view_state(bridge_story()).columns
    assert [column.relation for column in columns] == [None, RelationKind.CUT, RelationKind.REWORDED]
    assert [column.share for column in columns] == [0.0, 0.91, 0.46]


def test_share_is_that_of_the_other_article_whichever_comes_first() -> None:
    articles = (stored(5, "Late", ("One.",)), stored(2, "Early", ("One.",)))
    comparison = Comparison((("One.",), ("One.",)), 0, Alignment((Row((Cell((0,)), Cell((0,))), 1.0),)), ())
    state = view_state(open_story(articles, comparison, (relation(2, 5, RelationKind.COPY, 0.8),)))
    assert state.columns[1].share == 0.4


def test_columns_of_one_outlet_are_numbered() -> None:
    articles = tuple(stored(number, "Wire", ("One.",)) for number in (1, 2))
    comparison = Comparison((("One.",), ("One.",)), 0, Alignment((Row((Cell((0,)), Cell((0,))), 1.0),)), ())
    assert [column.name for column in view_state(open_story(articles, comparison)).columns] == ["Wire (1)", "Wire (2)"]


def test_twin_of_a_moved_passage_stands_beside_its_old_neighbour() -> None:
    state = view_state(bridge_story())
    assert state.twin_row(state.shown_row(3), 2) == state.shown_row(4)
    assert state.twin_row(state.shown_row(0), 2) is None


def test_passages_are_found_by_their_number() -> None:
    state = view_state(bridge_story())
    assert [state.row_of_passage(1, passage) for passage in range(len(HERALD))] == [0, 1, 2, 2, 4]
    assert [state.row_of_passage(2, passage) for passage in range(len(TRIBUNE))] == [0, 1, 4, 3]
    assert state.row_of_passage(0, len(WIRE)) is None
