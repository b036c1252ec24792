"""The main paths through the real window over a real library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from reader.base.ids import ArticleId
from reader.comparison.variations import variations_of
from reader.review.agreement import member_keys, verdict_on
from reader.review.mark import Verdict
from reader.store.rows import ImportStatus, SearchHit
from tests.ui.listed import rows_of
from tests.ui.window.articles import write_ferry
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.ledgers.model import LINE_ROLE
from ui.report_dialog import ReportWish
from ui.search.page import MOST_HITS
from ui.theme import ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.base.ids import ChangeKey
    from ui.main_window import MainWindow

    Import = Callable[[MainWindow, list[Path]], None]

CENTRE = QPoint(400, 300)
BUTTONS, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(window: MainWindow, mime: QMimeData) -> None:
    QApplication.sendEvent(window, QDragEnterEvent(CENTRE, Qt.DropAction.CopyAction, mime, BUTTONS, NO_KEYS))


def drop(window: MainWindow, mime: QMimeData) -> None:
    drag(window, mime)
    QApplication.sendEvent(window, QDropEvent(QPointF(CENTRE), Qt.DropAction.CopyAction, mime, BUTTONS, NO_KEYS))


def open_ferry(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    """Drop the three tellings; the window opens their story by itself."""
    write_ferry(folder)
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        drop(window, mime_of(folder))


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClick(window.frame.comparison.table, key, modifier)


def wait_for_verdict(qtbot: QtBot, window: MainWindow, key: ChangeKey, verdict: Verdict | None) -> None:
    """Wait until the library has ``verdict`` on ``key``, and the window has read it."""

    def has_it() -> bool:
        return window.desk.story is not None and verdict_on(key, window.desk.story.marks) is verdict

    qtbot.waitUntil(has_it, timeout=WAIT_MS)


def test_empty_library_says_what_to_do(window: MainWindow) -> None:
    assert window.frame.page is window.frame.empty
    assert not window.frame.stories.isVisible()
    words = " ".join(label.text() for label in window.frame.empty.findChildren(QLabel))
    assert "Drop articles" in words
    assert {button.text() for button in window.frame.empty.findChildren(QAbstractButton)} == {
        "Import files…",
        "Open the sample library",
    }


def test_from_drop_to_report(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_ferry(window, tmp_path / "ferry", qtbot)
    frame = window.frame
    assert frame.page is frame.comparison
    assert window.desk.story is not None
    assert len(window.desk.story.articles) == 3
    assert [len(story.articles) for story in rows_of(window)] == [3]

    press(window, Qt.Key.Key_N)
    first = frame.comparison.cursor_place.current
    assert first is not None
    key = window.desk.story.keys[first]
    press(window, Qt.Key.Key_V)
    wait_for_verdict(qtbot, window, key, Verdict.MATTERS)
    assert frame.comparison.cursor_place.current != first
    assert window.commands[CommandId.UNDO].text().startswith("Undo ")
    assert window.commands[CommandId.UNDO].text() != "Undo"

    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for_verdict(qtbot, window, key, None)
    qtbot.waitUntil(window.commands[CommandId.REDO].isEnabled, timeout=WAIT_MS)
    window.run_command(CommandId.REDO)
    wait_for_verdict(qtbot, window, key, Verdict.MATTERS)

    with qtbot.waitSignal(window.desk.reported, timeout=WAIT_MS):
        window.desk.write_report(ReportWish("json", tmp_path / "report.json"))
    assert "matters" in json.dumps(json.loads((tmp_path / "report.json").read_text("utf-8")))


def test_backspace_takes_the_last_verdict_back_and_returns(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_ferry(window, tmp_path / "ferry", qtbot)
    pane = window.frame.comparison
    press(window, Qt.Key.Key_N)
    first = pane.cursor_place.current
    assert first is not None
    assert window.desk.story is not None
    key = window.desk.story.keys[first]
    press(window, Qt.Key.Key_D)
    wait_for_verdict(qtbot, window, key, Verdict.NOISE)
    press(window, Qt.Key.Key_Backspace)
    assert pane.cursor_place.current == first
    wait_for_verdict(qtbot, window, key, None)


def test_verdict_covers_every_reading_and_is_one_step(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_ferry(window, tmp_path / "ferry", qtbot)
    story = window.desk.story
    assert story is not None
    several = next(one for one in variations_of(story.comparison) if len(member_keys(one, story.keys)) > 1)
    keys = member_keys(several, story.keys)
    window.frame.comparison.go_to_change(several.members[0])
    press(window, Qt.Key.Key_V)
    for key in keys:
        wait_for_verdict(qtbot, window, key, Verdict.MATTERS)
    assert window.frame.comparison.cursor_place.current not in several.members
    window.run_command(CommandId.UNDO)
    for key in keys:
        wait_for_verdict(qtbot, window, key, None)


def test_overlay_names_what_a_drop_will_do(window: MainWindow, tmp_path: Path) -> None:
    paths = write_ferry(tmp_path / "ferry")
    drag(window, mime_of(*paths))
    assert window.imports.overlay.isVisible()
    assert window.imports.overlay.text == "Import 3 files"
    drag(window, mime_of(tmp_path / "ferry"))
    assert window.imports.overlay.text == "Import all articles in 1 folder"


def test_a_dropped_link_is_kept_without_its_text(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/ferry-stays-in-harbour")])
    drag(window, mime)
    assert window.imports.overlay.text == "Import 1 link, without its text"
    assert "save the page" in window.imports.overlay.accessibleDescription()
    with qtbot.waitSignal(window.imports.importer.finished, timeout=WAIT_MS) as finished:
        drop(window, mime)
    assert [result.status for result in finished.args[0].results] == [ImportStatus.STUB]


def test_what_holds_nothing_is_refused_in_words(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("ftp://example.org/article")])
    with qtbot.waitSignal(window.imports.refused) as refused:
        drop(window, mime)
    assert "no text, no file" in refused.args[0]
    assert window.frame.messages.isVisible()
    assert not window.imports.importer.is_running


def test_pasted_text_becomes_an_article(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    text = write_ferry(tmp_path)[0].read_text("utf-8")
    QApplication.clipboard().setText(text)
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.run_command(CommandId.PASTE_ARTICLE)
    assert window.desk.story is not None
    assert window.desk.story.articles[0].row.path == ""


def test_bad_file_is_named_and_stops_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    paths = write_ferry(tmp_path)
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    with qtbot.waitSignal(window.imports.importer.finished, timeout=WAIT_MS) as finished:
        drop(window, mime_of(empty, *paths, tmp_path / "gone.txt"))
    found = {result.path.rsplit("/", 1)[-1]: (result.status.value, result.error) for result in finished.args[0].results}
    assert found["empty.txt"][0] == found["gone.txt"][0] == "failed"
    assert found["empty.txt"][1]
    assert [status for status, _ in found.values()].count("new") == 3
    assert window.frame.page is window.frame.results
    qtbot.waitUntil(lambda: len(window.desk.listing.whole.ids) == 1, timeout=WAIT_MS)
    QTest.keyClick(window.frame.results, Qt.Key.Key_Escape)
    assert window.frame.page is not window.frame.results
    window.run_command(CommandId.IMPORT_RESULTS)
    assert window.frame.page is window.frame.results


def test_same_files_again_are_present_already(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, import_all: Import
) -> None:
    write_ferry(tmp_path / "ferry")
    import_all(window, [tmp_path / "ferry"])
    with qtbot.waitSignal(window.imports.importer.finished, timeout=WAIT_MS) as finished:
        drop(window, mime_of(tmp_path / "ferry"))
    assert {result.status.value for result in finished.args[0].results} == {"same_text"}


def test_window_comes_back_as_it_was(open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    open_ferry(window, tmp_path / "ferry", qtbot)
    window.appearance.choose_dark()
    window.resize(1000, 700)  # the screen of the tests is 800 high
    window.frame.splitter.setSizes([260, 460, 280])
    press(window, Qt.Key.Key_N)
    press(window, Qt.Key.Key_N)
    change = window.frame.comparison.cursor_place.current
    assert window.desk.story is not None
    story = window.desk.story.row.id
    window.close()
    assert window.closed_cleanly

    again = open_window()
    qtbot.waitUntil(lambda: again.desk.story is not None, timeout=WAIT_MS)
    assert again.desk.story is not None
    assert again.desk.story.row.id == story
    assert again.frame.comparison.cursor_place.current == change
    assert again.height() == window.height() == 700
    assert again.frame.splitter.sizes()[0] == 260
    assert again.appearance.mode is ThemeMode.DARK


def test_search_opens_the_passage(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_ferry(window, tmp_path / "ferry", qtbot)
    with qtbot.waitSignal(window.searches.found, timeout=WAIT_MS) as found:
        window.navigation.search_for("aground evening")
    hits = found.args[0]
    assert hits
    hit = next(hit for hit in hits if hit.passage is not None)
    window.navigation.open_hit(hit)
    assert window.frame.page is window.frame.comparison


def test_search_says_when_it_shows_only_the_first_passages(window: MainWindow) -> None:
    page = window.frame.search
    for count, told in ((MOST_HITS, "200 passages in 2 articles"), (MOST_HITS + 1, "The first 200 passages, in 2")):
        page.show_hits([SearchHit(ArticleId(1 + n % 2), n, "A", None, None, "the ferry", ()) for n in range(count)])
        assert any(label.text().startswith(told) for label in page.findChildren(QLabel))


def test_ledgers_hold_the_quotation(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_ferry(window, tmp_path / "ferry", qtbot)
    with qtbot.waitSignal(window.desk.ledgers_made, timeout=WAIT_MS) as made:
        window.run_command(CommandId.LEDGERS)
    assert window.frame.page is window.frame.ledgers
    assert any("Nobody was hurt" in entry.canonical for entry in made.args[0].quotations)
    assert made.args[0].attributions
    place = window.frame.ledgers.table.currentIndex().data(LINE_ROLE).place
    QTest.keyClick(window.frame.ledgers.table, Qt.Key.Key_Return)
    pane = window.frame.comparison
    assert window.frame.pages.currentWidget() is pane
    assert pane.state is not None
    column = next(number for number, head in enumerate(pane.state.columns) if head.article == place.article)
    row = pane.state.row_of_passage(column, place.passage)
    assert row is not None
    assert pane.table.currentIndex().row() == pane.state.shown_row(row)


def test_every_control_has_a_name(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_ferry(window, tmp_path / "ferry", qtbot)
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit)
    nameless = [
        f"{type(part).__name__} in {type(part.parent()).__name__}"
        for part in window.findChildren(QWidget)
        if isinstance(part, kinds) and not is_inner(part) and not name_of(part)
    ]
    assert nameless == []


def test_no_label_takes_html(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_ferry(window, tmp_path / "ferry", qtbot)
    loose = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.text() and label.textFormat() is not Qt.TextFormat.PlainText
    ]
    assert loose == []


def is_inner(part: QWidget) -> bool:
    """Tell whether Qt made ``part`` for its own use inside another control."""
    return part.objectName().startswith("qt_") or isinstance(part.parent(), QLineEdit | QAbstractItemView)


def name_of(part: QWidget) -> str:
    return part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
