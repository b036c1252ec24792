"""The pane: the walk through the changes, and what it tells the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest

from reader.base.ids import ArticleId, StoryId
from reader.relations.relation import RelationKind
from reader.review.mark import Mark, Verdict
from tests.ui.comparison.large_story import large_story
from tests.ui.open_stories import bridge_story, toll_story
from ui.comparison.cell_painter import SIDE, TOP, is_mark_drawn
from ui.comparison.cursor import Wanted
from ui.comparison.furniture import FurnitureState
from ui.comparison.layouts import Layout
from ui.comparison.pane import ComparisonPane
from ui.theme import ClassGroup, ColourRole, ThemeMode

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

_COPY, _OWN = RelationKind.COPY, RelationKind.OWN_REPORT


def place(pane: ComparisonPane) -> tuple[int, int]:
    index = pane.table.currentIndex()
    return index.row(), index.column()


def test_story_opens_at_the_first_passage_of_the_base(pane: ComparisonPane) -> None:
    story = toll_story(before=30)
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(7))))
    bar = pane.table.verticalScrollBar()
    assert place(pane) == (30, 0)
    assert bar.value() == min(bar.maximum(), pane.table.places.rows.top(30))
    pane.go(1)
    assert pane.cursor_place.current == 30
    pane.table.show_cell(0, 0)
    assert bar.value() == 0


def test_heads_are_clipped_where_their_column_is_and_never_shortened_for_it(pane: ComparisonPane) -> None:
    story = large_story(6, 4)
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(9))))
    columns = pane.table.places.columns

    def head() -> QImage:
        return pane.heads.grab().toImage().copy(columns.pinned_right, 0, columns.width(1) - 70, pane.heads.height())

    whole = head()
    pane.table.horizontalScrollBar().setValue(60)
    assert head() == whole


def drawn_in_base(pane: ComparisonPane) -> set[str]:
    """The words of the base's first passage that are marked now."""
    assert pane.state is not None
    cell = pane.state.passage_cell(0, pane.state.base)
    assert cell is not None
    look = pane.table.look
    return {mark.span.of(cell.text) for mark in cell.marks if is_mark_drawn(look, cell, mark)}


def test_base_is_marked_for_the_column_in_focus(pane: ComparisonPane) -> None:
    story = toll_story()
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(7))))
    assert drawn_in_base(pane) == {"14"}
    pane.table.show_cell(0, 2)
    assert drawn_in_base(pane) == {"14", "said"}
    pane.table.show_cell(0, 1)
    assert drawn_in_base(pane) == {"14"}
    pane.go_to_change(1)
    pane.table.show_cell(0, 0)
    assert drawn_in_base(pane) == {"14", "said"}


def test_base_shows_nothing_of_a_hidden_column(pane: ComparisonPane) -> None:
    story = toll_story((_COPY, _COPY), before=1)
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(7))))
    pane.go_to_change(1)
    assert pane.table.look.outlined == {1, 3}
    pane.table.show_cell(1, 2)
    pane.columns.hide()
    pane.table.show_cell(1, 0)
    assert pane.state is not None
    assert pane.table.look.outlined == {1}
    assert pane.table.look.marked_in_base == {1}
    told = pane.state.changes[2].change
    assert told.left == "said"
    words = pane.table.places.layout(1, 0).rects(told.left_span)[0].toRect().center()
    cells = [pane.table.visualRect(pane.table.model().index(row, 0)) for row in (0, 1)]
    for point in (cells[0].center(), cells[1].topLeft() + QPoint(SIDE, TOP) + words):
        where = pane.table.viewport().mapToGlobal(point)
        QCoreApplication.sendEvent(pane.table.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, where))
        QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert pane.cursor_place.current == 1


def test_words_of_the_base_are_clicked_as_they_are_marked(pane: ComparisonPane) -> None:
    story = toll_story()
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(7))))
    pane.table.show_cell(0, 2)
    assert pane.state is not None
    words = pane.state.changes[1].change.left_span
    box = pane.table.places.layout(0, 0).rects(words)[0].toRect()
    corner = pane.table.visualRect(pane.table.currentIndex().siblingAtColumn(0)).topLeft() + QPoint(SIDE, TOP)
    keys = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, keys, corner + box.center())
    assert (pane.cursor_place.current, place(pane)) == (1, (0, 0))


def test_footer_says_whose_marks_the_base_has(pane: ComparisonPane) -> None:
    told: list[str] = []
    pane.place_changed.connect(told.append)
    for number, kinds in enumerate(((_OWN, _OWN), (_COPY, _OWN), (_COPY, _COPY))):
        story = toll_story(kinds)
        pane.show_story(replace(story, row=replace(story.row, id=StoryId(20 + number))))
    assert [text for text in told if text] == [
        "Row 1 · Wire, not marked, nothing copies it · alike 80 %",
        "Row 1 · Wire, marked where its copies differ · alike 80 %",
        "Row 1 · Wire · alike 80 %",
    ]


