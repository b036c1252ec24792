"""Translation cues: slips of spacing, dates and small words that a translation by machine leaves behind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.articles.contradiction import Contradiction, blocks_to_read
from reader.base.lexicon import lexicon
from reader.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.articles.article import Article

_SPACED = regex.compile(r"(?<=[\s(]|^)[“”] (?=[^\s“”\"]+[^“”\"]{0,200}[”\"])|(?<=[\p{L}\p{N},.!?]) [”](?=[\s.,;!?)]|$)")
_UNSPACED = regex.compile(r"(?<=\p{Ll})“(?=\p{L})")
_CAPITALISED = regex.compile(r"\p{Lu}[\p{L}-]+")
_STRAY_POINT = regex.compile(r"(?<=\p{L}[.,]?) [.,](?! \.)(?=\s|$)")
_MARKS = ("“", "”", " .", " ,")
"""What every slip of spacing has in it; most passages have none of them."""
_FEW = 3
_MOST_LEFT = 2
"""A passage with more words of another language than this is a quotation in it."""


def translation_cues(article: Article) -> Iterator[Contradiction]:
    """Yield the cues of an article; those of spacing and small words only in languages we know them for."""
    language = article.language or "en"
    for number, block in blocks_to_read(article):
        text = block.text
        if language == "en":
            yield from _quote_spacing(number, text)
            yield from _translated_dates(number, text)
        if language in lexicon("article_contradictions"):
            yield from _untranslated(number, text, language)
    if language in lexicon("article_contradictions"):
        yield from _honorifics(article, language)


def _quote_spacing(number: int, text: str) -> Iterator[Contradiction]:
    if not any(mark in text for mark in _MARKS):
        return
    for match in _SPACED.finditer(text):
        around = _around(text, match.start(), match.end())
        yield Contradiction(
            "quote_spacing", f"A space stands inside quotation marks: “{around}”.", number, _span(match)
        )
    for match in _UNSPACED.finditer(text):
        around = _around(text, match.start(), match.end())
        message = f"No space stands before a quotation: “{around}”."
        yield Contradiction("quote_spacing", message, number, _span(match))
    for match in _STRAY_POINT.finditer(text):
        around = _around(text, match.start(), match.end())
        yield Contradiction("spacing", f"A space stands before a mark: “{around}”.", number, _span(match))


def _translated_dates(number: int, text: str) -> Iterator[Contradiction]:
    for match in _article_before_date().finditer(text):
        message = f"“{match.group(1)}” has an article, as dates have in other languages."
        yield Contradiction("translated_date", message, number, Span(*match.span(1)))


@cache
def _article_before_date() -> regex.Pattern[str]:
    """Return a full date with ``the`` before it and no noun behind it that the article could belong to."""
    names = [name for names in lexicon("article_dates")["months"].values() for name in names]
    months = "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))
    near = "|".join(lexicon("article_contradictions")["en"]["near"])
    return regex.compile(rf"\b(the (?i:{months}) \d{{1,2}}, \d{{4}})(?=[.;)]|$|,? (?:{near})\b)")


def _untranslated(number: int, text: str, language: str) -> Iterator[Contradiction]:
    """Yield small words of another language between two plain words of this one."""
    if _foreign_words(language).isdisjoint(text.split()):
        return
    found = list(_foreign(language).finditer(text))
    for match in found if len(found) <= _MOST_LEFT else ():
        around = _around(text, match.start(), match.end())
        yield Contradiction("untranslated", f"A word was left untranslated: “{around}”.", number, Span(*match.span(1)))


@cache
def _foreign_words(language: str) -> frozenset[str]:
    return frozenset(lexicon("article_contradictions")[language]["foreign"])


@cache
def _foreign(language: str) -> regex.Pattern[str]:
    words = "|".join(map(regex.escape, lexicon("article_contradictions")[language]["foreign"]))
    return regex.compile(rf"(?<=\b\p{{Ll}}+ )({words})(?= (?!al\b)\p{{Ll}}+)")


def _honorifics(article: Article, language: str) -> Iterator[Contradiction]:
    """Yield an honorific that stands once before a name which is printed without one everywhere else."""
    with_title = _with_title(language)
    if with_title is None:
        return
    found = [
        (number, _span(match), match.group(), match.group(1))
        for number, block in blocks_to_read(article)
        for match in with_title.finditer(block.text)
    ]
    if len(found) != 1:
        return
    ((number, span, shown, name),) = found
    others = sum(_CAPITALISED.findall(block.text).count(name) for _, block in blocks_to_read(article)) - 1
    if others >= _FEW:
        message = f"“{shown}” stands once, “{name}” without it {others} times."
        yield Contradiction("honorific", message, number, span)


@cache
def _with_title(language: str) -> regex.Pattern[str] | None:
    titles = "|".join(lexicon("article_contradictions")[language]["honorifics"])
    return regex.compile(rf"\b(?:{titles})\.? (\p{{Lu}}[\p{{L}}’'-]+)") if titles else None


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 15) : end + 15].strip()


def _span(match: regex.Match[str]) -> Span:
    return Span(match.start(), match.end())
