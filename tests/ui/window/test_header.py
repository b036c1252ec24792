"""The header finds room for its parts, the date going first; the footer tells what is so in the view shown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from tests.ui.window.articles import write_ferry
from tests.ui.window.conftest import WAIT_MS
from ui.commands import BY_ID, CommandId
from ui.header import VIEWS
from ui.key_button import KeyButton
from ui.pieces import ElidedLabel

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.header import HeaderBar
    from ui.main_window import MainWindow


def tabs_of(header: HeaderBar) -> list[KeyButton]:
    group = header.findChild(QButtonGroup)
    assert group is not None
    return [button for button in group.buttons() if isinstance(button, KeyButton)]


def test_every_view_has_a_tab(ferry: MainWindow) -> None:
    tabs = tabs_of(ferry.frame.header)
    assert [tab.text() for tab in tabs] == [BY_ID[view].shown_text for view in VIEWS]
    for view, tab in zip(VIEWS, tabs, strict=True):
        tab.click()
        assert ferry.frame.view_of(ferry.frame.page) is view
        assert [one.isChecked() for one in tabs] == [one is tab for one in tabs]
    assert {CommandId.COVERAGE, CommandId.READINGS} <= set(VIEWS)


@pytest.mark.parametrize("width", [1024, 1366, 1920])
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_nothing_in_the_header_is_cut(ferry: MainWindow, width: int, scale: float) -> None:
    header = ferry.frame.header
    header.show_session("Session 12/40  ·  14/min", "The morning round")
    ferry.resize(width, 700)
    ferry.appearance.theme.set_scale(scale)
    for part in (ferry.frame, header):
        layout = part.layout()
        assert layout is not None
        layout.activate()
    assert header.width() == width
    buttons = [button for button in header.findChildren(QAbstractButton) if button.isVisible()]
    buttons.sort(key=lambda button: button.x())
    for button in buttons:
        assert button.width() >= button.minimumSizeHint().width(), button.accessibleName()
    assert all(one.geometry().right() < other.geometry().left() for one, other in pairwise(buttons))
    assert buttons[-1].geometry().right() < width


def test_a_folded_tab_keeps_its_name(ferry: MainWindow) -> None:
    ferry.resize(1024, 700)
    ferry.appearance.theme.set_scale(2.0)
    for view, tab in zip(VIEWS, tabs_of(ferry.frame.header), strict=True):
        assert tab.accessibleName() == BY_ID[view].shown_text
        assert BY_ID[view].shown_keys[0] in tab.toolTip()


def test_a_tab_shows_a_key_of_ones_own_whole(ferry: MainWindow) -> None:
    tab = tabs_of(ferry.frame.header)[VIEWS.index(CommandId.COVERAGE)]
    assert tab.key == "6"
    assert ferry.keymap.give(CommandId.COVERAGE, ("Ctrl+J",)) == ""
    assert tab.key == "Ctrl+J"
    assert ferry.keymap.give(CommandId.COVERAGE, ()) == ""
    assert tab.key == ""


def test_the_footer_says_of_the_comparison_only_what_is_shown_there(ferry: MainWindow) -> None:
    told = ferry.frame.footer.findChildren(ElidedLabel)[0]
    ferry.run_command(CommandId.NEXT_CHANGE)
    assert "Row " in told.accessibleName()
    for view in VIEWS[1:]:
        ferry.run_command(view)
        assert "Row " not in told.accessibleName(), view
        assert "trivial" not in told.accessibleName(), view
        assert told.accessibleName(), view
    ferry.run_command(CommandId.COMPARE)
    assert "Row " in told.accessibleName()


def test_a_story_of_one_article_says_why_there_is_no_next_change(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (only, *_) = write_ferry(tmp_path / "ferry")
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.import_paths([only])
    window.run_command(CommandId.NEXT_CHANGE)
    assert "one article" in window.frame.footer.findChildren(ElidedLabel)[0].accessibleName()
