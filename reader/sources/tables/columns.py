"""Columns: which column of a table, or which key of its records, holds what of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.base.lexicon import lexicon
from reader.base.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Columns = dict[str, str]
"""Our name -> the name that the table uses."""
Choices = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""What a person said that columns hold: the key of a header, and pairs of our name and the table's."""

TITLE, TEXT, PUBLISHED, OUTLET, URL, AUTHOR, LANGUAGE, AGENCY, IDENTITY = (
    "title", "text", "published", "outlet", "url", "author", "language", "agency", "id",
)  # fmt: skip
_NO_WORD = re.compile(r"[^\w]+|_+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def columns_of(header: Iterable[str]) -> Columns:
    """Return what the columns called ``header`` hold, the more usual name first where several would do."""
    plain = {_plain(name): name for name in reversed(list(header))}
    found = {}
    for ours, names in lexicon("table_columns").items():
        name = next((plain[name] for name in names if name in plain), None)
        if name is not None:
            found[ours] = name
    return found


def header_key(header: Iterable[str]) -> str:
    """Return one name for all tables with these columns, under which a person's choice is kept."""
    return "|".join(sorted(map(_plain, header)))


def chosen_columns(header: Sequence[str], choices: Choices) -> Columns:
    """Return what a person said that these columns hold, else what their names say."""
    key = header_key(header)
    chosen = next((dict(columns) for kept, columns in choices if kept == key), None)
    return columns_of(header) if chosen is None else {ours: name for ours, name in chosen.items() if name in header}


def make_articles(columns: Columns) -> bool:
    """Tell whether rows with these columns can be articles: a title or text, and something that says whose it is."""
    has_words = TEXT in columns or TITLE in columns
    return has_words and (len(columns) > 2 or {TITLE, TEXT} <= columns.keys() or URL in columns)


def _plain(name: str) -> str:
    return " ".join(_NO_WORD.sub(" ", folded(_CAMEL.sub(" ", name))).split())
