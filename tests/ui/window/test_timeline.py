"""The timeline through the window, by keys only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.comparison.view_state import column_names
from ui.timeline.model import LINE_ROLE, TimelineModel
from ui.timeline.sheet import LineKind, timeline_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def timeline(window: MainWindow, qtbot: QtBot, sample: Path) -> MainWindow:
    """A window that shows the timeline of the sample's fullest storyline."""
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.import_paths([sample])
    table = window.frame.comparison.table
    qtbot.keyClick(table, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: model(window).rowCount() > 0, timeout=WAIT_MS)
    return window


def model(window: MainWindow) -> TimelineModel:
    found = window.frame.timeline.table.model()
    assert isinstance(found, TimelineModel)
    return found


def test_events_stand_in_order_with_the_time_between_them(timeline: MainWindow) -> None:
    QAbstractItemModelTester(model(timeline), QAbstractItemModelTester.FailureReportingMode.Fatal)
    sheet = model(timeline).sheet
    story = timeline.desk.story
    assert story is not None
    events = [row for row in timeline.desk.stories if row.storyline == story.row.storyline]
    assert [event.story for event in sheet.events] == [
        row.id for row in sorted(events, key=lambda row: row.first or "")
    ]
    assert sheet.events[0].gap == ""
    assert all("later" in event.gap for event in sheet.events[1:])
    assert timeline.frame.header.isVisible()
    assert timeline.frame.page is timeline.frame.timeline


def test_every_article_of_the_storyline_is_a_spot_of_its_outlet(timeline: MainWindow) -> None:
    sheet = model(timeline).sheet
    outlets = [line for line in sheet.lines if line.kind is LineKind.OUTLET]
    spots = {spot.article for line in outlets for cell in line.cells for spot in cell}
    wanted = {event.story for event in sheet.events}
    assert spots == {article for row in timeline.desk.stories if row.id in wanted for article in row.articles}


def test_enter_on_a_mark_opens_its_article_in_its_story(timeline: MainWindow, qtbot: QtBot) -> None:
    table = timeline.frame.timeline.table
    sheet = model(timeline).sheet
    place = next(
        (row, column)
        for row, line in enumerate(sheet.lines)
        for column, cell in enumerate(line.cells)
        if line.kind is not LineKind.OUTLET and cell and cell[0].passage is not None
    )
    table.setCurrentIndex(table.model().index(place[0], place[1] + 1))
    line = table.currentIndex().data(LINE_ROLE)
    wanted = sheet.events[place[1]].story
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: timeline.frame.page is timeline.frame.comparison, timeout=WAIT_MS)
    story = timeline.desk.story
    assert story is not None
    assert story.row.id == wanted
    assert line.cells[place[1]][0].article in story.row.articles


def test_arrows_pass_over_headings(timeline: MainWindow, qtbot: QtBot) -> None:
    table = timeline.frame.timeline.table
    table.setCurrentIndex(table.model().index(1, 1))
    seen = []
    for _ in range(table.model().rowCount()):
        qtbot.keyClick(table, Qt.Key.Key_Down)
        seen.append(table.currentIndex().data(LINE_ROLE).kind)
    assert LineKind.HEADING not in seen
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert timeline.frame.page is timeline.frame.comparison


def test_every_cell_is_told_in_words(timeline: MainWindow) -> None:
    found = model(timeline)
    for row, line in enumerate(found.sheet.lines):
        for column in range(found.columnCount()):
            said = found.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            assert line.title in said


def test_story_without_a_storyline_says_what_is_missing(window: MainWindow, qtbot: QtBot, sample: Path) -> None:
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.import_paths([sample / "bridge-collapse"])
    window.run_command(CommandId.TIMELINE)
    assert not model(window).sheet.events
    assert window.frame.timeline.isVisible()


def test_event_without_a_known_day_stands_where_proposed_days_put_it(
    window: MainWindow, qtbot: QtBot, seeds: Path
) -> None:
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.import_paths([seeds])
    window.run_command(CommandId.TIMELINE)
    qtbot.waitUntil(lambda: model(window).rowCount() > 0, timeout=WAIT_MS)
    sheet = model(window).sheet
    spots = [spot for line in sheet.lines if line.kind is LineKind.OUTLET for cell in line.cells for spot in cell]
    assert [event.when for event in sheet.events].count("17 May 2024") == 1
    assert sheet.events[-1].when in {"undated", "perhaps 2 Sep 2025"}
    assert [spot.text for spot in spots if spot.is_dated] == ["17 May 2024"]
    recurring = {line.title.split(" (")[0] for line in sheet.lines if line.kind is LineKind.QUOTATION}
    assert {"old friend", "dear friend"} <= recurring


def test_an_article_without_an_outlet_is_called_as_in_every_other_view(timeline: MainWindow) -> None:
    story = timeline.desk.story
    assert story is not None
    row = replace(story.articles[0].row, outlet=None, agency=None)
    made = timeline_sheet((story.row,), {row.id: row}, (), frozenset())
    names = [line.title for line in made.lines if line.kind is LineKind.OUTLET]
    assert names == list(column_names((replace(story.articles[0], row=row),))) == [row.title]
