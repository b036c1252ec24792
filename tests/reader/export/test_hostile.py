"""Whatever stands in titles, outlets, wordings and notes does nothing in any format."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import docx
import markdown
import pypdfium2
import pytest
from lxml import etree

from reader.export.template import template_named
from reader.export.writing import write_report
from reader.library import Library
from reader.reporting import story_report
from tests.reader.export.reported import content, text_content

if TYPE_CHECKING:
    from pathlib import Path

    from reader.export.report import Report

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '"><script>alert(1)</script>',
    "'><img src=http://tracker.example/p.png>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href=javascript:alert(1)>go</a>",
    "[go](javascript:alert(1))",
    "![p](http://tracker.example/p.png)",
    "<style>@import 'http://tracker.example/a.css';</style>",
    "<link rel=stylesheet href=http://tracker.example/a.css>",
    "<meta http-equiv=refresh content='0;url=http://tracker.example'>",
    "<base href=http://tracker.example/>",
    "<form action=http://tracker.example><input autofocus onfocus=alert(1)></form>",
    "<math><mtext></p><img src=x onerror=alert(1)></mtext></math>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "<!--><script>alert(1)</script-->",
    "]]><w:r><w:t>x</w:t></w:r>",
    "`</code><script>alert(1)</script>`",
    '=HYPERLINK("http://tracker.example","go")',
)
ARABIC = "قال محمد إن الجسر انهار"
TEMPLATE = template_named("everything")


def write_pair(folder: Path, *payloads: str) -> None:
    """Two tellings of one event that differ in a figure in each passage, each with a payload in its words."""
    folder.mkdir()
    for outlet, count in (("Quay Post", "14"), ("Pier Mail", "12")):
        boards = "\n\n".join(
            f"On board {number} at the quay the crew of the ferry Aurelia wrote {payload} and {count} people saw it."
            for number, payload in enumerate(payloads, start=40)
        )
        text = (
            "The ferry Aurelia lay at Pier 3 in Port Merren on Monday, harbour master Ilse Brandt told reporters.\n\n"
            f"{boards}\n\nThe harbour office of Port Merren will hear the captain of the Aurelia on Friday morning.\n"
        )
        (folder / f"{outlet}.jsonl").write_text(
            json.dumps({"id": outlet, "title": f"Ferry waits, says {outlet}", "text": text, "outlet": outlet}),
            encoding="utf-8",
        )


def report_on_pair(folder: Path, library: Library) -> Report:
    ids = [one.article for one in library.import_paths([folder])]
    library.regroup()
    first, second = (one for one in ids if one is not None)
    library.together(first, second)
    story = library.article(first).row.story
    assert story is not None
    return story_report(library, [story])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A report of one story with every payload in titles, outlets, wordings and notes."""
    folder = tmp_path_factory.mktemp("hostile")
    write_pair(folder / "pair", *PAYLOADS)
    with Library.open(folder / "library.variorum") as library:
        story = report_on_pair(folder / "pair", library).stories[0]
        for place, source in enumerate(story.sources):
            library.edit(source.article.row.id, "headline", f"{place} {' '.join(PAYLOADS)}")
            library.edit(source.article.row.id, "outlet", f"{place} {' '.join(PAYLOADS)}")
            library.edit(source.article.row.id, "agency", " ".join(reversed(PAYLOADS)))
        keys = [finding.key for finding in story.findings if finding.change_class.is_heavy]
        assert len(keys) >= len(PAYLOADS) // 2
        for place, key in enumerate(keys):
            notes = (f"Look: {payload}\n\n- {payload}\n- more" for payload in PAYLOADS[place :: len(keys)])
            library.note(story.id, key, "\n\n".join(notes))
        return story_report(library, [story.id])


def assert_inert(page: etree._Element) -> None:
    """No element, attribute or address in ``page`` that could act or load anything."""
    for element in page.iter(etree.Element):
        assert element.tag not in {
            "script", "img", "iframe", "link", "base", "form", "input", "object", "embed", "math", "foreignobject",
        }, element.tag  # fmt: skip
        for name, value in element.attrib.items():
            assert not str(name).lower().startswith("on"), name
            if name in {"href", "src", "action", "xlink:href"}:
                assert str(value).startswith(("#", "variorum:passage?")), value
    for meta in page.iter("meta"):
        assert meta.get("http-equiv") in (None, "Content-Security-Policy")


