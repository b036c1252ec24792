"""The dialogs: correcting an article, identical changes, reasons, keys, report, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QWidget

from reader.library import Library
from reader.review.mark import Verdict
from tests.ui.window.articles import write_ferry
from tests.ui.window.conftest import WAIT_MS
from ui.about import AboutBox
from ui.cheat_sheet import CheatSheet
from ui.commands import COMMANDS, CommandId
from ui.edit_dialog import EditDialog
from ui.identical_dialog import IdenticalDialog
from ui.report_dialog import FORMATS, ReportDialog
from ui.story_details import StoryDetails

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


def words_of(dialog: QWidget) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def take_dialog(kind: type[QDialog]) -> QDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def test_corrected_headline_is_kept_and_can_be_undone(ferry: MainWindow, qtbot: QtBot) -> None:
    assert ferry.desk.story is not None
    before = ferry.desk.story.articles[0].row.title

    def answer() -> None:
        dialog = take_dialog(EditDialog)
        field = next(one for one in dialog.findChildren(QLineEdit) if one.text() == before)
        field.setText("A ferry waits")
        dialog.accept()

    QTimer.singleShot(0, ferry, answer)
    ferry.run_command(CommandId.EDIT_ARTICLE)
    qtbot.waitUntil(lambda: titles(ferry)[0] == "A ferry waits", timeout=WAIT_MS)
    assert ferry.commands[CommandId.UNDO].text() == "Undo Edit headline"
    ferry.run_command(CommandId.UNDO)
    qtbot.waitUntil(lambda: titles(ferry)[0] == before, timeout=WAIT_MS)


@pytest.mark.parametrize("shown", [0, 1, 2])
def test_the_article_of_the_column_in_focus_is_corrected(ferry: MainWindow, shown: int) -> None:
    pane = ferry.frame.comparison
    pane.go(1)
    pane.table.show_cell(0, shown)
    chosen: list[int] = []

    def look() -> None:
        dialog = take_dialog(EditDialog)
        box = dialog.findChild(QComboBox)
        assert box is not None
        chosen.append(box.currentIndex())
        dialog.reject()

    QTimer.singleShot(0, ferry, look)
    ferry.run_command(CommandId.EDIT_ARTICLE)
    assert pane.state is not None
    assert chosen == [pane.state.column_order[shown]]


def titles(window: MainWindow) -> list[str]:
    assert window.desk.story is not None
    return [article.row.title for article in window.desk.story.articles]


def test_untouched_fields_are_no_edits(ferry: MainWindow, qtbot: QtBot) -> None:
    assert ferry.desk.story is not None
    articles = ferry.desk.story.articles
    dialog = EditDialog(articles, articles[1].row.id, ferry)
    qtbot.addWidget(dialog)
    accepted = [
        name
        for name in ("headline", "outlet", "agency", "published")
        if (claim := getattr(articles[1].article, name)) is not None and claim.is_proposal
    ]
    assert [edit.field for edit in dialog.edits] == accepted
    assert all(edit.article == articles[1].row.id for edit in dialog.edits)


def test_identical_changes_take_one_verdict_after_a_preview(ferry: MainWindow, qtbot: QtBot) -> None:
    ferry.run_command(CommandId.NEXT_CHANGE)
    assert ferry.desk.story is not None
    current = ferry.frame.comparison.cursor_place.current
    assert current is not None
    key = ferry.desk.story.keys[current]

    def answer() -> None:
        dialog = take_dialog(IdenticalDialog)
        assert "noise" in words_of(dialog)
        dialog.accept()

    QTimer.singleShot(0, ferry, answer)
    ferry.run_command(CommandId.NOISE_ALL)
    qtbot.waitUntil(lambda: verdict_of(ferry, key) is Verdict.NOISE, timeout=WAIT_MS)
    ferry.run_command(CommandId.UNDO_VERDICT)
    qtbot.waitUntil(lambda: verdict_of(ferry, key) is None, timeout=WAIT_MS)
    assert ferry.frame.comparison.cursor_place.current == current


def verdict_of(window: MainWindow, key: object) -> Verdict | None:
    assert window.desk.story is not None
    mark = window.desk.story.marks.get(key)  # type: ignore[call-overload]
    return mark.verdict if mark else None


def test_reasons_name_every_article(ferry: MainWindow, qtbot: QtBot) -> None:
    found: list[object] = []
    ferry.desk.explained.disconnect()
    ferry.desk.explained.connect(found.append)
    ferry.run_command(CommandId.STORY_DETAILS)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    dialog = StoryDetails(found[0], ferry.keymap, ferry)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    words = words_of(dialog)
    assert all(title in words for title in titles(ferry))
    assert "+ " in words
    codes = {field.text() for field in dialog.findChildren(QLineEdit)}
    assert ferry.desk.story is not None
    assert {article.sha256 for article in ferry.desk.story.articles} <= codes
    assert {article.row.path for article in ferry.desk.story.articles} <= codes


def test_cheat_sheet_names_every_key(ferry: MainWindow, qtbot: QtBot) -> None:
    dialog = CheatSheet(ferry, ferry.keymap, has_story=True, view=CommandId.COMPARE)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    missing = [key for command in COMMANDS for key in command.shown_keys if key not in words]
    assert missing == []


def test_cheat_sheet_of_the_list_of_changes_names_what_works_there(ferry: MainWindow) -> None:
    words: list[str] = []

    def look() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, CheatSheet)
        words.extend(label.text() for label in sheet.findChildren(QLabel))
        sheet.close()

    ferry.run_command(CommandId.CHANGE_LIST)
    assert ferry.frame.page is ferry.frame.change_list
    QTimer.singleShot(0, ferry, look)
    ferry.run_command(CommandId.CHEAT_SHEET)
    assert {"Next change", "Matters", "Noise", "Unsure"} <= set(words)
    assert "Next column" not in words  # means something in the comparison alone


def test_cheat_sheet_without_a_story_leaves_its_keys_out(window: MainWindow, qtbot: QtBot) -> None:
    dialog = CheatSheet(window, window.keymap, has_story=False)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Next change" not in words
    assert "Filter the entries" not in words


def test_cheat_sheet_of_the_ledgers_names_their_keys(window: MainWindow, qtbot: QtBot) -> None:
    dialog = CheatSheet(window, window.keymap, has_story=False, view=CommandId.LEDGERS)
    qtbot.addWidget(dialog)
    assert {"Filter the entries", "Go to the passage"} <= {label.text() for label in dialog.findChildren(QLabel)}


@pytest.mark.parametrize("place", range(len(FORMATS)))
def test_report_takes_the_ending_of_its_format(window: MainWindow, qtbot: QtBot, tmp_path: Path, place: int) -> None:
    dialog = ReportDialog('A "quoted" / title', tmp_path, window)
    qtbot.addWidget(dialog)
    dialog.forms[place].click()
    assert dialog.wish.form == FORMATS[place]
    assert dialog.wish.path == tmp_path / f"A quoted  title.{FORMATS[place]}"


def test_about_names_library_and_licences(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = AboutBox(window.appearance.theme, tmp_path / "library.variorum", window)
    qtbot.addWidget(dialog)
    words = words_of(dialog)
    assert "library.variorum" in words
    assert all(licence in words for licence in ("LGPL", "Open Font License", "ISC", "Apache"))


def test_import_is_one_step_that_undo_takes_back(ferry: MainWindow, qtbot: QtBot) -> None:
    assert ferry.commands[CommandId.UNDO].isEnabled()
    assert "mport" in ferry.commands[CommandId.UNDO].text()
    ferry.run_command(CommandId.UNDO)
    qtbot.waitUntil(lambda: not ferry.desk.has_stories, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: ferry.frame.page is ferry.frame.empty, timeout=WAIT_MS)


def test_interrupted_import_is_offered_again(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    paths = write_ferry(tmp_path / "ferry")
    with Library.open(tmp_path / "library.variorum") as library:
        library.begin_import([str(path) for path in paths])
    again = open_window()
    assert "cut off" in words_of(again.frame.messages)
    with qtbot.waitSignal(again.desk.story_opened, timeout=WAIT_MS):
        again.run_command(CommandId.CONTINUE_IMPORT)
