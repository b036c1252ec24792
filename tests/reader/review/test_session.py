"""Sessions as values: how they are ordered, where they go on, and when leaving a story is offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.ids import SessionId, StoryId, TextHash
from reader.review.mark import Verdict
from reader.review.session import (
    LONGEST_THOUGHT_S,
    NOISE_RUN,
    QueuedStory,
    Session,
    SessionOrder,
    SessionPlace,
    SessionProgress,
    noise_run,
    offers_to_leave,
    queue,
    thought_s,
)


def queued(number: int, undecided: int | None, articles: int, first: str | None) -> QueuedStory:
    return QueuedStory(StoryId(number), TextHash(f"page {number}"), undecided, articles, first)


STORIES = (
    queued(1, 3, 2, "2026-03-02"),
    queued(2, None, 9, None),
    queued(3, 12, 4, "2026-01-09"),
    queued(4, None, 2, "2025-12-30"),
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [(SessionOrder.WEIGHT, "3124"), (SessionOrder.DATE, "4312"), (SessionOrder.STORY, "1234")],
)
def test_stories_follow_each_other_as_asked(order: SessionOrder, expected: str) -> None:
    assert queue(STORIES, order) == tuple(f"page {number}" for number in expected)


def test_two_stories_with_one_base_text_are_queued_once() -> None:
    assert queue((*STORIES[:1], *STORIES[:1]), SessionOrder.STORY) == ("page 1",)


def progress(stories: tuple[int, ...], done: set[int]) -> SessionProgress:
    session = Session(
        SessionId(1), "Night", SessionOrder.STORY, (), frozenset(), False, "2026-01-01T00:00:00.000+00:00"
    )
    ids = tuple(StoryId(one) for one in stories)
    return SessionProgress(session, SessionPlace(), ids, frozenset(StoryId(one) for one in done), None, 0, 0, 0)


@pytest.mark.parametrize(
    ("done", "after", "expected"),
    [
        (set(), None, 5),
        (set(), 5, 7),
        ({7}, 5, 9),
        (set(), 9, 5),
        ({5, 7}, 9, None),
        ({5, 7, 9}, 5, None),
        ({5}, 99, 7),
    ],
)
def test_following_story_is_the_next_one_that_is_not_done(done: set[int], after: int | None, expected: int) -> None:
    assert progress((5, 7, 9), done).following(None if after is None else StoryId(after)) == expected


@given(st.floats(-1e6, 1e6))
def test_no_pause_and_no_clock_going_back_spoils_the_pace(elapsed_s: float) -> None:
    assert 0.0 <= thought_s(elapsed_s) <= LONGEST_THOUGHT_S
    if 0 <= elapsed_s <= LONGEST_THOUGHT_S:
        assert thought_s(elapsed_s) == elapsed_s


def test_pace_is_verdicts_a_minute() -> None:
    assert SessionPlace(seconds=90.0, verdicts=6).pace == pytest.approx(4.0)
    assert SessionPlace().pace is None


def test_leaving_is_offered_after_forty_verdicts_of_noise_in_a_row_and_after_forty_more() -> None:
    run, offered = 0, []
    for place in range(1, 2 * NOISE_RUN + 1):
        run = noise_run(run, Verdict.NOISE)
        if offers_to_leave(run):
            offered.append(place)
    assert offered == [NOISE_RUN, 2 * NOISE_RUN] == [40, 80]
    assert noise_run(39, Verdict.MATTERS) == noise_run(39, None) == 0
    assert not offers_to_leave(0)
