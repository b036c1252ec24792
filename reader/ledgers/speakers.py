"""Speakers: who says each quotation of an article, by the words beside it and by who was spoken of before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from reader.base.words import folded
from reader.comparison.sentences import sentences_of
from reader.ledgers.antecedents import antecedent, last_reporter
from reader.ledgers.cast import cast_of
from reader.ledgers.offices import is_somebody, office_before, office_behind
from reader.ledgers.quoted import is_left_open, quoted_spans
from reader.ledgers.speech import ARTICLES, Speech, introduction_at, name_from, speech_of, subject, tokens_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.span import Span
    from reader.ledgers.antecedents import Said
    from reader.ledgers.cast import Cast

_REACH = 60
"""Words of the sentence that are looked at on each side of a quotation."""
_PLACEHOLDER = "\ufffc"
_PRONOUN = "\ufffe"
"""Stands for a speaker who is named by a pronoun only."""
_TIED_PRONOUN = regex.compile(r"([\p{L}'’]+?)-(?:t-)?(ils?|elles?|on)")


@dataclass(frozen=True, slots=True)
class _Beside:
    """The words of its sentence before and after a quotation, other quotations as one placeholder each."""

    before: list[str]
    after: list[str]

    @property
    def is_alone(self) -> bool:
        """Tell whether no words stand beside the quotation in its sentence."""
        return not any(word[0].isalnum() for word in (*self.before, *self.after))

    def pronoun(self, speech: Speech) -> str:
        """Return the pronoun beside the quotation, the one nearest behind it first."""
        near = (*self.after, *reversed(self.before))
        return next((word for word in near if speech.is_pronoun(word)), "")


def speakers_of(passages: Sequence[str], language: str | None) -> list[tuple[str | None, ...]]:
    """Return for each passage the speaker of each of its quotations, None where no rule finds one.

    A person named in full anywhere in the article is given in full. ``the minister`` is the one person of the article
    who is said to be one. A pronoun is who spoke last in its passage, else the one person that the sentences before are
    about; where two persons may be meant, there is no speaker. A quotation without any words beside it goes on with
    the speaker before it in its passage, or of the passage before.
    """
    speech = speech_of(language or "en")
    cast = cast_of(passages, speech)
    said: list[Said] = []
    found = []
    for number, passage in enumerate(passages):
        row: list[str | None] = []
        for span in quoted_spans(passage):
            speaker = _speaker(passages, (number, span), speech, cast, said)
            row.append(speaker)
            said.append((number, span, speaker))
        found.append(tuple(row))
    return found


def _speaker(
    passages: Sequence[str], place: tuple[int, Span], speech: Speech, cast: Cast, said: Sequence[Said]
) -> str | None:
    number, span = place
    beside = _around(passages[number], span)
    if beside.is_alone:
        return _going_on(passages, place, speech, cast, said)
    name = _named_after(beside.after, speech) or _named_before(beside.before, speech)
    if name == _PRONOUN:
        return antecedent(passages, place, beside.pronoun(speech), speech, cast, said)
    if name is not None:
        return cast.fullest(name)
    return _by_office(beside, speech, cast) or _by_colon(beside.before, speech, cast)


def _going_on(
    passages: Sequence[str], place: tuple[int, Span], speech: Speech, cast: Cast, said: Sequence[Said]
) -> str | None:
    """Return who goes on speaking in a quotation without words beside it."""
    number, span = place
    here = [speaker for at, _, speaker in said if at == number]
    if here:
        return here[-1]
    before = {speaker for at, _, speaker in said if at == number - 1}
    is_whole = span.end - span.start >= len(passages[number].strip()) - 2
    is_tied = number > 0 and (is_whole or is_left_open(passages[number - 1]))
    if is_tied and not before:
        return last_reporter(passages[number - 1], speech, cast)
    return before.pop() if is_tied and len(before) == 1 else None


def _around(passage: str, span: Span) -> _Beside:
    sentences = sentences_of(passage)
    start = max((sentence.start for sentence in sentences if sentence.start <= span.start), default=0)
    end = min((sentence.end for sentence in sentences if sentence.end >= span.end), default=len(passage))
    head = _without_quotations(passage, start, max(start, span.start - 1))
    tail = _without_quotations(passage, min(span.end + 1, end), end)
    comma = [","] if passage[span.end - 1] in ",!?" else []
    return _Beside(_words(head)[-_REACH:], comma + _words(tail)[:_REACH])


def _words(text: str) -> list[str]:
    """Return the words and signs of a text, with a pronoun tied to its verb as a word of its own (ajoute-t-elle)."""
    return list(_split(text))


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for word, _ in tokens_in(text, 0, len(text)):
        tied = _TIED_PRONOUN.fullmatch(word) if "-" in word else None
        found += tied.groups() if tied else (word,)
    return tuple(found)


def _without_quotations(passage: str, start: int, end: int) -> str:
    text, at = "", start
    for other in quoted_spans(passage):
        if start <= other.start and other.end <= end:
            text += passage[at : other.start] + _PLACEHOLDER
            at = other.end
    return text + passage[at:end]


def _named_after(words: Sequence[str], speech: Speech) -> str | None:
    """Return who is named in what follows: ``said X``, ``X, of Y, said``, ``according to X``."""
    place = next((at for at, word in enumerate(words) if word[0].isalnum()), len(words))
    is_apart = "," in words[:place]
    if is_apart and place < len(words) and folded(words[place]) in speech.tags:
        return name_from(words, place + 1, speech, _PRONOUN)
    while is_apart and place < len(words) and folded(words[place]) in speech.fillers:
        place += 1
    for at in range(len(words)):
        if taken := introduction_at(words, at, speech):
            return name_from(words, at + taken, speech)
    if place < len(words) and (speech.is_verb(words[place]) or (is_apart and speech.may_be_verb(words[place]))):
        is_bare = speech.drops_pronouns and not _is_plain(words, place + 1)
        return _PRONOUN if is_bare else name_from(words, place + 1, speech, _PRONOUN)
    return _subject_after(words[place:], speech, is_apart=is_apart)


def _subject_after(words: Sequence[str], speech: Speech, *, is_apart: bool) -> str | None:
    """Return the subject of the first reporting verb, where ``words`` may begin with it."""
    may_begin = bool(words) and (is_apart or speech.is_name(words[0]))
    if not may_begin or folded(words[0]) in speech.prepositions | (speech.openings - ARTICLES):
        return None
    verb = next((at for at, word in enumerate(words) if speech.is_verb(word)), None)
    return None if verb is None or _is_turned(words[:verb], speech) else subject(words[:verb], speech, _PRONOUN)


def _is_plain(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at][0].isalnum()


def _named_before(words: Sequence[str], speech: Speech) -> str | None:
    """Return the subject of the reporting verb that is nearest before the quotation.

    Behind another quotation, a name is the subject of what follows it, whatever its verb.
    """
    other = max((at for at, word in enumerate(words) if word == _PLACEHOLDER), default=-1)
    if other >= 0 and not any(speech.is_verb(word) for word in words[other:]):
        named = subject(words[other + 1 :], speech, None)
        if named is not None:
            return named
    for at in range(len(words) - 1, -1, -1):
        if taken := introduction_at(words, at, speech):
            return name_from(words, at + taken, speech)
        if speech.is_verb(words[at]):
            if _is_turned(words[:at], speech):
                return None
            if not speech.has_case:
                return name_from(words, at + 1, speech, _PRONOUN)
            named = subject(words[:at], speech, _PRONOUN)
            is_bare = named is None and speech.drops_pronouns and not any(word[0].isalnum() for word in words[:at])
            return _PRONOUN if is_bare else named
    return None


def _is_turned(before: Sequence[str], speech: Speech) -> bool:
    """Tell whether the verb behind ``before`` has nobody who says it: was called “…”, (officially called “…”)."""
    end = len(before)
    while end and folded(before[end - 1]).endswith("ly"):
        end -= 1
    return end > 0 and (before[end - 1] == "(" or folded(before[end - 1]) in speech.passives)


def _by_office(beside: _Beside, speech: Speech, cast: Cast) -> str | None:
    """Return who ``the minister`` is beside a reporting verb; the words themselves where that is not known."""
    for words in (beside.after, beside.before[::-1]):
        is_after = words is beside.after
        at = next((at for at, word in enumerate(words) if speech.is_verb(word) or folded(word) in speech.tags), None)
        if at is None:
            continue
        behind = words[at + 1 :] if is_after else list(reversed(words[:at]))
        before = words[:at] if is_after else list(reversed(words[at + 1 :]))
        for phrase in (office_before(before, speech), office_behind(behind, speech) if is_after else []):
            if phrase and (is_somebody(phrase, speech) or cast.holder(phrase)):
                return cast.holder(phrase) or " ".join(phrase)
    return None


def _by_colon(words: Sequence[str], speech: Speech, cast: Cast) -> str | None:
    """Return the name that the sentence before a colon begins with (Ed Vale was calm: …)."""
    if ":" not in words[-2:]:
        return None
    name = subject(words[: next((at for at, word in enumerate(words) if word.islower()), 0)], speech, None)
    return None if name is None else cast.fullest(name)
