"""JSON lines -> Pages: a bulk import, one article a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.base.text import normalised
from reader.sources.charset import decoded
from reader.sources.page import Page, PageBlock, RawField
from reader.sources.paragraphs import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.sources.source import Source

_FIELDS = ("title", "published", "outlet", "url", "author", "language", "agency")


@dataclass(frozen=True, slots=True)
class BrokenPart:
    """A part of a file that could not be read; ``part`` numbers it among the parts, ``message`` says why."""

    part: int
    message: str


def record_pages(source: Source) -> tuple[Page, ...]:
    """Return the pages of all usable lines; ``part`` is the number of the line among those that are not blank."""
    return tuple(page for page in _parts(source) if isinstance(page, Page))


def broken_records(source: Source) -> tuple[BrokenPart, ...]:
    """Return the lines that could not be read, each with the reason."""
    return tuple(part for part in _parts(source) if isinstance(part, BrokenPart))


def _parts(source: Source) -> Iterator[Page | BrokenPart]:
    result = decoded(source.content)
    part = 0
    for number, line in enumerate(result.text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _page_of(line, part, result.charset, result.evidence)
        except SourceError as error:
            yield BrokenPart(part, f"Line {number}: {error}")
        part += 1


def _page_of(line: str, part: int, charset: str, evidence: str) -> Page:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError("this is not a JSON object.") from error
    if not isinstance(record, dict):
        raise SourceError("this is not a JSON object.")
    body = record.get("text")
    if not isinstance(body, str) or not body.strip():
        body = record.get("title")  # a row of a list of links: the article reading it is a stub
    if not isinstance(body, str) or not body.strip():
        raise SourceError('it has neither "text" nor "title".')
    text = normalised(body).encode("utf-8", "replace").decode("utf-8")
    blocks = tuple(PageBlock(span) for span in paragraphs_of(text))
    identity = record.get("id")
    external = None if identity is None else str(identity)
    return Page(text, charset, evidence, blocks, tuple(_fields_of(record)), part, external, is_record=True)


def _fields_of(record: dict[str, object]) -> Iterator[RawField]:
    for name in _FIELDS:
        value = record.get(name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, (str, int)) and str(item).strip():
                yield RawField(name, normalised(str(item)).strip(), "record")
