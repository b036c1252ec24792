"""An open story arranged for the table: names, gaps, chips, marks, furniture in its place."""

from __future__ import annotations

from dataclasses import replace

from reader.alignment.alignment import Alignment, Cell, Row
from reader.articles.block import Role
from reader.comparison.comparison import Comparison
from reader.relations.relation import RelationKind
from reader.review.mark import Mark, Verdict
from tests.ui.open_stories import EDITS, HERALD, TRIBUNE, WIRE, bridge_story, open_story, relation, stored, toll_story
from ui.comparison.furniture import folded_text
from ui.comparison.view_state import ChipKind, FurnitureCell, GapKind, ShownCell, ViewState, column_names, view_state


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


def test_readings_at_the_same_words_are_one_variation() -> None:
    state = view_state(toll_story())
    assert [one.members for one in state.variations] == [(0, 2), (1,), (3,)]
    toll = state.variations[0]
    assert state.keys_of(toll) == (state.keys[0], state.keys[2])


def test_verdict_is_told_when_all_readings_have_it() -> None:
    state = view_state(toll_story())
    toll = state.variations[0]
    first, second = state.keys_of(toll)

    def told(*marks: Mark) -> Verdict | None:
        return view_state(toll_story(marks=marks)).verdict_on(toll)

    matters = Mark(first, Verdict.MATTERS, "", "")
    assert told(matters) is None
    assert told(matters, Mark(second, Verdict.NOISE, "", "")) is None
    assert told(matters, Mark(second, Verdict.MATTERS, "", "")) is Verdict.MATTERS


def test_note_stands_at_the_first_reading_or_where_it_was_written() -> None:
    state = view_state(toll_story())
    first, second = state.keys_of(state.variations[0])
    assert state.noted_key(state.variations[0]) == first
    noted = view_state(toll_story(marks=(Mark(second, None, "Ask the Globe", ""),)))
    assert noted.noted_key(noted.variations[0]) == second


def test_base_is_marked_for_the_column_in_focus_and_from_the_base_for_its_copies() -> None:
    state = view_state(toll_story())
    assert state.columns_marked_in_base(2) == {2}
    assert state.columns_marked_in_base(0) == {1}
    assert state.columns_marked_in_base(None) == {1}
    assert replace(state, order=(0, 2)).columns_marked_in_base(0) == frozenset()
    kinds = (RelationKind.REWORDED, RelationKind.LATER_TAKE)
    assert view_state(toll_story(kinds)).columns_marked_in_base(0) == {1, 2}
    assert view_state(toll_story((RelationKind.CUT, RelationKind.TRANSLATED))).columns_marked_in_base(0) == {1}


def test_first_row_of_the_base_comes_after_what_only_others_have() -> None:
    assert view_state(toll_story()).first_row_of_base() == 0
    assert view_state(toll_story(before=3)).first_row_of_base() == 3


def test_columns_are_named_by_outlet_else_agency_else_title() -> None:
    wire, post, globe = toll_story().articles
    nameless = replace(post, row=replace(post.row, outlet=None, agency="  Coast  Agency "))
    bare = replace(globe, row=replace(globe.row, outlet=None))
    assert column_names((wire, nameless, bare)) == ("Wire", "Coast Agency", "Title of Globe")


def test_passages_are_found_by_their_number() -> None:
    state = view_state(bridge_story())
    assert [state.row_of_passage(1, passage) for passage in range(len(HERALD))] == [0, 1, 2, 2, 4]
    assert [state.row_of_passage(2, passage) for passage in range(len(TRIBUNE))] == [0, 1, 4, 3]
    assert state.row_of_passage(0, len(WIRE)) is None
