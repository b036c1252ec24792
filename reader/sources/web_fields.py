"""What a page says about itself: meta elements, JSON-LD, time elements, title, canonical address."""

from __future__ import annotations

import html as entities
import json
import re
from typing import TYPE_CHECKING, Any

from reader.sources.page import RawField
from reader.sources.web_tree import html_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 2000
_JSON_LIMIT = 500_000
_DEEPEST = 8
_ARTICLE_TYPES = ("article", "posting", "report", "webpage", "review")
_NAMED = ("author", "publisher", "creator", "isBasedOn", "sourceOrganization", "provider", "contributor")
_PLAIN = (
    "headline", "alternativeHeadline", "datePublished", "dateModified", "dateCreated", "inLanguage", "description",
    "url", "articleSection", "dateline",
)  # fmt: skip
_DATES = frozenset(
    """datepublished article:published_time parsely-pub-date sailthru.date pubdate publishdate date dc.date
    dc.date.issued dcterms.created article_date_original pub_date publish-date""".split()  # noqa: SIM905  # a list of them reads worse
)
_ITEMS = ("datePublished", "author", "headline")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([^\n]{1,100})")


def fields_of(tree: Any, markup: str) -> tuple[RawField, ...]:
    """Return the metadata of a page in the order in which it stands there, JSON-LD first."""
    fields = [*_json_ld(tree), *_meta(tree), *_elements(tree), *_saved(markup[:5000])]
    if not any(field.name.lower() in _DATES for field in fields):
        fields += _searched_date(markup)
    return tuple(RawField(field.name, field.value[:_LONGEST], field.origin) for field in fields if field.value)


def _searched_date(markup: str) -> Iterator[RawField]:
    """Yield the date that htmldate finds in the markup of a page whose metadata gives none."""
    from htmldate import find_date  # noqa: PLC0415  # 0.1 s to import, and only web pages without a date need it

    try:
        found = find_date(html_tree(markup), extensive_search=False, original_date=True)
    except Exception:  # noqa: BLE001  # a guess that fails is no date
        return
    if found:
        yield RawField("date", str(found), "htmldate")


def _clean(value: object) -> str:
    return " ".join(entities.unescape(str(value)).split())


def _text(element: Any) -> str:
    return "".join(element.itertext())


def _meta(tree: Any) -> Iterator[RawField]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        value = element.get("content")
        if name and value:
            yield RawField(name.strip().lower(), _clean(value), "meta")
        elif value and element.get("itemprop"):
            yield RawField(element.get("itemprop").strip(), _clean(value), "microdata")


def _elements(tree: Any) -> Iterator[RawField]:
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        yield RawField("lang", _clean(language), "html element")
    for element in tree.iter("title"):
        yield RawField("title", _clean(_text(element)), "title element")
        break
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            yield RawField("canonical", element.get("href").strip(), "link element")
    for element in tree.iter("time"):
        value = element.get("datetime") or _text(element)
        name = element.get("itemprop") or ("pubdate" if element.get("pubdate") is not None else "time")
        yield RawField(name, _clean(value), "time element")
    for element in tree.xpath("//*[@itemprop]"):
        if element.get("itemprop") in _ITEMS and element.tag not in ("meta", "time"):
            yield RawField(element.get("itemprop"), _item_value(element), "microdata")
    for element in tree.xpath("//a[@rel='author']"):
        yield RawField("author", _clean(_text(element)), "author link")
        break


def _item_value(element: Any) -> str:
    """Return the value of a microdata element: its attribute, the name inside it, or its text."""
    inner = element.xpath(".//*[@itemprop='name']")
    value = element.get("content") or element.get("datetime")
    return _clean(value or (inner[0].get("content") or _text(inner[0]) if inner else _text(element)))


def _saved(markup: str) -> Iterator[RawField]:
    for pattern in (_SAVED_FROM, _SINGLE_FILE):
        match = pattern.search(markup)
        if match is not None:
            yield RawField("saved from", match.group(1), "saved page")


def _json_ld(tree: Any) -> Iterator[RawField]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        text = script.text[:_JSON_LIMIT].strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _articles(data, 0):
            yield from _item_fields(item)


def _articles(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects of article types, however they are nested in lists and graphs."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data[:100]:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        names = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds or "")
        if any(kind in names.lower() for kind in _ARTICLE_TYPES):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(key), depth + 1)


def _item_fields(item: dict[str, Any]) -> Iterator[RawField]:
    kind = str(item.get("@type") or "")
    origin = "json-ld" if "webpage" not in kind.lower() else "json-ld page"
    for name in _PLAIN:
        value = item.get(name)
        if isinstance(value, (str, int)):
            yield RawField(name, _clean(value), origin)
    for name in _NAMED:
        for value in _names(item.get(name), 0):
            yield RawField(name, value, origin)


def _names(value: Any, depth: int) -> Iterator[str]:
    if depth > 3:
        return
    if isinstance(value, list):
        for part in value[:30]:
            yield from _names(part, depth + 1)
    elif isinstance(value, dict):
        yield from _names(value.get("name"), depth + 1)
    elif isinstance(value, str) and value.strip():
        yield _clean(value)
