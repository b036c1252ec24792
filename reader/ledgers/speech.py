"""Speech: the words of a language that say who speaks, and how the one who speaks is found beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.base.lexicon import lexicon
from reader.base.span import Span
from reader.base.words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_OFFICE = 3
_TOKEN = regex.compile(r"(?:\p{Lu}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’.\-‐‑][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]")
_POSSESSIVE = regex.compile(r"['’]s?$")
ARTICLES = frozenset({"the", "la", "le", "der", "die", "das", "el", "los", "las", "les"})


@dataclass(frozen=True, slots=True)
class Speech:
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

    @property
    def idle(self) -> frozenset[str]:
        """The words that never name an office."""
        return self.fillers | self.prepositions | self.pronouns | self.openings | {self.conjunction}

    def is_verb(self, word: str) -> bool:
        """Tell whether the word is a reporting verb; with a capital it is part of a name (the United States)."""
        return word.islower() and folded(word) in self.verbs

    def is_name(self, word: str) -> bool:
        """Tell whether the word may stand for somebody: a capital, and no word that often begins a sentence."""
        return word[0].isupper() and folded(word) not in self.openings and folded(word) not in self.pronouns


@cache
def speech_of(language: str) -> Speech:
    """Return the words of ``language``; a language without a table has those of English."""
    reporting, own = lexicon("change_reporting"), lexicon("ledger_speakers")
    language = language if language in own else "en"
    verbs = {folded(verb) for verb in (*reporting[language]["verbs"], *own[language]["verbs"]) if " " not in verb}
    introductions = sorted(reporting[language]["introductions"], key=len, reverse=True)
    return Speech(
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


def tokens_in(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    """Return the words and signs of a stretch of text with their places."""
    return [(match.group(), Span(*match.span())) for match in _TOKEN.finditer(text, start, end)]


def introduction_at(words: Sequence[str], at: int, speech: Speech) -> int:
    """Return how many words from ``at`` on introduce a source (``according to``), 0 where none do."""
    for phrase in speech.introductions:
        if tuple(folded(word) for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def name_from(words: Sequence[str], place: int, speech: Speech, last: str | None = None) -> str | None:
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


def subject(words: Sequence[str], speech: Speech, last: str | None) -> str | None:
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


def _is_part(word: str, speech: Speech) -> bool:
    return word[0].isupper() and (speech.is_name(word) or folded(word) in speech.titles)


def _as_speaker(words: Sequence[str], start: int, end: int, speech: Speech) -> str | None:
    """Return the run of capitalised words ``[start, end]`` as a speaker, None where it cannot be the subject."""
    office = words[end + 1 :]
    is_office = 0 < len(office) == len(_office(office, speech))
    before = start - 1
    while before >= 0 and folded(words[before]) in ARTICLES:
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


def _office(words: Sequence[str], speech: Speech) -> list[str]:
    """Return the plain words at the start that may name an office: (Norway's) foreign ministry."""
    found: list[str] = []
    for word in words[:_LONGEST_OFFICE]:
        is_plain = word.isalpha() and word.islower() and not word.endswith("ly") and not speech.is_verb(word)
        if not is_plain or folded(word) in speech.idle:
            break
        found.append(word)
    return found


def _plain(run: Sequence[str], speech: Speech) -> str | None:
    """Return a name without the offices before it."""
    last_title = max((at for at, word in enumerate(run) if folded(word) in speech.titles), default=-1)
    return _POSSESSIVE.sub("", " ".join(run[last_title + 1 :])) or None
