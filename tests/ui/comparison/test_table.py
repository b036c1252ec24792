"""The table: what it shows, how the keys move in it, and that nothing moves under the eye."""

from __future__ import annotations

import time
from statistics import quantiles
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QToolTip

from reader.alignment.alignment import Alignment, Cell, Row
from reader.base.span import Span
from reader.comparison.change import ChangeClass
from reader.comparison.comparison import Comparison
from tests.ui.comparison.large_story import large_story
from tests.ui.open_stories import bridge_story, open_story, row_change, stored
from ui.comparison.furniture import FurnitureState
from ui.comparison.model import ComparisonModel
from ui.comparison.pane import ComparisonPane
from ui.comparison.passage_text import PassageText
from ui.comparison.view_state import view_state
from ui.theme import ColourRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from reader.store.rows import OpenStory
    from ui.comparison.table import ComparisonTable
    from ui.theme import Theme

WINDOW = (774, 640)


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Callable[[OpenStory], ComparisonPane]:
    kept = []  # qtbot holds no reference of its own

    def shown(story: OpenStory) -> ComparisonPane:
        pane = ComparisonPane(theme)
        kept.append(pane)
        qtbot.addWidget(pane)
        pane.resize(*WINDOW)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.show_story(story)
        return pane

    return shown


def measured(qtbot: QtBot, table: ComparisonTable) -> None:
    qtbot.waitUntil(lambda: table.places.rows.next_unmeasured() is None, timeout=4000)


@pytest.mark.usefixtures("qtbot")
def test_model_keeps_the_rules_of_models() -> None:
    model = ComparisonModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_state(view_state(bridge_story()))
    model.set_furniture(FurnitureState.GREY)
    model.set_state(view_state(large_story(2, 3)))
    model.set_state(None)
    assert isinstance(tester.model(), QAbstractItemModel)
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_screen_readers_hear_row_outlet_text_and_changes(show: Callable[[OpenStory], ComparisonPane]) -> None:
    model = show(bridge_story()).table.model()
    spoken = model.index(2, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "row 2, Daily Tribune: Harbour chief Ilse Brandt said they had “almost no warning”. "
        "removed: no warning whatsoever added: “almost no warning” (Quotation wording)"
    )
    assert model.index(3, 2).data(Qt.ItemDataRole.AccessibleTextRole).startswith("row 3, Daily Tribune: not in Daily")
    assert "(split in 2)" in model.index(3, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Daily Tribune: 3 furniture blocks folded"


def test_assistive_tools_find_the_cells(show: Callable[[OpenStory], ComparisonPane]) -> None:
    table = show(bridge_story()).table
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Table
    names = [interface.child(place).text(QAccessible.Text.Name) for place in range(interface.childCount())]
    assert any(name.startswith("row 2, Daily Tribune:") for name in names)


def test_rows_are_level_and_as_high_as_their_tallest_cell(
    qtbot: QtBot, show: Callable[[OpenStory], ComparisonPane]
) -> None:
    table = show(bridge_story()).table
    measured(qtbot, table)
    places = table.places
    for row in (0, 2, 4):
        heights = [places.layout(row, shown).height for shown in range(3) if table.model().index(row, shown).data()]
        assert places.rows.height(row) == round(max(heights)) + 19


def test_base_stays_while_the_others_scroll(show: Callable[[OpenStory], ComparisonPane]) -> None:
    table = show(large_story(6, 4)).table
    before = table.visualRect(table.model().index(0, 0)).left(), table.visualRect(table.model().index(0, 1)).left()
    table.horizontalScrollBar().setValue(100)
    after = table.visualRect(table.model().index(0, 0)).left(), table.visualRect(table.model().index(0, 1)).left()
    assert after == (before[0], before[1] - 100)
    covered = QPoint(table.places.columns.pinned_right - 5, 20)
    assert table.indexAt(covered).column() == 0


def test_arrows_walk_through_rows_and_columns(show: Callable[[OpenStory], ComparisonPane]) -> None:
    pane = show(bridge_story())
    table = pane.table
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)
    for key, expected in (
        (Qt.Key.Key_Down, (1, 0)),
        (Qt.Key.Key_Right, (1, 1)),
        (Qt.Key.Key_End, (5, 1)),
        (Qt.Key.Key_Home, (0, 1)),
        (Qt.Key.Key_Left, (0, 0)),
        (Qt.Key.Key_Up, (0, 0)),
    ):
        QTest.keyClick(table, key)
        assert (table.currentIndex().row(), table.currentIndex().column()) == expected


