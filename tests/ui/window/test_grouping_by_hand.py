"""Grouping by hand through the real window on the sample library, by keys only: every decision, undone and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from reader.base.ids import StoryId
from reader.review.mark import Verdict
from tests.ui.listed import rows_of
from tests.ui.window.conftest import WAIT_MS as LONGEST_WAIT_MS
from ui.commands import BY_ID, CommandId
from ui.stories.card import StoryCard, Subject
from ui.stories.choice_dialog import ChoiceDialog
from ui.story_details import StoryDetails

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget
    from pytestqt.qtbot import QtBot

    from reader.base.ids import ArticleId, ChangeKey
    from reader.store.rows import OpenStory, StoryRow
    from ui.main_window import MainWindow

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def sampled(filled: Path, tmp_path: Path, open_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    """A window on the sample library with its largest story open and the focus in the list."""
    (tmp_path / "library.variorum").write_bytes(filled.read_bytes())
    window = open_window()
    with qtbot.waitSignal(window.desk.story_opened, timeout=LONGEST_WAIT_MS):
        window.desk.open_story(max(rows_of(window), key=lambda row: len(row.articles)).id)
    window.frame.stories.setFocus()
    return window


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
    """Press a key where the focus is, once the window takes keys."""
    wait(qtbot, window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def shape(window: MainWindow) -> dict[StoryId, tuple[ArticleId, ...]]:
    return {story.id: story.articles for story in rows_of(window)}


def story_of(window: MainWindow) -> OpenStory:
    story = window.desk.story
    assert story is not None
    return story


def row_of(window: MainWindow, article: ArticleId) -> StoryRow:
    """Return the row of the story of ``article``; while the list is being read anew it may stand in none."""
    found = [row for row in rows_of(window) if article in row.articles]
    assert found
    return found[0]


def told(window: MainWindow) -> str:
    return window.frame.passing.text


def problem(window: MainWindow) -> str:
    return window.frame.messages._headline.text()


def wait(qtbot: QtBot, claim: Callable[[], bool]) -> None:
    qtbot.waitUntil(claim, timeout=LONGEST_WAIT_MS)


def go_to(qtbot: QtBot, window: MainWindow, story: StoryId) -> None:
    """Go to a story of the list with j and k."""
    window.frame.stories.setFocus()
    places = window.frame.stories.ids
    current = window.frame.stories.current
    assert current is not None
    steps = places.index(story) - places.index(current)
    for _ in range(abs(steps)):
        press(qtbot, window, Key.Key_J if steps > 0 else Key.Key_K)
    assert window.frame.stories.current == story


def in_box(
    qtbot: QtBot, window: MainWindow, opening: tuple[Qt.Key, Qt.KeyboardModifier], act: Callable[[QDialog], None]
) -> None:
    """Open a box by a key, act in it, and wait until it is closed."""
    done: list[bool] = []

    def when_open() -> None:
        box = QApplication.activeModalWidget()
        if box is None or not box.isActiveWindow():
            QTimer.singleShot(20, window, when_open)
            return
        assert isinstance(box, StoryDetails | ChoiceDialog)
        try:
            act(box)
        finally:
            if box.isVisible():
                box.reject()
            done.append(True)

    QTimer.singleShot(0, window, when_open)
    press(qtbot, window, *opening)
    wait(qtbot, lambda: bool(done) and QApplication.activeModalWidget() is None)
    window.activateWindow()  # as a desktop does when a box closes
    wait(qtbot, window.isActiveWindow)


def key_of(command: CommandId) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """Return the first key of a command as a test presses it."""
    combination = QKeySequence(BY_ID[command].keys[0])[0]  # type: ignore[index]
    return combination.key(), combination.keyboardModifiers()


def do(qtbot: QtBot, window: MainWindow, command: CommandId) -> None:
    press(qtbot, window, *key_of(command))


def walk_to(qtbot: QtBot, box: QDialog, subject: Subject) -> StoryCard:
    """Go down through the cards to the first one about ``subject`` that is no base of the story."""
    cards = box.findChildren(StoryCard)
    for _ in cards:
        card = box.focusWidget()
        assert isinstance(card, StoryCard)
        if card.face.subject is subject:
            return card
        qtbot.keyClick(card, Key.Key_Down)
    raise AssertionError(f"no card is about {subject}")


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_merge_keeps_place_and_verdicts_is_undone_redone_and_kept(
    sampled: MainWindow, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    before, key = shape(sampled), first_verdict(qtbot, sampled)
    opened = story_of(sampled).row.id
    first, second = map(StoryId, sampled.frame.stories.ids[:2])
    go_to(qtbot, sampled, first)
    do(qtbot, sampled, CommandId.SELECT_DOWN)
    assert sampled.frame.stories.selected == (first, second)
    assert "✓ 2 stories selected" in sampled.frame.footer._facts.accessibleName()
    do(qtbot, sampled, CommandId.MERGE)
    wait(qtbot, lambda: len(shape(sampled)) == len(before) - 1)
    merged = {*before[first], *before[second]}
    assert merged in [set(articles) for articles in shape(sampled).values()]
    wait(qtbot, lambda: told(sampled) == "Merged 2 stories. Ctrl+Z undoes it.")
    assert not sampled.frame.stories.selected
    wait(qtbot, lambda: sampled.frame.stories.current == row_of(sampled, before[second][0]).id)
    wait(qtbot, lambda: row_of(sampled, before[first][0]).is_by_hand)
    wait(qtbot, lambda: set(story_of(sampled).row.articles) == merged)
    assert key in story_of(sampled).marks, "read on against the article that verdicts were made against"
    after = shape(sampled)
    press(qtbot, sampled, Key.Key_Z, _CONTROL)
    wait(qtbot, lambda: shape(sampled) == before)
    wait(qtbot, lambda: story_of(sampled).row.id == opened and key in story_of(sampled).marks)
    assert story_of(sampled).marks[key].verdict is Verdict.MATTERS
    press(qtbot, sampled, Key.Key_Z, _CONTROL | _SHIFT)
    wait(qtbot, lambda: shape(sampled) == after)
    sampled.close()
    again = open_window()
    again.activateWindow()
    wait(qtbot, lambda: shape(again) == after and again.commands[CommandId.UNDO].isEnabled())
    again.frame.stories.setFocus()
    press(qtbot, again, Key.Key_Z, _CONTROL)
    wait(qtbot, lambda: shape(again) == before)


def first_verdict(qtbot: QtBot, window: MainWindow) -> ChangeKey:
    table = window.frame.comparison.table
    table.setFocus()
    qtbot.keyClick(table, Key.Key_BracketRight)
    key = window.frame.comparison.current_key
    assert key is not None
    qtbot.keyClick(table, Key.Key_V)
    wait(qtbot, lambda: key in story_of(window).marks)
    return key


def test_verdicts_against_another_base_are_counted_named_and_seen_again(sampled: MainWindow, qtbot: QtBot) -> None:
    key, own = first_verdict(qtbot, sampled), story_of(sampled).articles[0].row.id
    press(qtbot, sampled, Key.Key_Tab)
    with qtbot.waitSignal(sampled.desk.story_opened, timeout=LONGEST_WAIT_MS):
        do(qtbot, sampled, CommandId.MAKE_BASE)
    assert key not in story_of(sampled).marks
    count = sum(story_of(sampled).elsewhere.values())
    assert count > 0
    counted = "1 verdict" if count == 1 else f"{count} verdicts"
    assert f"{counted} against another base (i)" in sampled.frame.footer._facts.accessibleName()
    seen: list[str] = []
    in_box(qtbot, sampled, key_of(CommandId.STORY_DETAILS), lambda box: seen.extend(texts(box)))
    place = seen.index("Verdicts and notes against another base")
    assert "press b." in seen[place + 1]
    assert seen[place + 2].endswith(": 1 verdict or note" if count == 1 else f": {count} verdicts and notes")
    sampled.desk.make_base(own)
    wait(qtbot, lambda: key in story_of(sampled).marks)
    assert "another base" not in sampled.frame.footer._facts.accessibleName()


def test_article_is_split_out_by_its_column_and_several_from_the_box(sampled: MainWindow, qtbot: QtBot) -> None:
    before = shape(sampled)
    story = story_of(sampled).row.id
    table = sampled.frame.comparison.table
    table.setFocus()
    press(qtbot, sampled, Key.Key_Tab)
    article = sampled.frame.comparison.article_in_focus
    assert article is not None
    do(qtbot, sampled, CommandId.SPLIT_OUT)
    wait(qtbot, lambda: (article,) in shape(sampled).values())
    wait(qtbot, lambda: told(sampled) == "1 article is split out. Ctrl+Z undoes it.")
    wait(qtbot, lambda: article not in story_of(sampled).row.articles)
    press(qtbot, sampled, Key.Key_Z, _CONTROL)
    wait(qtbot, lambda: shape(sampled) == before)

    def split_two(box: QDialog) -> None:
        for _ in range(2):
            card = walk_to(qtbot, box, Subject.MEMBER)
            qtbot.keyClick(card, Key.Key_X)
            assert card.is_selected
            qtbot.keyClick(card, Key.Key_Down)
        qtbot.keyClick(box.focusWidget(), *key_of(CommandId.SPLIT_OUT))

    in_box(qtbot, sampled, key_of(CommandId.STORY_DETAILS), split_two)
    wait(qtbot, lambda: before[story][2:] in shape(sampled).values())
    first, second = before[story][:2]
    wait(qtbot, lambda: row_of(sampled, first) == row_of(sampled, second))
    wait(qtbot, lambda: told(sampled) == "2 articles are split out. Ctrl+Z undoes it.")


def test_pin_is_refused_against_a_split_told_in_the_box_and_taken_back_there(sampled: MainWindow, qtbot: QtBot) -> None:
    before = shape(sampled)
    sampled.frame.comparison.table.setFocus()
    do(qtbot, sampled, CommandId.PIN)
    wait(qtbot, lambda: told(sampled) == "Pinned: these articles stay one story. Ctrl+Z undoes it.")
    do(qtbot, sampled, CommandId.PIN)
    wait(qtbot, lambda: told(sampled) == "That was decided before; nothing is changed")
    press(qtbot, sampled, Key.Key_Tab)
    do(qtbot, sampled, CommandId.SPLIT_OUT)
    wait(qtbot, lambda: "were put into one story by hand on" in problem(sampled))
    assert "take that back first." in problem(sampled)
    assert shape(sampled) == before

    def take_back(box: QDialog) -> None:
        card = box.focusWidget()
        assert isinstance(card, StoryCard)
        assert any(text.startswith("Put here by you on ") for text in texts(box))
        qtbot.keyClick(card, *key_of(CommandId.WITHDRAW))

    in_box(qtbot, sampled, key_of(CommandId.WITHDRAW), take_back)
    wait(qtbot, lambda: told(sampled) == "The decision is taken back. Ctrl+Z undoes it.")
    do(qtbot, sampled, CommandId.SPLIT_OUT)
    wait(qtbot, lambda: shape(sampled) != before)


def test_the_column_in_focus_is_kept_apart_from_the_base_and_the_base_is_not(sampled: MainWindow, qtbot: QtBot) -> None:
    sampled.frame.comparison.table.setFocus()
    base = sampled.frame.comparison.article_in_focus
    do(qtbot, sampled, CommandId.APART)
    assert told(sampled).startswith("This is the base")
    press(qtbot, sampled, Key.Key_Tab)
    other = sampled.frame.comparison.article_in_focus
    assert base is not None
    assert other is not None
    do(qtbot, sampled, CommandId.APART)
    wait(qtbot, lambda: row_of(sampled, base).id != row_of(sampled, other).id)
    press(qtbot, sampled, Key.Key_Z, _CONTROL)
    wait(qtbot, lambda: row_of(sampled, base).id == row_of(sampled, other).id)


def test_near_miss_is_taken_in_and_then_kept_out(sampled: MainWindow, qtbot: QtBot) -> None:
    before = shape(sampled)
    found: list[ArticleId] = []

    def near_miss(command: CommandId) -> Callable[[QDialog], None]:
        def act(box: QDialog) -> None:
            card = walk_to(qtbot, box, Subject.NEAR_MISS)
            assert any(text.startswith("− ") for text in texts(card))
            assert card.face.article is not None
            found.append(card.face.article)
            qtbot.keyClick(card, *key_of(command))

        return act

    sampled.frame.comparison.table.setFocus()
    in_box(qtbot, sampled, key_of(CommandId.TOGETHER), near_miss(CommandId.TOGETHER))
    wait(qtbot, lambda: found[0] in story_of(sampled).row.articles)
    wait(qtbot, lambda: told(sampled) == "Put into this story. Ctrl+Z undoes it.")
    press(qtbot, sampled, Key.Key_Z, _CONTROL)
    wait(qtbot, lambda: shape(sampled) == before)
    in_box(qtbot, sampled, key_of(CommandId.STORY_DETAILS), near_miss(CommandId.APART))
    wait(qtbot, lambda: told(sampled) == "Kept out of this story. Ctrl+Z undoes it.")
    assert shape(sampled) == before
    in_box(qtbot, sampled, key_of(CommandId.TOGETHER), near_miss(CommandId.TOGETHER))
    wait(qtbot, lambda: "were kept apart by hand on" in problem(sampled))


def test_story_goes_out_of_its_storyline_and_into_another(sampled: MainWindow, qtbot: QtBot) -> None:
    rows, before = rows_of(sampled), lines(sampled)
    story = next(row for row in rows if row.storyline is not None)
    go_to(qtbot, sampled, story.id)
    do(qtbot, sampled, CommandId.TAKE_OUT_OF_STORYLINE)
    wait(qtbot, lambda: row_of(sampled, story.articles[0]).storyline is None)
    wait(qtbot, lambda: told(sampled) == "Taken out of the storyline. Ctrl+Z undoes it.")
    press(qtbot, sampled, Key.Key_Z, _CONTROL)
    wait(qtbot, lambda: lines(sampled) == before)
    other = next(row for row in rows if row.storyline not in (None, story.storyline))

    def choose(box: QDialog) -> None:
        assert isinstance(box, ChoiceDialog)
        assert box.chosen == (0,)
        qtbot.keyClick(box.focusWidget(), Key.Key_Return)

    go_to(qtbot, sampled, story.id)
    in_box(qtbot, sampled, key_of(CommandId.PUT_IN_STORYLINE), choose)
    wait(qtbot, lambda: row_of(sampled, story.articles[0]).storyline == other.storyline)


def lines(window: MainWindow) -> set[frozenset[StoryId]]:
    """The stories of each storyline."""
    found: dict[object, set[StoryId]] = {}
    for row in rows_of(window):
        found.setdefault(row.storyline, set()).add(row.id)
    return {frozenset(stories) for storyline, stories in found.items() if storyline is not None}


def test_article_goes_into_the_bin_and_comes_back(sampled: MainWindow, qtbot: QtBot) -> None:
    before = shape(sampled)
    do(qtbot, sampled, CommandId.BIN)
    wait(qtbot, lambda: told(sampled) == "The bin is empty")
    sampled.frame.comparison.table.setFocus()
    press(qtbot, sampled, Key.Key_Tab)
    article = sampled.frame.comparison.article_in_focus
    do(qtbot, sampled, CommandId.REMOVE_ARTICLE)
    wait(qtbot, lambda: all(article not in articles for articles in shape(sampled).values()))
    wait(qtbot, lambda: article not in story_of(sampled).row.articles)

    def bring_back(box: QDialog) -> None:
        qtbot.keyClick(box.focusWidget(), Key.Key_Return)

    in_box(qtbot, sampled, key_of(CommandId.BIN), bring_back)
    wait(qtbot, lambda: shape(sampled) == before)
    wait(qtbot, lambda: told(sampled) == "1 article is back. Ctrl+Z undoes it.")
