"""A source: one file, or paste, as it came in, byte for byte."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The format family of a source; found by content first, by name second."""

    TEXT = "text"
    WEB = "web"
    MARKDOWN = "markdown"
    JSON_LINES = "json_lines"
    NEXIS = "nexis"
    FACTIVA = "factiva"
    EUROPRESSE = "europresse"
    PROQUEST = "proquest"
    TABLE = "table"
    OBJECTS = "objects"
    RIS = "ris"
    CSL = "csl"
    PDF = "pdf"
    RTF = "rtf"
    DOCX = "docx"
    ODT = "odt"
    EPUB = "epub"
    FEED = "feed"
    NITF = "nitf"
    NEWSML = "newsml"
    NINJS = "ninjs"
    WIRE = "wire"
    XML = "xml"
    MESSAGE = "message"
    MAILBOX = "mailbox"
    MHTML = "mhtml"
    WEBARCHIVE = "webarchive"
    WARC = "warc"
    WACZ = "wacz"
    ZIP = "zip"
    LINK = "link"

    @property
    def holds_many(self) -> bool:
        """Tell whether a file of this kind may hold many articles."""
        return self in _HOLDING_MANY or self.is_archive

    @property
    def has_columns(self) -> bool:
        """Tell whether files of this kind are tables, whose columns a person may have to name."""
        return self in _TABLES

    @property
    def is_archive(self) -> bool:
        """Tell whether a file of this kind is packed and holds files or pages."""
        return self in _ARCHIVES


_HOLDING_MANY = frozenset(
    (
        *(Kind.JSON_LINES, Kind.MAILBOX, Kind.EPUB, Kind.FEED, Kind.NEWSML, Kind.NINJS),
        *(Kind.NEXIS, Kind.FACTIVA, Kind.EUROPRESSE, Kind.PROQUEST),
        *(Kind.TABLE, Kind.OBJECTS, Kind.RIS, Kind.CSL),
    )
)
_TABLES = frozenset((Kind.TABLE, Kind.OBJECTS))
_ARCHIVES = frozenset((Kind.ZIP, Kind.WARC, Kind.WACZ))


@dataclass(frozen=True, slots=True)
class Source:
    """One file or paste.

    ``path`` is where it came from (empty for a paste), ``sha256`` the hex digest of ``content``. ``choices`` are what a
    person said that the columns of tables hold, each with the key of the tables it is meant for.
    """

    path: str
    content: bytes
    sha256: str
    kind: Kind
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()


def source_of(path: str, content: bytes, kind: Kind) -> Source:
    """Return the source for ``content``, with its sha256."""
    return Source(path, content, hashlib.sha256(content).hexdigest(), kind)
