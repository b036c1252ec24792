from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.ids import ChangeKey, StoryId
from reader.review.session import Session, Standing, next_story, progress_of, session_from, session_text

ONE, TWO, THREE, FOUR = map(StoryId, range(1, 5))
QUEUE = (ONE, TWO, THREE, FOUR)
STANDINGS = {ONE: Standing(3, 3), TWO: Standing(None, 0), THREE: Standing(5, 2), FOUR: Standing(0, 0)}


def test_next_story_is_one_with_something_left_to_decide() -> None:
    assert next_story(Session(QUEUE), STANDINGS) == TWO
    assert next_story(Session(QUEUE, TWO), STANDINGS) == THREE
    assert next_story(Session(QUEUE, THREE), STANDINGS) == TWO
    assert next_story(Session(QUEUE, FOUR), STANDINGS, backwards=True) == THREE


def test_a_finished_queue_has_no_next_story() -> None:
    assert next_story(Session((ONE, FOUR), ONE), STANDINGS) is None
    assert next_story(Session((TWO,), TWO), STANDINGS) is None
    assert next_story(Session(()), STANDINGS) is None


def test_stories_that_are_gone_are_passed_over() -> None:
    assert next_story(Session((StoryId(99), THREE)), STANDINGS) == THREE
    assert progress_of(Session((StoryId(99), THREE)), STANDINGS).stories == 1


def test_progress_counts_stories_and_decisions() -> None:
    progress = progress_of(Session(QUEUE), STANDINGS)
    assert (progress.done, progress.stories, progress.decided) == (2, 4, 5)


@given(
    st.lists(st.integers(1, 999).map(StoryId), max_size=5),
    st.none() | st.integers(1, 999).map(StoryId),
    st.none() | st.text(max_size=9).map(ChangeKey),
)
def test_a_session_comes_back_as_it_was(stories: list[StoryId], current: StoryId | None, key: ChangeKey | None) -> None:
    session = Session(tuple(stories), current, key)
    assert session_from(session_text(session)) == session


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"stories": 3, "current": null, "key": null}', "null"])
def test_a_text_that_keeps_no_session_is_none(text: str) -> None:
    assert session_from(text) is None
