"""A list of references (RIS, CSL JSON), as reference managers export -> a page an entry."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.news.record import Record
from reader.sources.tables.row import paragraphs_in
from reader.sources.within import numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.sources.page import Page, Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

ORIGIN = "reference"
_RIS_START = re.compile(rb"\s*TY  - ?[A-Z]{3,6}")
_CSL_KEYS = frozenset(("issued", "container-title", "citation-key", "accessed"))
_LARGEST_SNIFFED = 20_000_000


def is_ris(sample: Sample) -> bool:
    """Tell whether a file is a list of references in RIS."""
    return _RIS_START.match(sample.head) is not None


def is_csl(sample: Sample) -> bool:
    """Tell whether a file is a list of references in CSL JSON."""
    if not sample.head.lstrip().startswith(b"[") or b'"type"' not in sample.head:
        return False
    return bool(_csl_items(sample.content[:_LARGEST_SNIFFED]))


def ris_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every reference; raises SourceError when the list is damaged."""
    import rispy  # noqa: PLC0415 - few files need it

    try:
        entries = rispy.loads(decoded(source.content).text, skip_unknown_tags=True)
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise SourceError("This list of references is damaged.", subject=source.path) from error
    return numbered(_pages(map(_ris_record, entries)))


def csl_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every reference."""
    return numbered(_pages(map(_csl_record, _csl_items(source.content))))


def _pages(records: Iterable[Record]) -> Iterator[Page]:
    for record in records:
        page = record.page(ORIGIN, "reference")
        if page is not None:
            yield page


def _ris_record(entry: Mapping[str, Any]) -> Record:
    def value(*names: str) -> str:
        return next((str(entry[name]) for name in names if isinstance(entry.get(name), str) and entry[name]), "")

    addresses = [value("url"), *map(str, entry.get("urls") or ())]
    return Record(
        title=value("title", "primary_title", "short_title"),
        paragraphs=paragraphs_in(value("abstract", "notes_abstract")),
        published=value("date", "publication_year", "year").replace("/", "-").rstrip("-"),
        outlet=value("secondary_title", "journal_name", "alternate_title3", "publisher"),
        authors=tuple(map(str, entry.get("authors") or entry.get("first_authors") or ())),
        url=next(filter(None, addresses), ""),
        language=value("language"),
    )


def _csl_items(content: bytes) -> list[Mapping[str, Any]]:
    try:
        found = json.loads(decoded(content).text)
    except (ValueError, RecursionError):
        return []
    if not isinstance(found, list):
        return []
    return [one for one in found if isinstance(one, dict) and "type" in one and _CSL_KEYS & one.keys()]


def _csl_record(item: Mapping[str, Any]) -> Record:
    return Record(
        title=str(item.get("title") or ""),
        paragraphs=paragraphs_in(str(item.get("abstract") or "")),
        published=_csl_date(item.get("issued")),
        outlet=str(item.get("container-title") or item.get("publisher") or ""),
        authors=tuple(_csl_names(item.get("author"))),
        url=str(item.get("URL") or ""),
        language=str(item.get("language") or ""),
    )


def _csl_date(issued: Any) -> str:
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    if not (isinstance(parts, list) and parts and isinstance(parts[0], list)):
        return str(issued.get("raw") or issued.get("literal") or "")
    return "-".join(f"{int(part):02d}" for part in parts[0] if str(part).isdigit())


def _csl_names(people: Any) -> Iterator[str]:
    for person in people if isinstance(people, list) else ():
        if isinstance(person, dict):
            yield str(person.get("literal") or f"{person.get('given') or ''} {person.get('family') or ''}").strip()
