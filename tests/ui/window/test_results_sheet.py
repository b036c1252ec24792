"""The result sheet through the real window: verdicts, order, retry, copying, taking back; and what was cut off."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from reader.base.ids import ArticleId
from reader.library import Library
from reader.store.rows import ImportResult, ImportStatus
from tests.ui.window.articles import write_many
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.importing.bar import ImportBar
from ui.importing.results_page import ResultsPage
from ui.importing.run import Outcome, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.theme import Theme

ROWS = 2_000


@pytest.fixture
def imported(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window that shows the result of an import: two articles, a stub and an empty file."""
    folder = tmp_path / "news"
    write_many(folder, 2)
    (folder / "empty.txt").touch()
    (folder / "link.url").write_text("[InternetShortcut]\nURL=https://news.example.org/ferry-stays\n")
    with qtbot.waitSignal(window.imports.importer.finished, timeout=WAIT_MS):
        window.import_paths([folder])
    assert window.frame.page is window.frame.results
    qtbot.waitUntil(lambda: window.commands[CommandId.UNDO].text() == "Undo Import 3 articles", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(window.desk.stories), timeout=WAIT_MS)
    return window


def shown(page: ResultsPage) -> list[str]:
    return [result.status.value for result in page._model.shown]


def test_rows_say_what_became_of_each_file_and_copy_as_text(imported: MainWindow) -> None:
    page = imported.frame.results
    assert shown(page) == ["failed", "stub", "new", "new"]
    imported.run_command(CommandId.COPY_RESULTS)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert [line[0] for line in lines] == ["Failed", "Stub", "New", "New"]
    assert lines[0][2] == "The file is empty."
    assert "save the page in your browser and drop the file here" in lines[1][2]
    assert all(Path(line[1]).is_file() for line in lines)


def test_a_name_that_turns_its_direction_is_shown_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    page = ResultsPage(theme)
    qtbot.addWidget(page)
    odd = ImportResult("/news/\u202etxt.exe\nb.txt", 0, ImportStatus.NEW, ArticleId(1))
    page.show_outcome(Outcome((odd,), 0, is_cancelled=False))
    assert page._model.index(0, 1).data() == "⟨U+202E⟩txt.exe b.txt"


