"""JSON lines -> Pages: a bulk import, one article a line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.base.text import normalised
from reader.sources.charset import decoded
from reader.sources.page import BrokenPart, Page, PageBlock, RawField
from reader.sources.paragraphs import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_FIELDS = ("title", "published", "outlet", "url", "author", "language", "agency")


_NAMES = (".jsonl", ".ndjson")
_START = re.compile(rb'\s*\{\s*"')


def is_json_lines(sample: Sample) -> bool:
    """Tell whether a file holds one record a line: by its name, or by a first line that is an object of its own."""
    first = sample.head.lstrip().split(b"\n", 1)
    is_record = len(first) > 1 and _START.match(first[0]) is not None and first[0].rstrip().endswith(b"}")
    return sample.suffix in _NAMES or is_record


def record_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every line, or why it is none; ``part`` is the line's number among those not blank."""
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
