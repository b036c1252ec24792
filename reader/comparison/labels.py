"""Labels: what articles call the same people, groups and events (Norwegian militants, Norwegian terrorists)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.base.lexicon import lexicon
from reader.base.span import Span
from reader.base.words import folded, words_of
from reader.comparison.speech import speech_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.base.ids import ArticleId
    from reader.base.words import Word
    from reader.comparison.ledger import LedgerArticle

_REACH = 3
_NAME_STEM = 5
_LONGEST_ENDING = 2
_STEM = 6
_CAPITAL = regex.compile(r"\p{Lu}")


@dataclass(frozen=True, slots=True)
class Label:
    """One use of a label: the word at ``span`` of the passage and ``text``, the words from the name to the label."""

    article: ArticleId
    passage: int
    label: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class LabelEntry:
    """What is named beside the labels, and every label given to it; at least two different ones."""

    name: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    row: int
    name: str
    label: Label


def label_ledger(articles: Sequence[LedgerArticle]) -> tuple[LabelEntry, ...]:
    """Return the names that are given different labels of one kind, those with most labels first.

    Two labels are taken for the same thing when the lexicon holds them in one row and the same name stands beside
    them (``Ukraine war``, ``invasion of Ukraine``). The result does not depend on the order of ``articles``.
    """
    groups: dict[tuple[int, str], list[_Use]] = defaultdict(list)
    for article in sorted(articles, key=lambda one: one.article):
        for use in _uses(article):
            groups[use.row, folded(use.name)[:_NAME_STEM]].append(use)
    entries = [
        LabelEntry(
            min((use.name for use in group), key=lambda name: (len(name), name)), tuple(use.label for use in group)
        )
        for group in groups.values()
        if len(_different(group)) > 1
    ]
    return tuple(sorted(entries, key=lambda entry: (-len({folded(one.label) for one in entry.labels}), entry.name)))


def _different(group: Sequence[_Use]) -> list[str]:
    """Return the labels of a group without those that are another one with an ending or in another spelling."""
    found: list[str] = []
    for label in sorted({folded(use.label.label) for use in group}):
        if not any(_is_form_of(label, other) for other in found):
            found.append(label)
    return found


def _is_form_of(label: str, other: str) -> bool:
    is_longer = label.startswith(other) and len(label) - len(other) <= _LONGEST_ENDING
    return is_longer or label[:_STEM] == other[:_STEM] != other


@cache
def _rows(language: str) -> dict[str, int]:
    """Return the row of each label; a label of several rows stands in the first."""
    tables = lexicon("change_labels")
    rows: dict[str, int] = {}
    for number, group in enumerate(tables.get(language, tables["en"])["groups"]):
        for label in group:
            rows.setdefault(folded(label), number)
    return rows


def _uses(article: LedgerArticle) -> Iterator[_Use]:
    language = article.language or "en"
    rows = _rows(language)
    for number, passage in enumerate(article.passages):
        words = words_of(passage)
        for at, word in enumerate(words):
            row = rows.get(word.folded)
            name = None if row is None else _name_beside(passage, words, at, language)
            if row is not None and name is not None:
                span = Span(word.start, word.end)
                whole = passage[min(word.start, name.start) : max(word.end, name.end)]
                label = Label(article.article, number, span.of(passage), whole, span)
                yield _Use(row, passage[name.start : name.end].removesuffix("’s").removesuffix("'s"), label)


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
