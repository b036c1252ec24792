"""Notes are rendered safely and in bounded time, whatever is typed."""

from __future__ import annotations

import time

import pytest
from lxml import html as lxml_html

from reader.export.note import note_html, note_of


def test_markdown_becomes_html() -> None:
    assert note_html("Check the **video**.\n\n- one\n- two") == (
        "<p>Check the <strong>video</strong>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![pixel](http://tracker.example/p.png)",
        "[go](javascript:alert(1))",
        "[go](file:///etc/passwd)",
        '<a href="data:text/html,x">x</a>',
        "<iframe src='http://tracker.example'></iframe>",
        "<style>body{background:url(http://tracker.example)}</style>",
        "<svg onload=alert(1)>",
        '<p style="background:url(http://tracker.example)">x</p>',
    ],
)
def test_nothing_active_or_remote_is_left(hostile: str) -> None:
    root = lxml_html.fragment_fromstring(note_html(hostile), create_parent="div")
    assert {element.tag for element in root.iter()} <= {"div", "p", "a"}
    assert not [value for element in root.iter() for name, value in element.attrib.items() if name != "rel"]


def test_html_in_a_note_is_shown_as_it_was_typed() -> None:
    assert note_html("a <script>alert(1)</script> b") == "<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>"
    assert note_html("<div>\n*x*\n</div>") == "<p>&lt;div&gt;\n<em>x</em>\n&lt;/div&gt;</p>"


@pytest.mark.parametrize("text", ["[" * 20_000, "[" * 399, "<a " * 900, "> " * 9_000, "![" * 399, "    " * 500 + "- x"])
def test_time_is_bounded(text: str) -> None:
    begin = time.perf_counter()
    note_html(text)
    assert time.perf_counter() - begin < 2


def test_what_cannot_be_rendered_in_time_is_kept_as_typed() -> None:
    assert note_html("<b>" + "[" * 401) == "<pre>&lt;b&gt;" + "[" * 401 + "</pre>"


def test_note_becomes_lines_with_their_structure() -> None:
    note = note_of("# Why\n\nAsk *her* `now`:\n\n1. one\n2. **two**\n    - deep\n\n> said\n\n```\na  b\n```")
    told = [
        (line.kind.value, line.depth, line.marker, "".join(piece.text for piece in line.pieces)) for line in note.lines
    ]
    assert told == [
        ("heading", 0, "", "Why"),
        ("paragraph", 0, "", "Ask her now:"),
        ("item", 0, "1.", "one"),
        ("item", 0, "2.", "two"),
        ("item", 1, "•", "deep"),
        ("paragraph", 1, "", "said"),
        ("paragraph", 0, "", "a b"),
    ]
    styles = {piece.text: piece.style.value for line in note.lines for piece in line.pieces}
    assert (styles["her"], styles["now"], styles["two"], styles["Why"]) == ("emphasis", "code", "strong", "strong")


def test_links_in_a_note_stand_as_text() -> None:
    (line,) = note_of("See [minutes](https://council.example/m) and [go](javascript:alert(1)).").lines
    assert "".join(piece.text for piece in line.pieces) == "See minutes (https://council.example/m) and go."
    assert not any(piece.link for piece in line.pieces)


@pytest.mark.parametrize(
    "text", ["", "   ", "> " * 300 + "deep", "- " * 100 + "x", "<b>" * 999, "[" * 500, "\x00\u202e"]
)
def test_any_note_becomes_lines(text: str) -> None:
    lines = note_of(text).lines
    assert all(0 <= line.depth <= 21 for line in lines)
    assert bool(lines) == bool(text.strip())
