"""The theme that the widgets of this room are dressed in, and a pane with a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.open_stories import bridge_story
from tests.ui.themed import light_theme
from ui.comparison.pane import ComparisonPane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return light_theme(qapp)


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> ComparisonPane:
    shown = ComparisonPane(theme)
    qtbot.addWidget(shown)
    shown.resize(848, 640)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_story(bridge_story())
    return shown
