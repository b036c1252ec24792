"""Passages put level and set apart by hand: kept, refused, undone, and what becomes of the verdicts on them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import NotFoundError, ReaderError
from reader.base.ids import ArticleId, StoryId
from reader.comparison.change import ChangeClass
from reader.library import Library
from reader.review.mark import Verdict
from reader.store.passage_keys import passage_keys, places_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.base.ids import ChangeKey
    from reader.store.rows import OpenStory

WIRE, HERALD, SHORT, ORCHARD = ArticleId(1), ArticleId(2), ArticleId(3), ArticleId(4)


def ferry(library: Library) -> StoryId:
    return max(library.stories(), key=lambda story: len(story.articles)).id


def rows_of(library: Library) -> list[dict[ArticleId, tuple[int, ...]]]:
    """The rows of the ferry story: which passages of which article stand in each."""
    opened = library.open_story(ferry(library), WIRE)
    ids = [one.row.id for one in opened.articles]
    return [
        {article: cell.passages for article, cell in zip(ids, row.cells, strict=True) if cell}
        for row in opened.comparison.alignment.rows
    ]


def test_passage_set_apart_stands_alone_until_that_is_undone_also_after_reopening(
    filled: Library, library_path: Path
) -> None:
    story, before = ferry(filled), rows_of(filled)
    assert {WIRE: (1,), HERALD: (1,), SHORT: (1,)} in before
    changes = filled.isolate((HERALD, 1))
    assert changes.stories == {story}
    assert changes.undo == "Set passage apart"
    assert {HERALD: (1,)} in rows_of(filled)
    assert {WIRE: (1,), SHORT: (1,)} in rows_of(filled)
    opened = filled.open_story(story, WIRE)
    (isolation,) = opened.isolations
    assert (opened.articles[isolation.column].row.id, isolation.passage) == (HERALD, 1)
    filled.close()
    with Library.open(library_path) as again:
        assert {HERALD: (1,)} in rows_of(again)
        again.undo()
        assert rows_of(again) == before
        again.redo()
        assert {HERALD: (1,)} in rows_of(again)


def test_clearing_takes_anchors_and_isolations_of_the_story_in_one_step(filled: Library) -> None:
    before = rows_of(filled)
    filled.isolate((HERALD, 1))
    filled.anchor((WIRE, 2), (SHORT, 1))
    after = rows_of(filled)
    opened = filled.open_story(ferry(filled), WIRE)
    assert (len(opened.anchors), len(opened.isolations)) == (1, 1)
    assert filled.clear_anchors(ferry(filled)).undo == "Clear what was aligned by hand"
    assert rows_of(filled) == before
    filled.undo()
    assert rows_of(filled) == after


def test_level_with_a_passage_set_apart_is_refused_and_says_which(filled: Library) -> None:
    filled.isolate((HERALD, 1))
    before = rows_of(filled)
    with pytest.raises(ReaderError, match=r"“Three people were treated for bruises …” \(.+, passage 2\) was set apart"):
        filled.anchor((WIRE, 2), (HERALD, 1))
    assert rows_of(filled) == before
    assert filled.undo_name() == "Set passage apart"


def test_setting_apart_what_was_put_level_is_refused_and_says_with_what(filled: Library) -> None:
    filled.anchor((WIRE, 2), (HERALD, 1))
    with pytest.raises(ReaderError, match=r"“The ferry, built in 1998, was …” \(.+, passage 3\) was put level with"):
        filled.isolate((HERALD, 1))
    with pytest.raises(ReaderError, match="was put level with “Three people"):
        filled.isolate((WIRE, 2))


def test_level_with_two_passages_that_stand_apart_is_refused_and_says_why(filled: Library) -> None:
    filled.anchor((WIRE, 0), (HERALD, 0))
    filled.anchor((WIRE, 0), (HERALD, 1))
    (row,) = (row for row in rows_of(filled) if row.get(WIRE) == (0,))
    assert row[HERALD] == (0, 1)
    with pytest.raises(ReaderError, match="have to follow each other"):
        filled.anchor((WIRE, 0), (HERALD, 3))


def test_what_is_no_passage_is_refused(filled: Library) -> None:
    with pytest.raises(NotFoundError):
        filled.isolate((HERALD, 99))
    with pytest.raises(NotFoundError):
        filled.anchor((HERALD, 0), (WIRE, -1))
    with pytest.raises(ReaderError):
        filled.anchor((WIRE, 0), (WIRE, 1))


def figure_key(story: OpenStory) -> ChangeKey:
    found = zip(story.keys, story.comparison.changes, strict=True)
    return next(key for key, one in found if one.change.change_class is ChangeClass.FIGURE)


def test_verdicts_stay_with_changes_that_stay_and_are_told_where_their_change_went(filled: Library) -> None:
    story = ferry(filled)
    opened = filled.open_story(story, WIRE)
    kept = figure_key(opened)
    gone = next(
        key for key, one in zip(opened.keys, opened.comparison.changes, strict=True) if "claimed" in one.change.right
    )
    filled.decide(story, [kept], Verdict.MATTERS)
    filled.decide(story, [gone], Verdict.NOISE)
    filled.note(story, gone, "Ask the quay.")
    assert filled.open_story(story, WIRE).lost == ()
    filled.isolate((HERALD, 1))
    apart = filled.open_story(story, WIRE)
    assert apart.marks[kept].verdict is Verdict.MATTERS
    assert gone not in apart.keys
    (lost,) = apart.lost
    assert (lost.mark.key, lost.mark.verdict, lost.mark.note) == (gone, Verdict.NOISE, "Ask the quay.")
    assert "claimed" in lost.right
    filled.clear_anchors(story)
    again = filled.open_story(story, WIRE)
    assert again.lost == ()
    assert again.marks[gone].note == "Ask the quay."


def test_verdicts_given_against_another_base_are_not_lost(filled: Library) -> None:
    story = ferry(filled)
    filled.decide(story, [figure_key(filled.open_story(story, HERALD))], Verdict.MATTERS)
    assert filled.open_story(story, WIRE).lost == ()


def test_repeated_passages_are_told_apart() -> None:
    keys = passage_keys(("Tide.", "Wind.", "Tide.", "Tide."))
    assert len(set(keys)) == 4
    assert keys[2] == f"{keys[0]}:2"
    assert passage_keys(("Tide.",)) == keys[:1]


def test_a_page_in_two_columns_has_its_passages_in_both(filled: Library) -> None:
    short = filled.article(SHORT)
    reprint = replace(short, row=replace(short.row, id=ArticleId(9), outlet="Post"))
    assert list(places_of((short, reprint)).values()) == [((0, 0), (1, 0)), ((0, 1), (1, 1))]
