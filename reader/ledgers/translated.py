"""Translated quotations: the same speaker's words in another language, told by what no translation changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from reader.base.numbers import figures_of
from reader.base.words import folded, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_SHARED = 2
"""Figures and names that two quotations with their passages must share to be one quotation translated."""
LONGEST_RATIO = 2.5
"""How many times longer the words of one may be than those of the other."""
_NAME = regex.compile(r"(?<=[\p{Ll},;:)”»“] )\p{Lu}[\p{L}\p{M}]{2,}")


@dataclass(frozen=True, slots=True)
class Utterance:
    """Quoted words with their speaker, their language and the passage around them."""

    text: str
    speaker: str | None
    language: str | None
    passage: str


def constants_of(utterance: Utterance) -> frozenset[str]:
    """Return the values and names in the passage of an utterance, without the name of the speaker."""
    figures = {f"#{figure.value}" for figure in figures_of(utterance.passage, utterance.language or "en")}
    names = {folded(name)[:5] for name in _NAME.findall(utterance.passage)}
    speaker = {folded(word)[:5] for word in (utterance.speaker or "").split()}
    return frozenset(figures | (names - speaker))


def translation_of(utterance: Utterance, others: Sequence[Utterance]) -> int | None:
    """Return the index of the one among ``others`` that ``utterance`` translates; None where none is or two may be.

    Both must have the same speaker and different known languages, be of like length and share figures or names.
    """
    constants = constants_of(utterance)
    shared = [len(constants & constants_of(other)) if _may_translate(utterance, other) else 0 for other in others]
    best = max(shared, default=0)
    return shared.index(best) if best >= LEAST_SHARED and shared.count(best) == 1 else None


def _may_translate(one: Utterance, other: Utterance) -> bool:
    if one.language is None or other.language is None or one.language == other.language:
        return False
    if one.speaker is None or other.speaker is None:
        return False
    same_speaker = folded(one.speaker).split()[-1] == folded(other.speaker).split()[-1]
    short, long = sorted((len(words_of(one.text)), len(words_of(other.text))))
    return same_speaker and 0 < long <= LONGEST_RATIO * short
