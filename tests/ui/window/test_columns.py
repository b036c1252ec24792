"""Columns of a table are named in the result of an import, and the table is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from tests.ui.listed import rows_of
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.importing.columns_dialog import ColumnsDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

TABLE = "Zeile;Kopf;Rumpf\n1;Fog;Fog held the ferry for three hours, the harbour office said on Monday.\n"


def answer() -> None:
    """Say which columns hold headline and text, and accept."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ColumnsDialog)
    accept = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not accept.isEnabled()
    dialog.fields["title"].setCurrentIndex(2)
    dialog.fields["text"].setCurrentIndex(3)
    assert accept.isEnabled()
    assert dialog.columns == {"title": "Kopf", "text": "Rumpf"}
    accept.click()


def answer_once() -> None:
    """Answer when the dialog is there."""
    if isinstance(QApplication.activeModalWidget(), ColumnsDialog):
        answer()


def test_table_that_failed_is_read_once_its_columns_are_named(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(TABLE, "utf-8")
    with qtbot.waitSignal(window.imports.importer.finished, timeout=WAIT_MS):
        window.import_paths([path])
    qtbot.waitUntil(lambda: window.frame.results.current_table == path, timeout=WAIT_MS)
    assert window.commands[CommandId.CHOOSE_COLUMNS].isEnabled()
    with qtbot.waitSignal(window.imports.importer.finished, timeout=WAIT_MS):
        QTimer.singleShot(0, window, window.flow.choose_columns)
        watch = QTimer(window)
        watch.timeout.connect(answer_once)
        watch.start(20)
    watch.stop()
    qtbot.waitUntil(lambda: len(window.desk.listing.whole.ids) == 1, timeout=WAIT_MS)
    assert rows_of(window)[0].title == "Fog"
