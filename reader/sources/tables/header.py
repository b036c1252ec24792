"""The header of a table: the names of its columns, with some of what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.reading import read_source
from reader.sources.source import Kind
from reader.sources.tables.columns import Columns, chosen_columns
from reader.sources.tables.delimited import rows_of
from reader.sources.tables.objects import flat_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reader.sources.tables.columns import Choices

_EXAMPLES = 3
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table: their names, some values of each, and what they are taken to hold now."""

    names: tuple[str, ...]
    examples: tuple[tuple[str, ...], ...]
    columns: Columns


def header_of(path: Path, choices: Choices) -> Header:
    """Return the header of the table at ``path``; SourceError when it is no table or cannot be read."""
    source = read_source(path)
    if not source.kind.has_columns:
        raise SourceError("This file is no table; nothing can be said of its columns.", subject=str(path))
    names, rows = rows_of(source) if source.kind is Kind.TABLE else flat_rows(source)
    some = [" ".join(row.get(name, "").split()) for name in names for row in rows[:_EXAMPLES]]
    shown = [text[:_LONGEST] for text in some]
    step = min(_EXAMPLES, len(rows)) or 1
    examples = tuple(tuple(filter(None, shown[n * step : (n + 1) * step])) for n in range(len(names)))
    return Header(names, examples, chosen_columns(names, choices))
