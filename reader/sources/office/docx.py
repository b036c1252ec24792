"""A Word document (DOCX) -> Page: its paragraphs, headings, lists and tables in order."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from lxml.etree import XMLSyntaxError

from reader.base.errors import SourceError
from reader.sources.office.properties import property_fields
from reader.sources.paragraph import Paragraph, page_of_paragraphs
from reader.sources.safe_xml import local_name
from reader.sources.zipped import entry_names, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.sources.page import Page, RawField
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_TYPES = "[Content_Types].xml"
_HEADING = re.compile(r"heading\s*([1-6])$", re.IGNORECASE)
_SKIPPED = frozenset(("del", "moveFrom", "instrText", "pPr", "rPr", "Fallback", "p"))
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_DAMAGED = (KeyError, ValueError, AttributeError, TypeError, IndexError, XMLSyntaxError)
"""What the library raises on packages whose parts are missing, empty or of another kind."""


def is_docx(sample: Sample) -> bool:
    """Tell whether a file is a Word document: a zip file with a list of types and a body of text."""
    names = entry_names(sample.content)
    return _TYPES in names and any(name.startswith("word/") for name in names)


def docx_page(source: Source) -> Page:
    """Return the page of a Word document, as it reads with all tracked changes accepted.

    Raises SourceError when the archive is damaged, locked, or would grow beyond all measure.
    """
    zipped(source.content)  # its limits hold before anything is unpacked
    from docx import Document  # noqa: PLC0415 - 0.2 s to import, and most batches hold no Word document
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - as above

    try:
        document = Document(io.BytesIO(source.content))
        paragraphs = tuple(_paragraphs(document))
        fields = _fields(document)
    except (OpcError, *_DAMAGED) as error:
        raise SourceError("This Word document is damaged, or of a kind that Word itself converts.") from error
    return page_of_paragraphs(paragraphs, "Word document", fields)


def _fields(document: Any) -> tuple[RawField, ...]:
    """Return what the document says about itself; where it says nothing, the library would make something up."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - see above

    kinds = {relation.reltype for relation in document.part.package.rels.values()}
    if RELATIONSHIP_TYPE.CORE_PROPERTIES not in kinds:
        return ()
    properties = document.core_properties
    return property_fields(title=properties.title, author=properties.author, language=properties.language)


def _paragraphs(document: Any) -> Iterator[Paragraph]:
    """Yield the paragraphs of the body: those in tables, content controls and text boxes stand where they are."""
    from docx.text.paragraph import Paragraph as WordParagraph  # noqa: PLC0415 - see above

    for element in document.element.body.iter():
        if local_name(element) == "p" and not any(local_name(one) == "Fallback" for one in element.iterancestors()):
            yield Paragraph("".join(_pieces(element)), _tag_of(WordParagraph(element, document)))


def _tag_of(paragraph: Any) -> str:
    name = str(paragraph.style.name if paragraph.style is not None else "")
    heading = _HEADING.search(name)
    if heading is not None:
        return f"h{heading.group(1)}"
    folded = name.casefold()
    if folded == "title":
        return "h1"
    if folded == "caption":
        return "figcaption"
    properties = paragraph._p.pPr  # noqa: SLF001 - the library shows numbering nowhere else
    if folded.startswith("list") or (properties is not None and properties.numPr is not None):
        return "li"
    return "td" if any(local_name(one) == "tc" for one in paragraph._p.iterancestors()) else "p"  # noqa: SLF001


def _pieces(element: _Element) -> Iterator[str]:
    """Yield the text under ``element`` without what was struck out, and without paragraphs that stand inside it."""
    for child in element:
        kind = local_name(child)
        if kind == "t":
            yield child.text or ""
        elif kind in _BREAKS:
            yield _BREAKS[kind]
        elif kind not in _SKIPPED:
            yield from _pieces(child)
