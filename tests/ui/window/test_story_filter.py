"""The filter and the order of the list, by keys through the real window on the sample library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from reader.base.changes import Changes
from reader.base.ids import StoryId
from reader.review.mark import Verdict
from reader.store.rows import StoryRow
from reader.store.story_list import StoryOrder
from tests.ui.listed import rows_of
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.stories.filter_bar import COMMON, FilterBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from ui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def sampled(filled: Path, tmp_path: Path, open_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    (tmp_path / "library.variorum").write_bytes(filled.read_bytes())
    window = open_window()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    return window


def bar_of(window: MainWindow) -> FilterBar:
    return window.frame.stories.filter_bar


def shown(window: MainWindow) -> list[int]:
    return window.frame.stories.ids.tolist()


def focus() -> object:
    return QApplication.focusWidget()


def type_filter(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Go to the filter by its key, type ``text`` and wait for the list."""
    qtbot.keyClick(focus() or window, Key.Key_Slash)
    assert focus() is bar_of(window)._field
    with qtbot.waitSignal(window.desk.stories_listed, timeout=WAIT_MS):
        qtbot.keyClicks(focus(), text)


def test_words_leave_stories_that_have_them_and_escape_brings_all_back(sampled: MainWindow, qtbot: QtBot) -> None:
    everything, row = shown(sampled), max(rows_of(sampled), key=lambda row: len(row.articles))
    type_filter(qtbot, sampled, row.title.split()[0].lower())
    assert focus() is bar_of(sampled)._field  # the list that came takes no letter of what is typed next
    assert row.id in shown(sampled)
    assert len(shown(sampled)) < len(everything)
    assert bar_of(sampled)._count.text() == f"{len(shown(sampled))} of {len(everything)} stories"
    hidden = next(row for row in rows_of(sampled) if row.id not in shown(sampled))
    assert sampled.desk.story_of(hidden.articles[0]) == hidden.id
    qtbot.keyClick(focus(), Key.Key_Return)
    assert focus() is sampled.frame.stories._view
    bar_of(sampled).begin()
    with qtbot.waitSignal(sampled.desk.stories_listed, timeout=WAIT_MS):
        qtbot.keyClick(focus(), Key.Key_Escape)
    assert shown(sampled) == everything
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert focus() is sampled.frame.stories._view


def test_nothing_found_is_said_with_one_way_out(sampled: MainWindow, qtbot: QtBot) -> None:
    everything = shown(sampled)
    type_filter(qtbot, sampled, "outlet:xyzzy")
    panel = sampled.frame.stories
    assert not shown(sampled)
    assert not panel._view.isVisible()
    clearing = panel._nothing.findChild(QPushButton)
    assert clearing is not None
    qtbot.keyClick(focus(), Key.Key_Return)
    assert focus() is bar_of(sampled)._field  # there is no list to go to
    panel.setFocus()
    assert focus() is bar_of(sampled)._field
    for _ in range(4):
        if focus() is not clearing:
            qtbot.keyClick(focus(), Key.Key_Tab)
    assert focus() is clearing
    with qtbot.waitSignal(sampled.desk.stories_listed, timeout=WAIT_MS):
        qtbot.keyClick(clearing, Key.Key_Space)
    assert shown(sampled) == everything
    assert panel._view.isVisible()


def test_the_menu_counts_and_switches_on_and_off(sampled: MainWindow, qtbot: QtBot) -> None:
    bar, everything = bar_of(sampled), shown(sampled)
    undecided = {row.id for row in rows_of(sampled) if not row.is_done}
    sampled.run_command(CommandId.FILTER_MENU)
    action = bar._states[COMMON[0]]
    qtbot.waitUntil(lambda: action.text() == f"Unreviewed\t{len(undecided)}", timeout=WAIT_MS)
    with qtbot.waitSignal(sampled.desk.stories_listed, timeout=WAIT_MS):
        qtbot.keyClick(bar._common.menu(), Key.Key_Return)
    assert bar.query == "is:unreviewed"
    assert set(shown(sampled)) == undecided
    sampled.run_command(CommandId.FILTER_MENU)
    assert action.isChecked()
    with qtbot.waitSignal(sampled.desk.stories_listed, timeout=WAIT_MS):
        qtbot.keyClick(bar._common.menu(), Key.Key_Return)
    assert shown(sampled) == everything


