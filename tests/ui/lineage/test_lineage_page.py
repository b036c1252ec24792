"""The page of the lineage: its keys, its words beside the graph, its empty states, and a hundred articles."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from reader.relations.edge import Edge
from reader.relations.lineage import lineage_of
from tests.ui.lineage.invented import GLOBE, HERALD, NAMES, POST, WIRE, article, large_lineage, small_lineage
from tests.ui.themed import light_theme
from ui.lineage.page import LineagePage
from ui.theme import ThemeMode

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

LONGEST_GAP_S = 0.05


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return light_theme(qapp)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> LineagePage:
    found = LineagePage(theme)
    qtbot.addWidget(found)
    found.resize(1074, 640)
    found.show()
    found.show_lineage(small_lineage(), NAMES)
    found.setFocus()
    return found


def words_on(page: LineagePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: LineagePage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.graph, key)


def test_first_article_has_the_focus_and_is_told(page: LineagePage) -> None:
    assert page.graph.spot == WIRE
    assert "Northern Wire" in words_on(page)
    assert "4 of 5 articles print one text. Proved who was first: 2 of 3 ties." in words_on(page)
    assert page.graph.accessibleDescription().startswith("Northern Wire. Ferry aground")


def test_keys_walk_along_an_edge_and_the_side_tells_its_reasons(page: LineagePage) -> None:
    press(page, Qt.Key.Key_Right)
    edge = page.graph.spot
    assert isinstance(edge, Edge)
    assert "+ They share <b>" in words_on(page), "reasons are plain text"
    assert edge.kind.value in page.graph.accessibleDescription()
    press(page, Qt.Key.Key_Right)
    assert page.graph.spot == edge.b


def test_enter_opens_the_spot_in_focus(page: LineagePage, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.spot_opened) as opened:
        press(page, Qt.Key.Key_Return)
    assert opened.args == [page.graph.spot]


def test_findings_stand_beside_the_graph_and_at_their_article(page: LineagePage) -> None:
    assert "CREDITS THAT DO NOT AGREE" in words_on(page)
    page.graph.go_to(POST)
    assert words_on(page).count("! Inland Post is signed by Ilse Brandt") == 2


def test_list_has_every_article_and_edge_and_follows_the_focus(page: LineagePage) -> None:
    model = page.side.list.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is model
    lineage = small_lineage()
    assert model.rowCount() == len(lineage.nodes) + len(lineage.branches)
    press(page, Qt.Key.Key_T)
    assert model.rowCount() == len(lineage.nodes) + len(lineage.edges)
    page.graph.go_to(GLOBE)
    assert page.side.list.currentIndex().data() == "Globe"
    spoken = page.side.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("It copies no other article of this story, and none copies it")
    page.side.list.setFocus()
    QTest.keyClick(page.side.list, Qt.Key.Key_Up)
    assert page.graph.spot == POST


def test_mouse_tells_what_it_is_over_and_clicks_take_the_focus(page: LineagePage) -> None:
    box = page.graph.box_of(HERALD)
    assert box is not None
    QTest.mouseMove(page.graph.viewport(), box.center().toPoint())
    assert "Merren Herald" in words_on(page)
    assert page.graph.spot == WIRE
    QTest.mouseClick(page.graph.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert page.graph.spot == HERALD
    QTest.mouseMove(page.graph.viewport(), QPoint(2, page.graph.viewport().height() - 2))
    assert page.graph.spot == HERALD


def test_keys_zoom_and_take_in_the_rest(page: LineagePage) -> None:
    QTest.keyClick(page.graph, Qt.Key.Key_Plus)
    assert page.graph.zoom == pytest.approx(1.25)
    press(page, Qt.Key.Key_0)
    assert page.graph.zoom == 1.0
    press(page, Qt.Key.Key_T)
    assert page.graph.is_whole
    press(page, Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert page.graph.zoom == pytest.approx(0.64)
    assert page.graph.is_whole, "another size leaves on what was switched on"


def test_story_of_one_article_and_story_without_copies_are_told_in_words(page: LineagePage) -> None:
    page.show_lineage(lineage_of({WIRE: article("Wire")}, ()), NAMES)
    assert "Only one article tells this story" in words_on(page)
    page.show_lineage(lineage_of({WIRE: article("Wire"), GLOBE: article("Globe")}, ()), NAMES)
    assert "No article of this story prints the text of another: all 2 report on their own." in words_on(page)
    page.clear()
    page.show_waiting()
    assert "Looking up who printed whose text" in words_on(page)


def test_page_lives_without_a_lineage_and_through_every_theme(page: LineagePage, theme: Theme) -> None:
    page.clear()
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_0, Qt.Key.Key_T)
    page.show_lineage(small_lineage(), NAMES)
    pictures = []
    for mode, scale in ((ThemeMode.LIGHT, 0.8), (ThemeMode.DARK, 1.0), (ThemeMode.LIGHT, 2.0)):
        theme.set_mode(mode)
        theme.set_scale(scale)
        pictures.append(page.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_a_hundred_articles_leave_no_gap(page: LineagePage) -> None:
    lineage, names = large_lineage(100)
    longest = {}
    acts = {
        "show": lambda: page.show_lineage(lineage, names),
        "walk": lambda: QTest.keyClick(page.graph, Qt.Key.Key_Down),
        "zoom": page.graph.fit,
    }
    surface = QPixmap(page.size())
    for name, act in acts.items():
        times = []
        for _ in range(3):
            start = perf_counter()
            act()
            times.append(perf_counter() - start)
            start = perf_counter()
            page.graph.render(surface, QPoint())
            times.append(perf_counter() - start)
        longest[name] = min(max(times[at : at + 2]) for at in range(0, 6, 2))  # a busy machine slows some of them
    assert max(longest.values()) < LONGEST_GAP_S, longest
    assert page.graph.spot_at(QPointF(1, 1)) is None
