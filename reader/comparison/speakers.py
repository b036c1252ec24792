"""Speakers: who is named beside a reporting verb in the sentence that holds a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.base.lexicon import lexicon
from reader.base.words import folded
from reader.comparison.quoted import quoted_spans
from reader.comparison.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.span import Span

_REACH = 60
"""Words of the sentence that are looked at on each side of a quotation."""
_LONGEST_OFFICE = 3
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’.\-‐‑][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]")
_POSSESSIVE = regex.compile(r"['’]s?$")
_ARTICLES = frozenset({"the", "la", "le", "der", "die", "das", "el", "los", "las", "les"})
_PLACEHOLDER = "\ufffc"


@dataclass(frozen=True, slots=True)
class _Speech:
    """The words of one language that say who speaks."""

    verbs: frozenset[str]
    introductions: tuple[tuple[str, ...], ...]
    pronouns: frozenset[str]
    titles: frozenset[str]
    openings: frozenset[str]
    prepositions: frozenset[str]
    fillers: frozenset[str]
    adjective_endings: tuple[str, ...]
    conjunction: str

    def is_verb(self, word: str) -> bool:
        """Tell whether the word is a reporting verb; with a capital it is part of a name (the United States)."""
        return word.islower() and folded(word) in self.verbs

    def is_name(self, word: str) -> bool:
        """Tell whether the word may stand for somebody: a capital, and no word that often begins a sentence."""
        return word[0].isupper() and folded(word) not in self.openings and folded(word) not in self.pronouns


@cache
def _speech(language: str) -> _Speech:
    reporting, own = lexicon("change_reporting"), lexicon("ledger_speakers")
    language = language if language in own else "en"
    verbs = {folded(verb) for verb in (*reporting[language]["verbs"], *own[language]["verbs"]) if " " not in verb}
    introductions = sorted(reporting[language]["introductions"], key=len, reverse=True)
    return _Speech(
        frozenset(verbs),
        tuple(tuple(folded(word) for word in phrase.replace("'", "' ").split()) for phrase in introductions),
        frozenset(own[language]["pronouns"]),
        frozenset(own[language]["titles"]),
        frozenset(own[language]["openings"]),
        frozenset(own[language]["prepositions"]),
        frozenset(own[language]["fillers"]),
        tuple(own[language]["adjective_endings"]),
        own[language]["and"],
    )


def speakers_of(passages: Sequence[str], language: str | None) -> list[tuple[str | None, ...]]:
    """Return for each passage the speaker of each of its quotations, None where no rule finds one.

    A pronoun stands for the speaker found last; so does a quotation that begins a passage while the one before it was
    left open.
    """
    speech = _speech(language or "en")
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


def _speaker(passage: str, span: Span, speech: _Speech, last: str | None) -> str | None:
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
    return _TOKEN.findall(head)[-_REACH:], comma + _TOKEN.findall(tail)[:_REACH]


def _without_quotations(passage: str, start: int, end: int) -> str:
    text, at = "", start
    for other in quoted_spans(passage):
        if start <= other.start and other.end <= end:
            text += passage[at : other.start] + _PLACEHOLDER
            at = other.end
    return text + passage[at:end]


def _named_after(words: Sequence[str], speech: _Speech, last: str | None) -> str | None:
    """Return who is named in what follows: ``said X``, ``X, of Y, said``, ``according to X``."""
    place = next((at for at, word in enumerate(words) if word[0].isalnum()), len(words))
    is_apart = "," in words[:place]
    while is_apart and place < len(words) and folded(words[place]) in speech.fillers:
        place += 1
    for at in range(len(words)):
        for phrase in speech.introductions:
            if tuple(folded(word) for word in words[at : at + len(phrase)]) == phrase:
                return _name_from(words, at + len(phrase), speech)
    if place == len(words):
        return None
    if speech.is_verb(words[place]):
        return _name_from(words, place + 1, speech, last)
    if not is_apart and not speech.is_name(words[place]):
        return None
    if folded(words[place]) in speech.prepositions | (speech.openings - _ARTICLES):
        return None
    verb = next((at for at in range(place, len(words)) if speech.is_verb(words[at])), None)
    return None if verb is None else _subject(words[place:verb], speech, last)


def _named_before(words: Sequence[str], speech: _Speech, last: str | None) -> str | None:
    """Return the subject of the reporting verb that is nearest before the quotation."""
    for at in range(len(words) - 1, -1, -1):
        for phrase in speech.introductions:
            if tuple(folded(word) for word in words[at : at + len(phrase)]) == phrase:
                return _name_from(words, at + len(phrase), speech)
        if speech.is_verb(words[at]):
            return _subject(words[:at], speech, last)
    return None


def _name_from(words: Sequence[str], place: int, speech: _Speech, last: str | None = None) -> str | None:
    """Return the first name from ``place`` on, before any punctuation."""
    for at in range(place, len(words)):
        if folded(words[at]) in speech.pronouns:
            return last
        if not words[at][0].isalnum() or speech.is_verb(words[at]):
            return None
        if speech.is_name(words[at]) and folded(words[at]) not in speech.titles:
            end = at
            while end + 1 < len(words) and _is_part(words[end + 1], speech):
                end += 1
            office = _office(words[end + 1 :], speech)
            if _POSSESSIVE.search(words[end]):
                return " ".join([*words[at : end + 1], *office]) if office else None
            return _plain(words[at : end + 1], speech)
    return None


def _subject(words: Sequence[str], speech: _Speech, last: str | None) -> str | None:
    """Return the name nearest to the end of ``words`` that may be the subject of the verb after them.

    Names after a preposition and owners (``Norway's``) are passed over, but an office right before the verb
    (``Norway's foreign ministry``) is a speaker. A pronoun means a name before it in the sentence, else ``last``.
    """
    has_pronoun = False
    at = len(words) - 1
    while at >= 0:
        word = words[at]
        if folded(word) in speech.pronouns:
            has_pronoun = True
        elif _is_part(word, speech):
            start = at
            while start > 0 and _is_part(words[start - 1], speech):
                start -= 1
            found = _as_speaker(words, start, at, speech)
            if found is not None:
                return found
            at = start
        at -= 1
    return last if has_pronoun else None


def _is_part(word: str, speech: _Speech) -> bool:
    return word[0].isupper() and (speech.is_name(word) or folded(word) in speech.titles)


def _as_speaker(words: Sequence[str], start: int, end: int, speech: _Speech) -> str | None:
    """Return the run of capitalised words ``[start, end]`` as a speaker, None where it cannot be the subject."""
    office = words[end + 1 :]
    is_office = 0 < len(office) == len(_office(office, speech))
    before = start - 1
    while before >= 0 and folded(words[before]) in _ARTICLES:
        before -= 1
    if before >= 0 and folded(words[before]) in speech.prepositions:
        return None
    if is_office:
        return " ".join(words[start:])
    is_adjective = bool(office and office[0].islower() and folded(words[end]).endswith(speech.adjective_endings))
    if is_adjective or _POSSESSIVE.search(words[end]):
        return None
    name = _plain(words[start : end + 1], speech)
    if name and before > 0 and folded(words[before]) == speech.conjunction and _is_part(words[before - 1], speech):
        first = before - 1
        while first > 0 and _is_part(words[first - 1], speech):
            first -= 1
        other = _as_speaker(words[:before], first, before - 1, speech)
        return None if other is None else f"{other} {speech.conjunction} {name}"
    return name


def _office(words: Sequence[str], speech: _Speech) -> list[str]:
    """Return the plain words at the start that may name an office: (Norway's) foreign ministry."""
    found: list[str] = []
    for word in words[:_LONGEST_OFFICE]:
        is_plain = word.isalpha() and word.islower() and not word.endswith("ly") and not speech.is_verb(word)
        if not is_plain or folded(word) in speech.fillers | speech.prepositions | {speech.conjunction}:
            break
        found.append(word)
    return found


def _plain(run: Sequence[str], speech: _Speech) -> str | None:
    """Return a name without the offices before it."""
    last_title = max((at for at, word in enumerate(run) if folded(word) in speech.titles), default=-1)
    return _POSSESSIVE.sub("", " ".join(run[last_title + 1 :])) or None
