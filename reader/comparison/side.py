"""One side of a comparison: the tokens that carry words, their roles, their sentences and quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.comparison.quote_regions import regions_of
from reader.comparison.roles import roles_of
from reader.comparison.said import with_speech
from reader.comparison.sentences import sentences_of
from reader.comparison.tokens import Token, TokenKind, tokens_of

if TYPE_CHECKING:
    from reader.comparison.quote_regions import Region

_OPENER = re.compile("[\"“„«‘'‚:—–•-]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it stands in the text, and its tokens ``[first, last)``."""

    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A text cut into tokens without quotation marks.

    Two sides are equal only when they are one object, so that verdicts on them can be kept.
    ``depth[i]`` tells in how many pairs of quotation marks token ``i`` stands, ``roles[i]`` what it does there.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    regions: tuple[Region, ...]
    depth: tuple[int, ...]
    roles: tuple[frozenset[str], ...]
    phrases: tuple[tuple[int, int], ...]
    """For each token the phrase of the lexicons that it is part of."""
    sentences: tuple[Sentence, ...]
    starts: frozenset[int]
    """Tokens that begin a sentence, a quotation or a clause after a colon: their capital says nothing."""
    all_keys: tuple[str, ...]
    """The keys of all tokens."""
    all_words: tuple[int, ...]
    """The tokens that are not punctuation."""
    words_before: tuple[int, ...]
    """For each token, and for the end of the text, how many of ``all_words`` stand before it."""
    all_starts: tuple[int, ...]
    """Where each token starts in the text."""

    def span(self, first: int, last: int) -> Span:
        """Return the code points of the tokens ``[first, last)``; where none are, the end of the token before."""
        if first < last:
            return Span(self.tokens[first].start, self.tokens[last - 1].end)
        at = self.tokens[first - 1].end if first else 0
        return Span(at, at)

    def keys(self, first: int = 0, last: int | None = None) -> tuple[str, ...]:
        """Return the keys of the tokens ``[first, last)``."""
        return self.all_keys[first:last]

    def words(self, first: int, last: int) -> tuple[int, ...]:
        """Return the tokens of ``[first, last)`` that are not punctuation."""
        return self.all_words[self.words_before[first] : self.words_before[last]]

    def roles_in(self, first: int, last: int) -> frozenset[str]:
        """Return every role of the tokens ``[first, last)``."""
        return frozenset().union(*self.roles[first:last])

    def is_inside(self, first: int, last: int) -> bool:
        """Tell whether all words of ``[first, last)`` stand in quotation marks."""
        words = self.words(first, last)
        return bool(words) and all(self.depth[at] for at in words)

    def region_tokens(self, region: Region) -> tuple[int, int]:
        """Return the tokens ``[first, last)`` between the marks of ``region``."""
        return (
            bisect_left(self.all_starts, region.opening.end),
            bisect_left(self.all_starts, region.closing.start),
        )


def _starts(text: str, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> frozenset[int]:
    found = {sentence.first for sentence in sentences}
    for sentence in sentences:
        word = sentence.first
        while word < sentence.last and tokens[word].kind is TokenKind.PUNCTUATION:
            found.add(word + 1)
            word += 1
    opened = {match.end() for match in _OPENER.finditer(text)}
    for index, token in enumerate(tokens):
        if token.start in opened or (token.start - 1 in opened and text[token.start - 1].isspace()):
            found.add(index)
    return frozenset(found)


@lru_cache(maxsize=1024)
def side_of(text: str, language: str) -> Side:
    """Return ``text`` ready for comparison; ``language`` is one of the six codes."""
    everything = tokens_of(text, language)
    marks = tuple([token for token in everything if token.kind is TokenKind.MARK])
    tokens = tuple([token for token in everything if token.kind is not TokenKind.MARK]) if marks else everything
    regions = regions_of(text, marks)
    starts = [token.start for token in tokens]
    sentences = tuple(
        Sentence(span, bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in sentences_of(text)
    )
    depth = [0] * len(tokens)
    for region in regions:
        for at in range(bisect_left(starts, region.opening.end), bisect_left(starts, region.closing.start)):
            depth[at] += 1
    roles, phrases = roles_of(tokens, language)
    roles = with_speech(tokens, roles, regions)
    is_word = [token.kind is not TokenKind.PUNCTUATION for token in tokens]
    return Side(
        text,
        language,
        tokens,
        regions,
        tuple(depth),
        roles,
        phrases,
        sentences,
        _starts(text, tokens, sentences),
        tuple([token.key for token in tokens]),
        tuple([at for at, holds in enumerate(is_word) if holds]),
        tuple(accumulate(is_word, initial=0)),
        tuple(starts),
    )
