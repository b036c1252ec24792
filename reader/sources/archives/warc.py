"""A web archive of a crawl or a recording (WARC, WACZ) -> the pages in it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.sources.charset import decoded
from reader.sources.page import BrokenPart, RawField
from reader.sources.web import page_of_markup
from reader.sources.within import numbered
from reader.sources.zipped import entry_names, zipped

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from reader.sources.page import Page, Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_GZIP = b"\x1f\x8b"
_START = b"WARC/"
_NAMES = (".warc", ".gz")
_PAGES = "pages/pages.jsonl"
_KINDS = ("text/html", "application/xhtml+xml")
_MOST_RECORDS = 20_000
_MOST_BYTES = 300 * 1024 * 1024
_LARGEST_PAGE = 20 * 1024 * 1024
_OK = "200"
_TORN = (OSError, EOFError, ValueError, KeyError, IndexError, AttributeError, TypeError)


def is_warc(sample: Sample) -> bool:
    """Tell whether a file is a WARC, packed or not."""
    content = sample.content
    return content.startswith(_START) or (content.startswith(_GZIP) and _unpacked_start(content).startswith(_START))


def is_wacz(sample: Sample) -> bool:
    """Tell whether a file is a zip file of WARCs with a list of pages."""
    names = entry_names(sample.content)
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def warc_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every successful response that is HTML; what is damaged ends the reading and is told."""
    return numbered(_parts(source.content, None))


def wacz_parts(source: Source) -> Iterator[Part]:
    """Yield the pages that the archive lists as pages, without the frames and pieces that were recorded with them."""
    file = zipped(source.content)
    listed = _listed(file.read(_PAGES)) if file.has(_PAGES) else None
    names = [name for name in file.names() if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))]
    return numbered(part for name in names for part in _parts(file.read(name), listed))


def _unpacked_start(content: bytes) -> bytes:
    import gzip  # noqa: PLC0415 - few files need it
    import zlib  # noqa: PLC0415 - as above

    try:
        with gzip.open(io.BytesIO(content)) as stream:
            return stream.read(len(_START))
    except (OSError, EOFError, zlib.error):
        return b""


def _listed(content: bytes) -> frozenset[str]:
    addresses = set()
    for line in content.decode("utf-8", "replace").splitlines():
        try:
            address = json.loads(line).get("url")
        except (ValueError, AttributeError, RecursionError):
            continue
        if isinstance(address, str):
            addresses.add(address)
    return frozenset(addresses)


def _parts(content: bytes, listed: Container[str] | None) -> Iterator[Part]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - few files need it
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - as above

    seen: set[str] = set()
    total = 0
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(content))):
            if number >= _MOST_RECORDS or total > _MOST_BYTES:
                yield BrokenPart(0, "The archive is too large; the rest of it was not read.")
                return
            address = str(record.rec_headers.get_header("WARC-Target-URI") or "")
            if address in seen or (listed is not None and address not in listed) or not _is_page(record):
                continue
            seen.add(address)
            body = record.content_stream().read(_LARGEST_PAGE)
            total += len(body)
            yield _page(body, address, record)
    except (ArchiveLoadFailed, *_TORN) as error:
        yield BrokenPart(0, f"The archive is damaged after {len(seen)} pages ({type(error).__name__}).")


def _is_page(record: Any) -> bool:
    if record.rec_type == "resource":
        return str(record.rec_headers.get_header("Content-Type") or "").startswith(_KINDS)
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = str(record.http_headers.get_header("Content-Type") or "").lower()
    return record.http_headers.get_statuscode() == _OK and kind.startswith(_KINDS)


def _page(body: bytes, address: str, record: Any) -> Page:
    declared = ""
    if record.http_headers is not None:
        kind = str(record.http_headers.get_header("Content-Type") or "")
        declared = kind.lower().partition("charset=")[2].split(";")[0].strip("\"' ")
    page = page_of_markup(decoded(body, is_markup=True, declared=declared))
    field = RawField("saved from", address.strip("<>"), "saved page")
    return replace(page, fields=(*page.fields, field))
