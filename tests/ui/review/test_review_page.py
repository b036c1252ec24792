"""The review page: its lists as tables, and the keys that ask for something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.base.ids import ChangeKey, SessionId, StoryId
from reader.comparison.change import ChangeClass
from reader.review.house_style import NoisePlace, StylePair, StyleProposal
from reader.review.mark import Mark, Verdict
from reader.review.opinion import Disagreement
from reader.review.session import Session, SessionOrder, SessionPlace, SessionProgress
from ui.review.list_model import ReviewListModel
from ui.review.lists import ReviewList, Shelf, column_titles, lines_of
from ui.review.page import ReviewPage
from ui.review.page_keys import PageAct

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme


def session(number: int, *, is_archived: bool = False) -> SessionProgress:
    one = Session(
        SessionId(number), f"Session {number}", SessionOrder.STORY, (), frozenset(), is_archived, "2026-03-04"
    )
    place = SessionPlace(seconds=60, verdicts=7, used_utc="2026-03-05T10:00:00.000+00:00")
    return SessionProgress(one, place, (StoryId(1), StoryId(2)), frozenset({StoryId(1)}), StoryId(2), 12, 30, 1)


def shelf() -> Shelf:
    key = ChangeKey("k")
    own, other = Mark(key, Verdict.MATTERS, "", "2026-03-04"), Mark(key, Verdict.NOISE, "seen", "2026-03-04", "style")
    place = NoisePlace(key, ChangeClass.WORDING, "grey", "gray", Verdict.NOISE, StoryId(2))
    return Shelf(
        sessions=(session(1, is_archived=True), session(2)),
        disagreements=(Disagreement(own, other, "Bea", "figure", "12", "14"),),
        proposals=(StyleProposal(StylePair("gray", "grey"), (place,) * 5),),
        rules=(StylePair("e-mail", "email"),),
        titles={StoryId(1): "First", StoryId(2): "Second <b>story</b>"},
    )


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> ReviewPage:
    shown = ReviewPage(theme)
    qtbot.addWidget(shown)
    shown.show_shelf(shelf())
    shown.show()
    return shown


@pytest.mark.parametrize("kind", list(ReviewList))
def test_every_list_is_a_sound_model(qtmodeltester: ModelTester, kind: ReviewList) -> None:
    model = ReviewListModel()
    model.show(column_titles(kind), lines_of(kind, shelf()))
    qtmodeltester.check(model)


def test_a_session_tells_stories_changes_and_pace_and_archived_ones_stand_last() -> None:
    first, second = lines_of(ReviewList.SESSIONS, shelf())
    assert first.cells[:4] == ("Session 2", "1 / 2", "12 / 30 +", "7.0 a minute")
    assert "Second" in first.detail
    assert second.cells[0] == "Session 1 (archived)"


def test_a_disagreement_names_both_and_a_proposal_where_it_was_called_noise() -> None:
    (line,) = lines_of(ReviewList.DISAGREEMENTS, shelf())
    assert line.cells == ("12 → 14", "Figure", "matters", "noise (style)", "Bea")
    proposed, rule = lines_of(ReviewList.RULES, shelf())
    assert proposed.detail == "Second <b>story</b>: grey → gray  × 5"
    assert rule.cells[0] == "e-mail  /  email"


@pytest.mark.parametrize(
    ("kind", "key", "act"),
    [
        (ReviewList.SESSIONS, Qt.Key.Key_Return, PageAct.RESUME),
        (ReviewList.SESSIONS, Qt.Key.Key_N, PageAct.NEW),
        (ReviewList.SESSIONS, Qt.Key.Key_Delete, PageAct.ARCHIVE),
        (ReviewList.DISAGREEMENTS, Qt.Key.Key_T, PageAct.THEIRS),
        (ReviewList.DISAGREEMENTS, Qt.Key.Key_O, PageAct.OWN),
        (ReviewList.RULES, Qt.Key.Key_A, PageAct.ACCEPT),
    ],
)
def test_a_key_asks_for_its_act_on_the_line_in_focus(
    qtbot: QtBot, page: ReviewPage, kind: ReviewList, key: Qt.Key, act: PageAct
) -> None:
    page.show_list(kind)
    with qtbot.waitSignal(page.asked) as told:
        QTest.keyClick(page.table, key)
    assert told.args == [act, lines_of(kind, shelf())[0].subject]


def test_nothing_is_asked_of_an_empty_list_but_a_new_session(qtbot: QtBot, page: ReviewPage) -> None:
    page.show_shelf(Shelf())
    with qtbot.assertNotEmitted(page.asked):
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
    with qtbot.waitSignal(page.asked) as told:
        QTest.keyClick(page.table, Qt.Key.Key_N)
    assert told.args == [PageAct.NEW, None]


def test_tags_whose_texts_are_gone_are_listed_as_they_are_shown() -> None:
    (line,) = lines_of(ReviewList.LOST, Shelf(lost_tags=("to quote",)))
    assert line.cells[:2] == ("#\u00a0to quote", "tag")
    assert len(line.cells) == len(column_titles(ReviewList.LOST))
    assert "comes back with its text" in line.detail
