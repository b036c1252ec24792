"""Notes are rendered safely and in bounded time, whatever is typed."""

from __future__ import annotations

import time

import pytest

from reader.export.note import note_html


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
    safe = note_html(hostile)
    for word in (
        "<script",
        "onerror",
        "onload",
        "<img",
        "javascript:",
        "file:",
        "data:",
        "<iframe",
        "<style",
        "style=",
    ):
        assert word not in safe


@pytest.mark.parametrize("text", ["[" * 20_000, "[" * 399, "<a " * 900, "> " * 9_000, "![" * 399, "    " * 500 + "- x"])
def test_time_is_bounded(text: str) -> None:
    begin = time.perf_counter()
    note_html(text)
    assert time.perf_counter() - begin < 2


def test_what_cannot_be_rendered_in_time_is_kept_as_typed() -> None:
    assert note_html("<b>" + "[" * 401) == "<pre>&lt;b&gt;" + "[" * 401 + "</pre>"
