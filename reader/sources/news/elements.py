"""Reading elements of news messages by their local names, whatever their namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.sources.paragraph import Paragraph
from reader.sources.safe_xml import local_name, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_TAGS = {
    "p": "p",
    "pre": "p",
    "lead": "p",
    "block-p": "p",
    "hl1": "h2",
    "hl2": "h3",
    "h1": "h2",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "subheadline": "h2",
    "li": "li",
    "dt": "li",
    "dd": "li",
    "td": "td",
    "th": "td",
    "media-caption": "figcaption",
    "figcaption": "figcaption",
    "caption": "figcaption",
    "blockquote": "blockquote",
    "credit": "credit",
    "byline": "byline",
    "tagline": "credit",
}
"""Elements that hold one paragraph -> the tag of our paragraph."""
_LEFT_OUT = frozenset(("script", "style", "media-metadata", "media-reference", "head", "docdata", "pubdata"))


def all_named(root: _Element, name: str) -> Iterator[_Element]:
    """Yield the elements called ``name`` at or under ``root``, in document order; case does not matter."""
    return (element for element in root.iter() if local_name(element).lower() == name)


def first_named(root: _Element, *names: str) -> _Element | None:
    """Return the first element called by the first of ``names`` that any is called by, None where none is."""
    for name in names:
        found = next(all_named(root, name), None)
        if found is not None:
            return found
    return None


def said(root: _Element, *names: str) -> str:
    """Return the text of the first element of that name that has any, the names tried in their order."""
    for name in names:
        found = next((text for one in all_named(root, name) if (text := text_of(one))), "")
        if found:
            return found
    return ""


def attribute(element: _Element | None, *names: str) -> str:
    """Return the first of the attributes that says something, empty where none does."""
    if element is None:
        return ""
    return next((value for name in names if (value := str(element.get(name) or "").strip())), "")


def paragraphs_under(root: _Element) -> tuple[Paragraph, ...]:
    """Return the paragraphs under ``root`` in order; text that stands in no paragraph element is one of its own."""
    return tuple(_paragraphs(root))


def _paragraphs(element: _Element) -> Iterator[Paragraph]:
    loose = element.text or ""
    for child in element:
        name = local_name(child).lower()
        if name in _LEFT_OUT or not name:
            loose += child.tail or ""
            continue
        if not _holds_paragraphs(child) and name not in _TAGS:
            loose += ("\n" if name == "br" else "") + "".join(map(str, child.itertext())) + (child.tail or "")
            continue
        yield from _loose(loose)
        yield from (Paragraph(text_of(child), _TAGS[name]),) if not _holds_paragraphs(child) else _paragraphs(child)
        loose = child.tail or ""
    yield from _loose(loose)


def _holds_paragraphs(element: _Element) -> bool:
    return any(local_name(one).lower() in _TAGS for one in element.iterdescendants())


def _loose(text: str) -> Iterator[Paragraph]:
    for piece in text.split("\n\n"):
        if piece.strip():
            yield Paragraph(" ".join(piece.split()))