def test_base_is_asked_for_by_key_and_by_head(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.move_column(1)
    with qtbot.waitSignal(pane.base_chosen) as told:
        pane.make_base()
    assert told.args == [ArticleId(2)]
    third = QPoint(pane.table.places.columns.left(2) + 30, 20)
    with qtbot.waitSignal(pane.base_chosen) as told:
        QTest.mouseDClick(pane.heads, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, third)
    assert told.args == [ArticleId(3)]


def test_base_column_is_not_asked_for_again(qtbot: QtBot, pane: ComparisonPane) -> None:
    with qtbot.assertNotEmitted(pane.base_chosen):
        pane.make_base()


def test_another_base_stays_in_the_row_and_another_story_starts_at_its_top(pane: ComparisonPane) -> None:
    pane.table.show_cell(4, 2)
    pane.show_story(bridge_story(base=1))
    assert pane.table.currentIndex().row() == 4
    other = large_story(2, 8)
    pane.show_story(replace(other, row=replace(other.row, id=StoryId(2))))
    assert place(pane) == (0, 0)


def test_footer_counts_the_columns_shown(qtbot: QtBot, pane: ComparisonPane) -> None:
    story = toll_story((_COPY, _OWN))
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(7))))
    pane.table.show_cell(0, 2)
    pane.columns.hide()
    with qtbot.waitSignal(pane.place_changed) as told:
        pane.table.show_cell(0, 0)
    assert told.args == ["Row 1 · Wire · alike 80 %"]


def test_place_is_told_for_the_footer(qtbot: QtBot, pane: ComparisonPane) -> None:
    with qtbot.waitSignal(pane.place_changed) as told:
        pane.table.show_cell(2, 2)
    assert told.args == ["Row 2 · Daily Tribune · alike 70 %"]
    with qtbot.waitSignal(pane.place_changed) as told:
        pane.table.show_cell(1, 1)
    assert told.args == ["Furniture · Merren Herald"]


def test_furniture_goes_round(qtbot: QtBot, pane: ComparisonPane) -> None:
    assert pane.furniture_count == 5
    heights = [pane.table.places.rows.height(1)]
    with qtbot.waitSignal(pane.furniture_changed) as told:
        pane.cycle_furniture()
    assert told.args == [FurnitureState.GREY]
    pane.table.show_cell(1, 0)
    heights.append(pane.table.places.rows.height(1))
    pane.cycle_furniture()
    heights.append(pane.table.places.rows.height(1))
    assert heights[1] > heights[0] > heights[2] == 0


