"""Labels beside a name: words of one row of the lexicon beside the same name (Ukraine war, war in Ukraine)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.base.lexicon import lexicon
from reader.base.span import Span
from reader.base.words import folded, words_of
from reader.ledgers.label import Label, Labelled
from reader.ledgers.speech import speech_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.base.words import Word
    from reader.ledgers.ledger import LedgerArticle

_REACH = 3
_NAME_STEM = 5
_CAPITAL = regex.compile(r"\p{Lu}")


def labels_beside_names(articles: Sequence[LedgerArticle]) -> Iterator[Labelled]:
    """Yield the names beside which words of one row of the lexicon stand, with these words.

    Two labels are taken for the same thing when the lexicon holds them in one row and the same name stands beside
    them (``Ukraine war``, ``invasion of Ukraine``).
    """
    groups: dict[tuple[int, str], list[tuple[str, Label]]] = defaultdict(list)
    for article in articles:
        for row, name, label in _uses(article):
            groups[row, folded(name)[:_NAME_STEM]].append((name, label))
    for group in groups.values():
        name = min((name for name, _ in group), key=lambda one: (len(one), one))
        yield Labelled(name, tuple(label for _, label in group))


@cache
def _rows(language: str) -> dict[str, int]:
    """Return the row of each label; a label of several rows stands in the first."""
    tables = lexicon("change_labels")
    rows: dict[str, int] = {}
    for number, group in enumerate(tables.get(language, tables["en"])["groups"]):
        for label in group:
            rows.setdefault(folded(label), number)
    return rows


def _uses(article: LedgerArticle) -> Iterator[tuple[int, str, Label]]:
    language = article.language or "en"
    rows = _rows(language)
    for number, passage in enumerate(article.passages):
        words = words_of(passage)
        for at, word in enumerate(words):
            row = rows.get(word.folded)
            is_part_of_name = at > 0 and passage[word.start].isupper()
            name = None if row is None or is_part_of_name else _name_beside(passage, words, at, language)
            if row is not None and name is not None:
                span = Span(word.start, word.end)
                whole = passage[min(word.start, name.start) : max(word.end, name.end)]
                label = Label(article.article, number, span.of(passage), whole, span)
                yield row, passage[name.start : name.end].removesuffix("’s").removesuffix("'s"), label


def _name_beside(passage: str, words: Sequence[Word], at: int, language: str) -> Word | None:
    """Return the name right before a label (Russian invasion), else the one a preposition ties to it (war in Tolen)."""
    speech = speech_of(language)
    if at and _is_name(passage, words[at - 1], language) and not _parted(passage, words[at - 1], words[at]):
        return words[at - 1]
    for place in range(at + 1, min(at + 1 + _REACH, len(words))):
        if _parted(passage, words[place - 1], words[place]):
            return None
        if _is_name(passage, words[place], language):
            return words[place] if place > at + 1 else None
        if words[place].folded not in speech.prepositions | {"the"}:
            return None
    return None


def _is_name(passage: str, word: Word, language: str) -> bool:
    speech = speech_of(language)
    is_label = word.folded in _rows(language)
    return bool(_CAPITAL.match(passage[word.start])) and speech.is_name(passage[word.start : word.end]) and not is_label


def _parted(passage: str, one: Word, other: Word) -> bool:
    return bool(passage[one.end : other.start].strip())
