"""Every format opened again by a reader for that format, and held against what the library has."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING

import docx
import markdown
import pypdfium2
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from reader.base.lexicon import RESOURCES
from reader.export.composing import document_of
from reader.export.document import Piece, pieces_of, visible
from reader.export.palette import ACCENT, CELL, INK, LOOKS, MUTE, NOTE, RULE
from reader.export.pdf_fonts import shown
from reader.export.pdf_layout import TEXT_WIDTH, groups_of, lines_of
from reader.export.pdf_layout import Setting as PdfSetting
from reader.export.selection import selection_of
from reader.export.template import template_named
from reader.export.writing import write_report
from tests.reader.export.reported import WORD, content, docx_text, pdf_text, text_content

if TYPE_CHECKING:
    from pathlib import Path

    from reader.export.finding import Finding
    from reader.export.report import Report


def told(report: Report) -> tuple[Finding, ...]:
    return selection_of(report.stories[0], template_named()).told


def folded(text: str) -> str:
    """``text`` without white space, since every format breaks lines where it likes."""
    return "".join(text.split())


def assert_told_whole(text: str, report: Report) -> None:
    """Every source and every wording of every finding that the report tells stands in ``text``."""
    held = folded(text)
    story = report.stories[0]
    for source in story.sources:
        assert folded(source.name) in held
        assert folded(source.article.row.title) in held
        assert source.article.sha256[:12] in held
    for finding in told(report):
        for side in (finding.left, *finding.rights):
            assert folded(f"{side.before}{side.text or '[nothing]' if side.passage else ''}{side.after}") in held
        assert folded(finding.rule) in held
    for block in (block for source in story.sources for block in source.article.article.blocks):
        if block.role.value == "furniture":
            assert folded(block.text) in held


def test_pdf_tells_what_the_library_has(report: Report) -> None:
    assert_told_whole(pdf_text(content(report, "pdf")), report)


def test_docx_tells_what_the_library_has(report: Report) -> None:
    assert_told_whole(docx_text(content(report, "docx")), report)


def test_html_tells_what_the_library_has(report: Report) -> None:
    page = etree.fromstring(content(report, "html"), etree.HTMLParser(encoding="utf-8"))
    assert_told_whole("".join(str(part) for part in page.itertext()), report)


def test_markdown_tells_what_the_library_has(report: Report) -> None:
    rendered = markdown.markdown(text_content(report, "md"), extensions=["tables", "fenced_code"])
    page = etree.fromstring(rendered, etree.HTMLParser())
    assert_told_whole("".join(str(part) for part in page.itertext()), report)
    assert len(page.findall(".//h3")) > len(told(report))
    assert len(page.findall(".//table//tr")) == 1 + len(report.stories[0].sources)


def test_csv_tells_what_the_library_has(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(text_content(report, "csv").removeprefix("\ufeff"))))
    lines = [(one, place) for one in told(report) for place in range(len(one.columns))]
    assert len(lines) == sum(row["part"] == "report" for row in rows)
    for row, (finding, place) in zip(rows, lines, strict=False):
        right = finding.rights[place]
        assert row["finding"] == str(finding.number)
        assert row["wording"].removeprefix("'") == right.text.removeprefix("'")
        assert row["passage"] == str(right.passage or "")
        assert row["link"].startswith("variorum:passage?outlet=")


def test_json_tells_what_the_library_has(report: Report) -> None:
    found = {one["number"]: one for one in json.loads(text_content(report, "json"))["findings"]}
    for finding in report.stories[0].findings:
        record = found[finding.number]
        assert record["class"] == finding.change_class.value
        assert record["left"]["text"] == finding.left.text
        assert [one["text"] for one in record["right"]] == [one.text for one in finding.rights]
        assert [one["outlet"] for one in record["right"]] == [
            report.stories[0].sources[column].name for column in finding.columns
        ]


def test_note_keeps_its_structure_in_word(report: Report) -> None:
    runs = docx.Document(io.BytesIO(content(report, "docx"))).element.body.iter(f"{WORD}r")
    bold = [
        "".join(text.text or "" for text in run.findall(f"{WORD}t"))
        for run in runs
        if run.find(f"{WORD}rPr/{WORD}b") is not None
    ]
    assert "tender" in bold


def test_word_links_lead_back_and_to_nowhere_else(report: Report) -> None:
    word = docx.Document(io.BytesIO(content(report, "docx")))
    targets = [one.target_ref for one in word.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.HYPERLINK]
    assert len(targets) > len(told(report))
    assert all(target.startswith("variorum:passage?") for target in targets)
    used = {node.get(f"{{{node.nsmap['r']}}}id") for node in word.element.body.iter(f"{WORD}hyperlink")}
    assert used - {None} <= set(word.part.rels)


def test_word_file_tells_no_time(report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(content(report, "docx"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01" in archive.read("docProps/core.xml")


def test_pdf_has_bookmarks_and_a_title(report: Report) -> None:
    document = pypdfium2.PdfDocument(content(report, "pdf"))
    titles = [one.get_title() for one in document.get_toc()]
    assert titles[0] == report.title
    assert "Sources" in titles
    assert any(title.startswith("Matters") for title in titles)
    assert document.get_metadata_value("Title") == report.title
    assert b"variorum:passage?" in content(report, "pdf")


def test_pdf_lines_stay_inside_the_page(report: Report) -> None:
    document = document_of(report, template_named("everything"))
    for group in groups_of(document):
        for one in group.slices:
            assert all(fragment.left + fragment.width <= TEXT_WIDTH + 0.5 for fragment in one.fragments)


@pytest.mark.parametrize("text", ["x" * 400, "a " * 300, "word" * 200 + " end", "\n\n", "a\u00a0b " * 90])
def test_lines_of_any_words_fit_and_keep_them(text: str) -> None:
    lines = lines_of((Piece(text[:37]), Piece(text[37:])), PdfSetting(), 10.0, 120.0)
    assert folded("".join(one.text for line in lines for one in line)) == folded(text)
    for line in lines:
        assert line[0].left == 10.0
        assert sum(one.width for one in line) <= 120.5


def test_letters_that_no_font_has_are_named() -> None:
    assert shown("Путин, Αθήνα, naïve – “yes”") == "Путин, Αθήνα, naïve – “yes”"
    assert shown("said محمد twice") == "said [Arabic, 4 characters] twice"
    assert shown("习近平 came \N{GRINNING FACE}") == "[Han, 3 characters] came [U+1F600]"
    assert shown("\u0643\u200d \u3000x") == "[Arabic, 1 character]  x"
    assert visible("a\u2028b\x00\u202e") == "a\nb\u2400[U+202E]"


def test_print_and_page_have_the_same_colours() -> None:
    style = (RESOURCES / "report" / "report.css").read_text(encoding="utf-8").partition("@media")[0]
    for look in LOOKS.values():
        assert f"#{look.line};" in style
        assert look.fill is None or f"#{look.fill};" in style
    assert all(f"#{colour};" in style for colour in (INK, MUTE, RULE, ACCENT, NOTE, CELL))


def test_document_names_every_word_once(report: Report) -> None:
    told_words = [piece.text for piece in pieces_of(document_of(report, template_named()))]
    assert "\n".join(told_words).count("rule: ") == len(told(report)) + len(
        selection_of(report.stories[0], template_named()).noise
    )


def test_pdf_without_letters_gets_the_page_beside_it(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    plain = write_report(report, template_named(), "pdf", path)
    assert (plain.path, plain.beside, plain.notice) == (path, None, "")
    assert [one.name for one in tmp_path.iterdir()] == ["report.pdf"]
