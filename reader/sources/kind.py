"""The format family of a file: found by its content first, by its name second."""

from __future__ import annotations

import re
from pathlib import PurePath

from reader.base.errors import SourceError
from reader.sources.source import Kind

_HEAD = 4096
_SAMPLE = 65536
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document (DOCX, ODT, EPUB)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"bplist00", "a binary property list, such as a Safari web archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an Ogg sound or film"),
    (b"ID3", "an MP3 sound"),
    (b"\x7fELF", "a program"),
    (b"WARC/", "a WARC web archive"),
)
_BY_NAME = {
    ".csv": "a table (CSV)",
    ".tsv": "a table (TSV)",
    ".eml": "a mail message",
    ".mbox": "a mailbox",
    ".mht": "a web archive (MHTML)",
    ".mhtml": "a web archive (MHTML)",
    ".ris": "a list of references (RIS)",
    ".opml": "a list of feeds (OPML)",
    ".webarchive": "a Safari web archive",
    ".url": "a link to a page, not the page itself",
    ".webloc": "a link to a page, not the page itself",
}
_WEB_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown")
_RECORD_NAMES = (".jsonl", ".ndjson")

_WEB_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEB_TAG = re.compile(rb"</(?:p|div|a|span|h[1-6]|body|table|article)>|<(?:br|p|div|title)\b", re.IGNORECASE)
_XML_START = re.compile(
    rb"\s*(?:<\?xml|(?:<!--.{0,3000}?-->\s*)*(?:<!DOCTYPE\s+(?:rss|nitf|opml|rdf)\b"
    rb"|<(?:rss|feed|rdf:RDF|channel|newsMessage|newsItem|NewsML|nitf|opml)\b))",
    re.IGNORECASE | re.DOTALL,
)
_FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n(?:[A-Za-z][\w -]{0,60}:|#)")
_MAIL_HEADER = re.compile(
    rb"^(?:received|mime-version|message-id|content-type|content-transfer-encoding|return-path|delivered-to"
    rb"|from|to|subject|date|reply-to|x-[\w-]{1,40}):",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_ONLY = re.compile(
    rb"^(?:received|mime-version|message-id|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)
_RECORD_START = re.compile(rb'\s*\{\s*"')
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x0e\x0f\x1b\x1a"))


def kind_of(name: str, content: bytes) -> Kind:
    """Return the format family of ``content``; ``name`` decides only where the content leaves it open.

    Raises SourceError, saying what the file is, when it is of a format that cannot be read.
    """
    suffix = PurePath(name).suffix.lower()
    head = _plain(content[:_HEAD])
    _refuse_foreign(content, head, suffix)
    if _WEB_START.match(head) or (suffix in _WEB_NAMES and _WEB_TAG.search(_plain(content[: _SAMPLE * 4]))):
        return Kind.WEB
    if suffix in _RECORD_NAMES or _is_records(head):
        return Kind.JSON_LINES
    if _XML_START.match(head):
        raise SourceError("This is an XML file, such as a feed or a news message; that format cannot be read yet.")
    if head.lstrip()[:1] in (b"{", b"[") and suffix == ".json":
        raise SourceError("This is a JSON file; only JSON lines (.jsonl), one article a line, can be read.")
    if suffix in _MARKDOWN_NAMES or _FRONT_MATTER.match(head):
        return Kind.MARKDOWN
    return Kind.WEB if suffix in _WEB_NAMES else Kind.TEXT


def is_record_name(name: str) -> bool:
    """Tell whether a file of that name is a bulk import, one record a line."""
    return PurePath(name).suffix.lower() in _RECORD_NAMES


def _plain(head: bytes) -> bytes:
    """Return ``head`` without byte order mark and without the NULs of UTF-16, so that ASCII patterns match."""
    for bom in _BOMS:
        head = head.removeprefix(bom)
    return head.replace(b"\x00", b"")


def _is_records(head: bytes) -> bool:
    first = head.lstrip().split(b"\n", 1)
    return len(first) > 1 and bool(_RECORD_START.match(first[0])) and first[0].rstrip().endswith(b"}")


def _refuse_foreign(content: bytes, head: bytes, suffix: str) -> None:
    what = next((what for signature, what in _SIGNATURES if content.startswith(signature)), None)
    if what is None and content[4:8] == b"ftyp":
        what = "a film"
    if what is None and content[:4] == b"RIFF" and content[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        what = "an image, sound or film"
    if what is None and _is_mail(head):
        what = "a mail message or a web archive (MHTML)"
    what = what or _BY_NAME.get(suffix)
    if what is None and _is_binary(content[:_SAMPLE]):
        what = "a binary file, not text"
    if what is not None:
        raise SourceError(f"This is {what}; that format cannot be read yet.")


def _is_mail(head: bytes) -> bool:
    top = head.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    return bool(_MAIL_ONLY.search(top)) and len(_MAIL_HEADER.findall(top)) >= 3


def _is_binary(sample: bytes) -> bool:
    if sample.startswith(_BOMS[1:]) or wide_charset(sample) is not None:
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(2, len(sample) // 100)


def wide_charset(sample: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 in which Latin text without a byte order mark is written, by its NULs, else None."""
    sample = sample[: len(sample) // 4 * 4]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    zeros = [sample[place::4].count(0) / (len(sample) // 4) for place in range(4)]
    is_zero = tuple(share > 0.4 for share in zeros)
    is_full = tuple(share < 0.05 for share in zeros)
    if zeros[2] > 0.95 and zeros[3] > 0.95 and is_full[0]:
        return "utf-32-le"
    if zeros[0] > 0.95 and zeros[1] > 0.95 and is_full[3]:
        return "utf-32-be"
    if is_zero[1] and is_zero[3] and is_full[0] and is_full[2]:
        return "utf-16-le"
    if is_zero[0] and is_zero[2] and is_full[1] and is_full[3]:
        return "utf-16-be"
    return None
