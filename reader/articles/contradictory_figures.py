"""Figures of one article that contradict each other: what headline, standfirst and captions count, and the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.articles.block import Role
from reader.articles.contradiction import Contradiction, blocks_to_read
from reader.base.lexicon import lexicon
from reader.base.numbers import Figure, figures_of
from reader.base.words import folded, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.articles.article import Article
    from reader.base.span import Span

_SHORT_ROLES = (Role.HEADLINE, Role.STANDFIRST, Role.CAPTION)
_REACH = 4
_ROUNDING = 20
_BREAK = regex.compile(r"[.!?;](?=\s)|\n")
_WINDOW = 80
_LETTERS = regex.compile(r"\p{L}+")


@dataclass(frozen=True, slots=True)
class _Count:
    block: int
    span: Span
    figure: Figure
    event: str


def figure_contradictions(article: Article) -> Iterator[Contradiction]:
    """Yield figures of people in headline, standfirst and captions that the text nowhere gives for the same fate.

    Figures of the text itself are not held against each other: they may tell of other days or events.
    """
    language = article.language if article.language in lexicon("ledger_figures") else "en"
    shorts = [count for number in _blocks(article, _SHORT_ROLES) for count in _counts(article, number, language)]
    if not shorts:
        return  # most articles end here, without a look at their text
    told = [count for number in _blocks(article, (Role.BODY,)) for count in _counts(article, number, language)]
    seen: set[str] = set()
    for count in shorts:
        same = [other for other in told if other.event == count.event]
        if not same or any(_agree(count.figure, other.figure) for other in same):
            continue
        shown, other_shown = _shown(article, count), _shown(article, same[0])
        message = f"“{shown}” stands above the text or below a picture, “{other_shown}” in the text."
        if message not in seen:
            seen.add(message)
            yield Contradiction("figure_conflict", message, count.block, count.span)


def _blocks(article: Article, roles: tuple[Role, ...]) -> list[int]:
    return [number for number, block in blocks_to_read(article) if block.role in roles]


def _counts(article: Article, number: int, language: str) -> Iterator[_Count]:
    """Yield the figures of a block beside which a word says what happened to those counted."""
    text = article.blocks[number].text
    if _events(language).keys().isdisjoint(_LETTERS.findall(folded(text))):
        return
    for figure in figures_of(text, language):
        if figure.unit is not None or figure.value != int(figure.value) or 1900 <= figure.value <= 2100:
            continue
        event = _event(text, figure.span, language)
        if event is not None:
            yield _Count(number, figure.span, figure, event)


def _event(text: str, span: Span, language: str) -> str | None:
    """Return what happened to those counted: an event word beside the figure, with at most words for people between."""
    after = [word.folded for word in words_of(_BREAK.split(text[span.end : span.end + _WINDOW])[0])][:_REACH]
    before = [word.folded for word in words_of(_BREAK.split(text[max(0, span.start - _WINDOW) : span.start])[-1])]
    before = before[: -_REACH - 1 : -1]
    events = _events(language)
    people = set(lexicon("ledger_figures")[language]["people"])
    if after and after[0] in events:
        return events[after[0]]
    if after and after[0] not in people:
        return None
    return next((events[word] for word in (*after, *before) if word in events), None)


@cache
def _events(language: str) -> dict[str, str]:
    table: dict[str, list[str]] = lexicon("ledger_figures")[language]["events"]
    return {folded(word): event for event, words in table.items() for word in words}


def _agree(one: Figure, other: Figure) -> bool:
    """Tell whether two figures can both be true as printed."""
    if one.value == other.value or one.is_vague or other.is_vague or one.upper or other.upper:
        return True
    is_loose = one.qualifier is not None or other.qualifier is not None
    return is_loose and _ROUNDING * abs(one.value - other.value) <= max(one.value, other.value)


def _shown(article: Article, count: _Count) -> str:
    text = article.blocks[count.block].text
    return " ".join(text[max(0, count.span.start - 20) : count.span.end + 20].split(" ")[1:-1]) or text
