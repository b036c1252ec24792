"""The lineage in the real window, by keys alone: from the story along its ties into the comparison and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from reader.relations.edge import Edge
from tests.ui.window.conftest import WAIT_MS
from ui.cheat_sheet import CheatSheet
from ui.commands import CommandId
from ui.story_details import StoryDetails

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

BODY = (
    "The ferry Aldermoor ran aground on the Sker bank before dawn on Thursday with {0} people aboard.\n\n"
    "All of them were taken off by lifeboats within two hours, the coast guard said, and nobody was hurt.\n\n"
    "The master told the harbour office that the light on the bank had been dark for eleven nights.\n\n"
    "Tugs are to pull the ship off at the evening tide, unless the wind turns north again.\n"
)


@pytest.fixture
def bridge(
    window: MainWindow, import_all: Callable[[MainWindow, list[Path]], None], sample: Path, qtbot: QtBot
) -> MainWindow:
    """A window on the story of the bridge, its lineage asked for by its key."""
    import_all(window, [sample / "bridge-collapse"])
    qtbot.waitUntil(lambda: window.desk.story is not None, timeout=WAIT_MS)
    window.activateWindow()
    show_lineage(window, qtbot)
    return window


def show_lineage(window: MainWindow, qtbot: QtBot) -> None:
    window.frame.comparison.setFocus()
    QTest.keyClick(focus_of(window), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.frame.lineage.graph.spot is not None, timeout=WAIT_MS)
    assert window.frame.page is window.frame.lineage


def focus_of(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.frame.lineage.graph, key)


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_family_of_the_bridge_is_drawn(bridge: MainWindow) -> None:
    page = bridge.frame.lineage
    assert "5 of 5 articles print one text." in words_of(page)
    model = page.side.list.model()
    lines = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert "Northern Wire → Coast Courier: cut 98\N{NO-BREAK SPACE}%" in lines
    assert "Northern Wire and Merren Herald: copy 97\N{NO-BREAK SPACE}%" in lines


def test_enter_on_a_tie_compares_both_ends_and_escape_leads_back(bridge: MainWindow, qtbot: QtBot) -> None:
    graph = bridge.frame.lineage.graph
    press(bridge, Qt.Key.Key_Right)
    edge = graph.spot
    assert isinstance(edge, Edge)
    press(bridge, Qt.Key.Key_Down)
    edge = graph.spot
    assert isinstance(edge, Edge)
    press(bridge, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bridge.frame.page is bridge.frame.comparison, timeout=WAIT_MS)
    story, state = bridge.desk.story, bridge.frame.comparison.state
    assert story is not None
    assert state is not None
    assert story.articles[story.comparison.base].row.id == edge.a
    column = bridge.frame.comparison.table.currentIndex().column()
    assert state.columns[state.column_order[column]].article == edge.b


def test_enter_on_an_article_compares_it_with_the_base(bridge: MainWindow, qtbot: QtBot) -> None:
    story = bridge.desk.story
    assert story is not None
    base = story.articles[story.comparison.base].row.id
    press(bridge, Qt.Key.Key_End)
    last = bridge.frame.lineage.graph.spot
    press(bridge, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bridge.frame.page is bridge.frame.comparison, timeout=WAIT_MS)
    assert bridge.desk.story is not None
    assert bridge.desk.story.articles[0].row.id == base
    state = bridge.frame.comparison.state
    assert state is not None
    column = bridge.frame.comparison.table.currentIndex().column()
    assert state.columns[state.column_order[column]].article == last


def test_back_leads_from_the_comparison_to_the_tie_one_came_from(bridge: MainWindow, qtbot: QtBot) -> None:
    press(bridge, Qt.Key.Key_Right)
    edge = bridge.frame.lineage.graph.spot
    press(bridge, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bridge.frame.page is bridge.frame.comparison, timeout=WAIT_MS)
    QTest.keyClick(focus_of(bridge), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bridge.frame.page is bridge.frame.lineage, timeout=WAIT_MS)
    assert bridge.frame.lineage.graph.spot == edge


def test_tab_goes_from_the_graph_to_the_same_as_text(bridge: MainWindow) -> None:
    page = bridge.frame.lineage
    page.graph.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(focus_of(bridge), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert page.side.list in seen


def test_escape_leads_back_to_the_story(bridge: MainWindow) -> None:
    QTest.keyClick(bridge.frame.lineage.graph, Qt.Key.Key_Escape)
    assert bridge.frame.page is bridge.frame.comparison


def test_keys_of_the_graph_do_not_reach_the_window(bridge: MainWindow) -> None:
    for key in (Qt.Key.Key_0, Qt.Key.Key_T, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        press(bridge, key)
    assert bridge.frame.page is bridge.frame.lineage
    assert bridge.frame.lineage.graph.is_whole


def test_cheat_sheet_names_the_keys_of_the_lineage(bridge: MainWindow, qtbot: QtBot) -> None:
    sheet = CheatSheet(bridge, bridge.keymap, has_story=False, view=CommandId.LINEAGE)
    qtbot.addWidget(sheet)
    assert "Compare both ends of the tie" in words_of(sheet)


def test_credits_that_do_not_agree_are_told_in_both_places(
    window: MainWindow, import_all: Callable[[MainWindow, list[Path]], None], tmp_path: Path, qtbot: QtBot
) -> None:
    for outlet, agency in (("Sker Gazette", "Northern Wire"), ("Aldermoor Post", "Ternwick Press")):
        head = f"---\ntitle: Ferry aground off Sker\noutlet: {outlet}\nagency: {agency}\npublished: 2026-03-12\n---\n\n"
        (tmp_path / f"{outlet}.md").write_text(head + BODY.format(len(outlet)), encoding="utf-8")
    import_all(window, sorted(tmp_path.glob("*.md")))
    qtbot.waitUntil(lambda: window.desk.story is not None, timeout=WAIT_MS)
    show_lineage(window, qtbot)
    finding = (
        "One text is credited to two agencies: to Northern Wire by Sker Gazette, to Ternwick Press by Aldermoor Post."
    )
    assert words_of(window.frame.lineage.side).count(f"! {finding}") == 2
    found: list[object] = []
    window.desk.explained.disconnect()
    window.desk.explained.connect(found.append)
    window.run_command(CommandId.STORY_DETAILS)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    dialog = StoryDetails(found[0], window.keymap, window)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert f"! {finding}" in words_of(dialog)
