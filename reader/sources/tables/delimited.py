"""A table of articles (CSV, TSV) -> a page a row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.tables.columns import chosen_columns, columns_of, make_articles
from reader.sources.tables.row import row_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_NAMES = (".csv", ".tsv", ".tab")
_DELIMITERS = ",;\t|"
_LARGEST_FIELD = 20_000_000
_LONGEST_HEADER = 4000


def is_table(sample: Sample) -> bool:
    """Tell whether a file is a table: by its name, or by a first line of column names that articles have."""
    if sample.suffix in _NAMES:
        return True
    first = sample.head.split(b"\n", 1)[0].decode("utf-8", "replace")
    delimiter = _delimiter(first)
    names = first.split(delimiter)
    is_header = len(names) > 2 and all(0 < len(name.strip(' "\r')) < 40 for name in names)
    return is_header and make_articles(columns_of(name.strip(' "\r') for name in names))


def table_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every row; rows without title and text are told.

    Raises SourceError when the columns say nothing of articles, or the table is damaged.
    """
    header, rows = rows_of(source)
    columns = chosen_columns(header, source.choices)
    if not make_articles(columns):
        raise SourceError(
            f"The columns do not say which of them holds a title, a text or an address: {_listed(header)}.",
            subject=source.path,
        )
    return row_parts(rows, columns, "table")


def rows_of(source: Source) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Return the names of the columns and every row by them; raises SourceError when the table is damaged."""
    text = decoded(source.content).text
    csv.field_size_limit(_LARGEST_FIELD)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text[:_LONGEST_HEADER].split("\n")[0]))
    try:
        header = tuple(name for name in reader.fieldnames or () if name)
        return header, [{str(name): one or "" for name, one in row.items() if isinstance(one, str)} for row in reader]
    except csv.Error as error:
        raise SourceError(f"This table is damaged ({error}).", subject=source.path) from error


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _listed(header: tuple[str, ...]) -> str:
    some = ", ".join(f"“{name[:30]}”" for name in header[:8])
    return f"{some} and {len(header) - 8} more" if len(header) > 8 else some
