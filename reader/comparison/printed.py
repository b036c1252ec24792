"""Whether a text prints a sentence of another one: the words both share in order, close together."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.base.words import words_of
from reader.comparison.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.words import Word

_SHORT = 4
"""Sentences of fewer words are asked for only where there is no longer one: anybody may have written them."""

_ALIKE = 0.7
"""Share of the words of both places that stand in both, in order, from which on they are one sentence."""


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """A sentence that is looked for: ``text`` and its words, which count in it."""

    text: str
    words: tuple[Word, ...]

    @property
    def folded(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return tuple(word.folded for word in self.words)


def asked_sentences(text: str) -> tuple[AskedSentence, ...]:
    """Return the sentences of ``text`` that are long enough to be told apart, or all of it as one."""
    parts = [AskedSentence(part, words_of(part)) for part in (span.of(text) for span in sentences_of(text))]
    long_ones = tuple(part for part in parts if len(part.words) >= _SHORT)
    return long_ones or (AskedSentence(text, words_of(text)),)


def printed_spans(asked: Sequence[AskedSentence], text: str) -> tuple[Span, ...]:
    """Return where ``text`` has the words of those of ``asked`` that it prints, whole, cut or a little edited."""
    words = words_of(text)
    found: set[Span] = set()
    for sentence in asked:
        found.update(_spans(sentence.folded, words))
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def _spans(asked: Sequence[str], words: Sequence[Word]) -> tuple[Span, ...]:
    """Return the runs of ``words`` that stand in ``asked`` too, none where they are not the same sentence."""
    present = [word.folded for word in words]
    if len(set(asked).intersection(present)) < _ALIKE / 2 * len(set(asked)):
        return ()
    matcher = SequenceMatcher(None, asked, present, autojunk=False)
    longest = matcher.find_longest_match()
    # only what stands about as far from the longest run in both can belong to it
    first = max(0, longest.b - longest.a - len(asked) // 2)
    last = longest.b + (len(asked) - longest.a) + len(asked) // 2
    matcher.set_seq2(present[first:last])
    blocks = [(first + block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return ()
    taken = blocks[-1][0] + blocks[-1][1] - blocks[0][0]
    shared = sum(size for _, size in blocks)
    if 2 * shared < _ALIKE * (len(asked) + taken):
        return ()
    return tuple(Span(words[start].start, words[start + size - 1].end) for start, size in blocks)