def test_twin_of_a_moved_passage(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.table.show_cell(4, 2)
    pane.go_to_twin()
    assert place(pane) == (5, 2)
    pane.go_to_twin()
    assert place(pane) == (4, 2)
    pane.table.show_cell(0, 2)
    with qtbot.waitSignal(pane.walk_ended) as told:
        pane.go_to_twin()
    assert told.args == ["This passage was not moved"]
    assert place(pane) == (0, 2)


def test_twin_is_found_from_the_other_end_too(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.table.show_cell(4, 0)
    with qtbot.waitSignal(pane.walk_ended) as told:
        pane.go_to_twin()
    assert told.args == ["In Daily Tribune it stands beside this passage; the same key shows both level again"]
    assert place(pane) == (5, 2)
    pane.go_to_twin()
    assert place(pane) == (4, 0)


def test_passages_are_gone_to_by_article(pane: ComparisonPane) -> None:
    pane.go_to_passage(ArticleId(2), 3)
    assert place(pane) == (3, 1)
    pane.go_to_passage(ArticleId(99), 0)
    assert place(pane) == (3, 1)


def test_citation_of_change_and_of_passage(pane: ComparisonPane) -> None:
    pane.go(1, Wanted.FIGURE)
    assert pane.citation() == (
        "Figure\n“at least 14” - Northern Wire, 12 Mar 2026 09:40, paragraph 1\n"
        "“14” - Daily Tribune, 12 Mar 2026 13:20, paragraph 1"
    )
    pane.table.show_cell(3, 1)
    assert pane.citation().endswith("before the tide turned.” - Merren Herald, 12 Mar 2026 11:05, paragraph 3, 4")
    pane.table.show_cell(3, 2)
    assert pane.citation() == ""


def test_noise_is_drawn_without_its_fill(pane: ComparisonPane, theme: Theme) -> None:
    assert pane.state is not None
    fill = theme.colour(ColourRole.FIGURE_FILL).rgb()

    def filled() -> int:
        image = pane.table.viewport().grab().toImage()
        return sum(image.pixel(x, y) == fill for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))

    before = filled()
    keys = [pane.state.keys[index] for index in (1, 8)]
    pane.set_marks({key: Mark(key, Verdict.NOISE, "", "") for key in keys})
    assert filled() < before


def test_every_class_leaves_its_line_in_both_themes(pane: ComparisonPane, theme: Theme) -> None:
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        theme.set_mode(mode)
        image = pane.table.viewport().grab().toImage()
        found = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        for role in (ColourRole.FIGURE_LINE, ColourRole.QUOTATION_LINE, ColourRole.ATTRIBUTION_LINE):
            assert theme.colour(role).rgb() in found
        for role in (ColourRole.NAME_FILL, ColourRole.MODALITY_FILL, ColourRole.STATEMENT_LINE):
            assert theme.colour(role).rgb() in found


def test_overview_scrolls_the_table(qtbot: QtBot, theme: Theme) -> None:
    pane = ComparisonPane(theme)
    qtbot.addWidget(pane)
    pane.resize(848, 640)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.show_story(large_story(3, 60))
    qtbot.waitUntil(lambda: pane.table.places.rows.next_unmeasured() is None, timeout=4000)
    strip = pane.overview
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(10, strip.height() // 2))
    first, last = pane.table.visible_share()
    assert first < 0.5 < last
    pane.toggle_overview()
    assert strip.isHidden()
    assert pane.table.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_pages_end_at_the_ends(qtbot: QtBot, theme: Theme) -> None:
    pane = ComparisonPane(theme)
    qtbot.addWidget(pane)
    pane.resize(848, 640)
    pane.show_story(large_story(2, 12))
    assert not pane.page(-1)
    assert pane.page(1)
    while pane.page(1):
        pass
    assert pane.table.visible_share()[1] == 1.0


def test_nothing_open_is_shown_as_nothing(pane: ComparisonPane) -> None:
    pane.show_story(None)
    pane.go(1)
    pane.move_row(1)
    pane.move_column(1)
    pane.make_base()
    pane.go_to_twin()
    assert pane.state is None
    assert pane.citation() == ""
    assert (pane.furniture_count, pane.trivial_count) == (0, 0)
    pane.grab()


def test_rows_are_done_when_nothing_in_them_is_left_to_decide(pane: ComparisonPane) -> None:
    assert pane.state is not None
    keys = pane.state.keys
    pane.set_marks({keys[index]: Mark(keys[index], Verdict.MATTERS, "", "") for index in (0, 1, 3, 8, 9)})
    assert pane.state.decided_rows() == {1, 4}
    model = pane.table.model()
    assert model.headerData(2, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole) == "2, decided, alike 70 %"
    assert model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole) == "1, alike 90 %"


def test_overview_leaves_blank_what_an_article_leaves_out(qtbot: QtBot, pane: ComparisonPane, theme: Theme) -> None:
    strip = pane.overview
    qtbot.waitUntil(lambda: pane.table.places.rows.next_unmeasured() is None, timeout=4000)
    rows = pane.table.places.rows

    def colours(lane: int, number: int) -> set[int]:
        assert pane.state is not None
        row = pane.state.shown_row(number)
        scale = (strip.height() - 16) / rows.total
        image = strip.grab().toImage()
        place = range(round(8 + rows.top(row) * scale) + 12, round(8 + (rows.top(row) + rows.height(row)) * scale) - 3)
        return {image.pixel(6 + lane * 9 + 3, y) for y in place}

    blank, full = theme.colour(ColourRole.BACKGROUND).rgb(), theme.colour(ColourRole.LINE).rgb()
    qtbot.waitUntil(lambda: blank in colours(2, 2) and full in colours(1, 2))
    assert full not in colours(2, 2)
    assert blank not in colours(1, 2)


def test_wheel_over_the_overview_scrolls(qtbot: QtBot, theme: Theme) -> None:
    pane = ComparisonPane(theme)
    qtbot.addWidget(pane)
    pane.resize(848, 640)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.show_story(large_story(2, 30))
    at = QPointF(10, 100)
    pixels, angle = QPoint(0, 0), QPoint(0, -120)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(at, at, pixels, angle, buttons, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QCoreApplication.sendEvent(pane.overview, wheel)
    assert pane.table.verticalScrollBar().value() > 0


def test_only_rows_with_changes_are_shown_when_asked(qtbot: QtBot, pane: ComparisonPane) -> None:
    def height(row: int) -> int:
        return pane.table.places.rows.height(row)

    with qtbot.waitSignal(pane.layout_changed) as told:
        pane.layouts.show(Layout.CHANGES)
    assert told.args == [Layout.CHANGES]
    assert pane.hidden_row_count == 0
    for group in (ClassGroup.FIGURE, ClassGroup.WORDING, ClassGroup.ATTRIBUTION):
        pane.toggle_group(group)
    assert [height(row) == 0 for row in range(6)] == [False, True, False, False, False, False]
    assert pane.hidden_row_count == 1
    assert place(pane) == (0, 0)
    pane.table.show_cell(2, 0)
    pane.move_row(-1)
    assert place(pane) == (0, 0)
    pane.layouts.show(Layout.COLUMNS)
    assert height(0) > 0
    assert pane.hidden_row_count == 0
