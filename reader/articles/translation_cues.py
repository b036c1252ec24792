"""Translation cues: slips of spacing, dates and small words that a translation by machine leaves behind."""

from __future__ import annotations

from collections import Counter, defaultdict
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
_STRAY_POINT = regex.compile(r"(?<=\p{L}[.,]?) [.,](?! \.)(?=\s|$)")
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
    found = list(_foreign(language).finditer(text))
    for match in found if len(found) <= _MOST_LEFT else ():
        around = _around(text, match.start(), match.end())
        yield Contradiction("untranslated", f"A word was left untranslated: “{around}”.", number, Span(*match.span(1)))


@cache
def _foreign(language: str) -> regex.Pattern[str]:
    words = "|".join(map(regex.escape, lexicon("article_contradictions")[language]["foreign"]))
    return regex.compile(rf"(?<=\b\p{{Ll}}+ )({words})(?= (?!al\b)\p{{Ll}}+)")


def _honorifics(article: Article, language: str) -> Iterator[Contradiction]:
    """Yield an honorific that stands once before a name which is printed without one everywhere else."""
    titles = lexicon("article_contradictions")[language]["honorifics"]
    if not titles:
        return
    with_title = regex.compile(rf"\b(?:{'|'.join(titles)})\.? (\p{{Lu}}[\p{{L}}’'-]+)")
    found: dict[str, list[tuple[int, Span, str]]] = defaultdict(list)
    plain: Counter[str] = Counter()
    for number, block in blocks_to_read(article):
        plain.update(regex.findall(r"\p{Lu}[\p{L}-]+", block.text))
        for match in with_title.finditer(block.text):
            found[match.group(1)].append((number, _span(match), match.group()))
    if sum(map(len, found.values())) != 1:
        return
    for name, ((number, span, shown),) in found.items():
        others = plain[name] - 1
        if others >= _FEW:
            message = f"“{shown}” stands once, “{name}” without it {others} times."
            yield Contradiction("honorific", message, number, span)


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 15) : end + 15].strip()


def _span(match: regex.Match[str]) -> Span:
    return Span(match.start(), match.end())
