"""Acronyms: letters in brackets that do not fit the words before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from reader.articles.contradiction import Contradiction, blocks_to_read
from reader.base.lexicon import lexicon
from reader.base.span import Span
from reader.base.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.articles.article import Article

_BRACKET = regex.compile(r"\((\p{Lu}{3,7})\)")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_REACH = 90


def acronym_contradictions(article: Article) -> Iterator[Contradiction]:
    """Yield acronyms whose letters are the initials of the words before them in another order, as in a translation.

    Letters that are no initials at all are left alone: many bodies keep the acronym of their own language.
    """
    for number, block in blocks_to_read(article):
        for match in _BRACKET.finditer(block.text):
            name = _expansion(block.text[max(0, match.start() - _REACH) : match.start()], len(match.group(1)), article)
            if name is not None and _is_shuffled(match.group(1), name):
                initials = "".join(word[0].upper() for word in name)
                message = (
                    f"The acronym “{match.group(1)}” does not fit “{' '.join(name)}”, whose initials are {initials}."
                )
                yield Contradiction("acronym", message, number, Span(match.start(1), match.end(1)))


def _expansion(before: str, letters: int, article: Article) -> list[str] | None:
    """Return the last words before a bracket that have a capital, as many as the acronym has letters."""
    tables = lexicon("article_contradictions")
    links = set(tables.get(article.language or "en", tables["en"])["links"])
    found: list[str] = []
    for word in reversed(_WORD.findall(before)):
        if word[0].isupper():
            found.append(word)
        elif folded(word) not in links or not found:
            return None
        if len(found) == letters:
            return found[::-1]
    return None


def _is_shuffled(acronym: str, name: Sequence[str]) -> bool:
    initials = [folded(word)[0] for word in name]
    letters = [folded(letter) for letter in acronym]
    return letters != initials and sorted(letters) == sorted(initials)
