"""A row of a table, or a record of a list, as a record of an article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.sources.news.record import Record
from reader.sources.page import BrokenPart
from reader.sources.paragraph import Paragraph
from reader.sources.paragraphs import paragraphs_of
from reader.sources.tables.columns import AGENCY, AUTHOR, IDENTITY, LANGUAGE, OUTLET, PUBLISHED, TEXT, TITLE, URL
from reader.sources.web_fragment import paragraphs_of_fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.sources.page import Part
    from reader.sources.tables.columns import Columns

ORIGIN = "table row"
_MARKUP = re.compile(r"</(?:p|div|a|b|i|em|strong|span|h\d|li)>|<(?:p|br)\b", re.IGNORECASE)


def row_parts(rows: Iterable[Mapping[str, str]], columns: Columns, form: str) -> Iterator[Part]:
    """Yield the page of every row; a row with neither title nor text is told by its number and left out."""
    for number, row in enumerate(rows):
        page = _record(row, columns).page(ORIGIN, form)
        if page is None:
            yield BrokenPart(number, f"Row {number + 1}: it has neither a title nor a text.")
        else:
            yield replace(page, part=number, external_id=_value(row, columns, IDENTITY) or None)


def _record(row: Mapping[str, str], columns: Columns) -> Record:
    return Record(
        title=_value(row, columns, TITLE),
        paragraphs=paragraphs_in(_value(row, columns, TEXT)),
        published=_value(row, columns, PUBLISHED),
        outlet=_value(row, columns, OUTLET),
        agency=_value(row, columns, AGENCY),
        authors=tuple(name.strip() for name in _value(row, columns, AUTHOR).split(";") if name.strip()),
        url=_value(row, columns, URL),
        language=_value(row, columns, LANGUAGE),
    )


def paragraphs_in(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text that may be plain or a piece of markup."""
    if _MARKUP.search(text):
        return paragraphs_of_fragment(text)
    return tuple(Paragraph(span.of(text)) for span in paragraphs_of(text))


def _value(row: Mapping[str, str], columns: Columns, name: str) -> str:
    return (row.get(columns[name]) or "").strip() if name in columns else ""
