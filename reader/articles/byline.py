"""Bylines: who signed a text, read from a line or from what the page's metadata says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.articles.block import Block, Role
from reader.articles.credited import is_domain, outlet_named
from reader.base.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.sources.page import RawField

_FIELDS = (
    ("author", "record"), ("author", "front matter"), ("authors", "front matter"), ("byline", "front matter"),
    ("author", "json-ld"), ("author", "meta"), ("parsely-author", "meta"), ("sailthru.author", "meta"),
    ("byl", "meta"), ("article:author", "meta"), ("og:article:author", "meta"), ("article_author", "meta"),
    ("dc.creator", "meta"), ("citation_author", "meta"),
)  # fmt: skip
_WEAK_FIELDS = (
    ("author", "json-ld page"),
    ("author", "microdata"),
    ("author", "author link"),
    ("author", "book"),
)
_SITE_FIELDS = ("publisher", "og:site_name", "outlet", "application-name")
_BEFORE = re.compile(r"[\s\d.,:/|·•*_–—-]{0,30}(?:[^\W\d]{3,9}\.?,? \d{4}[\s\d.,:/|·•–—-]{0,20})?")
_CUT = re.compile(
    r"\s*(?:[•·|/\n@(–—]| - | on \w| am \d| um \d| le \d| at \d| in [A-Z]| for [A-Z]| under | from |,? \d|\d{1,2}[./:]"
    r"|,? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\.? \d|published|updated|posted)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bund\b|\bet\b|(?<=\w)\s+[yeE]\s+(?=[A-Z]))\s*")
_NAME_WORD = re.compile(r"[^\W\d_a-zà-öø-ÿ][\w.'’‐-]{0,25}|\w{1,20}\d{1,4}")
_PARTICLES = frozenset(
    (
        "de",
        "van",
        "von",
        "der",
        "den",
        "al",
        "bin",
        "el",
        "da",
        "la",
        "di",
        "del",
        "du",
        "le",
        "ibn",
        "dos",
        "ter",
        "and",
    )
)
_CREDENTIALS = frozenset(
    ("phd", "ph.d", "md", "m.d", "ms", "rd", "bsc", "msc", "ma", "cde", "jr", "sr", "mph", "rn", "esq")
)
_NOBODY = frozenset(
    (
        "no author",
        "admin",
        "administrator",
        "editor",
        "author",
        "unknown",
        "guest",
        "none",
        "null",
        "agencies",
        "agency",
    )
)
_LONGEST = 200
_BESIDE = 2
_LONGEST_SIGN = 4  # of a desk or an editor, in small letters
_LONGEST_REST = 150


@cache
def _starter() -> re.Pattern[str]:
    starts = sorted(
        (start.strip(" :") for start in lexicon("article_lines")["byline"]["starts"]), key=len, reverse=True
    )
    return re.compile(r"(?:" + "|".join(map(re.escape, starts)) + r")(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)


def names_of_byline(text: str) -> tuple[str, ...]:
    """Return the names in a line that begins as a byline does ("By ..."); empty when the line is none."""
    line = text.strip("*_ \t\n")
    if len(line) > _LONGEST:
        return ()
    glued = re.match(r"By(?=[A-Z])", line)
    start = glued or _starter().match(line, _BEFORE.match(line).end() if _BEFORE.match(line) else 0)  # type: ignore[union-attr]
    if start is None:
        return ()
    rest = line[start.end() :]
    cut = _CUT.search(rest)
    signed = rest[: cut.start()] if cut is not None else rest
    if len(rest) - len(signed) > _LONGEST_REST:
        return ()
    parts = [part.removeprefix("with ") for part in _SPLIT.split(signed.strip(" ,.-")) if part]
    if not parts or not all(_is_name(part) for part in parts):
        return ()
    return tuple(_people(parts))


def _is_name(part: str) -> bool:
    own = part.split()
    if not 1 <= len(own) <= 6 or len(part) > 60:
        return False
    strong = [word for word in own if word.casefold() not in _PARTICLES]
    if len(own) == 1:
        return len(part) > 1 and (part[0].isupper() or part.isalnum()) and part.casefold() not in _PARTICLES
    return bool(strong) and all(_NAME_WORD.fullmatch(word) for word in strong)


def _people(parts: Sequence[str]) -> Iterator[str]:
    """Yield the names among ``parts``: no degrees, no outlet behind a name, nobody's name."""
    for index, part in enumerate(parts):
        name = " ".join(part.split()).strip(" .,-–—|")
        folded = name.casefold()
        if not 1 < len(name) < 80 or folded in _NOBODY or folded.strip(".") in _CREDENTIALS:
            continue
        if index and name.islower() and len(name) <= _LONGEST_SIGN:
            continue
        if index and (outlet_named(name) is not None or is_domain(name)):
            continue
        yield name


