"""The report from the window: what the dialog offers, what is written, and the way back by a link."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QLabel

import main
import ui.app
from reader.comparison.variations import variations_of
from reader.export.link import PassageLink, link_to
from reader.export.template import TEMPLATES
from reader.export.writing import ReportFormat
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.main_window import MainWindow
from ui.report_dialog import FORMATS, ReportDialog, ReportWish
from ui.worker import Worker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme


def message_of(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.frame.messages.findChildren(QLabel))


def test_dialog_offers_every_format_and_every_template(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ReportDialog("A title", tmp_path, window)
    qtbot.addWidget(dialog)
    assert set(FORMATS) == {one.value for one in ReportFormat}
    assert len(dialog.forms) == len(FORMATS)
    offered = [dialog.templates.itemData(place) for place in range(dialog.templates.count())]
    assert offered == [one.name for one in TEMPLATES]
    texts = [dialog.templates.itemText(place) for place in range(dialog.templates.count())]
    assert len(set(texts)) == len(texts)
    assert dialog.wish == ReportWish("html", tmp_path / "A title.html")


def test_dialog_carries_what_was_chosen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ReportDialog("A title", tmp_path, window, storyline="The saga")
    qtbot.addWidget(dialog)
    appendix, storyline = dialog.extras
    assert not storyline.isHidden()
    assert "The saga" in storyline.text()
    appendix.click()
    storyline.click()
    dialog.templates.setCurrentIndex(dialog.templates.findData("matters"))
    dialog.forms[FORMATS.index("pdf")].click()
    assert dialog.wish == ReportWish("pdf", tmp_path / "A title.pdf", "matters", has_appendix=False, is_storyline=True)


def test_dialog_hides_the_storyline_where_there_is_none(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ReportDialog("A title", tmp_path, window)
    qtbot.addWidget(dialog)
    assert dialog.extras[1].isHidden()


@pytest.mark.parametrize("form", ["pdf", "docx", "jsonl"])
def test_report_is_written_as_it_was_asked_for(ferry: MainWindow, qtbot: QtBot, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"report.{form}"

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReportDialog)
        dialog.choose_path(path)
        assert dialog.forms[FORMATS.index(form)].isChecked()
        dialog.accept()

    QTimer.singleShot(0, ferry, answer)
    with qtbot.waitSignal(ferry.desk.reported, timeout=WAIT_MS) as reported:
        ferry.run_command(CommandId.REPORT)
    assert reported.args is not None
    assert reported.args[0].path == path
    assert path.read_bytes()[:2] == {"pdf": b"%P", "docx": b"PK", "jsonl": b'{"'}[form]


def test_report_of_the_window_is_read_against_its_base(ferry: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert ferry.desk.story is not None
    other = ferry.desk.story.articles[1].row.id
    with qtbot.waitSignal(ferry.desk.story_opened, timeout=WAIT_MS):
        ferry.desk.make_base(other)
    with qtbot.waitSignal(ferry.desk.reported, timeout=WAIT_MS):
        ferry.desk.write_report(ReportWish("json", tmp_path / "report.json", has_appendix=False))
    record = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert record["sources"][0]["article"] == other
    assert "ignored" not in record


def link_of_last_change(window: MainWindow) -> tuple[str, int]:
    """A link to the last change, with the place of the first reading of the variation it is one of."""
    story = window.desk.story
    assert story is not None
    change = len(story.keys) - 1
    entry = story.comparison.changes[change]
    cell = story.comparison.cell(entry.row, entry.column)
    assert cell is not None
    first = next(one.members[0] for one in variations_of(story.comparison) if change in one.members)
    assert first > 0
    return str(link_to(story.articles[entry.column].row, cell.passages[0] + 1, story.keys[change])), first


def test_link_leads_to_its_change_in_the_open_story(ferry: MainWindow, qtbot: QtBot) -> None:
    link, change = link_of_last_change(ferry)
    ferry.frame.comparison.go_to_change(0)
    ferry.links.follow(link)
    qtbot.waitUntil(lambda: ferry.frame.comparison.cursor_place.current == change, timeout=WAIT_MS)


def test_link_that_the_window_was_started_with_opens_its_story(
    ferry: MainWindow, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    link, change = link_of_last_change(ferry)
    ferry.frame.comparison.go_to_change(0)
    ferry.close()
    worker = Worker()
    again = MainWindow(theme, worker, QSettings(str(tmp_path / "again.ini"), QSettings.Format.IniFormat))
    worker.setParent(again)
    qtbot.addWidget(again)
    again.links.follow(link)
    worker.open(tmp_path / "library.variorum")
    again.show()
    qtbot.waitUntil(lambda: again.frame.comparison.cursor_place.current == change, timeout=WAIT_MS)
    assert again.frame.page is again.frame.comparison
    again.close()


def test_link_to_what_the_library_does_not_hold_says_so(ferry: MainWindow, qtbot: QtBot) -> None:
    ferry.links.follow(str(PassageLink("Far Gazette", "2020-01-01", "f" * 16, 3)))
    qtbot.waitUntil(lambda: "does not hold" in message_of(ferry), timeout=WAIT_MS)
    assert "Far Gazette, 2020-01-01, passage 3" in message_of(ferry)


def test_link_that_is_none_is_refused_in_words(ferry: MainWindow, qtbot: QtBot) -> None:
    ferry.links.follow("variorum:elsewhere")
    qtbot.waitUntil(lambda: "leads to no passage" in message_of(ferry), timeout=WAIT_MS)


def test_link_on_the_command_line_is_no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def run(**given: object) -> int:
        asked.append(given)
        return 7

    monkeypatch.setattr(ui.app, "run", run)
    assert main.main(["--store", "x.variorum", "variorum:passage?outlet=Post", "a.txt"]) == 7
    assert asked == [
        {"store": Path("x.variorum"), "paths": (Path("a.txt"),), "demo": False, "link": "variorum:passage?outlet=Post"}
    ]
