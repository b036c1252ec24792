"""The flow of imports: to pause, cancel and go on, to retry what failed and to take an import back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from ui.commands import CommandId
from ui.importing.columns_dialog import ColumnsDialog
from ui.pieces import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from reader.base.changes import Changes
    from reader.base.ids import ArticleId
    from reader.library import Library
    from reader.sources.tables.header import Header
    from ui.desk import Start
    from ui.frame import Frame
    from ui.importing.desk import ImportDesk
    from ui.worker import Worker


class ImportFlow(QObject):
    """Answers the commands about an import that runs, was cut off or is finished. ``renewed``: commands may differ.

    ``failed`` carries the Failure of reading the columns of a table.
    """

    renewed = Signal()
    failed = Signal(object)

    def __init__(self, frame: Frame, imports: ImportDesk, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._imports, self._worker = frame, imports, worker
        self._unfinished: tuple[Path, ...] = ()
        self._table: Path | None = None
        self._header = worker.channel(self.tr("read the columns"))
        self._header.arrived.connect(self._on_header)
        self._header.failed.connect(self.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {
            CommandId.CANCEL_IMPORT: self.cancel,
            CommandId.CHOOSE_COLUMNS: self.choose_columns,
            CommandId.CONTINUE_IMPORT: self.continue_unfinished,
            CommandId.COPY_RESULTS: self.copy_results,
            CommandId.PAUSE_IMPORT: self._imports.importer.toggle_pause,
            CommandId.RETRY_FAILED: self.retry_failed,
            CommandId.UNDO_IMPORT: self.undo_import,
        }

    def enable(self, actions: Mapping[CommandId, QAction]) -> None:
        """Switch the commands on that can be done now, and the others off."""
        is_running, results = self._imports.importer.is_running, self._frame.results
        for command in (CommandId.CANCEL_IMPORT, CommandId.PAUSE_IMPORT):
            actions[command].setEnabled(is_running)
        actions[CommandId.CONTINUE_IMPORT].setEnabled(bool(self._unfinished) and not is_running)
        actions[CommandId.CHOOSE_COLUMNS].setEnabled(results.current_table is not None and not is_running)
        actions[CommandId.COPY_RESULTS].setEnabled(bool(results.lines()))
        actions[CommandId.RETRY_FAILED].setEnabled(bool(results.failed_paths))
        actions[CommandId.UNDO_IMPORT].setEnabled(bool(results.articles) and not is_running)

    @Slot(object)
    def on_started(self, start: Start) -> None:
        """Offer to import what an import was cut off before; it is offered at every start until taken or declined."""
        paths = [Path(path) for path in start.unfinished if path]
        if not paths or not self._imports.is_writable:
            return
        self._unfinished = tuple(paths)
        one, many = self.tr("{0} file was not read."), self.tr("{0} files were not read.")
        text = f"{self.tr('The last import was cut off.')} {counted(len(paths), one, many)}"
        advice = self.tr("What was read is in the library; nothing was lost.")
        self._frame.messages.show_offer(text, advice, self._frame.keymap[CommandId.CONTINUE_IMPORT])
        self._worker.write(self.tr("group the stories"), _regroup)
        self.renewed.emit()

    @Slot()
    def continue_unfinished(self) -> None:
        """Import what an import was cut off before."""
        unfinished, self._unfinished = self._unfinished, ()
        self._frame.messages.hide()
        self._imports.start(unfinished)

    @Slot()
    def decline_unfinished(self) -> None:
        """Offer it no more, at the next start neither."""
        self._unfinished = ()
        self._worker.forget_unfinished_imports()
        self.renewed.emit()

    @Slot()
    def cancel(self) -> None:
        """Stop the import that runs."""
        if self._imports.importer.is_running:
            self._frame.import_bar.show_cancelling()
            self._imports.importer.cancel()

    @Slot()
    def retry_failed(self) -> None:
        """Read the files of the last import again that could not be read."""
        self._imports.start(self._frame.results.failed_paths, anew=True)

    @Slot()
    def choose_columns(self) -> None:
        """Ask what the columns of the table in focus hold; it is read again by what is answered."""
        self._table = self._frame.results.current_table
        if self._table is not None:
            self._header.ask(partial(_reading_header, self._table))

    @Slot(object)
    def _on_header(self, header: Header) -> None:
        dialog = ColumnsDialog(header, self._frame.window())
        if dialog.exec() and self._table is not None:
            self._worker.write(self.tr("keep the columns"), partial(_choosing, header.names, dialog.columns))
            self._imports.start([self._table], anew=True)

    @Slot()
    def undo_import(self) -> None:
        """Take the last import back as one step, whatever was done since."""
        if articles := self._frame.results.articles:
            self._frame.results.show_undone()
            self._worker.write(self.tr("take the import back"), partial(_taking_back, articles))
            self.renewed.emit()

    @Slot()
    def copy_results(self) -> None:
        """Copy the rows of the result sheet that are shown."""
        lines = self._frame.results.lines()
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._frame.passing.say(counted(len(lines), self.tr("{0} line copied"), self.tr("{0} lines copied")))


def _reading_header(path: Path, library: Library) -> Header:
    from reader.sources.tables.header import header_of  # noqa: PLC0415  (only whoever names columns loads it)

    return header_of(path, library.column_choices())


def _choosing(header: tuple[str, ...], columns: dict[str, str], library: Library) -> None:
    library.choose_columns(header, columns)


def _regroup(library: Library) -> Changes:
    return library.regroup()


def _taking_back(articles: tuple[ArticleId, ...], library: Library) -> Changes:
    return library.take_import_back(articles)
