"""Spellings: one name written in two ways inside one article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex
from rapidfuzz.distance import OSA

from reader.articles.contradiction import Contradiction, blocks_to_read
from reader.base.lexicon import lexicon
from reader.base.span import Span
from reader.base.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.articles.article import Article

_NAME = regex.compile(
    r"\p{Lu}[\p{Ll}\p{M}]+(?:['’\-‐‑]\p{L}[\p{Ll}\p{M}]+)*(?: \p{Lu}[\p{Ll}\p{M}]+(?:['’\-‐‑]\p{L}[\p{Ll}\p{M}]+)*)+"
)
_UNSPACED = regex.compile(r"\S+")
_POSSESSIVE = regex.compile(r"['’]s?$")
_SHORTEST = 4
_LIKE = 0.7
_LONG = 6


@dataclass(frozen=True, slots=True)
class _Name:
    block: int
    span: Span
    words: tuple[str, ...]


def spelling_contradictions(article: Article) -> Iterator[Contradiction]:
    """Yield full names that differ from an earlier one by a few letters of one word: Sergei Lavrov, Sergueï Lavrov.

    Languages that inflect names, and those whose words we do not know, are left out.
    """
    if article.language not in lexicon("article_contradictions"):
        return
    known: set[tuple[str, ...]] = set()
    sharing: dict[tuple[int, str], list[_Name]] = defaultdict(list)
    told: set[frozenset[str]] = set()
    for name in _names(article):
        for other in (*sharing[0, name.words[0]], *sharing[1, name.words[1]]):
            pair = _differing(name, other)
            if pair is not None and frozenset(pair) not in told:
                told.add(frozenset(pair))
                message = f"One name is spelled in two ways: “{' '.join(other.words)}”, “{' '.join(name.words)}”."
                yield Contradiction("name_spelling", message, name.block, name.span)
        if name.words not in known:
            known.add(name.words)
            for place, word in enumerate(name.words):
                sharing[place, word].append(name)


def _names(article: Article) -> Iterator[_Name]:
    """Yield the last two words of every run of capitalised words: titles before a name are not part of it."""
    for number, block in blocks_to_read(article):
        if _is_title_case(block.text):
            continue
        for match in _NAME.finditer(block.text):
            words = [(word.group(), word.start()) for word in _UNSPACED.finditer(match.group())]
            start = match.start() + words[-2][1]
            yield _Name(number, Span(start, match.end()), (words[-2][0], _POSSESSIVE.sub("", words[-1][0])))


def _is_title_case(text: str) -> bool:
    """Tell whether most words of a line begin with a capital, so that capitals say nothing."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 5 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _differing(one: _Name, other: _Name) -> tuple[str, str] | None:
    """Return the two words that differ where the names are spellings of one."""
    differing = [(ours, theirs) for ours, theirs in zip(one.words, other.words, strict=True) if ours != theirs]
    if len(differing) != 1:
        return None
    ours, theirs = sorted(differing[0])
    is_last = one.words[0] == other.words[0]
    return (ours, theirs) if _are_spellings(folded(ours), folded(theirs), is_last=is_last) else None


def _are_spellings(one: str, other: str, *, is_last: bool) -> bool:
    """Tell whether two folded words are one word in two spellings: few letters differ, and not only the ending."""
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0] or one[:-1] == other[:-1]:
        return False
    if one.startswith(other) or other.startswith(one) or _are_forms(one, other):
        return False
    distance = OSA.distance(one, other)
    return distance <= (2 if max(len(one), len(other)) >= _LONG else 1) and (
        1 - distance / max(len(one), len(other)) >= _LIKE or (not is_last and distance == 1)
    )


def _are_forms(one: str, other: str) -> bool:
    """Tell whether two words are a man's and a woman's form of a name: Alexander, Alexandra."""
    return one.rstrip("aeiorn") == other.rstrip("aeiorn")
