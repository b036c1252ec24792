"""Links: where a wording stands, written so that Variorum opens at it again, on this machine or another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlencode

from reader.base.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.rows import ArticleRow

SCHEME = "variorum:"
_START = f"{SCHEME}passage?"
_DIGITS = 16
"""Hexadecimal digits of a hash that stand in a link: enough to tell the texts of any library apart."""


@dataclass(frozen=True, slots=True)
class PassageLink:
    """A passage of an article, and a change there.

    ``text`` and ``change`` are the beginnings of the hash of the article's page and of the key of the change;
    ``passage`` counts from 1. Outlet and date name the article for people, and for libraries where its page was saved
    with other furniture; what is not known is empty or None.
    """

    outlet: str
    published: str
    text: str
    passage: int | None = None
    change: str = ""

    def __str__(self) -> str:
        fields = {
            "outlet": self.outlet,
            "date": self.published,
            "text": self.text,
            "passage": "" if self.passage is None else str(self.passage),
            "change": self.change,
        }
        return _START + urlencode({name: value for name, value in fields.items() if value}, quote_via=quote)


def link_to(row: ArticleRow, passage: int | None = None, key: str = "") -> PassageLink:
    """Return the link to passage number ``passage`` of an article and to the change there with the key ``key``."""
    return PassageLink(row.name, row.published or "", row.page_hash[:_DIGITS], passage, key[:_DIGITS])


def parsed_link(text: str) -> PassageLink:
    """Return the link that ``text`` is; ReaderError where it is none that a report writes."""
    fields = parse_qs(text.removeprefix(_START)) if text.startswith(_START) else {}
    first = {name: values[0] for name, values in fields.items()}
    passage = first.get("passage", "")
    if not ("outlet" in first or "text" in first) or not (passage == "" or _is_number(passage)):
        raise ReaderError("This link leads to no passage; a report writes them whole.", subject=text)
    return PassageLink(
        first.get("outlet", ""),
        first.get("date", ""),
        first.get("text", ""),
        int(passage) if passage else None,
        first.get("change", ""),
    )


def row_of(link: PassageLink, rows: Sequence[ArticleRow]) -> ArticleRow | None:
    """Return the article that ``link`` leads to: the one with the text, else the only one of that outlet and date."""
    if link.text:
        with_text = [row for row in rows if row.page_hash.startswith(link.text)]
        if with_text:
            return with_text[0]
    named = [row for row in rows if row.name == link.outlet and (row.published or "") == link.published]
    return named[0] if len(named) == 1 else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < _DIGITS and int(text) > 0
