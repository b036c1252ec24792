"""Unmarked wordings: quoted words that an article prints without quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.base.words import words_of
from reader.comparison.quoted import quoted_spans
from reader.comparison.wording import content, place_in, stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.ledger import LedgerArticle

SHARE = 0.85
"""The share of quoted words that must stand in the plain text, in order."""
_MARKED = "\ufffc"


@dataclass(frozen=True, slots=True)
class PlainText:
    """The passages of one article as stems with their places; words inside quotation marks are blotted out."""

    stems: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[Span, ...], ...]
    pairs: tuple[frozenset[tuple[str, str]], ...]


def plain_text(article: LedgerArticle) -> PlainText:
    """Return the words of an article outside quotation marks."""
    stems, spans = [], []
    for passage in article.passages:
        marked = quoted_spans(passage)
        words = words_of(passage)
        spans.append(tuple(Span(word.start, word.end) for word in words))
        plain = stems_of(word.folded for word in words)
        stems.append(
            tuple(
                _MARKED if any(inside.overlaps(span) for inside in marked) else stem
                for stem, span in zip(plain, spans[-1], strict=True)
            )
        )
    return PlainText(tuple(stems), tuple(spans), tuple(frozenset(pairwise(row)) for row in stems))


def unmarked(wording: Sequence[str], text: PlainText) -> tuple[int, Span] | None:
    """Return the passage and the span where the stems ``wording`` stand without marks, the fullest place first.

    A single word, or words too short to mean something, are not looked for.
    """
    if len(wording) < 2 or not content(wording):
        return None
    wanted = frozenset(pairwise(wording))
    best: tuple[float, int, Span] | None = None
    for passage, row in enumerate(text.stems):
        if 2 * len(wanted & text.pairs[passage]) < len(wanted):
            continue
        place = place_in(wording, row)
        if place is not None and place.share >= SHARE and (best is None or place.share > best[0]):
            spans = text.spans[passage]
            best = place.share, passage, Span(spans[place.start].start, spans[place.end - 1].end)
    return None if best is None else best[1:]
