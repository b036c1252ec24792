"""The import desk: what is dropped, chosen or pasted goes from here to the importer, and its outcome comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.base.lexicon import RESOURCES
from ui.importing.dropping import Dropped, dropped, pasted_source
from ui.importing.importer import Importer
from ui.importing.overlay import DropOverlay
from ui.pieces import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Theme
    from ui.worker import Worker


class ImportDesk(QObject):
    """Takes drops on ``window`` and asks for files; ``refused`` carries why nothing can be imported, in words."""

    refused = Signal(str)

    def __init__(self, theme: Theme, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = str(Path.home())
        self.importer = Importer(worker, self)
        self.overlay = DropOverlay(theme, window)
        self.is_writable = True
        for part in window.findChildren(QWidget):
            part.setAcceptDrops(False)  # a text field would take the address of a file as text
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the drag events of the window."""
        if watched is self._window:
            if isinstance(event, QDragEnterEvent):
                self._on_drag(event)
                return True
            if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
                self._on_drop(event)
                return True
            if isinstance(event, QDragMoveEvent):
                event.acceptProposedAction()
                return True
            if event.type() == QEvent.Type.DragLeave:
                self.overlay.hide()
        return super().eventFilter(watched, event)

    def start(self, paths: Sequence[Path], *, anew: bool = False) -> None:
        """Import ``paths``, unless the library is read-only; with ``anew`` also those that it knows."""
        if not self.is_writable:
            self.refused.emit(self.tr("This library is open for reading only; nothing can be imported into it."))
        elif paths:
            self.importer.start(paths, anew=anew)

    @Slot()
    def choose_files(self) -> None:
        """Ask which files to import."""
        title = self.tr("Import articles")
        kinds = self.tr("Articles (*.txt *.text *.md *.markdown *.htm *.html *.xhtml *.jsonl);;All files (*)")
        files, _ = QFileDialog.getOpenFileNames(self._window, title, self._folder, kinds)
        if files:
            self._folder = str(Path(files[0]).parent)
            self.start([Path(file) for file in files])

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder and import all that is in it."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"), self._folder)
        if folder:
            self._folder = folder
            self.start([Path(folder)])

    @Slot()
    def paste(self) -> None:
        """Import what is on the clipboard: files that were copied, or text."""
        self._take(dropped(QGuiApplication.clipboard().mimeData()))

    @Slot()
    def import_sample(self) -> None:
        """Import the articles that come with the program."""
        self.start(sample_folders())

    def _take(self, found: Dropped) -> None:
        if found.paths:
            self.start(found.paths)
        elif not found.is_importable:
            self.refused.emit(self._refusal(found))
        elif self.is_writable:
            self.importer.start([pasted_source(found)])
        else:
            self.start(())

    def _on_drag(self, event: QDragEnterEvent) -> None:
        found = dropped(event.mimeData())
        event.acceptProposedAction()
        if not self.is_writable:
            text = self.tr("Nothing can be imported: this library is open for reading only")
            self.overlay.say(text, is_refusal=True)
        elif found.is_importable:
            self.overlay.say(self._promise(found), self.tr("Every file is kept as it is"))
        else:
            self.overlay.say(self._refusal(found), is_refusal=True)

    def _on_drop(self, event: QDropEvent) -> None:
        self.overlay.hide()
        event.acceptProposedAction()
        self._take(dropped(event.mimeData()))

    def _promise(self, found: Dropped) -> str:
        if not found.paths:
            return self.tr("Import this text as an article")
        if not found.folders:
            return counted(len(found.files), self.tr("Import {0} file"), self.tr("Import {0} files"))
        one, many = self.tr("Import all articles in {0} folder"), self.tr("Import all articles in {0} folders")
        folders = counted(len(found.folders), one, many)
        files = counted(len(found.files), self.tr("and {0} file"), self.tr("and {0} files"))
        return f"{folders} {files}" if found.files else folders

    def _refusal(self, found: Dropped) -> str:
        if found.links:
            return self.tr("Variorum never goes to the net: save the page in your browser and drop the file")
        return self.tr("There is no text and no file in this")


def sample_folders() -> list[Path]:
    """Return the folders of the sample library; what lies beside them is about it, not of it."""
    return sorted(folder for folder in (RESOURCES / "sample").iterdir() if folder.is_dir())
