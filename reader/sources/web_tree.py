"""The visible text of an HTML tree, block by block."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from lxml import etree, html

from reader.sources.web_names import names_of, sets_apart

DEEPEST = 1000
"""libxml2 silently drops what is nested deeper than 2048, and deep trees are slow to walk."""

BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time-line",
        "tr",
        "ul",
    ]
)
UNSEEN_TAGS = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "title",
        "meta",
        "link",
        "datalist",
        "noframes",
        "applet",
    ]
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NEAREST = 24
_OUTERMOST, _MOST_APART = 64, 8


class VisibleBlock(NamedTuple):
    """The text of one block-level element, its tag, the names round it, the share of it in links.

    A tuple, because a page has hundreds and they are made in half the time of a dataclass.
    """

    text: str
    tag: str
    context: tuple[str, ...]
    link_share: float
    path: tuple[int, ...] = ()
    """The numbers of the block-level elements round it, outermost first, its own last."""
    apart: tuple[int, ...] = ()
    """The numbers of those whose names set them apart from the text."""


def parsed_tree(markup: str) -> Any | None:
    """Return the lxml tree of ``markup``, or None when it has no content for libxml2."""
    return _parsed(markup, etree.HTMLParser)


def html_tree(markup: str) -> Any | None:
    """Return the tree with the elements of lxml.html, which others ask for and which take twice the time to walk."""
    return _parsed(markup, html.HTMLParser)


def _parsed(markup: str, parser_kind: Any) -> Any | None:
    parser = parser_kind(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    content = _CONTROLS.sub("", markup).encode("utf-8", "replace")
    try:
        tree = etree.fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree if tree is not None and isinstance(tree.tag, str) else None


def visible_blocks(tree: Any) -> list[VisibleBlock] | None:
    """Return the visible text of ``tree`` in document order, one block a block-level element.

    None when it is nested deeper than ``DEEPEST``: then libxml2 may have dropped the rest.
    """
    walk = _Walk()
    walker = etree.iterwalk(tree, events=("start", "end"))
    depth = 0
    for event, element in walker:
        if event == "start":
            depth += 1
            if depth > DEEPEST:
                return None
            if element.tag in UNSEEN_TAGS or not isinstance(element.tag, str):
                walker.skip_subtree()
            else:
                walk.start(element)
        else:
            depth -= 1
            if element.tag in UNSEEN_TAGS or not isinstance(element.tag, str):
                walk.text(element.tail or "")
            else:
                walk.end(element)
    walk.flush()
    return walk.blocks


@dataclass(slots=True)
class _Walk:
    """What is known while the tree is walked: the elements round the place, and the text not yet laid down."""

    blocks: list[VisibleBlock] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    context: list[tuple[str, ...]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    apart: list[tuple[int, ...]] = field(default_factory=lambda: [()])
    elements: int = 0
    links: int = 0
    verbatim: int = 0

    def start(self, element: Any) -> None:
        """Enter an element."""
        tag = element.tag
        if tag in BLOCK_TAGS:
            if self.pieces:
                self.flush()
            self._enter(tag, names_of(element, tag))
            self.verbatim += tag == "pre"
        elif tag == "a":
            self.links += 1
        elif tag == "br":
            self.pieces.append("\n")
        text = element.text
        if text:
            self.text(text)

    def _enter(self, tag: str, names: tuple[str, ...]) -> None:
        self.elements += 1
        self.tags.append(tag)
        self.context.append(names)
        self.path.append(self.elements)
        around = self.apart[-1]
        self.apart.append((*around, self.elements) if len(around) < _MOST_APART and sets_apart(names) else around)

    def end(self, element: Any) -> None:
        """Leave an element; its tail belongs to the element round it."""
        tag = element.tag
        if tag in BLOCK_TAGS:
            if self.pieces:
                self.flush()
            self.tags.pop()
            self.context.pop()
            self.path.pop()
            self.apart.pop()
            self.verbatim -= tag == "pre"
        elif tag == "a":
            self.links -= 1
        tail = element.tail
        if tail:
            self.text(tail)

    def text(self, text: str) -> None:
        """Take up running text."""
        if not self.pieces and text.isspace():
            return
        if not self.verbatim:
            text = text.replace("\n", " ")
        self.pieces.append(text)
        if self.links:
            self.linked += len("".join(text.split()))

    def flush(self) -> None:
        """Lay the running text down as blocks, one for each part between two blank lines."""
        running, linked = "".join(self.pieces), self.linked
        self.pieces, self.linked = [], 0
        parts = text_parts(running)
        if not parts:
            return
        letters = sum(len(part) - part.count(" ") - part.count("\n") for part in parts)
        share = min(1.0, linked / letters) if letters else 0.0
        tag = self.tags[-1] if self.tags else ""
        context = tuple(chain.from_iterable(self.context[-_NEAREST:]))
        path = tuple(self.path[:_OUTERMOST])
        self.blocks += [VisibleBlock(part, tag, context, share, path, self.apart[-1]) for part in parts]


def text_parts(running: str) -> list[str]:
    """Return the parts of ``running`` that two line breaks set apart, each with its white space folded."""
    if "\n" not in running:
        line = " ".join(unicodedata.normalize("NFC", running).split())
        return [line] if line else []
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", running).split("\n")]
    parts: list[list[str]] = [[]]
    for line in lines:
        if line:
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    return ["\n".join(part) for part in parts if part]