def test_every_payload_is_in_the_report(hostile: Report) -> None:
    page = etree.fromstring(content(hostile, "html", TEMPLATE), etree.HTMLParser(encoding="utf-8"))
    words = " ".join("".join(str(part) for part in page.itertext()).split())
    for payload in PAYLOADS:
        assert payload in words, payload


def test_html_does_nothing(hostile: Report) -> None:
    page = etree.fromstring(content(hostile, "html", TEMPLATE), etree.HTMLParser(encoding="utf-8"))
    assert_inert(page)
    assert len(page.findall(".//style")) == 1
    style = "".join(str(part) for part in page.findall(".//style")[0].itertext())
    assert "@import" not in style
    assert "url(" not in style


def test_markdown_does_nothing_once_it_is_rendered(hostile: Report) -> None:
    rendered = markdown.markdown(text_content(hostile, "md", TEMPLATE), extensions=["tables", "fenced_code"])
    assert_inert(etree.fromstring(rendered, etree.HTMLParser()))
    assert "<style" not in rendered


def test_word_file_holds_no_markup_and_no_address(hostile: Report) -> None:
    data = content(hostile, "docx", TEMPLATE)
    body = docx.Document(io.BytesIO(data)).element.body
    assert "]]><w:r><w:t>x</w:t></w:r>" in "".join(body.itertext())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = archive.read("word/_rels/document.xml.rels").decode()
        assert not re.search(r'Target="(?!variorum:)[a-z]+:', rels)
        assert not [name for name in archive.namelist() if "vba" in name.lower() or "embed" in name.lower()]


def test_pdf_has_no_action_but_the_way_back(hostile: Report) -> None:
    data = content(hostile, "pdf", TEMPLATE)
    objects = re.sub(rb"stream\r?\n.*?endstream", b"", data, flags=re.DOTALL)
    for word in (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/AA", b"/OpenAction"):
        assert not re.search(word + rb"\b", objects), word
    addresses = re.findall(rb"/URI \(([^)]*)\)", data)
    assert addresses
    assert all(one.startswith(b"variorum:passage?") for one in addresses)
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    assert "alert(1)" in text


def test_csv_cells_are_no_formulas(hostile: Report) -> None:
    rows = csv.reader(io.StringIO(text_content(hostile, "csv", TEMPLATE).removeprefix("\ufeff")))
    cells = [cell for row in rows for cell in row]
    assert any("=HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "|", "%", "\t"}]


def test_control_and_turning_characters_are_shown(tmp_path: Path) -> None:
    write_pair(tmp_path / "turned", "over \u202e drawkcab \u2066 and \x07 bell")
    with Library.open(tmp_path / "library.variorum") as library:
        report = report_on_pair(tmp_path / "turned", library)
    for report_format in ("html", "md", "csv"):
        text = text_content(report, report_format, TEMPLATE)
        assert not {"\u202e", "\u2066", "\x07"} & set(text), report_format
        assert "U+202E" in text
    for report_format in ("pdf", "docx", "json", "jsonl"):
        assert content(report, report_format, TEMPLATE)


def test_pdf_says_what_its_fonts_cannot_show(tmp_path: Path) -> None:
    write_pair(tmp_path / "arabic", ARABIC)
    with Library.open(tmp_path / "library.variorum") as library:
        report = report_on_pair(tmp_path / "arabic", library)
    written = write_report(report, TEMPLATE, "pdf", tmp_path / "report.pdf")
    assert written.beside == tmp_path / "report.pdf.html"
    assert "Arabic" in written.notice
    assert ARABIC in written.beside.read_text(encoding="utf-8")
    document = pypdfium2.PdfDocument(written.path.read_bytes())
    first = document[0].get_textpage().get_text_bounded()
    assert "cannot show some letters" in first
    assert "[Arabic, 3 characters]" in first
    word = docx.Document(io.BytesIO(content(report, "docx", TEMPLATE)))
    assert ARABIC in "".join(word.element.body.itertext())
