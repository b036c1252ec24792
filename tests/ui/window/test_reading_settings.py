"""Typeface and line distance of the articles: chosen at once, where the row in focus stays, and kept between runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QFontInfo

from tests.ui.window.conftest import WAIT_MS
from ui.cleaning.page import BlockList
from ui.commands import BY_ID, CommandId, Group
from ui.reading_look import LineSpacing, ReadingLook, Typeface, line_height

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.theme import Theme


def line_of(window: MainWindow) -> int:
    return window.frame.comparison.table.places.line_height


def test_both_stand_in_the_menu_of_the_view() -> None:
    assert BY_ID[CommandId.READING_TYPEFACE].group is Group.VIEW
    assert BY_ID[CommandId.READING_SPACING].group is Group.VIEW


def test_titles_keep_their_typeface_when_articles_change_theirs(theme: Theme) -> None:
    theme.set_reading_look(ReadingLook(Typeface.SANS))
    assert QFontInfo(theme.reading()).family() == "Noto Sans"
    assert QFontInfo(theme.serif()).family() == "Noto Serif"
    theme.set_reading_look(ReadingLook())
    assert QFontInfo(theme.reading()).family() == "Noto Serif"


@pytest.mark.parametrize("typeface", Typeface)
def test_lines_never_overlap_and_each_step_is_wider(theme: Theme, typeface: Typeface) -> None:
    theme.set_reading_look(ReadingLook(typeface))
    for pixels in (12, 15, 30):
        font = theme.reading(pixels)
        close, usual, wide = (line_height(font, spacing) for spacing in LineSpacing)
        assert QFontInfo(font).pixelSize() < close < usual < wide


def test_lines_go_from_usual_to_wide_to_close_and_back(ferry: MainWindow) -> None:
    lines, usual = [], line_of(ferry)
    for _ in LineSpacing:
        ferry.run_command(CommandId.READING_SPACING)
        lines.append(line_of(ferry))
    wide, close, again = lines
    assert close < usual < wide
    assert again == usual


def test_rows_and_the_text_laid_over_a_cell_have_the_new_lines(ferry: MainWindow) -> None:
    table = ferry.frame.comparison.table
    ferry.run_command(CommandId.NEXT_CHANGE)
    before = table.visualRect(table.currentIndex()).height()
    ferry.run_command(CommandId.READING_SPACING)
    row, shown = table.currentIndex().row(), table.currentIndex().column()
    assert table.visualRect(table.currentIndex()).height() > before
    assert table.places.layout(row, shown).line_height == line_of(ferry)


def test_a_choice_renews_the_layouts_once_and_keeps_the_row_in_sight(
    ferry: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = ferry.frame.comparison.table
    ferry.resize(1024, 640)
    ferry.run_command(CommandId.LAST_CHANGE)
    row = table.currentIndex()
    renewed: list[int] = []
    rebuild = table.places.rebuild

    def counted(window: int) -> None:
        renewed.append(window)
        rebuild(window)

    monkeypatch.setattr(table.places, "rebuild", counted)
    for command in (CommandId.READING_SPACING, CommandId.READING_TYPEFACE):
        renewed.clear()
        ferry.run_command(command)
        assert len(renewed) == 1
        assert table.currentIndex() == row
        assert table.visualRect(row).intersects(table.viewport().rect())


def test_blocks_of_the_cleaning_view_are_as_high_as_their_lines_ask(ferry: MainWindow, qtbot: QtBot) -> None:
    ferry.run_command(CommandId.SHOW_CLEANING)
    page = ferry.frame.cleaning
    qtbot.waitUntil(lambda: page.cleaned is not None, timeout=WAIT_MS)
    blocks = page.findChild(BlockList)
    assert blocks is not None
    heights = []
    for _ in LineSpacing:
        ferry.run_command(CommandId.READING_SPACING)
        heights.append(sum(blocks.sizeHintForRow(row) for row in range(blocks.model().rowCount())))
    wide, close, usual = heights
    assert close < usual < wide


def test_the_footer_says_what_was_chosen(ferry: MainWindow) -> None:
    said: list[str] = []
    ferry.appearance.said.connect(said.append)
    ferry.run_command(CommandId.READING_TYPEFACE)
    ferry.run_command(CommandId.READING_SPACING)
    assert said == ["Articles in sans", "Lines of articles: wide"]


def test_the_choice_comes_back_with_the_window(open_window: Callable[[], MainWindow], theme: Theme) -> None:
    window = open_window()
    window.run_command(CommandId.READING_TYPEFACE)
    window.run_command(CommandId.READING_SPACING)
    window.close()
    theme.set_reading_look(ReadingLook())
    open_window()
    assert theme.reading_look == ReadingLook(Typeface.SANS, LineSpacing.WIDE)


def test_settings_that_say_something_else_leave_articles_as_usual(
    open_window: Callable[[], MainWindow], theme: Theme, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("window/typeface", "gothic")
    settings.setValue("window/line_spacing", "7")
    settings.sync()
    open_window()
    assert theme.reading_look == ReadingLook()
