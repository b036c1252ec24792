"""Documents of writing programs and prints become pages."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pypdfium2
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reader.base.errors import SourceError
from reader.sources.kind import kind_of
from reader.sources.office.print_lines import RUNNING, PrintedLine, printed_paragraphs
from reader.sources.parsers import Parsed, parsed
from reader.sources.source import Kind, source_of

if TYPE_CHECKING:
    from reader.sources.page import Page


def read(content: bytes, name: str = "x") -> Parsed:
    return parsed(source_of(name, content, kind_of(name, content)))


def blocks(page: Page) -> list[tuple[str, str]]:
    return [(block.tag, block.span.of(page.text)) for block in page.blocks]


def archive(entries: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def word_document() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Bridge closed"
    document.add_heading("Bridge closed", 1)
    paragraph = document.add_paragraph("The bridge will stay ")
    space = nsdecls("w")
    paragraph._p.append(parse_xml(f'<w:del {space} w:id="1"><w:r><w:delText>open</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {space} w:id="2"><w:r><w:t>closed</w:t></w:r></w:ins>'))
    document.add_paragraph("first of a list", style="List Bullet")
    document.add_table(1, 2).cell(0, 1).text = "in a cell"
    control = f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(-1, parse_xml(control))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_document_is_read_in_order_with_its_changes_accepted() -> None:
    (page,) = read(word_document()).pages
    assert blocks(page) == [
        ("h1", "Bridge closed"),
        ("p", "The bridge will stay closed"),
        ("li", "first of a list"),
        ("td", "in a cell"),
        ("p", "in a control"),
    ]
    assert [(field.name, field.value) for field in page.fields if field.name == "title"] == [("title", "Bridge closed")]


def test_word_document_that_says_nothing_about_itself_is_given_no_title() -> None:
    document = docx.Document(io.BytesIO(word_document()))
    relations = document.part.package.rels
    del relations[next(name for name, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES)]
    stream = io.BytesIO()
    document.save(stream)
    (page,) = read(stream.getvalue()).pages
    assert page.fields == ()


def test_torn_word_document_is_refused_in_words() -> None:
    whole = word_document()
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        entries = {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}
    entries["word/document.xml"] = entries["word/document.xml"][:400]
    with pytest.raises(SourceError, match="damaged"):
        read(archive(entries))
    with pytest.raises(SourceError, match="damaged"):
        read(whole[: len(whole) // 2])


def test_blank_document_has_no_text() -> None:
    stream = io.BytesIO()
    docx.Document().save(stream)
    with pytest.raises(SourceError, match="no text"):
        read(stream.getvalue())


ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>'
    "<text:tracked-changes><text:p>struck out</text:p></text:tracked-changes>"
    '<text:h text:outline-level="1">Tide tables</text:h><text:p>High<text:s text:c="2"/>water<text:line-break/>at noon'
    "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>As told.</text:p></text:note-body>"
    "</text:note>.</text:p><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
    "</office:text></office:body></office:document-content>"
)


def test_open_document_is_read_in_order() -> None:
    meta = '<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tides</dc:title><dc:creator>Ada</dc:creator></m>'
    content = archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ODT, "meta.xml": meta})
    assert kind_of("x", content) is Kind.ODT
    (page,) = read(content).pages
    assert blocks(page) == [("h1", "Tide tables"), ("p", "High water\nat noon."), ("p", "As told."), ("li", "one")]
    assert {(field.name, field.value) for field in page.fields} == {("title", "Tides"), ("author", "Ada")}


EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>',
    "in/book.opf": (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Issue 4</dc:title>'
        "<dc:publisher>The Osk Weekly</dc:publisher></metadata><manifest>"
        '<item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="two%20b.xhtml"/>'
        '<item id="a" href="a.xhtml"/>'
        '<item id="g" href="gone.xhtml"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="g"/></spine></package>'
    ),
    "in/nav.xhtml": "<html><body><p>Contents</p></body></html>",
    "in/a.xhtml": "<html><body><h1>First</h1><p>Text of the first.</p></body></html>",
    "in/two b.xhtml": "<html><body><p>Text of the second.</p></body></html>",
}


def test_book_gives_its_documents_in_reading_order() -> None:
    found = read(archive(EPUB))
    assert [page.text for page in found.pages] == ["First\n\nText of the first.", "Text of the second."]
    assert {(f.name, f.value) for f in found.pages[0].fields if f.origin == "book"} == {("outlet", "The Osk Weekly")}
    assert [part.part for part in found.broken] == [2]


@pytest.mark.parametrize(
    ("algorithm", "is_locked"),
    [("http://www.w3.org/2001/04/xmlenc#aes128-cbc", True), ("http://www.idpf.org/2008/embedding", False)],
)
def test_book_locked_against_copying_is_refused(algorithm: str, is_locked: bool) -> None:  # noqa: FBT001 - a parameter
    lock = f'<encryption><EncryptedData><EncryptionMethod Algorithm="{algorithm}"/></EncryptedData></encryption>'
    content = archive({**EPUB, "META-INF/encryption.xml": lock})
    if not is_locked:
        assert len(read(content).pages) == 2
        return
    with pytest.raises(SourceError, match="locked against copying"):
        read(content)


def test_rtf_is_read_with_its_signs() -> None:
    content = (
        rb"{\rtf1\ansi\ansicpg1252{\info{\title Fog on the b\'e4y}}{\fonttbl{\f0 Arial;}}\f0 "
        rb"First \u8220?quoted\u8221? words.\par Second caf\'e9.\par }"
    )
    (page,) = read(content, "x.rtf").pages
    assert [text for _, text in blocks(page)] == ["First “quoted” words.", "Second café."]
    assert [(field.name, field.value) for field in page.fields] == [("title", "Fog on the bäy")]


@pytest.mark.parametrize("content", [rb"{\rtf1", rb"{\rtf1 \u99999999999?", rb"{\rtf1 " + rb"{" * 5000])
def test_damaged_rtf_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"damaged|no text|No article"):
        read(content + b" ")


def lines(*texts: str, left: float = 50.0, top: float = 100.0, right: float = 500.0) -> list[PrintedLine]:
    return [PrintedLine(text, left, right, top + 14 * n, top + 14 * n + 11) for n, text in enumerate(texts)]


def test_lines_of_a_print_are_joined_to_paragraphs() -> None:
    page = lines("The harbour was closed on Mon-", "day after the storm had bro\u00ad", "ken the outer wall.")
    page += lines("A second paragraph stands apart.", top=170)
    found = list(printed_paragraphs([page]))
    assert [paragraph.text for paragraph in found] == [
        "The harbour was closed on Monday after the storm had broken the outer wall.",
        "A second paragraph stands apart.",
    ]


def test_running_heads_and_page_numbers_are_lines_of_their_own() -> None:
    pages = [
        [
            *lines("The Osk Weekly, 4 May"),
            *lines(f"Text of page {word} goes", f"on with {word}", top=140),
            *lines(f"Page {number}", top=700),
        ]
        for number, word in enumerate(("one", "two", "three"), start=1)
    ]
    found = list(printed_paragraphs(pages))
    assert [one.text for one in found if one.tag == RUNNING].count("The Osk Weekly, 4 May") == 3
    assert {one.text for one in found if one.tag == RUNNING} == {"The Osk Weekly, 4 May", "Page 1", "Page 2", "Page 3"}
    assert " ".join(one.text for one in found if one.tag != RUNNING).startswith("Text of page one goes on with one")


def test_larger_lines_are_headings() -> None:
    heading = PrintedLine("Storm closes harbour", 50, 300, 60, 84)
    found = list(printed_paragraphs([[heading, *lines("The harbour was closed", "on Monday.")]]))
    assert [(one.tag, one.text) for one in found] == [
        ("h2", "Storm closes harbour"),
        ("p", "The harbour was closed on Monday."),
    ]


def pdf(*pages: str) -> bytes:
    """Return a PDF whose pages show ``pages`` in a standard font, written by hand as the format's reference shows."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for text in pages:
        shown = "".join(f"({line}) Tj T* " for line in text.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET".encode()
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, one) for n, one in enumerate(objects, start=1))
    return body + b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF\n" % (len(objects) + 1)


def test_pdf_gives_its_paragraphs() -> None:
    (page,) = read(pdf("The ferry was late again on Monday, and\nnobody could say why.")).pages
    assert [text for _, text in blocks(page)] == ["The ferry was late again on Monday, and nobody could say why."]


def test_pdf_without_text_says_that_it_may_be_a_scan() -> None:
    with pytest.raises(SourceError, match="scan"):
        read(pdf(""))


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"%PDF-", pdf("text")[:80]])
def test_damaged_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"damaged|no text"):
        read(content)


def test_pdf_of_very_many_pages_is_refused() -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(501):
        document.new_page(10, 10).close()
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    with pytest.raises(SourceError, match="501 pages"):
        read(stream.getvalue())