def test_hidden_furniture_is_passed_over(show: Callable[[OpenStory], ComparisonPane]) -> None:
    pane = show(bridge_story())
    pane.cycle_furniture()
    pane.cycle_furniture()
    assert pane.furniture is FurnitureState.HIDDEN
    pane.move_row(1)
    assert pane.table.currentIndex().row() == 2
    pane.move_row(-1)
    assert pane.table.currentIndex().row() == 0


def test_letters_are_left_to_the_commands(show: Callable[[OpenStory], ComparisonPane]) -> None:
    table = show(bridge_story()).table
    before = table.currentIndex()
    QTest.keyClicks(table, "dtn 7")
    assert table.currentIndex() == before


@pytest.mark.parametrize("scale", [0.8, 1.5, 2.0])
def test_zoom_keeps_the_row_in_focus_where_it_is(
    qtbot: QtBot, show: Callable[[OpenStory], ComparisonPane], theme: Theme, scale: float
) -> None:
    table = show(large_story()).table
    measured(qtbot, table)
    table.show_cell(40, 0)
    before = table.visualRect(table.currentIndex()).top()
    theme.set_scale(scale)
    assert abs(table.visualRect(table.currentIndex()).top() - before) <= 1
    measured(qtbot, table)
    assert abs(table.visualRect(table.currentIndex()).top() - before) <= 1


def test_resizing_keeps_the_row_in_focus_where_it_is(qtbot: QtBot, show: Callable[[OpenStory], ComparisonPane]) -> None:
    pane = show(large_story())
    table = pane.table
    measured(qtbot, table)
    table.show_cell(40, 0)
    before = table.visualRect(table.currentIndex()).top()
    pane.resize(1300, WINDOW[1])
    assert abs(table.visualRect(table.currentIndex()).top() - before) <= 1
    measured(qtbot, table)
    assert abs(table.visualRect(table.currentIndex()).top() - before) <= 1


def test_rows_measured_later_do_not_move_what_is_read(
    qtbot: QtBot, show: Callable[[OpenStory], ComparisonPane]
) -> None:
    table = show(large_story()).table
    table.show_cell(50, 0)
    before = table.visualRect(table.currentIndex()).top()
    measured(qtbot, table)
    assert abs(table.visualRect(table.currentIndex()).top() - before) <= 1


@pytest.mark.parametrize("size", [(6, 3), (2, 60)])
def test_story_with_less_is_shown_while_rows_of_a_larger_one_are_not_measured(
    show: Callable[[OpenStory], ComparisonPane], size: tuple[int, int]
) -> None:
    pane = show(large_story())
    pane.table.show_cell(50, 0)
    pane.layouts.set_scale(1.2)
    pane.show_story(large_story(*size))
    pane.grab()
    assert len(pane.table.places.rows) == size[1]


def test_screen_shows_what_is_there_while_rows_above_are_measured(
    qtbot: QtBot, theme: Theme, show: Callable[[OpenStory], ComparisonPane]
) -> None:
    pane = show(large_story())
    table = pane.table
    theme.set_scale(2.0)
    table.scroll_to_share(0.6)
    measured(qtbot, table)
    QTest.qWait(50)
    screen = pane.screen().grabWindow(pane.winId()).toImage()
    painted = pane.grab().toImage()
    area = table.viewport().rect().translated(table.viewport().mapTo(pane, QPoint()))
    theme.set_scale(1.0)
    assert screen.size() == painted.size()
    assert screen.copy(area) == painted.copy(area).convertToFormat(screen.format())


