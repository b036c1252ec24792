"""A PDF print -> Page: lines put together to paragraphs by where they stand on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.base.errors import SourceError
from reader.sources.office.print_lines import SOFT_HYPHEN, PrintedLine, printed_paragraphs
from reader.sources.office.properties import property_fields
from reader.sources.paragraph import page_of_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.sources.page import Page
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_SIGNATURE = b"%PDF-"
_HEAD = 1024
_MOST_PAGES = 500
_MOST_CHARACTERS = 5_000_000
_LINE = re.compile("([^\n\ufffe]+)(\ufffe?)")
"""A line, and the mark that the library puts where a word was broken at its end."""
_PASSWORD = 4
"""The library's number for a document that asks for a password (FPDF_ERR_PASSWORD)."""


@dataclass(frozen=True, slots=True)
class _Print:
    """The lines of all pages of a print and its properties."""

    pages: tuple[tuple[PrintedLine, ...], ...]
    properties: dict[str, str]


def is_pdf(sample: Sample) -> bool:
    """Tell whether a file is a PDF; the standard allows some bytes before its mark in what is called one."""
    head = sample.content[:_HEAD]
    return head.lstrip().startswith(_SIGNATURE) or (sample.suffix == ".pdf" and _SIGNATURE in head)


def pdf_page(source: Source) -> Page:
    """Return the page of a PDF; running heads and page numbers are blocks of their own, tagged so.

    Raises SourceError when the file is damaged, locked, too long, or holds pictures of text only.
    """
    found = _print_of(source.content)
    if not any(found.pages):
        raise SourceError("There is no text in this PDF, only pictures; it may be a scan, and scans are not read.")
    fields = property_fields(title=found.properties.get("Title"), author=found.properties.get("Author"))
    return page_of_paragraphs(printed_paragraphs(found.pages), "PDF", fields)


def _print_of(content: bytes) -> _Print:
    import pypdfium2 as pdfium  # noqa: PLC0415 - loads a large library, and most batches hold no PDF

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise SourceError("The PDF is locked with a password.") from error
        raise SourceError("The PDF is damaged.") from error
    try:
        if len(document) > _MOST_PAGES:
            raise SourceError(f"The PDF has {len(document)} pages; at most {_MOST_PAGES} are read.")
        return _Print(tuple(_pages(document)), document.get_metadata_dict())
    finally:
        document.close()


def _pages(document: Any) -> Iterator[tuple[PrintedLine, ...]]:
    import pypdfium2 as pdfium  # noqa: PLC0415 - see above

    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except pdfium.PdfiumError:
            continue  # a page that cannot be opened shows nothing in any program
        try:
            characters += text_page.count_chars()
            if characters > _MOST_CHARACTERS:
                raise SourceError("The PDF holds more text than any article does.")
            yield tuple(_lines(text_page, page.get_height()))
        finally:
            text_page.close()
            page.close()


def _lines(text_page: Any, height: float) -> Iterator[PrintedLine]:
    """Yield the lines of a page as they are written; distances are in points, from the top of the page."""
    for match in _LINE.finditer(str(text_page.get_text_range())):
        shown = match.group(1)
        if not shown.strip():
            continue
        first = match.start() + len(shown) - len(shown.lstrip())
        left, bottom, _, top = text_page.get_charbox(first, loose=True)
        _, _, right, _ = text_page.get_charbox(match.start() + len(shown.rstrip()) - 1, loose=True)
        text = shown.strip() + (SOFT_HYPHEN if match.group(2) else "")
        yield PrintedLine(text, left, right, height - top, height - bottom)
