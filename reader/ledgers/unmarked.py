"""Unmarked wordings: quoted words that an article prints without quotation marks."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.base.span import Span
from reader.base.words import words_of
from reader.comparison.wording import content, place_in, stems_of
from reader.ledgers.quoted import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.ledgers.ledger import LedgerArticle

SHARE = 0.85
"""The share of quoted words that must stand in the plain text, in order."""
_MARKED = "\ufffc"

Pair = tuple[str, str]


class _Passage(NamedTuple):
    article: ArticleId
    number: int
    stems: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PlainText:
    """The passages of articles outside quotation marks, found by the pairs of words in them."""

    passages: tuple[_Passage, ...]
    holders: Mapping[Pair, tuple[int, ...]]

    def places_of(self, wording: Sequence[str]) -> dict[ArticleId, tuple[int, Span]]:
        """Return by article the passage and span where the stems ``wording`` stand without marks, the fullest first.

        A single word, or words too short to mean something, are not looked for.
        """
        best: dict[ArticleId, tuple[float, int, Span]] = {}
        if len(wording) < 2 or not content(wording):
            return {}
        for number in self._candidates(wording):
            passage = self.passages[number]
            place = place_in(wording, passage.stems)
            if place is not None and place.share >= SHARE and place.share > best.get(passage.article, (0.0,))[0]:
                span = Span(passage.spans[place.start].start, passage.spans[place.end - 1].end)
                best[passage.article] = place.share, passage.number, span
        return {article: (number, span) for article, (_, number, span) in best.items()}

    def _candidates(self, wording: Sequence[str]) -> list[int]:
        """Return the passages that hold half of the pairs; one of the rarer half is then among them."""
        pairs = sorted(set(pairwise(wording)), key=lambda pair: (len(self.holders.get(pair, ())), pair))
        rare = pairs[: len(pairs) // 2 + 1]
        near = {number for pair in rare for number in self.holders.get(pair, ())}
        held = Counter(number for pair in pairs for number in self.holders.get(pair, ()) if number in near)
        return sorted(number for number in near if 2 * held[number] >= len(pairs))


def plain_text(articles: Sequence[LedgerArticle]) -> PlainText:
    """Return the words of the articles outside quotation marks."""
    passages = [
        _plain(article.article, number, passage)
        for article in articles
        for number, passage in enumerate(article.passages)
    ]
    holders: dict[Pair, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        for pair in set(pairwise(passage.stems)):
            holders[pair].append(number)
    return PlainText(tuple(passages), {pair: tuple(numbers) for pair, numbers in holders.items()})


def _plain(article: ArticleId, number: int, passage: str) -> _Passage:
    """Return a passage with the words inside quotation marks blotted out."""
    marked = quoted_spans(passage)
    words = words_of(passage)
    spans = tuple(Span(word.start, word.end) for word in words)
    stems = tuple(
        _MARKED if any(inside.overlaps(span) for inside in marked) else stem
        for stem, span in zip(stems_of(word.folded for word in words), spans, strict=True)
    )
    return _Passage(article, number, stems, spans)
