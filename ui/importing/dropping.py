"""What a drop or a paste holds: Qt's types end here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from reader.sources.source import Source

_URI_LIST = "text/uri-list"


@dataclass(frozen=True, slots=True)
class Dropped:
    """What can be imported of a drop: ``paths`` of files and folders, or the text of a selection.

    ``links`` counts addresses of the net, which are not fetched.
    """

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    text: str = ""
    html: str = ""
    links: int = 0

    @property
    def paths(self) -> tuple[Path, ...]:
        """Files and folders."""
        return (*self.files, *self.folders)

    @property
    def is_importable(self) -> bool:
        """Tell whether there is anything to import."""
        return bool(self.paths or self.text.strip() or self.html.strip())


def dropped(mime: QMimeData) -> Dropped:
    """Return what ``mime`` holds; a browser's selection counts as its HTML, with the plain text beside it."""
    paths, links = [], 0
    for url in mime.urls() if mime.hasFormat(_URI_LIST) else ():
        if url.isLocalFile():
            paths.append(Path(url.toLocalFile()))
        else:
            links += 1
    if paths or links:
        folders = tuple(path for path in paths if path.is_dir())
        return Dropped(tuple(path for path in paths if path not in folders), folders, links=links)
    return Dropped(text=mime.text() if mime.hasText() else "", html=mime.html() if mime.hasHtml() else "")


def pasted_source(found: Dropped) -> Source:
    """Return the text of a drop or paste as a source without a path; HTML is kept where there is any."""
    from reader.sources.source import Kind, source_of  # noqa: PLC0415  (the window paints before the engine is loaded)

    if found.html.strip():
        return source_of("", found.html.encode("utf-8", "surrogatepass"), Kind.WEB)
    return source_of("", found.text.encode("utf-8", "surrogatepass"), Kind.TEXT)
