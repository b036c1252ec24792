"""PySide6 6.12.0 on Python 3.11 took a reference off None on every void call and aborted after some thousands."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROUNDS = 500
SLACK = 50


def test_void_calls_leave_none_alone(qapp: QApplication) -> None:
    thing = QObject(qapp)
    before = sys.getrefcount(None)
    for _ in range(ROUNDS):
        QCoreApplication.processEvents()
        thing.setObjectName("x")
    thing.deleteLater()
    assert abs(sys.getrefcount(None) - before) < SLACK
