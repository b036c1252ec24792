"""Tokens of a text: words, figures, dates, punctuation and quotation marks."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from reader.base.numbers import Figure, figures_of
from reader.base.words import folded, is_plain
from reader.comparison.canonical import canonical
from reader.comparison.dates import DatePhrase, dates_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    PUNCTUATION = "punctuation"
    MARK = "mark"


class Token(NamedTuple):
    """A token at code points ``[start, end)``; two tokens with one ``key`` say the same."""

    kind: TokenKind
    text: str
    start: int
    end: int
    key: str


_LETTERS = r"[[\p{L}\p{N}\p{M}_]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]"
_PIECE = regex.compile(
    r"(?P<word>[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*"
    r"|\p{Lu}\.\d+"
    r"|(?:[lLdDnNsScCjJmMtT]|[qQ]u|[jJ]usqu|[lL]orsqu|[pP]uisqu)['’](?=[\p{L}--[sStT]]|[sStT]\p{L})"
    r"|\p{Lu}\.(?:\p{L}\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|St|Rev|Jr|Sr|No|Co|Corp|Inc|Ltd)\."
    rf"|{_LETTERS}+(?:[-‐‑.](?=\p{{N}})\p{{N}}+|['’\-‐‑&]{_LETTERS}+)*)"
    r"|(?P<mark>[\"“”„‟«»‹›‘’‚‛「」『』]|'')"
    r"|(?P<ellipsis>\.\.\.+|…)"
    r"|(?P<dash>--+|[-–—―])"
    r"|(?P<other>\S)",
    regex.VERSION1,
)
# The same for plain text, for the plain engine.
_PLAIN_PIECE = re.compile(
    r"(?P<word>[A-Z]\.\d+"
    r"|(?:[lLdDnNsScCjJmMtT]|[qQ]u|[jJ]usqu|[lL]orsqu|[pP]uisqu)['’](?=[A-RU-Za-ru-z]|[sStT][A-Za-z])"
    r"|[A-Z]\.(?:[A-Za-z]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|St|Rev|Jr|Sr|No|Co|Corp|Inc|Ltd)\."
    r"|[A-Za-z0-9_]+(?:[-.](?=[0-9])[0-9]+|['’\-&][A-Za-z0-9_]+)*)"
    r"|(?P<mark>[\"“”„«»‘’‚]|'')"
    r"|(?P<ellipsis>\.\.\.+|…)"
    r"|(?P<dash>--+|[-–—])"
    r"|(?P<other>\S)",
    re.ASCII,
)
_SCORE = regex.compile(r"(?<![\d:.,])\d{1,2}:\d(?![\d:])")
"""A result as it is written in German or Russian: 2:1."""
_KEYS = {"ellipsis": "…", "dash": "-"}
_VAGUE_TAIL = regex.compile(r"[-‐‑]\p{L}[\p{L}\p{M}]*(?:[-‐‑]\p{L}+)*(?:['’]s)?")


@lru_cache(maxsize=100_000)
def word_key(text: str) -> str:
    """Return what two spellings of one word share: no case, accents, hyphens or points, one of its variants."""
    parts = folded(text).replace(".", "").split("-")
    return canonical("".join(parts)) if len(parts) == 1 else canonical("".join(canonical(part) for part in parts))


def _figure_key(figure: Figure) -> str:
    value, upper, unit, is_vague = figure.amount
    return f"#{value}/{upper}/{unit if unit not in (None, '') else ''}/{int(is_vague)}"


def _atoms(text: str, language: str) -> list[Token]:
    """Return the figures and dates of ``text`` as tokens, in order, dates first where both claim a place."""
    dates = dates_of(text, language)
    found = [_date_token(text, date) for date in dates]
    taken = {at for date in dates for at in range(date.start, date.end)}
    for figure in figures_of(text, language):
        start, end = figure.span.start, figure.span.end
        if not taken.isdisjoint(range(start, end)):
            continue
        tail = _VAGUE_TAIL.match(text, end) if text[start].isdigit() or figure.is_worded else None
        key = _figure_key(figure)
        if tail is not None:
            end = tail.end()
            key += folded(tail.group())
        found.append(Token(TokenKind.NUMBER, text[start:end], start, end, key))
    if ":" in text:
        found.extend(
            Token(TokenKind.NUMBER, match.group(), match.start(), match.end(), f"#{match.group()}")
            for match in _SCORE.finditer(text)
            if not any(
                token.kind is TokenKind.DATE and token.end > match.start()
                for token in found
                if token.start < match.end()
            )
        )
    return _apart(sorted(found, key=lambda token: (token.start, -token.end)))


def _apart(atoms: list[Token]) -> list[Token]:
    """Drop each atom that begins inside the one before it."""
    kept: list[Token] = []
    for atom in atoms:
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def _date_token(text: str, date: DatePhrase) -> Token:
    return Token(TokenKind.DATE, text[date.start : date.end], date.start, date.end, "@" + " ".join(date.value))


def _pieces(pattern: re.Pattern[str] | regex.Pattern[str], text: str, start: int, end: int) -> Iterator[Token]:
    for match in pattern.finditer(text, start, end):
        group, shown = str(match.lastgroup), match.group()
        at, to = match.span()
        if group == "word":
            yield Token(TokenKind.WORD, shown, at, to, word_key(shown) or shown)
        elif group == "mark" or (group == "other" and shown in "'`"):
            yield Token(TokenKind.MARK, shown, at, to, '"')
        else:
            key = _KEYS.get(group) or unicodedata.normalize("NFKC", shown)
            yield Token(TokenKind.PUNCTUATION, shown, at, to, key)


@lru_cache(maxsize=4096)
def tokens_of(text: str, language: str = "en") -> tuple[Token, ...]:
    """Return the tokens of ``text`` in order; they do not overlap, and between them stands white space only."""
    pattern = _PLAIN_PIECE if is_plain(text) else _PIECE
    found: list[Token] = []
    position = 0
    for atom in _atoms(text, language):
        found.extend(_pieces(pattern, text, position, atom.start))
        found.append(atom)
        position = atom.end
    found.extend(_pieces(pattern, text, position, len(text)))
    return tuple(found)
