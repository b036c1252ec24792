"""News items in JSON: ninjs of all versions, JSON Feed -> a page for each item."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.news.record import Record
from reader.sources.paragraph import Paragraph
from reader.sources.web_fragment import paragraphs_of_fragment
from reader.sources.within import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

ORIGIN = "news message"
_LARGEST_SNIFFED = 20_000_000
_JSON_FEED = "https://jsonfeed.org/version/"
_BODIES = ("body_html", "body_xhtml", "content_html", "body_text", "content_text", "body", "bodies")
_TITLES = ("headline", "headlines", "headline_extended")
_LISTS = ("items", "item", "data", "newsItems", "articles")
_DEEPEST = 4


def is_ninjs(sample: Sample) -> bool:
    """Tell whether a file is a news item in JSON, a list of them, or a JSON feed."""
    if sample.head.lstrip()[:1] not in (b"{", b"[") or len(sample.content) > _LARGEST_SNIFFED:
        return False
    return next(_items(_loaded(sample.content)), None) is not None


def ninjs_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every item; raises SourceError when none has a text or a headline."""
    found = _loaded(source.content)
    outlet = str(found.get("title") or "") if isinstance(found, dict) and _is_feed(found) else ""
    pages = [page for item in _items(found) if (page := _record(item, outlet).page(ORIGIN, "news item")) is not None]
    if not pages:
        raise SourceError("There is no article in this file.", subject=source.path)
    return numbered(pages)


def _loaded(content: bytes) -> Any:
    try:
        return json.loads(decoded(content).text)
    except (ValueError, RecursionError):
        return None


def _is_feed(found: Mapping[str, Any]) -> bool:
    return str(found.get("version") or "").startswith(_JSON_FEED)


def _items(found: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the objects that are news items, looking into the lists that deliver them."""
    if isinstance(found, list) and depth < _DEEPEST:
        for one in found:
            yield from _items(one, depth + 1)
    if not isinstance(found, dict):
        return
    is_entry = depth > 0 and any(name in found for name in ("content_html", "content_text"))
    has_title = any(isinstance(found.get(name), (str, list)) and found.get(name) for name in _TITLES)
    if is_entry or (has_title and ({"uri", "guid", "versioncreated", "altids", *_BODIES} & found.keys())):
        yield found
    elif depth < _DEEPEST:
        for name in _LISTS:
            yield from _items(found.get(name), depth + 1)


def _record(item: Mapping[str, Any], outlet: str) -> Record:
    return Record(
        title=_text(item, "headline", "headlines", "title"),
        paragraphs=_paragraphs(item),
        published=_text(item, "versioncreated", "versionCreated", "date_published", "firstcreated", "firstCreated"),
        outlet=outlet,
        agency=_text(item, "source", "copyrightholder", "copyrightHolder"),
        authors=tuple(_authors(item)),
        url=_address(item),
        language=_text(item, "language"),
    )


def _text(item: Mapping[str, Any], *names: str) -> str:
    for name in names:
        value = item.get(name)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = value[0].get("value")  # ninjs 2 and later: a list of texts with their roles
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _paragraphs(item: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    for name in _BODIES:
        body = _text(item, name)
        if body:
            is_markup = "text" not in name and "<" in body
            pieces = paragraphs_of_fragment(body) if is_markup else tuple(map(Paragraph, body.split("\n\n")))
            if pieces:
                return pieces
    return tuple(map(Paragraph, filter(None, [_text(item, "description_text", "descriptions", "summary")])))


def _authors(item: Mapping[str, Any]) -> Iterator[str]:
    byline = _text(item, "byline", "by")
    if byline:
        yield byline.removeprefix("By ")
        return
    for one in item.get("authors") or item.get("bylines") or ():
        name = one.get("name") or one.get("by") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield name.removeprefix("By ")


def _address(item: Mapping[str, Any]) -> str:
    for name in ("url", "uri", "guid", "id"):
        value = item.get(name)
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return ""
