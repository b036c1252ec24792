"""The arrangement of columns, and the view that is kept with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.base.ids import ArticleId, StoryId
from tests.ui.comparison.large_story import large_story
from ui.comparison.arrangement import Arrangement, arrangement_of
from ui.comparison.kept_view import LARGEST, KeptView, kept_view_of
from ui.comparison.layouts import Layout
from ui.comparison.view_state import ViewState, view_state


def arranged(arrangement: Arrangement) -> ViewState:
    state = view_state(large_story(4, 2))
    return replace(state, order=arrangement.columns(state))


def test_column_moves_between_the_others_and_never_before_the_base() -> None:
    state = arranged(Arrangement())
    assert Arrangement().moved(state, 3, 1).columns(state) == (0, 3, 1, 2)
    assert Arrangement().moved(state, 1, 9).columns(state) == (0, 2, 3, 1)
    assert Arrangement().moved(state, 2, 0).columns(state) == (0, 2, 1, 3)
    assert Arrangement().moved(state, 0, 2) == Arrangement()


def test_hidden_column_comes_back_where_it_stood() -> None:
    hidden = Arrangement().without(ArticleId(2))
    state = arranged(hidden)
    assert state.column_order == (0, 2, 3)
    assert state.own_order == (0, 1, 2, 3)
    moved = hidden.moved(state, 2, 1)
    assert moved.columns(state) == (0, 3, 2)
    assert moved.showing(ArticleId(2)).columns(state) == (0, 1, 3, 2)
    first = Arrangement().moved(arranged(Arrangement()), 3, 1).without(ArticleId(4))
    moved = first.moved(arranged(first), 1, 2)
    assert moved.columns(state) == (0, 2, 1)
    assert moved.showing(ArticleId(4)).columns(state) == (0, 3, 2, 1)


def test_only_column_shown_has_nowhere_to_go() -> None:
    alone = Arrangement().without(ArticleId(2)).without(ArticleId(3))
    assert alone.moved(arranged(alone), 1, 2).columns(arranged(alone)) == (0, 3)


def test_base_is_shown_whatever_was_hidden() -> None:
    state = view_state(large_story(4, 2))
    assert Arrangement(hidden=frozenset({ArticleId(1)})).columns(state) == (0, 1, 2, 3)


def test_width_goes_in_steps_within_bounds_and_back_to_usual() -> None:
    wide = Arrangement().stepped(ArticleId(2), 1)
    assert wide.factor(ArticleId(2)) == pytest.approx(1.2)
    assert wide.stepped(ArticleId(2), -1) == Arrangement()
    assert Arrangement().resized(ArticleId(2), 99).factor(ArticleId(2)) == 4.0


def test_view_is_kept_as_text_and_read_again() -> None:
    arrangement = Arrangement().without(ArticleId(3)).resized(ArticleId(2), 1.5)
    arrangement = replace(arrangement, order=(ArticleId(4), ArticleId(2)))
    kept = KeptView(Layout.UNIFIED, 2, 1.4).arranged(StoryId(7), arrangement)
    assert kept_view_of(kept.text()) == kept
    assert kept.arranged(StoryId(7), Arrangement()).arrangements == {}


@pytest.mark.parametrize("text", [None, "", "{}", "[1]", '{"layout": "sideways"}'])
def test_what_is_no_kept_view_is_the_usual_one(text: str | None) -> None:
    assert kept_view_of(text) == KeptView()
    assert arrangement_of(text or "") == Arrangement()


def test_size_kept_is_held_within_bounds() -> None:
    assert kept_view_of(replace(KeptView(), scale=40.0).text()).scale == LARGEST
