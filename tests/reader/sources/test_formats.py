"""Markdown, JSON lines and web pages become pages."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.errors import SourceError
from reader.sources.parsers import parsed
from reader.sources.source import Kind, source_of

if TYPE_CHECKING:
    from reader.sources.page import Page

PARAGRAPHS = (
    "The old lighthouse at Varn was sold on Monday to a cooperative of fishermen, the harbour office said in a note.",
    "The price was not made public, but two people who know of the sale put it at 90,000 crowns, less than hoped for.",
    "“We will keep the lamp burning,” said the head of the cooperative, who has worked on the island for thirty years.",
    "The building dates from 1888 and has been empty since the last keeper left it four winters ago for the mainland.",
)


def _page(kind: Kind, content: str, name: str = "x") -> Page:
    return parsed(source_of(name, content.encode(), kind)).pages[0]


def _fields(page: Page) -> dict[tuple[str, str], str]:
    return {(field.name, field.origin): field.value for field in page.fields}


def _blocks(page: Page) -> list[tuple[str, str]]:
    return [(block.tag, block.span.of(page.text)) for block in page.blocks]


def test_markdown_front_matter_is_metadata_and_one_block() -> None:
    page = _page(
        Kind.MARKDOWN,
        "---\ntitle: 'Lamp: on'\npublished: 2024-05-02\nauthor:\n  - \"[[Ada Roe]]\"\n---\n\n"
        "# Lamp\n\nIt burns.\n\n![x](y.jpg)\n",
    )
    fields = _fields(page)
    assert fields["title", "front matter"] == "Lamp: on"
    assert fields["published", "front matter"] == "2024-05-02"
    assert fields["author", "front matter"] == "Ada Roe"
    assert [tag for tag, _ in _blocks(page)] == ["front-matter", "h1", "p", "img"]


@pytest.mark.parametrize("front", ["a: [" + "[" * 5000, "a: &a [x]\nb: " + "*a " * 500, "a: b: c: {", "\t- x"])
def test_broken_or_hostile_front_matter_does_no_harm(front: str) -> None:
    page = _page(Kind.MARKDOWN, f"---\n{front}\n---\n\nThe text stays.\n")
    assert page.blocks[-1].span.of(page.text) == "The text stays."


def test_json_lines_give_a_page_each_and_broken_lines_their_numbers() -> None:
    source = source_of(
        "b.jsonl",
        b'{"id": 7, "title": "A", "text": "First text."}\nnot json\n\n[1]\n{"title": "Only a title", "url": "https://x.example"}\n{}\n',
        Kind.JSON_LINES,
    )
    pages = parsed(source).pages
    assert [(page.external_id, page.text, page.part) for page in pages] == [
        ("7", "First text.", 0),
        (None, "Only a title", 3),
    ]
    assert _fields(pages[0])["title", "record"] == "A"
    assert [(part.part, part.message.split(":")[0]) for part in parsed(source).broken] == [
        (1, "Line 2"),
        (2, "Line 4"),
        (4, "Line 6"),
    ]


def test_a_bulk_import_without_one_usable_line_is_refused() -> None:
    with pytest.raises(SourceError, match="Line 1"):
        parsed(source_of("b.jsonl", b"nonsense\n", Kind.JSON_LINES))


HTML = f"""<!doctype html><html lang="en"><head><title>Lighthouse sold | The Varn Post</title>
<meta property="og:site_name" content="The Varn Post"><link rel="canonical" href="https://varn.example/lighthouse">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Lighthouse sold",
"datePublished": "2024-05-02T08:00:00Z", "author": [{{"name": "Ada Roe"}}], "publisher":
{{"name": "The Varn Post"}}}}]}}</script>
<style>p {{ color: red }}</style></head><body>
<nav class="top"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Lighthouse sold</h1><div class="body">{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}
<figure><img src="l.jpg" alt="unseen"><figcaption>The lamp. Photo: Ada Roe</figcaption></figure>
</div></article><footer>© 2024 The Varn Post</footer><script>var hidden = "x";</script></body></html>"""


def test_a_web_page_is_its_visible_text_in_order() -> None:
    page = _page(Kind.WEB, HTML)
    assert "hidden" not in page.text
    assert "unseen" not in page.text
    assert page.text == "\n\n".join(block.span.of(page.text) for block in page.blocks)
    tags = {text: tag for tag, text in _blocks(page)}
    assert tags["Lighthouse sold"] == "h1"
    assert tags["The lamp. Photo: Ada Roe"] == "figcaption"
    assert [tags[text] for text in PARAGRAPHS] == ["p"] * 4


def test_a_web_page_knows_its_main_text_and_its_links() -> None:
    page = _page(Kind.WEB, HTML)
    blocks = {block.span.of(page.text): block for block in page.blocks}
    assert all(blocks[text].is_main for text in PARAGRAPHS)
    assert blocks["Home"].is_main is False
    assert blocks["Home"].link_share == 1.0
    assert blocks["Home"].context[-2:] == ("ul", "li")
    assert "body" in blocks[PARAGRAPHS[0]].context


def test_a_web_page_says_what_its_metadata_says() -> None:
    fields = _fields(_page(Kind.WEB, HTML))
    assert fields["headline", "json-ld"] == "Lighthouse sold"
    assert fields["author", "json-ld"] == "Ada Roe"
    assert fields["publisher", "json-ld"] == "The Varn Post"
    assert fields["canonical", "link element"] == "https://varn.example/lighthouse"
    assert fields["title", "title element"] == "Lighthouse sold | The Varn Post"
    assert fields["lang", "html element"] == "en"


def test_line_breaks_in_pairs_part_paragraphs() -> None:
    page = _page(Kind.WEB, "<html><body><div>One line<br>another<br><br>Next <b>one</b>.</div></body></html>")
    assert [text for _, text in _blocks(page)] == ["One line\nanother", "Next one."]


@pytest.mark.parametrize("depth", [300, 3000, 40000])
def test_deeply_nested_pages_keep_their_text_and_end_soon(depth: int) -> None:
    started = time.perf_counter()
    page = _page(
        Kind.WEB, "<html><body>" + "<div>" * depth + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * depth + "<p>After.</p>"
    )
    assert PARAGRAPHS[0] in page.text
    assert "After." in page.text
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    "content",
    [
        "<html><body><table><tr><td>x",
        "<<<>>><p",
        "<html><head><title>t</title></head><body></body></html>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": {"name": 1}}}</script><p>x',
        '<script type="application/ld+json">' + "[" * 20000 + "</script><p>x</p>",
        "<p>" + "a" * 200_000 + "</p>",
    ],
)
def test_broken_pages_are_read_or_refused_but_never_break(content: str) -> None:
    try:
        pages = parsed(source_of("x.html", content.encode(), Kind.WEB)).pages
    except SourceError as error:
        assert str(error)  # noqa: PT017  # either outcome is right, a traceback is not
    else:
        assert pages


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class=a>",
                "</div>",
                "<a href=x>",
                "</a>",
                "word ",
                "<br>",
                "é",
                "<li>",
                "<!--",
                "-->",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=80, deadline=None)
def test_blocks_of_any_page_cover_its_text_once(parts: list[str]) -> None:
    try:
        page = parsed(source_of("x.html", ("<html><body>x" + "".join(parts)).encode(), Kind.WEB)).pages[0]
    except SourceError:
        return
    covered = [index for block in page.blocks for index in range(block.span.start, block.span.end)]
    assert len(covered) == len(set(covered))
    assert {index for index, letter in enumerate(page.text) if not letter.isspace()} <= set(covered)