def begins_byline(text: str) -> bool:
    """Tell whether a line begins with a word that bylines begin with."""
    return len(text) <= _LONGEST and _starter().match(text) is not None


def authors_of(fields: Sequence[RawField]) -> tuple[str, ...]:
    """Return the people that the page's metadata names as authors, by the most trusted field that names any."""
    for name, origin in _FIELDS:
        stated = [field.value for field in fields if field.stands_in(name, origin)]
        people = [person for value in stated for person in _people_of_field(value)]
        if people:
            return tuple(dict.fromkeys(people))
    return ()


def byline_of(blocks: Sequence[Block], fields: Sequence[RawField], near: range) -> tuple[str, ...]:
    """Return who signed the text.

    By the metadata, unless that only names the outlet; else by a byline near the text (blocks numbered in ``near``);
    else by the first author that is marked anywhere in the page.
    """
    stated = authors_of(fields)
    sites = {field.value.casefold() for field in fields if field.name in _SITE_FIELDS}
    if stated and not all(name.casefold() in sites or outlet_named(name) for name in stated):
        return stated
    signed = _signed(blocks, near)
    if signed or stated:
        return signed or stated
    for name, origin in _WEAK_FIELDS:
        value = next((field.value for field in fields if field.stands_in(name, origin)), "")
        people = tuple(dict.fromkeys(_people_of_field(value)))
        if people:
            return people
    return ()


def _signed(blocks: Sequence[Block], near: range) -> tuple[str, ...]:
    """Return the names of the byline nearest to the headline, and of those right beside it."""
    start = next((index for index in near if blocks[index].role is Role.HEADLINE), near.start)
    signed = {index: names for index in near if (names := _names_of_block(blocks[index]))}
    if not signed:
        return ()
    nearest = min(signed, key=lambda index: (abs(index - start), index < start))
    beside = [signed[index] for index in sorted(signed) if abs(index - nearest) <= _BESIDE]
    return tuple(dict.fromkeys(name for names in beside for name in names))


def _names_of_block(block: Block) -> tuple[str, ...]:
    if block.role is not Role.BYLINE:
        return ()
    if block.rule == "by-name":
        return names_of_byline(block.text)
    if block.rule == "byline-class":
        first = block.text.split("\n", 1)[0]
        cut = _CUT.search(first)
        parts = [part for part in _SPLIT.split(first[: cut.start()] if cut else first) if part]
        if names_of_byline(block.text):
            return names_of_byline(block.text)
        return (
            tuple(_people(parts)) if parts and all(_is_name(part) and len(part.split()) > 1 for part in parts) else ()
        )
    return ()


def _people_of_field(value: str) -> Iterator[str]:
    if "://" in value or value.startswith("www.") or len(value) > _LONGEST:
        return
    named = names_of_byline(value)
    if named:
        yield from named
        return
    cut = _CUT.search(value)
    yield from _people([part for part in _SPLIT.split(value[: cut.start()] if cut else value) if part])
