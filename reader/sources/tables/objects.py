"""A list of articles in JSON, such as a media database delivers -> a page an object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.tables.columns import columns_of, make_articles
from reader.sources.tables.row import row_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_LARGEST_SNIFFED = 20_000_000
_DEEPEST = 4
_SOME = 20


def is_object_list(sample: Sample) -> bool:
    """Tell whether a file is JSON."""
    return sample.head.lstrip()[:1] in (b"{", b"[") and (
        sample.suffix == ".json" or bool(_records(_loaded(sample.content[:_LARGEST_SNIFFED])))
    )


def object_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every object of the first list of articles in the file; objects without words are told.

    Raises SourceError when there is no such list, or the file is damaged.
    """
    found = _loaded(source.content)
    if found is None:
        raise SourceError("This JSON file is damaged, or nested too deeply.", subject=source.path)
    records = _records(found)
    if not records:
        raise SourceError("There is no list of articles in this JSON file.", subject=source.path)
    rows = [_flat(record) for record in records]
    names = dict.fromkeys(name for row in rows[:_SOME] for name in row)
    return row_parts(rows, columns_of(names), "list of objects")


def _loaded(content: bytes) -> Any:
    try:
        return json.loads(decoded(content).text)
    except (ValueError, RecursionError):
        return None


def _records(found: Any, depth: int = 0) -> list[Mapping[str, Any]]:
    """Return the first list of objects that can be articles, one object by itself too, looking into objects."""
    if depth > _DEEPEST:
        return []
    if isinstance(found, list):
        objects: list[Mapping[str, Any]] = [one for one in found if isinstance(one, dict)]
        names = dict.fromkeys(name for one in objects[:_SOME] for name in _flat(one))
        return objects if make_articles(columns_of(names)) else []
    if not isinstance(found, dict):
        return []
    for value in found.values():
        inner = _records(value, depth + 1) if isinstance(value, (list, dict)) else []
        if inner:
            return inner
    return [found] if depth == 0 and make_articles(columns_of(_flat(found))) else []


def _flat(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts of an object by name; of an object inside it the name or title, of a list what it holds."""
    return {name: text for name, value in record.items() if (text := _text(value))}


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, dict):
        return next((value[name] for name in ("title", "name", "value") if isinstance(value.get(name), str)), "")
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value[:50])))
    return ""
