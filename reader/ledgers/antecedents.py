"""Antecedents: whom a pronoun beside a quotation stands for, None where two persons may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.words import folded
from reader.comparison.sentences import sentences_of
from reader.ledgers.cast import named_in
from reader.ledgers.offices import is_somebody, office_before
from reader.ledgers.quoted import quoted_spans
from reader.ledgers.speech import subject, tokens_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.span import Span
    from reader.ledgers.cast import Cast, Named
    from reader.ledgers.speech import Speech

Said = tuple[int, "Span", str | None]
"""Passage and place of a quotation, and who says it."""
_PASSAGES_BACK = 2
"""Passages before its own in which the person of a pronoun is looked for."""
_LATEST_SUBJECT = 4
"""Words before the subject that a sentence begins with."""


def antecedent(
    passages: Sequence[str], place: tuple[int, Span], pronoun: str, speech: Speech, cast: Cast, said: Sequence[Said]
) -> str | None:
    """Return whom ``pronoun`` beside the quotation at ``place`` stands for.

    Sentences are read backwards. In each, whoever is reported to say something is meant, else its subject where
    nobody else stands in it on the same footing, else the one person in it; a person known to be a man is no ``she``.
    """
    number, span = place
    for at in range(number, max(-1, number - _PASSAGES_BACK - 1), -1):
        sentences = [one for one in sentences_of(passages[at]) if at < number or one.end <= span.start]
        for sentence in reversed(sentences):
            speakers = [who for where, quote, who in said if where == at and sentence.overlaps(quote)]
            words = _plain_words(passages[at], sentence)
            found = _meant(words, [who for who in speakers if who], pronoun, speech, cast)
            if found:
                return found[0] if len(found) == 1 else None
            if None in speakers:
                return None
    return None


def last_reporter(passage: str, speech: Speech, cast: Cast) -> str | None:
    """Return who is reported to say something in the last sentence of a passage."""
    sentences = sentences_of(passage)
    found = _reporter(_plain_words(passage, sentences[-1]), speech, cast) if sentences else []
    return cast.fullest(found[0]) if found else None


def _plain_words(passage: str, sentence: Span) -> list[str]:
    """Return the words of a sentence outside quotation marks."""
    marked = quoted_spans(passage)
    return [
        word
        for word, span in tokens_in(passage, sentence.start, sentence.end)
        if not any(quote.overlaps(span) for quote in marked)
    ]


def _meant(words: Sequence[str], speakers: Sequence[str], pronoun: str, speech: Speech, cast: Cast) -> list[str]:
    """Return the persons of a sentence whom a pronoun behind it may mean; several where they compete."""
    reporting = _fitting([*speakers, *_reporter(words, speech, cast)], pronoun, speech, cast)
    if reporting:
        return reporting
    named = [one for one in named_in(words, speech) if _is_person(one, cast)]
    fitting = [one for one in named if cast.may_be(one.name, pronoun, speech)]
    level = [one for one in fitting if not one.is_aside]
    first = level[:1] if len(level) == 1 and level[0].first <= _LATEST_SUBJECT else fitting
    return _fitting([one.name for one in first], pronoun, speech, cast)


def _fitting(names: Sequence[str], pronoun: str, speech: Speech, cast: Cast) -> list[str]:
    full = [cast.fullest(name) for name in names]
    return list(dict.fromkeys(name for name in full if cast.may_be(name, pronoun, speech)))


def _reporter(words: Sequence[str], speech: Speech, cast: Cast) -> list[str]:
    """Return the subject of the first reporting verb of a sentence."""
    verb = next((at for at, word in enumerate(words) if speech.is_verb(word)), None)
    if verb is None:
        return []
    office = office_before(words[:verb], speech)
    if office and is_somebody(office, speech):
        return [cast.holder(office) or " ".join(office)]
    named = subject(words[:verb], speech, None)
    return [] if named is None or not _is_known(named, cast) else [named]


def _is_known(name: str, cast: Cast) -> bool:
    return " " in name or folded(name) in cast.full


def _is_person(named: Named, cast: Cast) -> bool:
    """Tell whether a name is one of a person: one with a first name, or the last name of such a person."""
    return bool(named.offices) or _is_known(named.name, cast)