def test_alt_and_the_arrow_open_the_menu_though_a_story_is_open(sampled: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sampled.desk.story_opened, timeout=WAIT_MS):
        sampled.desk.open_story(max(rows_of(sampled), key=lambda row: len(row.articles)).id)
    sampled.run_command(CommandId.FILTER_STORIES)
    assert sampled.commands[CommandId.NEXT_CHANGE].isEnabled()
    qtbot.keyClick(focus(), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = bar_of(sampled)._common.menu()
    assert menu.isVisible()
    assert sampled.frame.comparison.cursor_place.current is None
    menu.close()


def test_an_operator_of_the_menu_is_written_and_waits_for_its_value(sampled: MainWindow) -> None:
    bar = bar_of(sampled)
    (outlet,) = (action for action in bar._common.menu().actions() if action.data() == "outlet:")
    outlet.trigger()
    assert bar._field.text() == "outlet:"
    assert focus() is bar._field
    assert bar._field.cursorPosition() == len("outlet:")


def test_the_order_is_chosen_by_keys_and_kept(
    sampled: MainWindow, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    sampled.run_command(CommandId.SORT_STORIES)
    menu = bar_of(sampled)._sort.menu()
    with qtbot.waitSignal(sampled.desk.stories_listed, timeout=WAIT_MS):
        for _ in range(list(StoryOrder).index(StoryOrder.TITLE)):
            qtbot.keyClick(menu, Key.Key_Down)
        qtbot.keyClick(menu, Key.Key_Return)
    titles = {int(row.id): row.title.casefold() for row in rows_of(sampled)}
    assert [titles[one] for one in shown(sampled)] == sorted(titles.values())
    assert sampled.frame.stories._model.index(0, 0).data() == "All stories"
    assert bar_of(sampled)._sort.text() == "By title ▾"
    sampled.close()
    again = open_window()
    assert [titles[one] for one in shown(again)] == sorted(titles.values())


def test_the_open_story_leaves_the_list_of_unreviewed_with_its_last_verdict(sampled: MainWindow, qtbot: QtBot) -> None:
    rows = [row for row in rows_of(sampled) if not row.is_done]
    for row in rows:
        with qtbot.waitSignal(sampled.desk.story_opened, timeout=WAIT_MS):
            sampled.desk.open_story(row.id)
    story = sampled.desk.story
    assert story is not None
    type_filter(qtbot, sampled, "is:unreviewed")
    qtbot.waitUntil(lambda: story.row.id in shown(sampled), timeout=WAIT_MS)
    sampled.desk.decide(story.keys, Verdict.NOISE)
    qtbot.waitUntil(lambda: story.row.id not in shown(sampled), timeout=WAIT_MS)
    sampled.desk.undo()
    qtbot.waitUntil(lambda: story.row.id in shown(sampled), timeout=WAIT_MS)


def test_the_next_story_is_the_one_below_the_place_that_the_open_one_left(sampled: MainWindow, qtbot: QtBot) -> None:
    type_filter(qtbot, sampled, "is:unreviewed")
    before = shown(sampled)
    with qtbot.waitSignal(sampled.desk.story_opened, timeout=WAIT_MS):
        sampled.desk.open_story(StoryId(before[1]))
    story = sampled.desk.story
    assert story is not None
    sampled.desk.decide(story.keys, Verdict.NOISE)
    qtbot.waitUntil(lambda: before[1] not in shown(sampled), timeout=WAIT_MS)
    assert sampled.frame.stories.current == before[2]
    with qtbot.waitSignal(sampled.desk.story_opened, timeout=WAIT_MS):
        sampled.listed.open_next_undecided(story.row.id)
    assert sampled.desk.story is not None
    assert sampled.desk.story.row.id == before[2]


def test_of_a_filtered_list_all_is_reviewed_is_said_of_what_is_shown(sampled: MainWindow, qtbot: QtBot) -> None:
    type_filter(qtbot, sampled, "is:reviewed")
    sampled.listed.open_next_undecided(None)
    facts = sampled.frame.footer._facts
    qtbot.waitUntil(lambda: "Every story shown is reviewed" in facts.accessibleName(), timeout=WAIT_MS)


def test_two_changes_at_once_renew_the_rows_of_both(sampled: MainWindow, qtbot: QtBot) -> None:
    rows = rows_of(sampled)[:2]

    def tag_silently(library: Library) -> Changes:
        library.tag([row.articles[0] for row in rows], ["urgent"])
        return Changes()

    with qtbot.waitSignal(sampled._worker.changed, timeout=WAIT_MS):
        sampled._worker.write("tag", tag_silently)
    for row in rows:
        sampled.listed.on_changed(Changes(stories=frozenset({row.id})))
    model = sampled.frame.stories._model

    def is_tagged(story: StoryId) -> bool:
        node = model.node(model.index_of(story))
        return isinstance(node, StoryRow) and node.tags == ("urgent",)

    qtbot.waitUntil(lambda: all(is_tagged(row.id) for row in rows), timeout=5_000)


def test_the_palette_finds_stories_that_the_filter_hides(sampled: MainWindow, qtbot: QtBot) -> None:
    row = max(rows_of(sampled), key=lambda row: len(row.articles))
    type_filter(qtbot, sampled, "outlet:xyzzy")
    sampled.run_command(CommandId.PALETTE)
    palette = sampled.frame.palette_box
    with qtbot.waitSignal(palette.story_chosen, timeout=WAIT_MS) as chosen:
        qtbot.keyClicks(palette._field, row.title[:9])
        qtbot.waitUntil(lambda: row.id in {one.story for one in palette.choices}, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: palette._model.index(0).data() == row.title, timeout=WAIT_MS)
        qtbot.keyClick(palette._field, Key.Key_Return)
    assert chosen.args == [row.id]
