"""The import desk: what is dropped, chosen or pasted goes from here to the importer, and its outcome comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.base.lexicon import RESOURCES
from ui.importing.dropping import Dropped, dropped, sources_of
from ui.importing.importer import Importer
from ui.importing.overlay import DropOverlay
from ui.pieces import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Theme
    from ui.worker import Worker


_ENDINGS = (
    "*.txt *.text *.md *.markdown *.htm *.html *.xhtml *.mht *.mhtml *.webarchive *.warc *.warc.gz *.wacz *.zip"
    " *.eml *.mbox *.pdf *.docx *.odt *.rtf *.epub *.xml *.rss *.atom *.json *.jsonl *.ndjson *.csv *.tsv *.ris"
    " *.url *.webloc *.desktop"
)


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
        """Take the drag events of the window, which is all that is watched; it may outlive what this object holds."""
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
        kinds = self.tr("Articles and archives ({0});;All files (*)").format(_ENDINGS)
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
        if not found.is_importable:
            self.refused.emit(self._refusal())
        elif self.is_writable:
            self.importer.start((*found.paths, *sources_of(found)))
        else:
            self.start(())

    def _on_drag(self, event: QDragEnterEvent) -> None:
        found = dropped(event.mimeData())
        event.acceptProposedAction()
        if not self.is_writable:
            text = self.tr("Nothing can be imported: this library is open for reading only")
            self.overlay.say(text, is_refusal=True)
        elif found.is_importable:
            self.overlay.say(self._promise(found), self._detail(found))
        else:
            self.overlay.say(self._refusal(), is_refusal=True)

    def _on_drop(self, event: QDropEvent) -> None:
        self.overlay.hide()
        event.acceptProposedAction()
        self._take(dropped(event.mimeData()))

    def _promise(self, found: Dropped) -> str:
        counts = (
            (len(found.folders), self.tr("all articles in {0} folder"), self.tr("all articles in {0} folders")),
            (len(found.files), self.tr("{0} file"), self.tr("{0} files")),
            (len(found.links), self.tr("{0} link, without its text"), self.tr("{0} links, without their texts")),
        )
        parts = [counted(*count) for count in counts if count[0]]
        return self.tr("Import {0}").format(self.tr(" and ").join(parts) or self.tr("this text as an article"))

    def _detail(self, found: Dropped) -> str:
        if found.links:
            return self.tr("Variorum never goes to the net: for its text save the page in your browser and drop that")
        if not found.paths and found.address:
            return self.tr("From {0}").format(QUrl(found.address).host())
        return self.tr("Every file is kept as it is") if found.paths else ""

    def _refusal(self) -> str:
        return self.tr("There is no text, no file and no address of a page in this")


def sample_folders() -> list[Path]:
    """Return the folders of the sample library; what lies beside them is about it, not of it."""
    return sorted(folder for folder in (RESOURCES / "sample").iterdir() if folder.is_dir())
