"""Search and tags through the real window, by keys: saved searches, who printed a sentence, tags and the flag."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QWidget,
)

from reader.store.query import FilterName, State, parsed
from reader.store.rows import SavedSearch
from tests.ui.listed import rows_of
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.edit_dialog import Edit
from ui.search.operators import OPERATORS
from ui.search.saved_bar import SavedBar
from ui.tags.dialog import TagDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from reader.base.changes import Changes
    from reader.library import Library
    from ui.main_window import MainWindow

SENTENCE = "A tug pulled it free at night."


def ask(window: MainWindow, qtbot: QtBot, query: str) -> None:
    with qtbot.waitSignal(window.searches.found, timeout=WAIT_MS):
        window.navigation.search_for(query)


def answer(window: MainWindow, text: str) -> None:
    """Type ``text`` into the next question and accept it."""

    def reply() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue(text)
        dialog.accept()

    QTimer.singleShot(0, window, reply)


def summary(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.frame.search.findChildren(QLabel) if label.isVisible())


def searches(window: MainWindow) -> tuple[SavedSearch, ...]:
    return window.frame.search.saved.searches


def test_a_search_is_saved_asked_renamed_and_deleted_by_keys(ferry: MainWindow, qtbot: QtBot) -> None:
    ask(ferry, qtbot, "ferry tug")
    answer(ferry, "Tugs")
    ferry.run_command(CommandId.SAVE_SEARCH)
    qtbot.waitUntil(lambda: searches(ferry) == (SavedSearch("Tugs", "ferry tug"),), timeout=WAIT_MS)
    ask(ferry, qtbot, "council")
    button = next(one for one in ferry.frame.search.saved.findChildren(QPushButton) if one.text() == "Tugs")
    with qtbot.waitSignal(ferry.searches.found, timeout=WAIT_MS):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert ferry.frame.search.query == "ferry tug"
    assert button.isChecked()
    answer(ferry, "Pulled free")
    ferry.run_command(CommandId.RENAME_SEARCH)
    qtbot.waitUntil(lambda: [one.name for one in searches(ferry)] == ["Pulled free"], timeout=WAIT_MS)
    ferry.run_command(CommandId.DROP_SEARCH)
    qtbot.waitUntil(lambda: not searches(ferry), timeout=WAIT_MS)
    ferry.run_command(CommandId.UNDO)
    qtbot.waitUntil(lambda: [one.name for one in searches(ferry)] == ["Pulled free"], timeout=WAIT_MS)


def test_the_palette_opens_saved_searches_and_outlets(ferry: MainWindow, qtbot: QtBot) -> None:
    assert ferry.desk.story is not None
    ferry.desk.edit([Edit(ferry.desk.story.articles[1].row.id, "outlet", "Coast Mirror")])
    qtbot.waitUntil(lambda: ferry.navigation.names.outlets == ("Coast Mirror",), timeout=WAIT_MS)
    ask(ferry, qtbot, "tug")
    answer(ferry, "Tugs")
    ferry.run_command(CommandId.SAVE_SEARCH)
    qtbot.waitUntil(lambda: bool(searches(ferry)), timeout=WAIT_MS)
    ferry.run_command(CommandId.PALETTE)
    palette = ferry.frame.palette_box
    assert [choice.saved for choice in palette.choices if choice.saved] == [SavedSearch("Tugs", "tug")]
    field = palette.findChild(QLineEdit)
    assert field is not None
    with qtbot.waitSignal(ferry.searches.found, timeout=WAIT_MS) as found:
        QTest.keyClicks(field, "Coast Mirror")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert ferry.frame.search.query == 'outlet:"Coast Mirror"'
    assert {hit.outlet for hit in found.args[0]} == {"Coast Mirror"}


def test_who_else_printed_the_passage_in_focus(ferry: MainWindow, qtbot: QtBot) -> None:
    pane = ferry.frame.comparison
    assert ferry.desk.story is not None
    stored = ferry.desk.story.articles[0]
    passage = next(place for place, text in enumerate(stored.passages) if SENTENCE in text)
    pane.go_to_passage(stored.row.id, passage)
    with qtbot.waitSignal(ferry.searches.found, timeout=WAIT_MS) as found:
        ferry.run_command(CommandId.WHO_PRINTED)
    assert {hit.article for hit in found.args[0]} == {one.row.id for one in ferry.desk.story.articles}
    for hit in found.args[0]:
        assert "tug pulled it free at night" in " ".join(mark.of(hit.snippet) for mark in hit.marks)
    assert "Printed in 3 passages of 3 articles, the oldest first" in summary(ferry)
    hits = ferry.frame.search.findChild(QListView)
    assert hits is not None
    qtbot.waitUntil(hits.hasFocus, timeout=WAIT_MS)
    ferry.run_command(CommandId.NEXT_ITEM)
    assert hits.currentIndex().row() == 1
    QTest.keyClick(hits, Qt.Key.Key_Return)
    assert ferry.frame.page is pane
    assert pane.article_in_focus == found.args[0][1].article


def test_a_furniture_row_has_no_sentence(ferry: MainWindow) -> None:
    ferry.frame.comparison.show_story(None)
    ferry.run_command(CommandId.WHO_PRINTED)
    assert "no sentence in focus" in ferry.frame.passing.text


def tag(window: MainWindow, keys: Callable[[QLineEdit], None]) -> None:
    """Answer the next box of tags with ``keys`` typed into its field."""

    def reply() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TagDialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        keys(field)

    QTimer.singleShot(0, window, lambda: _when_open(window, reply))


def _when_open(window: MainWindow, reply: Callable[[], None]) -> None:
    if isinstance(QApplication.activeModalWidget(), QDialog):
        reply()
    else:
        QTimer.singleShot(10, window, lambda: _when_open(window, reply))


def new_tag(field: QLineEdit) -> None:
    QTest.keyClicks(field, "to quote")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)


def words_of(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel)]


def tags_of(window: MainWindow) -> tuple[str, ...]:
    return tuple(tag for row in rows_of(window) for tag in row.tags)


def test_an_article_is_tagged_completed_shown_and_untagged(ferry: MainWindow, qtbot: QtBot) -> None:
    inspector = ferry.frame.inspector
    ferry.frame.comparison.setFocus()
    tag(ferry, new_tag)
    ferry.run_command(CommandId.TAG)
    qtbot.waitUntil(lambda: tags_of(ferry) == ("to quote",), timeout=WAIT_MS)
    qtbot.waitUntil(
        lambda: "#\u00a0to quote" in [label.text() for label in inspector.findChildren(QLabel)], timeout=WAIT_MS
    )

    def take_off(field: QLineEdit) -> None:
        QTest.keyClicks(field, "QUO")
        QTest.keyClick(field, Qt.Key.Key_Down)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClick(field, Qt.Key.Key_Return)

    tag(ferry, take_off)
    ferry.run_command(CommandId.TAG)
    qtbot.waitUntil(lambda: tags_of(ferry) == (), timeout=WAIT_MS)
    ferry.run_command(CommandId.UNDO)
    qtbot.waitUntil(lambda: tags_of(ferry) == ("to quote",), timeout=WAIT_MS)


def test_the_flag_goes_on_and_off_the_story_in_the_list(ferry: MainWindow, qtbot: QtBot) -> None:
    stories = ferry.frame.stories
    stories.setFocus()
    qtbot.waitUntil(ferry.isActiveWindow, timeout=WAIT_MS)
    ferry.run_command(CommandId.FLAG)
    qtbot.waitUntil(lambda: tags_of(ferry) == ("flagged",), timeout=WAIT_MS)
    ask(ferry, qtbot, "is:flagged")
    assert len(ferry.frame.search.articles) == 3
    stories.setFocus()
    ferry.run_command(CommandId.FLAG)
    qtbot.waitUntil(lambda: tags_of(ferry) == (), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: ferry.frame.search.articles == (), timeout=WAIT_MS)


def test_tags_are_shown_as_they_are_written(ferry: MainWindow) -> None:
    ferry.frame.inspector.show_tags(["<b>odd</b>"])
    assert "#\u00a0<b>odd</b>" in words_of(ferry.frame.inspector)


def test_a_box_of_tags_knows_all_some_and_none(ferry: MainWindow) -> None:
    box = TagDialog({"all": True, "none": False, "some": None}, "3 articles", ferry)
    field = box.findChild(QLineEdit)
    assert field is not None
    assert not box.put_on
    assert not box.taken_off
    for typed in ("some", "all", "none", "new one"):
        field.setText(typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert box.put_on == ("none", "some", "new one")
    assert box.taken_off == ("all",)
    field.setText("...")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "..." not in box.put_on
    assert box.result() == 0
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert box.result() == 1


def test_a_tag_whose_name_is_a_part_of_another_is_made(ferry: MainWindow) -> None:
    box = TagDialog({"to quote": False, "quoted": True}, "3 articles", ferry)
    field, tags = box.findChild(QLineEdit), box.findChild(QListWidget)
    assert field is not None
    assert tags is not None
    field.setText('quote"')
    assert tags.currentItem().text() == "New tag “quote”"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (box.put_on, box.taken_off) == (("quote",), ())
    field.setText("quote")
    assert tags.currentItem().text() == "quote"
    field.setText("quot")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert tags.currentItem().text() == "to quote"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (box.put_on, box.taken_off) == (("to quote", "quote"), ())


def test_of_searches_with_one_query_the_chosen_one_is_renamed_and_deleted(ferry: MainWindow, qtbot: QtBot) -> None:
    saved, twins = ferry.frame.search.saved, (SavedSearch("A", "tug"), SavedSearch("B", "tug"))
    for one in twins:
        ferry._worker.write("save", partial(_save, one))
    qtbot.waitUntil(lambda: searches(ferry) == twins, timeout=WAIT_MS)
    ask(ferry, qtbot, "tug")
    assert saved.current == twins[0]
    (second,) = (one for one in saved.findChildren(QPushButton) if one.text() == "B")
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert saved.current == twins[1]
    assert second.isChecked()
    ask(ferry, qtbot, "council")
    ferry.navigation.ask_saved(twins[1])
    answer(ferry, "Z")
    ferry.run_command(CommandId.RENAME_SEARCH)
    qtbot.waitUntil(lambda: searches(ferry) == (twins[0], SavedSearch("Z", "tug")), timeout=WAIT_MS)
    ferry.run_command(CommandId.DROP_SEARCH)
    qtbot.waitUntil(lambda: searches(ferry) == twins[:1], timeout=WAIT_MS)


def _save(search: SavedSearch, library: Library) -> Changes:
    return library.save_search(search)


def test_the_operators_are_told_while_nothing_is_asked(ferry: MainWindow, qtbot: QtBot) -> None:
    ferry.run_command(CommandId.SEARCH)
    assert all(one.form in summary(ferry) for one in OPERATORS)
    ask(ferry, qtbot, "ferry")
    assert OPERATORS[0].meaning not in summary(ferry)


def test_every_filter_and_state_is_an_operator_and_every_operator_means_something() -> None:
    queries = [parsed(one.form) for one in OPERATORS]
    filters = {one for query in queries for group in query.filters for one in group}
    assert {one.name for one in filters} == set(FilterName)
    assert {one.value for one in filters if one.name is FilterName.IS} == set(State)
    assert sum(query.like is not None for query in queries) == 1
    assert len({one.form for one in OPERATORS}) == len(OPERATORS)


def test_a_saved_name_is_no_html_and_no_shortcut(qtbot: QtBot) -> None:
    bar = SavedBar()
    qtbot.addWidget(bar)
    bar.show_searches([SavedSearch("R&D <b>", "a"), SavedSearch("x" * 80, "b")])
    texts = [button.text() for button in bar.findChildren(QPushButton)]
    assert "R&&D <b>" in texts
    assert all(len(text) <= 41 for text in texts)


@pytest.mark.parametrize("command", [CommandId.RENAME_SEARCH, CommandId.DROP_SEARCH, CommandId.SAVE_SEARCH])
def test_without_a_search_nothing_is_renamed_or_deleted(ferry: MainWindow, command: CommandId) -> None:
    ferry.run_command(command)
    assert "first" in ferry.frame.passing.text