def test_a_click_on_words_finds_their_change(qtbot: QtBot, show: Callable[[OpenStory], ComparisonPane]) -> None:
    pane = show(bridge_story())
    table = pane.table
    cell = table.visualRect(table.model().index(2, 2))
    layout = table.places.layout(2, 2)
    assert pane.state is not None
    words = pane.state.changes[3].change.right_span
    at = cell.topLeft() + QPoint(14, 9) + layout.rects(words)[0].center().toPoint()
    with qtbot.waitSignal(pane.current_change_changed) as told:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert told.args == [3]


def test_large_comparison_opens_and_scrolls_fast(
    qtbot: QtBot, show: Callable[[OpenStory], ComparisonPane], capsys: pytest.CaptureFixture[str]
) -> None:
    pane = show(bridge_story())
    pane.resize(1500, 900)
    pane.table.viewport().repaint()
    story = large_story()
    opened = []
    for _ in range(5):
        pane.show_story(None)
        pane.repaint()
        start = time.process_time()
        pane.show_story(story)
        pane.repaint()
        opened.append((time.process_time() - start) * 1000)
    measured(qtbot, pane.table)
    frames = []
    for place in range(0, pane.table.verticalScrollBar().maximum(), 60):
        start = time.process_time()
        pane.table.verticalScrollBar().setValue(place)
        pane.repaint()
        frames.append((time.process_time() - start) * 1000)
    slow = quantiles(frames, n=20)[-1]
    with capsys.disabled():
        print(f"\n6 x 60: opened in {sorted(opened)[2]:.1f} ms, frame {slow:.1f} ms at the 95th percentile")  # noqa: T201
    assert sorted(opened)[2] < 150  # thrice the goal, in time of the processor: the machine of a test may be slow
    assert slow < 24


def test_text_of_a_cell_opens_for_selecting_and_escape_gives_the_keys_back(
    qtbot: QtBot, show: Callable[[OpenStory], ComparisonPane]
) -> None:
    pane = show(bridge_story())
    table = pane.table
    table.setFocus()
    table.show_cell(2, 2)
    QTest.keyClick(table, Qt.Key.Key_Return)
    text = table.findChild(PassageText)
    assert text is not None
    assert text.isVisible()
    assert text.toPlainText() == "Harbour chief Ilse Brandt said they had “almost no warning”."
    assert text.isReadOnly()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not text.isVisible()
    qtbot.waitUntil(table.hasFocus)


def test_gaps_and_furniture_open_no_text(show: Callable[[OpenStory], ComparisonPane]) -> None:
    pane = show(bridge_story())
    text = pane.table.findChild(PassageText)
    assert text is not None
    for row, shown in ((3, 2), (1, 1)):
        pane.table.show_cell(row, shown)
        pane.table.open_text()
        assert not text.isVisible()


def test_a_click_unfolds_furniture(show: Callable[[OpenStory], ComparisonPane]) -> None:
    pane = show(bridge_story())
    at = pane.table.visualRect(pane.table.model().index(1, 2)).center()
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert pane.furniture is FurnitureState.GREY
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert pane.furniture is FurnitureState.GREY


