"""The notice that lies over the foot of the page and goes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QFrame, QToolButton, QWidget

from ui.passing_notice import PASSING_MS, PassingNotice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.theme import Theme


@pytest.fixture
def notice(theme: Theme, qtbot: QtBot) -> Iterator[PassingNotice]:
    parent = QWidget()
    footer = QFrame(parent)
    qtbot.addWidget(parent)
    parent.resize(800, 600)
    footer.setGeometry(0, 570, 800, 30)
    parent.show()
    found = PassingNotice(theme, (footer,), parent)
    found._passing.setInterval(40)
    yield found  # noqa: PT022 - the parent lives as long as this


def test_passing_notice_moves_nothing(window: MainWindow) -> None:
    before = window.frame.pages.geometry()
    window.frame.passing.say("Report written")
    QApplication.processEvents()
    assert window.frame.passing.isVisible()
    assert window.frame.pages.geometry() == before
    assert window.frame.passing.geometry().bottom() < window.frame.footer.geometry().top()


def test_it_goes_by_itself(notice: PassingNotice, qtbot: QtBot) -> None:
    notice.say("Report <b>written</b>")
    assert notice.isVisible()
    assert notice.text == notice.accessibleName() == "Report <b>written</b>"
    qtbot.waitUntil(notice.isHidden)
    assert PASSING_MS == 6000


def test_the_pointer_holds_it(notice: PassingNotice, qtbot: QtBot) -> None:
    notice.say("Report written")
    middle = QPointF(5, 5)
    QApplication.sendEvent(notice, QEnterEvent(middle, middle, middle))
    assert not notice._passing.isActive()
    QApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(notice.isHidden)


def test_it_is_dismissed_and_follows_the_window(notice: PassingNotice) -> None:
    notice.say("Report written " * 12)
    parent = notice.parentWidget()
    assert parent is not None
    parent.resize(420, 500)
    assert parent.rect().contains(notice.geometry())
    notice.findChildren(QToolButton)[0].click()
    assert notice.isHidden()
    assert not notice._passing.isActive()


def test_passing_notice_grows_with_its_text(notice: PassingNotice, theme: Theme, qtbot: QtBot) -> None:
    notice._passing.setInterval(PASSING_MS)
    notice.say("22 articles imported. The result sheet shows what became of every file.")
    before = notice.height()
    theme.set_scale(2.0)
    qtbot.waitUntil(lambda: notice.height() > before)
    assert notice.height() >= notice.heightForWidth(notice.width())
    theme.set_scale(1.0)
