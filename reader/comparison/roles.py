"""What words do in a sentence, looked up in the lexicons of change: report, hedge, negate, label, introduce a source."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from reader.base.lexicon import lexicon
from reader.base.number_words import LANGUAGES
from reader.comparison.tokens import Token, TokenKind, word_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REPORT = "report"
SOURCE = "source"
HEDGE = "hedge"
NEGATION = "negation"
HONORIFIC = "honorific"
QUALIFIER = "qualifier"

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _add(table: Phrases, entries: Iterable[str], tag: str) -> None:
    for entry in entries:
        words = tuple(word_key(word) for word in entry.split())
        table[words[0]].append((words, tag))


@cache
def _phrases(language: str) -> Phrases:
    table: Phrases = defaultdict(list)
    reporting = lexicon("change_reporting")[language]
    _add(table, reporting["verbs"], REPORT)
    _add(table, reporting["introductions"], SOURCE)
    _add(table, lexicon("change_modality")[language]["hedges"], HEDGE)
    negation = lexicon("change_negation")[language]
    _add(table, negation["words"], NEGATION)
    for row, (one, other) in enumerate(negation["opposites"]):
        _add(table, one, f"opposite:{row}+")
        _add(table, other, f"opposite:{row}-")
    for row, group in enumerate(lexicon("change_labels")[language]["groups"]):
        _add(table, group, f"label:{row}")
    _add(table, lexicon("change_house_style")[language]["honorifics"], HONORIFIC)
    _add(table, lexicon("change_numbers")[language]["qualifiers"], QUALIFIER)
    return table


def roles_of(tokens: Sequence[Token], language: str) -> tuple[frozenset[str], ...]:
    """Return the roles each of ``tokens`` may have; a phrase gives its roles to all its words."""
    phrases = _phrases(language if language in LANGUAGES else "en")
    found: list[set[str]] = [set() for _ in tokens]
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.WORD:
            continue
        for words, tag in phrases.get(token.key, ()):
            length = len(words)
            if length > 1 and tuple(other.key for other in tokens[index : index + length]) != words:
                continue
            for at in range(index, index + length):
                found[at].add(tag)
    return tuple(frozenset(roles) for roles in found)
