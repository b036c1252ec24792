"""What a drop or a paste holds: Qt's types end here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from reader.sources.source import Source

_URI_LIST = "text/uri-list"
_MOZILLA_LINK = "text/x-moz-url"
_ADDRESSES = (
    ("chromium/x-source-url", "utf-8"),
    ("text/x-moz-url-priv", "utf-16-le"),
    ('application/x-qt-windows-mime;value="HTML Format"', "utf-8"),
)
"""Formats in which browsers tell where a selection comes from."""
_HEAD = 2_000
_SOURCE_LINE = re.compile(r"^SourceURL:(\S{1,2000})", re.MULTILINE)
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Link:
    """An address of the net and the name it goes by, which may be empty. It is kept, never fetched."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What can be imported of a drop: ``paths`` of files and folders, ``links``, or the text of a selection.

    ``address`` is where a browser says that a selection comes from, empty where it does not.
    """

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    links: tuple[Link, ...] = ()
    text: str = ""
    html: str = ""
    address: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Files and folders."""
        return (*self.files, *self.folders)

    @property
    def is_importable(self) -> bool:
        """Tell whether there is anything to import."""
        return bool(self.paths or self.links or self.text.strip() or self.html.strip())


def dropped(mime: QMimeData | None) -> Dropped:
    """Return what ``mime`` holds; a browser's selection counts as its HTML, with the plain text beside it.

    Qt has none to give where nothing can be read of a clipboard.
    """
    if mime is None:
        return Dropped()
    urls = mime.urls() if mime.hasFormat(_URI_LIST) else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    addresses = [url.toString() for url in urls if not url.isLocalFile()]
    links = tuple(Link(address, _name_of(mime, address)) for address in addresses if address.startswith(_WEB))
    if paths or links:
        folders = tuple(path for path in paths if path.is_dir())
        return Dropped(tuple(path for path in paths if path not in folders), folders, links)
    html = mime.html() if mime.hasHtml() else ""
    text = mime.text() if mime.hasText() and not addresses else ""  # Qt offers addresses as text too
    if (link := _bare_link(text)) is not None:
        return Dropped(links=(link,))
    return Dropped(text=text, html=html, address=_address(mime))


def sources_of(found: Dropped) -> tuple[Source, ...]:
    """Return what a drop or paste holds beside files as sources without a path; HTML is kept where there is any."""
    from reader.sources.source import Kind, source_of  # noqa: PLC0415  (the window paints before the engine is loaded)

    if found.links:
        texts = (f"{link.address}\n{link.name}\n" if link.name else f"{link.address}\n" for link in found.links)
        return tuple(source_of("", _encoded(text), Kind.LINK) for text in texts)
    if found.html.strip():
        told = f"<!-- saved from url=({len(found.address):04}){found.address} -->\n" if found.address else ""
        return (source_of("", _encoded(told + found.html), Kind.WEB),)
    return (source_of("", _encoded(found.text), Kind.TEXT),) if found.text.strip() else ()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _bare_link(text: str) -> Link | None:
    """Return the link that ``text`` is when it is an address and nothing else but perhaps a name below it."""
    lines = [line.strip() for line in text.strip().splitlines()]
    is_link = len(lines) in (1, 2) and lines[0].startswith(_WEB) and not re.search(r"\s", lines[0])
    return Link(lines[0], " ".join(lines[1:])) if is_link else None


def _name_of(mime: QMimeData, address: str) -> str:
    """Return the name that a browser gives to a link which it also lists as an address."""
    lines = _read(mime, _MOZILLA_LINK, "utf-16-le").splitlines()
    return lines[1].strip() if len(lines) > 1 and lines[0] == address else ""


def _address(mime: QMimeData) -> str:
    for name, encoding in _ADDRESSES:
        told = _read(mime, name, encoding)
        line = _SOURCE_LINE.search(told)
        address = line.group(1) if line else told.strip()
        if address.startswith(_WEB) and not re.search(r"[\s\"<>]", address):
            return address
    return ""


def _read(mime: QMimeData, name: str, encoding: str) -> str:
    if not mime.hasFormat(name):
        return ""
    data = bytes(mime.data(name).data())
    return data[:_HEAD].decode(encoding, "replace").strip("\x00\ufeff")
