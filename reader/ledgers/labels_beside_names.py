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
_LONGEST_LABEL = 3
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


@cache
def _starts(language: str) -> frozenset[str]:
    return frozenset(label.split()[0] for label in _rows(language))


def _uses(article: LedgerArticle) -> Iterator[tuple[int, str, Label]]:
    language = article.language or "en"
    rows, starts = _rows(language), _starts(language)
    for number, passage in enumerate(article.passages):
        words = words_of(passage)
        end = 0
        for at, word in enumerate(words):
            length = _length(words, at, rows) if at >= end and word.folded in starts else 0
            last = at + length - 1
            is_part_of_name = at > 0 and passage[word.start].isupper()
            name = None if not length or is_part_of_name else _name_beside(passage, words, (at, last), language)
            if name is not None:
                end = last + 1
                span = Span(word.start, words[last].end)
                whole = passage[min(word.start, name.start) : max(span.end, name.end)]
                label = Label(article.article, number, span.of(passage), whole, span)
                row = rows[" ".join(one.folded for one in words[at : last + 1])]
                yield row, passage[name.start : name.end].removesuffix("’s").removesuffix("'s"), label


def _length(words: Sequence[Word], at: int, rows: dict[str, int]) -> int:
    """Return how many words from ``at`` on are a label, the longest first; 0 where none are."""
    lengths = range(min(_LONGEST_LABEL, len(words) - at), 0, -1)
    return next((one for one in lengths if " ".join(word.folded for word in words[at : at + one]) in rows), 0)


def _name_beside(passage: str, words: Sequence[Word], place: tuple[int, int], language: str) -> Word | None:
    """Return the name right before a label (Russian invasion), else the one a preposition ties to it (war in Tolen)."""
    speech = speech_of(language)
    at, last = place
    if at and _is_name(passage, words[at - 1], language) and not _parted(passage, words[at - 1], words[at]):
        return words[at - 1]
    for near in range(last + 1, min(last + 1 + _REACH, len(words))):
        if _parted(passage, words[near - 1], words[near]):
            return None
        if _is_name(passage, words[near], language):
            return words[near] if near > last + 1 else None
        if words[near].folded not in speech.prepositions | {"the"}:
            return None
    return None


def _is_name(passage: str, word: Word, language: str) -> bool:
    speech = speech_of(language)
    is_label = word.folded in _rows(language)
    return bool(_CAPITAL.match(passage[word.start])) and speech.is_name(passage[word.start : word.end]) and not is_label


def _parted(passage: str, one: Word, other: Word) -> bool:
    return bool(passage[one.end : other.start].strip())
