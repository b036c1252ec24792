"""Mentions: every figure of the articles with what it counts, ranges and conversions put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.alignment.features import bags_of
from reader.base.lexicon import lexicon
from reader.base.span import Span
from reader.base.words import folded
from reader.comparison.counted import counts_in
from reader.comparison.dates import dates_of
from reader.comparison.wording import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.alignment.features import Bag
    from reader.base.ids import ArticleId
    from reader.comparison.counted import Count
    from reader.ledgers.ledger import LedgerArticle

_BRACKET = regex.compile(r"\s*[(\[]\s*(?:\p{L}+ )?")
_WORD = regex.compile(r"[\p{L}\p{M}]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure at one place.

    ``published`` is the date of its article. ``as_of`` is the day up to which it holds, as printed. ``is_earlier``
    tells that it is given as what was known or true before (up from 12), ``is_part`` that it is a part of others that
    are not named beside it (5 of them).
    """

    article: ArticleId
    published: str | None
    count: Count
    bag: Bag
    as_of: str | None
    is_earlier: bool
    is_part: bool
    times: frozenset[tuple[str, ...]]

    @property
    def key(self) -> tuple[str | None, str]:
        """What two mentions must share to be compared at all: the unit, and the kind of thing."""
        count = self.count
        if count.is_of_people:
            return count.figure.unit, f"people {count.event}"
        head = " ".join(stems_of(count.head.split()))
        return count.figure.unit, f"{head} {count.event or ''}".strip()

    @property
    def names(self) -> frozenset[str]:
        """The words with a capital in its sentence, the first one aside."""
        words = list(_WORD.finditer(self.count.sentence))[1:]
        return frozenset(folded(word.group()) for word in words if word.group()[0].isupper())


def mentions_in(articles: Sequence[LedgerArticle]) -> list[Mention]:
    """Return the figures of the articles in the order of the text; dates, durations and ordinals are left out."""
    counts = [
        [
            (passage, count)
            for number, passage in enumerate(article.passages)
            for count in _joined(passage, list(counts_in(passage, number, article.language)), article.language)
        ]
        for article in articles
    ]
    bags = bags_of([[count.sentence for _, count in column] for column in counts])
    return [
        _mention(article, passage, count, bag)
        for article, column, sentences in zip(articles, counts, bags, strict=True)
        for (passage, count), bag in zip(column, sentences, strict=True)
    ]


def _mention(article: LedgerArticle, passage: str, count: Count, bag: Bag) -> Mention:
    language = article.language or "en"
    first = (count.figure.qualifier_span or count.figure.span).start
    before = folded(passage[max(0, first - 40) : first]).rstrip()
    is_earlier = any(f" {before}".endswith(f" {phrase}") for phrase in _phrases(language, "earlier"))
    is_part = count.head in _phrases(language, "anaphors")
    dates = dates_of(count.sentence, language)
    held = (count.sentence[date.start : date.end] for date in dates if date.value in count.as_of)
    times = frozenset(date.value for date in dates)
    return Mention(article.article, article.published, count, bag, next(held, None), is_earlier, is_part, times)


@cache
def _phrases(language: str, name: str) -> frozenset[str]:
    tables = lexicon("ledger_figures")
    return frozenset(tables.get(language, tables["en"])[name])


def _joined(passage: str, counts: Sequence[Count], language: str | None) -> Iterator[Count]:
    """Yield the counts with the two ends of a range as one, and a conversion in brackets counting the same thing."""
    held: Count | None = None
    for count in counts:
        between = "" if held is None else passage[held.figure.span.end : count.figure.span.start]
        if held is not None and _is_range(passage, held, between, count, language or "en"):
            held = _range(held, count, passage)
            continue
        if held is not None:
            yield held
        is_conversion = held is not None and held.figure.unit and count.figure.unit and _BRACKET.fullmatch(between)
        held = replace(count, thing=held.thing, head=held.head) if held is not None and is_conversion else count
    if held is not None:
        yield held


def _is_range(passage: str, low: Count, between: str, high: Count, language: str) -> bool:
    """Tell whether two figures are the ends of a range: between 300 and 400."""
    before = _WORD.findall(passage[max(0, low.figure.span.start - 20) : low.figure.span.start])
    is_opened = bool(before) and folded(before[-1]) in _phrases(language, "between")
    is_linked = folded(between.strip()) in _phrases(language, "range_links")
    same_unit = low.figure.unit in {None, high.figure.unit}
    return is_opened and is_linked and same_unit and low.figure.value < high.figure.value


def _range(low: Count, high: Count, passage: str) -> Count:
    span = Span(low.figure.span.start, high.figure.span.end)
    figure = replace(high.figure, value=low.figure.value, upper=high.figure.value, span=span)
    end = high.figure.span.start + len(high.text)
    return replace(high, figure=figure, text=passage[span.start : max(end, span.end)].strip())
