"""A list of articles in JSON, such as a media database delivers -> a page an object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.tables.columns import chosen_columns, make_articles
from reader.sources.tables.row import row_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source
    from reader.sources.tables.columns import Choices

_LARGEST_SNIFFED = 20_000_000
_DEEPEST = 4
_SOME = 20


def is_object_list(sample: Sample) -> bool:
    """Tell whether a file is JSON: by its name, or by a list of objects that can be articles."""
    if sample.head.lstrip()[:1] not in (b"{", b"["):
        return False
    return sample.suffix == ".json" or _articles(_loaded(sample.content[:_LARGEST_SNIFFED]), ()) is not None


def object_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every object of the first list of articles in the file; objects without words are told.

    Raises SourceError when there is no such list, or the file is damaged.
    """
    found = _loaded(source.content)
    if found is None:
        raise SourceError("This JSON file is damaged, or nested too deeply.", subject=source.path)
    rows = _articles(found, source.choices)
    if rows is None:
        raise SourceError("There is no list of articles in this JSON file.", subject=source.path)
    return row_parts(rows, chosen_columns(_names(rows), source.choices), "list of objects")


def flat_rows(source: Source) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Return the keys and the objects of the list of articles, or else of the longest list of objects in the file.

    Raises SourceError when there is no list of objects.
    """
    found = _loaded(source.content)
    rows = _articles(found, source.choices) or max(_lists(found), key=len, default=[])
    if not rows:
        raise SourceError("There is no list of objects in this JSON file.", subject=source.path)
    return _names(rows), rows


def _loaded(content: bytes) -> Any:
    try:
        return json.loads(decoded(content).text)
    except (ValueError, RecursionError):
        return None


def _articles(found: Any, choices: Choices) -> list[dict[str, str]] | None:
    """Return the first list of objects that can be articles, None where there is none."""
    return next((rows for rows in _lists(found) if make_articles(chosen_columns(_names(rows), choices))), None)


def _lists(found: Any, depth: int = 0) -> Iterator[list[dict[str, str]]]:
    """Yield the lists of objects in what was loaded, looking into objects; the whole, if it is one object, last."""
    if depth > _DEEPEST:
        return
    if isinstance(found, list):
        rows = [_flat(one) for one in found if isinstance(one, dict)]
        if rows:
            yield rows
    if isinstance(found, dict):
        for value in found.values():
            yield from _lists(value, depth + 1)
        if not depth:
            yield [_flat(found)]


def _names(rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in rows[:_SOME] for name in row))


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
