"""The lines of an export, whatever it is wrapped in: plain text, Word, RTF or a web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.office.docx import docx_page, is_docx
from reader.sources.office.rtf import is_rtf, rtf_text
from reader.sources.sample import sample_of
from reader.sources.source import Kind, source_of
from reader.sources.web import is_web
from reader.sources.web_fragment import paragraphs_of_fragment
from reader.sources.zipped import zipped

if TYPE_CHECKING:
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_SNIFFED = 400_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def lines_of_document(source: Source) -> list[str]:
    """Return the lines of a source; a paragraph of a document that has paragraphs is a line with a blank one behind.

    Raises SourceError when the document is damaged.
    """
    sample = sample_of(source.path, source.content)
    if is_docx(sample):
        text = docx_page(source_of(source.path, source.content, Kind.DOCX)).text
    elif is_rtf(sample):
        text = rtf_text(source.content).replace("\n", "\n\n")
    elif is_web(sample):
        text = "\n\n".join(one.text for one in paragraphs_of_fragment(decoded(source.content, is_markup=True).text))
    else:
        text = decoded(source.content).text
    return [_CONTROLS.sub("", line.replace("\u00a0", " ")).strip() for line in text.split("\n")]


def raw_text(sample: Sample) -> bytes:
    """Return bytes in which the fixed words of an export can be looked for, without reading the whole document."""
    if not is_docx(sample):
        return sample.content[:_SNIFFED]
    try:
        return re.sub(rb"<[^>]{1,2000}>", b"", zipped(sample.content).read("word/document.xml")[:_SNIFFED])
    except SourceError:
        return b""