def test_what_failed_is_read_again_alone(imported: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    text = (tmp_path / "news" / "market-0000.txt").read_text(encoding="utf-8").replace("market", "fair")
    (tmp_path / "news" / "empty.txt").write_text(f"{text} And the fair went on.", encoding="utf-8")
    with qtbot.waitSignal(imported.imports.importer.finished, timeout=WAIT_MS) as finished:
        imported.run_command(CommandId.RETRY_FAILED)
    (result,) = finished.args[0].results
    assert Path(result.path).name == "empty.txt"
    assert result.status is ImportStatus.NEW
    assert not imported.commands[CommandId.RETRY_FAILED].isEnabled()


def test_the_import_is_taken_back_as_one_step(imported: MainWindow, qtbot: QtBot) -> None:
    imported.run_command(CommandId.UNDO_IMPORT)
    qtbot.waitUntil(lambda: not imported.desk.stories, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: imported.commands[CommandId.REDO].text() == "Redo Import 3 articles", timeout=WAIT_MS)
    assert not imported.commands[CommandId.UNDO_IMPORT].isEnabled()


def test_a_row_opens_its_story(imported: MainWindow, qtbot: QtBot) -> None:
    page = imported.frame.results
    page._table.setCurrentIndex(page._model.index(2, 0))
    with qtbot.waitSignal(imported.desk.story_opened, timeout=WAIT_MS):
        qtbot.keyClick(page._table, Qt.Key.Key_Return)
    assert imported.frame.page is imported.frame.comparison


def test_thousands_of_rows_are_shown_sorted_and_filtered_at_once(theme: Theme, qtbot: QtBot) -> None:
    page = ResultsPage(theme)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    verdicts = tuple(ImportStatus)
    results = tuple(
        ImportResult(f"/news/{n * 7919 % ROWS:05}.html", 0, verdicts[n % len(verdicts)], ArticleId(n))
        for n in range(ROWS)
    )
    started_s = time.process_time()
    page.show_outcome(Outcome(results, 0, is_cancelled=False))
    page._table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    page._table.scrollToBottom()
    page.grab()
    spent_s = time.process_time() - started_s
    assert page._model.shown[0].path == f"/news/{ROWS - 1:05}.html"
    page._filters.button(verdicts.index(ImportStatus.FAILED)).click()
    assert set(shown(page)) == {"failed"}
    page._table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert len(shown(page)) == ROWS // len(verdicts)
    assert spent_s < 1.0


def test_what_an_import_was_cut_off_before_is_offered_until_taken(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    write_many(tmp_path / "news", 3)
    paths = sorted((tmp_path / "news").iterdir())
    with Library.open(tmp_path / "library.variorum") as library:
        library.begin_import([str(path) for path in paths])
    first = open_window()
    assert first.frame.messages.isVisible()
    first.close()
    second = open_window()
    assert "(Ctrl+Shift+C)" in second.frame.messages._offer.text()
    with qtbot.waitSignal(second.imports.importer.finished, timeout=WAIT_MS) as finished:
        second.commands[CommandId.CONTINUE_IMPORT].trigger()
    assert [result.status for result in finished.args[0].results] == [ImportStatus.NEW] * 3
    assert not second.frame.messages.isVisible()
    second.close()
    assert not open_window().frame.messages.isVisible()


def test_declining_what_was_cut_off_ends_the_offer(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    with Library.open(tmp_path / "library.variorum") as library:
        library.begin_import([str(tmp_path / "never.txt")])
    window = open_window()
    qtbot.mouseClick(window.frame.messages._close, Qt.MouseButton.LeftButton)
    assert not window.commands[CommandId.CONTINUE_IMPORT].isEnabled()
    window.close()
    assert not open_window().frame.messages.isVisible()


def test_keys_open_a_story_once_the_sheet_is_left(imported: MainWindow, qtbot: QtBot) -> None:
    imported.run_command(CommandId.GO_BACK)
    before = imported.frame.page
    assert before is imported.frame.welcome
    assert imported.focusWidget() is not None
    qtbot.keyClick(imported.focusWidget(), Qt.Key.Key_J)
    with qtbot.waitSignal(imported.desk.story_opened, timeout=WAIT_MS):
        qtbot.keyClick(imported.focusWidget(), Qt.Key.Key_Return)
    assert imported.frame.page is imported.frame.comparison


def test_what_a_row_means_can_be_read_to_its_end(theme: Theme, qtbot: QtBot) -> None:
    page = ResultsPage(theme)
    qtbot.addWidget(page)
    page.resize(700, 500)
    reason = "The file ends in the middle of a table; save it again from the program that made it. " * 4
    odd = ImportResult("/news/b.pdf", 0, ImportStatus.FAILED, None, error=reason)
    page.show_outcome(Outcome((odd,), 0, is_cancelled=False))
    told = next(label for label in page.findChildren(QLabel) if label.text() == reason.strip())
    page.show()
    assert told.height() >= told.heightForWidth(told.width()) > 2 * told.fontMetrics().height()


def test_a_single_file_is_said_to_be_read_and_not_to_be_none_of_one(qtbot: QtBot) -> None:
    bar = ImportBar()
    qtbot.addWidget(bar)
    bar.begin()
    bar.show_progress(Progress(0, 1, "/news/year.mbox"))
    words = " ".join(label.text() for label in bar.findChildren(QLabel))
    assert "Reading one file…" in words
    bar.show_progress(Progress(0, 2, ""))
    assert "Importing 0 of 2" in " ".join(label.text() for label in bar.findChildren(QLabel))
