"""The theme that the widgets of this room are dressed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.themed import light_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return light_theme(qapp)
