"""Markdown -> Page: front matter as metadata, headings, lists, images and paragraphs as blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reader.base.span import Span
from reader.sources.charset import decoded
from reader.sources.page import Page, PageBlock, RawField
from reader.sources.paragraphs import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.sources.sample import Sample
    from reader.sources.source import Source

_LIMIT = 64 * 1024
_FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s")
_IMAGE = re.compile(r"!?\[\[?[^\]]{0,500}\]?\](?:\([^)]{0,2000}\))?\s*\Z")
_LINK = re.compile(r"\[([^\]\[]{0,500})\]\(([^()]{0,2000})\)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s")
_DEEP = 40
_NAMES = (".md", ".markdown", ".mdown")
_FRONT_START = re.compile(rb"---[ \t]*\r?\n(?:[A-Za-z][\w -]{0,60}:|#)")


def is_markdown(sample: Sample) -> bool:
    """Tell whether a file is Markdown: by its name, or by the front matter that it begins with."""
    return sample.suffix in _NAMES or _FRONT_START.match(sample.head) is not None


def markdown_page(source: Source) -> Page:
    """Return the page of a Markdown file: the decoded file as text, front matter as a block of its own."""
    result = decoded(source.content)
    text = result.text
    front = _FRONT.match(text[:_LIMIT])
    blocks: list[PageBlock] = []
    fields: tuple[RawField, ...] = ()
    start = 0
    if front is not None:
        fields = _fields_of(front.group(1))
        start = front.end()
        blocks.append(PageBlock(Span(0, len(front.group().rstrip())), "front-matter"))
    blocks += [_block_of(text, span) for span in paragraphs_of(text, start)]
    return Page(text, result.charset, result.evidence, tuple(blocks), fields)


def _block_of(text: str, span: Span) -> PageBlock:
    piece = span.of(text)
    heading = _HEADING.match(piece)
    if heading is not None:
        tag = f"h{len(heading.group(1))}"
    elif _IMAGE.match(piece) and piece.startswith("!"):
        tag = "img"
    elif _ITEM.match(piece):
        tag = "li"
    elif piece.startswith(">"):
        tag = "blockquote"
    else:
        tag = "p"
    return PageBlock(span, tag, link_share=_link_share(piece))


def _link_share(piece: str) -> float:
    shown = _LINK.sub(r"\1", piece)
    linked = sum(len(match.group(1)) for match in _LINK.finditer(piece))
    return min(1.0, linked / len(shown)) if shown else 0.0


def _fields_of(front: str) -> tuple[RawField, ...]:
    import yaml  # noqa: PLC0415  # only Markdown needs it

    if _too_deep(front):
        return ()
    try:
        values = yaml.load(front, Loader=_plain_loader())  # noqa: S506  # a SafeLoader
    except (yaml.YAMLError, RecursionError, ValueError):
        return tuple(_lines_as_fields(front))
    if not isinstance(values, dict):
        return ()
    return tuple(RawField(str(name), value, "front matter") for name, item in values.items() for value in _flat(item))


def _plain_loader() -> Any:
    """Return a safe YAML loader that leaves dates and numbers as they are written."""
    import yaml  # noqa: PLC0415  # only Markdown needs it

    class _PlainLoader(yaml.SafeLoader):
        yaml_implicit_resolvers = {}  # noqa: RUF012  # yaml wants a plain dict here

    return _PlainLoader


def _too_deep(front: str) -> bool:
    return front.count("[") + front.count("{") > _DEEP * 5 or front.count("&") > _DEEP


def _flat(item: object) -> Iterator[str]:
    if isinstance(item, (list, tuple)):
        for part in item[:50]:
            if not isinstance(part, (list, tuple, dict)):
                yield from _flat(part)
    elif isinstance(item, str) and item.strip():
        yield item.strip().removeprefix("[[").removesuffix("]]")


def _lines_as_fields(front: str) -> Iterator[RawField]:
    """Yield ``name: value`` lines of a front matter that is no valid YAML."""
    for line in front.splitlines():
        name, colon, value = line.partition(":")
        if colon and value.strip() and name.strip().isidentifier():
            yield RawField(name.strip(), value.strip().strip("\"'"), "front matter")
