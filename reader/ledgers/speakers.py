"""Speakers: who is named beside a reporting verb in the sentence that holds a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.words import folded
from reader.comparison.sentences import sentences_of
from reader.ledgers.quoted import quoted_spans
from reader.ledgers.speech import ARTICLES, Speech, introduction_at, name_from, speech_of, subject, tokens_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.span import Span

_REACH = 60
"""Words of the sentence that are looked at on each side of a quotation."""
_PLACEHOLDER = "\ufffc"


def speakers_of(passages: Sequence[str], language: str | None) -> list[tuple[str | None, ...]]:
    """Return for each passage the speaker of each of its quotations, None where no rule finds one.

    A pronoun stands for the speaker found last; so does a quotation that begins a passage while the one before it was
    left open.
    """
    speech = speech_of(language or "en")
    last: str | None = None
    found = []
    for passage in passages:
        row: list[str | None] = []
        for span in quoted_spans(passage):
            speaker = _speaker(passage, span, speech, last)
            last = speaker or last
            row.append(speaker)
        found.append(tuple(row))
    return found


def _speaker(passage: str, span: Span, speech: Speech, last: str | None) -> str | None:
    """Return who is named after the quotation, else before it; a pronoun that no name precedes means ``last``."""
    before, after = _around(passage, span)
    return _named_after(after, speech, last) or _named_before(before, speech, last)


def _around(passage: str, span: Span) -> tuple[list[str], list[str]]:
    """Return the words of the sentence before and after a quotation, other quotations as one placeholder each."""
    sentences = sentences_of(passage)
    start = max((sentence.start for sentence in sentences if sentence.start <= span.start), default=0)
    end = min((sentence.end for sentence in sentences if sentence.end >= span.end), default=len(passage))
    head = _without_quotations(passage, start, max(start, span.start - 1))
    tail = _without_quotations(passage, min(span.end + 1, end), end)
    comma = [","] if passage[span.end - 1] in ",!?" else []
    return _words(head)[-_REACH:], comma + _words(tail)[:_REACH]


def _words(text: str) -> list[str]:
    return [word for word, _ in tokens_in(text, 0, len(text))]


def _without_quotations(passage: str, start: int, end: int) -> str:
    text, at = "", start
    for other in quoted_spans(passage):
        if start <= other.start and other.end <= end:
            text += passage[at : other.start] + _PLACEHOLDER
            at = other.end
    return text + passage[at:end]


def _named_after(words: Sequence[str], speech: Speech, last: str | None) -> str | None:
    """Return who is named in what follows: ``said X``, ``X, of Y, said``, ``according to X``."""
    place = next((at for at, word in enumerate(words) if word[0].isalnum()), len(words))
    is_apart = "," in words[:place]
    while is_apart and place < len(words) and folded(words[place]) in speech.fillers:
        place += 1
    for at in range(len(words)):
        if taken := introduction_at(words, at, speech):
            return name_from(words, at + taken, speech)
    if place == len(words):
        return None
    if speech.is_verb(words[place]):
        return name_from(words, place + 1, speech, last)
    if not is_apart and not speech.is_name(words[place]):
        return None
    if folded(words[place]) in speech.prepositions | (speech.openings - ARTICLES):
        return None
    verb = next((at for at in range(place, len(words)) if speech.is_verb(words[at])), None)
    return None if verb is None else subject(words[place:verb], speech, last)


def _named_before(words: Sequence[str], speech: Speech, last: str | None) -> str | None:
    """Return the subject of the reporting verb that is nearest before the quotation."""
    for at in range(len(words) - 1, -1, -1):
        if taken := introduction_at(words, at, speech):
            return name_from(words, at + taken, speech)
        if speech.is_verb(words[at]):
            return subject(words[:at], speech, last)
    return None