def test_places_where_words_are_missing_show_in_the_base_for_the_column_in_focus(
    theme: Theme, show: Callable[[OpenStory], ComparisonPane]
) -> None:
    columns = (("One boat came.",), ("One boat came late.",), ("One boat came.",))
    rows = (Row((Cell((0,)), Cell((0,)), Cell((0,))), 1.0),)
    changes = (row_change(columns, rows, (0, 1, ChangeClass.DATE, "", "late")),)
    articles = tuple(stored(index + 1, f"Outlet {index}", column) for index, column in enumerate(columns))
    pane = show(open_story(articles, Comparison(columns, 0, Alignment(rows), changes)))
    line = theme.colour(ColourRole.FIGURE_LINE).rgb()

    def has_place() -> bool:
        cell = pane.table.visualRect(pane.table.model().index(0, 0))
        image = pane.table.viewport().grab(cell).toImage()
        return any(image.pixel(x, y) == line for x in range(image.width()) for y in range(image.height()))

    seen = []
    for column in (0, 1, 2):
        pane.table.show_cell(0, column)
        seen.append(has_place())
    assert seen == [False, True, False]


def test_a_passage_without_end_is_set_in_part_and_says_so(
    qtbot: QtBot, show: Callable[[OpenStory], ComparisonPane]
) -> None:
    text = "The dredger moved silt. " * 40_000
    columns = ((text,), (text,))
    rows = (Row((Cell((0,)), Cell((0,))), 1.0),)
    articles = tuple(stored(index + 1, f"Outlet {index}", column) for index, column in enumerate(columns))
    story = open_story(articles, Comparison(columns, 0, Alignment(rows), ()))
    pane = show(bridge_story())
    start = time.process_time()
    pane.show_story(story)
    pane.repaint()
    assert time.process_time() - start < 0.5
    measured(qtbot, pane.table)
    layout = pane.table.places.layout(0, 0)
    assert layout.rects(Span(0, 10))
    assert not layout.rects(Span(len(text) - 10, len(text)))
    assert pane.table.model().index(0, 0).data() == text


def test_a_row_higher_than_the_window_stays_where_one_reads_it(
    qtbot: QtBot, show: Callable[[OpenStory], ComparisonPane]
) -> None:
    text = "The dredger moved silt from the lower basin. " * 150
    columns = ((text, "Short."), (text, "Short."))
    rows = tuple(Row((Cell((index,)), Cell((index,))), 1.0) for index in range(2))
    articles = tuple(stored(index + 1, f"Outlet {index}", column) for index, column in enumerate(columns))
    table = show(open_story(articles, Comparison(columns, 0, Alignment(rows), ()))).table
    measured(qtbot, table)
    table.verticalScrollBar().setValue(300)
    table.show_cell(0, 1)
    assert table.verticalScrollBar().value() == 300
    table.show_cell(1, 1)
    below = table.verticalScrollBar().value()
    assert below > 300
    table.show_cell(0, 1)
    assert table.verticalScrollBar().value() <= below


def test_a_click_in_the_base_keeps_the_focus_there(qtbot: QtBot, show: Callable[[OpenStory], ComparisonPane]) -> None:
    pane = show(bridge_story())
    table = pane.table
    assert pane.state is not None
    words = table.places.layout(0, 0).rects(pane.state.changes[1].change.left_span)[0]
    at = table.visualRect(table.model().index(0, 0)).topLeft() + QPoint(14, 9) + words.center().toPoint()
    with qtbot.waitSignal(pane.current_change_changed) as told:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert told.args == [1]
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)


def test_the_change_under_the_mouse_is_named(show: Callable[[OpenStory], ComparisonPane]) -> None:
    pane = show(bridge_story())
    table = pane.table
    assert pane.state is not None
    words = table.places.layout(0, 0).rects(pane.state.changes[1].change.left_span)[0]
    at = table.visualRect(table.model().index(0, 0)).topLeft() + QPoint(14, 9) + words.center().toPoint()
    help_event = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
    QCoreApplication.sendEvent(table.viewport(), help_event)
    assert "Daily Tribune: removed: at least 14 added: 14 (Figure)" in QToolTip.text()
    beside = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), table.viewport().mapToGlobal(QPoint(5, 5)))
    QCoreApplication.sendEvent(table.viewport(), beside)
