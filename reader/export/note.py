"""Notes in Markdown, made into HTML that is safe to show and to send."""

from __future__ import annotations

import html

import markdown
import nh3

# python-markdown's time grows with the square of these: a note within the caps is rendered in under a second.
_MOST_CHARACTERS = 20_000
_MOST_BRACKETS = 400
_MOST_ANGLES = 1_000

_TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip


def note_html(text: str) -> str:
    """Return the Markdown ``text`` as HTML with harmless tags only: no images, scripts, styles or remote parts.

    A note too large or too bracketed to be rendered in bounded time comes back as it stands, in a ``pre`` element.
    """
    if len(text) > _MOST_CHARACTERS or text.count("[") > _MOST_BRACKETS or text.count("<") > _MOST_ANGLES:
        return f"<pre>{html.escape(text)}</pre>"
    try:
        rendered = markdown.markdown(text, extensions=["tables", "sane_lists"], output_format="html")
    except RecursionError:
        return f"<pre>{html.escape(text)}</pre>"
    return nh3.clean(
        rendered,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "variorum"},
        link_rel="noopener noreferrer",
    )
