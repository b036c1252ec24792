"""Offices: the plain words beside a reporting verb that say who speaks without a name (the finance minister)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ledgers.speech import Speech

_LONGEST_OFFICE = 5


def office_before(words: Sequence[str], speech: Speech) -> list[str]:
    """Return the words of an office that ``words`` end with, without the article (the president of Korva)."""
    end = len(words)
    while end and words[end - 1][0].isupper() and not speech.is_title(words[end - 1]):
        end -= 1
    is_owned = end < len(words) and end > 1 and folded(words[end - 1]) in speech.prepositions
    if end < len(words):
        office = office_before(words[: end - 1], speech) if is_owned else []
        return [*office, *words[end - 1 :]] if office and is_somebody(office, speech) else []
    while end and folded(words[end - 1]) in speech.fillers:
        end -= 1
    first = end
    while first and end - first < _LONGEST_OFFICE and _is_office_word(words[first - 1], speech):
        first -= 1
    is_tied = first and folded(words[first - 1]) in speech.prepositions
    return [] if is_tied else list(words[first:end])


def office_behind(words: Sequence[str], speech: Speech) -> list[str]:
    """Return the words of an office that ``words`` begin with, without the article."""
    start = 0
    while start < len(words) and folded(words[start]) in speech.openings:
        start += 1
    last = start
    while last < len(words) and last - start < _LONGEST_OFFICE and _is_office_word(words[last], speech):
        last += 1
        if folded(words[last - 1]) in speech.sources or speech.is_title(words[last - 1]):
            break
    return list(words[start:last])


def _is_office_word(word: str, speech: Speech) -> bool:
    is_word = word.replace("-", "").isalpha() and (not word[0].isupper() or speech.is_title(word))
    return is_word and folded(word) not in speech.idle and not speech.is_verb(word)


def is_somebody(phrase: Sequence[str], speech: Speech) -> bool:
    """Tell whether the head of a phrase is a word for an office or a source."""
    head = next((at for at, word in enumerate(phrase) if folded(word) in speech.prepositions), len(phrase)) - 1
    return head >= 0 and (speech.is_title(phrase[head]) or folded(phrase[head]) in speech.sources)
