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
    from collections.abc import Iterable, Sequence

_LONGEST_OFFICE = 3
_LONGEST_NAME = 5
_TOKEN = regex.compile(r"(?:\p{Lu}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’.\-‐‑][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]")
_POSSESSIVE = regex.compile(r"['’]s?$")
_CONTRACTION = regex.compile(r"['’](?:s|re|ll|m|ve|d)$")
ARTICLES = frozenset({"the", "la", "le", "der", "die", "das", "el", "los", "las", "les"})


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of one language that say who speaks."""

    verbs: frozenset[str]
    introductions: tuple[tuple[str, ...], ...]
    introduction_starts: frozenset[str]
    pronouns: frozenset[str]
    titles: frozenset[str]
    title_endings: tuple[str, ...]
    sources: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    tags: frozenset[str]
    starts: frozenset[str]
    drops_pronouns: bool
    verb_endings: tuple[str, ...]
    openings: frozenset[str]
    prepositions: frozenset[str]
    within: frozenset[str]
    fillers: frozenset[str]
    passives: frozenset[str]
    adjective_endings: tuple[str, ...]
    conjunction: str
    has_case: bool

    @property
    def idle(self) -> frozenset[str]:
        """The words that never name an office."""
        return self.fillers | self.prepositions | self.pronouns | self.openings | {self.conjunction}

    def is_verb(self, word: str) -> bool:
        """Tell whether the word is a reporting verb; with a capital it is part of a name (the United States)."""
        key = folded(word)
        is_known = key in self.verbs or (key[:1] in self.starts and key[1:] in self.verbs)
        return is_known and not word[0].isupper()

    def may_be_verb(self, word: str) -> bool:
        """Tell whether the word right behind a quotation may be a verb for saying it (“…”, quipped X)."""
        return self.is_verb(word) or bool(word.islower() and self.verb_endings and word.endswith(self.verb_endings))

    def is_pronoun(self, word: str) -> bool:
        """Tell whether the word stands for somebody; an article that is spelled like one (él, el) is none."""
        return folded(word) in self.pronouns and word.lower() not in ARTICLES

    def is_title(self, word: str) -> bool:
        """Tell whether the word is an office, also at the end of a compound (Innenminister)."""
        key = folded(word)
        return key in self.titles or bool(self.title_endings and key.endswith(self.title_endings))

    def gender(self, word: str) -> str | None:
        """Return which of the two a pronoun, a title or an article tells of, None where it does not."""
        key = folded(word)
        return "feminine" if key in self.feminine else "masculine" if key in self.masculine else None

    def is_name(self, word: str) -> bool:
        """Tell whether the word may stand for somebody: a capital, and no word that often begins a sentence."""
        key = folded(_CONTRACTION.sub("", word))
        return word[0].isupper() and key not in self.openings and key not in self.pronouns


@cache
def speech_of(language: str) -> Speech:
    """Return the words of ``language``; a language without a table has those of English."""
    reporting, own = lexicon("change_reporting"), lexicon("ledger_speakers")
    language = language if language in own else "en"
    verbs = {folded(verb) for verb in (*reporting[language]["verbs"], *own[language]["verbs"]) if " " not in verb}
    introductions = sorted(reporting[language]["introductions"], key=len, reverse=True)
    table = own[language]
    phrases = tuple(tuple(folded(word) for word in phrase.split()) for phrase in introductions)
    return Speech(
        frozenset(verbs),
        phrases,
        frozenset(phrase[0] for phrase in phrases),
        _folded(table["pronouns"]),
        _folded(table["titles"]),
        tuple(table["title_endings"]),
        _folded(reporting[language]["sources"]),
        _folded(table["feminine"]),
        _folded(table["masculine"]),
        _folded(table["tags"]),
        _folded(table["starts"]),
        table["drops_pronouns"],
        tuple(table["verb_endings"]),
        _folded(table["openings"]),
        _folded(table["prepositions"]),
        _folded(table["within"]),
        _folded(table["fillers"]),
        _folded(lexicon("ledger_attributions")[language]["passives"]),
        tuple(table["adjective_endings"]),
        table["and"],
        any(verb != verb.upper() for verb in verbs),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)


def tokens_in(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    """Return the words and signs of a stretch of text with their places."""
    return [(match.group(), Span(*match.span())) for match in _TOKEN.finditer(text, start, end)]


def introduction_at(words: Sequence[str], at: int, speech: Speech) -> int:
    """Return how many words from ``at`` on introduce a source (``according to``), 0 where none do."""
    if folded(words[at]).replace("’", "'") not in speech.introduction_starts:
        return 0
    for phrase in speech.introductions:
        if tuple(folded(word).replace("’", "'") for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def name_from(words: Sequence[str], place: int, speech: Speech, last: str | None = None) -> str | None:
    """Return the first name from ``place`` on, before any punctuation; ``last`` for a pronoun."""
    if not speech.has_case:
        return _caseless(words[place:], speech) or last
    has_office = False
    for at in range(place, len(words)):
        word = words[at]
        if speech.is_pronoun(word):
            return last
        is_end = not word[0].isalnum() or speech.is_verb(word)
        if is_end or (has_office and folded(word) in speech.prepositions):
            return None
        if speech.is_name(word) and not speech.is_title(word):
            return _run_from(words, at, speech)
        has_office = has_office or speech.is_title(word) or folded(word) in speech.sources
    return None


def _run_from(words: Sequence[str], at: int, speech: Speech) -> str | None:
    """Return the name that begins at ``at``, with the office behind an owner (Torv's engineer)."""
    end = at
    while end + 1 < len(words) and _is_part(words[end + 1], speech):
        end += 1
    office = _office(words[end + 1 :], speech)
    if _POSSESSIVE.search(words[end]):
        return " ".join([*words[at : end + 1], *office]) if office else None
    return _plain(words[at : end + 1], speech)


def _caseless(words: Sequence[str], speech: Speech) -> str | None:
    """Return the words behind a verb that name who speaks, in a script without capitals."""
    found: list[str] = []
    for word in words:
        is_end = not word[0].isalnum() or folded(word) in speech.idle or speech.is_verb(word)
        if is_end or len(found) == _LONGEST_NAME:
            break
        found.append(word)
    first = next((at for at, word in enumerate(found) if not speech.is_title(word)), len(found))
    return " ".join(found[first:]) or None


def subject(words: Sequence[str], speech: Speech, last: str | None) -> str | None:
    """Return the name nearest to the end of ``words`` that may be the subject of the verb after them.

    Names after a preposition and owners (``Norway's``) are passed over, but an office right before the verb
    (``Norway's foreign ministry``) is a speaker. A pronoun means a name before it in the sentence, else ``last``.
    """
    if _ends_with_office(words, speech):
        return None
    has_pronoun = False
    at = len(words) - 1
    while at >= 0:
        word = words[at]
        if speech.is_pronoun(word):
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


def _ends_with_office(words: Sequence[str], speech: Speech) -> bool:
    """Tell whether an office behind an article stands last: the one who speaks has no name there."""
    end = len(words)
    while end and folded(words[end - 1]) in speech.fillers:
        end -= 1
    start = end
    while (
        start and end - start < _LONGEST_OFFICE and words[start - 1].islower() and not _opens(words, start - 1, speech)
    ):
        start -= 1
    head = folded(words[end - 1]) if end else ""
    is_office = start < end and (head in speech.titles or head in speech.sources)
    return is_office and start > 0 and _opens(words, start - 1, speech)


def _opens(words: Sequence[str], at: int, speech: Speech) -> bool:
    """Tell whether an article or a word like it stands at ``at``, behind no preposition."""
    is_article = folded(words[at]) in speech.openings and folded(words[at]) not in speech.prepositions
    return is_article and not (at and folded(words[at - 1]) in speech.prepositions)


def _is_part(word: str, speech: Speech) -> bool:
    return word[0].isupper() and (speech.is_name(word) or speech.is_title(word))


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
    last_title = max((at for at, word in enumerate(run) if speech.is_title(word)), default=-1)
    return _POSSESSIVE.sub("", " ".join(run[last_title + 1 :])) or None
