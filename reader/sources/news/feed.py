"""A feed (RSS, RDF, Atom, CDF, a WordPress export) -> a page for each entry."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reader.base.errors import SourceError
from reader.sources.news.record import Record
from reader.sources.news.root_name import root_name
from reader.sources.web_fragment import paragraphs_of_fragment
from reader.sources.within import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.sources.page import Page, Part
    from reader.sources.paragraph import Paragraph
    from reader.sources.sample import Sample
    from reader.sources.source import Source

ORIGIN = "feed entry"
_ROOTS = frozenset(("rss", "rdf", "feed", "channel", "entry"))
_LISTS = {
    "opml": "This is a list of feeds (OPML); there are no articles in it.",
    "urlset": "This is a list of addresses (sitemap); there are no articles in it.",
    "sitemapindex": "This is a list of sitemaps; there are no articles in it.",
}


def is_feed(sample: Sample) -> bool:
    """Tell whether a file is a feed, well-formed or not, or a list of feeds or addresses."""
    name = root_name(sample)
    return name in _ROOTS or name in _LISTS


def feed_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every entry that says something.

    Raises SourceError when the file is a list of feeds or of addresses, or no entry can be found.
    """
    from reader.sources.sample import sample_of  # noqa: PLC0415 - only to say what kind of list it is

    refused = _LISTS.get(root_name(sample_of(source.path, source.content)))
    if refused is not None:
        raise SourceError(refused, subject=source.path)
    return numbered(_pages(source))


def _pages(source: Source) -> Iterator[Page]:
    import feedparser  # noqa: PLC0415 - few files need it

    found = feedparser.parse(io.BytesIO(source.content), resolve_relative_uris=False)
    if not found.entries:
        raise SourceError("There is no entry in this feed.", subject=source.path)
    channel = found.get("feed", {})
    for entry in found.entries:
        page = _record(entry, channel).page(ORIGIN, "feed")
        if page is not None:
            yield page


def _record(entry: Mapping[str, Any], channel: Mapping[str, Any]) -> Record:
    origin = entry.get("source") or channel
    return Record(
        title=_plain(entry.get("title")),
        paragraphs=_paragraphs(entry),
        published=str(entry.get("published") or entry.get("updated") or entry.get("created") or ""),
        outlet=_plain(origin.get("title")) or _plain(channel.get("title")),
        authors=tuple(_authors(entry)),
        url=_address(entry),
        language=str(entry.get("language") or channel.get("language") or ""),
    )


def _paragraphs(entry: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    """Return the longest of what an entry gives as its text: contents, then the summary."""
    texts = [str(one.get("value") or "") for one in entry.get("content") or ()]
    texts.append(str(entry.get("summary") or ""))
    return paragraphs_of_fragment(max(texts, key=len))


def _authors(entry: Mapping[str, Any]) -> Iterator[str]:
    named = [str(one.get("name") or "") for one in entry.get("authors") or ()]
    yield from (name for name in named if name) if any(named) else (str(entry.get("author") or ""),)


def _address(entry: Mapping[str, Any]) -> str:
    for address in (entry.get("link"), entry.get("id")):
        if isinstance(address, str) and address.startswith(("http://", "https://")):
            return address
    return ""


def _plain(markup: object) -> str:
    return " ".join(one.text for one in paragraphs_of_fragment(str(markup))) if markup else ""
