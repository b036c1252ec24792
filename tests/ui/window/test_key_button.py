"""A button that shows its key, where it has its room and where it has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.key_button import ButtonLook, KeyButton

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

TEXT = "Within one article 14"


def drawn(theme: Theme, qtbot: QtBot, text: str, key: str, share: float) -> QImage:
    button = KeyButton(theme, text, key, ButtonLook.TAB)
    qtbot.addWidget(button)
    button.resize(round(button.sizeHint().width() * share), button.sizeHint().height())
    return button.grab().toImage()


@pytest.mark.parametrize("share", [1.0, 0.7])
def test_a_tab_shows_its_key_in_whatever_room(theme: Theme, qtbot: QtBot, share: float) -> None:
    assert drawn(theme, qtbot, TEXT, "1", share) != drawn(theme, qtbot, TEXT, "8", share)


def test_a_tab_shows_its_text_whole_where_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    button = KeyButton(theme, TEXT, "1", ButtonLook.TAB)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    asked, wide = button.grab().toImage(), drawn(theme, qtbot, TEXT, "1", 2.0)
    inner = asked.rect().adjusted(2, 2, -4, -2)
    assert asked.copy(inner) == wide.copy(inner)
