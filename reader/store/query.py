"""What a person types into the search field, as a match expression that never fails and filters beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import regex

from reader.base.text import folded_space
from reader.base.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

Piece = TypeVar("Piece")


class FilterName(StrEnum):
    """What a ``name:value`` of a query filters by, in the spelling that is typed."""

    OUTLET = "outlet"
    AGENCY = "agency"
    BEFORE = "before"
    AFTER = "after"
    TAG = "tag"
    STORYLINE = "storyline"
    IS = "is"


class State(StrEnum):
    """What ``is:`` asks for; a story that holds such an article, or an article of such a story, is meant as well."""

    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"
    FLAGGED = "flagged"
    UNDATED = "undated"


LIKE = "like"
"""The name before a sentence that is looked for in the whole library, also where it was cut or edited a little."""

ALIASES = {"source": FilterName.OUTLET}
"""Other words for the same filter."""

_NAMES = "|".join((*FilterName, *ALIASES, LIKE))

# a quoted phrase, a name:value filter (value may be quoted), or a word; a minus sign before any of them excludes it
_PIECE = regex.compile(
    rf"""(?P<minus>-)?(?:"""
    rf"""(?P<name>{_NAMES}):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))"""
    r"""|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))""",
    regex.IGNORECASE,
)
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_BREAKS = regex.compile(r"(?<=[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}])(?=[\p{L}\p{N}])")

_FIRST_OF_THEM = "\u0e00"
"""No script without spaces has letters before Thai; typographic signs come after it, and cost a look."""

BREAK = "\u200b"
"""Put between the letters of scripts without spaces, so that each is a word of the index."""

MAX_LENGTH = 2_000
"""Longer queries are cut: no person types one."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand in a row as typed, or, with ``is_beginning``, whose last one begins so."""

    words: str
    is_beginning: bool = False

    @property
    def match(self) -> str:
        """The term in the language of FTS5."""
        quoted = broken(self.words).replace('"', " ")
        return f'"{quoted}"{" *" if self.is_beginning else ""}'


@dataclass(frozen=True, slots=True)
class Filter:
    """A ``name:value`` of a query; with ``is_not`` it keeps what the value does not fit."""

    name: FilterName
    value: str
    is_not: bool = False

    def meant(self, names: Iterable[str]) -> frozenset[str]:
        """Return those of ``names`` that are the value, or where none is, those that it is a part of.

        Case, accents, quotation marks and the number of spaces do not matter.
        """
        value, told_apart = _told_apart(self.value), {name: _told_apart(name) for name in names}
        whole = frozenset(name for name, one in told_apart.items() if one == value)
        return whole or frozenset(name for name, one in told_apart.items() if value in one)


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. Of each group in ``wanted`` and ``filters`` one has to fit, of ``unwanted`` none may be there.

    Outlets, agencies, tags and storylines are asked for by their name, or where none is so called by a part of it,
    whatever its case; days by the beginning of an ISO date; the value of ``FilterName.IS`` is a ``State``. ``like`` is
    a sentence to be looked for.
    """

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()
    filters: tuple[tuple[Filter, ...], ...] = ()
    like: str | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was asked for: what is only unwanted asks for nothing."""
        return not self.wanted and not self.filters and self.like is None

    @property
    def match(self) -> str | None:
        """The words in the language of FTS5, None where only filters were given."""
        return self._matching(()) if self.wanted else None

    def match_with(self, term: Term) -> str:
        """Return ``term`` beside the words in the language of FTS5."""
        return self._matching(((term,),))

    def _matching(self, more: tuple[tuple[Term, ...], ...]) -> str:
        groups = (" OR ".join(term.match for term in group) for group in (*more, *self.wanted))
        all_wanted = " AND ".join(f"({group})" if " OR " in group else group for group in groups)
        if not self.unwanted:
            return all_wanted
        return f"({all_wanted}) NOT ({' OR '.join(term.match for term in self.unwanted)})"


def broken(text: str) -> str:
    """Return ``text`` with breaks between the letters of scripts that have no spaces."""
    return _BREAKS.sub(BREAK, text) if max(text, default="") >= _FIRST_OF_THEM else text


def parsed(text: str) -> Query:
    """Return the query that ``text`` means.

    Words are all required, ``OR`` between two words or two filters asks for either, ``"a phrase"`` for words in a row,
    ``begin*`` for words that begin so, ``outlet:`` and the other names of ``FilterName`` filter, and a minus sign
    before any of these excludes it. Anything else is taken as words.
    """
    wanted: list[tuple[Term, ...]] = []
    filters: list[tuple[Filter, ...]] = []
    unwanted: list[Term] = []
    is_either = False
    last: object = None
    like: str | None = None
    for piece in _PIECE.finditer(text[:MAX_LENGTH].replace("\0", " ")):
        if piece["word"] == "OR" and last:
            is_either = True
            continue
        if _is_like(piece):
            like = piece["quoted"] or piece["value"]
            continue
        found = _filter(piece) or _term(piece)
        if found is None:
            continue
        if isinstance(found, Term) and piece["minus"]:
            unwanted.append(found)
        elif isinstance(found, Term):
            last = _added(wanted, found, is_either=is_either and last is wanted)
        else:
            last = _added(filters, found, is_either=is_either and last is filters)
        is_either = False
    return Query(tuple(wanted), tuple(unwanted), tuple(filters), like)


def asking_like(sentence: str) -> str:
    """Return the query that asks who printed ``sentence``."""
    return f'{LIKE}:"{_unquoted(sentence)[: MAX_LENGTH - len(LIKE) - 3]}"'


def asking_outlet(outlet: str) -> str:
    """Return the query that asks for the articles of ``outlet``."""
    return f'{FilterName.OUTLET}:"{_unquoted(outlet)}"'


def _unquoted(name: str) -> str:
    """Return ``name`` as a query can hold it: without quotation marks, which end a value, and on one line."""
    return folded_space(name.replace('"', " "))


def _told_apart(name: str) -> str:
    """Return what tells ``name`` from others."""
    return folded(_unquoted(name))


def _is_like(piece: regex.Match[str]) -> bool:
    if piece["minus"] or (piece["name"] or "").casefold() != LIKE:
        return False
    return _LETTER.search(piece["quoted"] or piece["value"] or "") is not None


def _added(groups: list[tuple[Piece, ...]], piece: Piece, *, is_either: bool) -> list[tuple[Piece, ...]]:
    """Return ``groups`` with ``piece`` put into the last of them, or into one of its own."""
    if is_either:
        groups[-1] = (*groups[-1], piece)
    else:
        groups.append((piece,))
    return groups


def _filter(piece: regex.Match[str]) -> Filter | None:
    """Return the filter that ``piece`` is; None for words, and for ``is:`` with a value that is no state."""
    if not piece["name"] or piece["name"].casefold() == LIKE:
        return None
    typed, value = piece["name"].casefold(), (piece["quoted"] or piece["value"] or "").strip()
    name = ALIASES.get(typed) or FilterName(typed)
    if name is FilterName.IS:
        value = value.casefold()
        if value not in set(State):
            return None
    return Filter(name, value, bool(piece["minus"])) if value else None


def _term(piece: regex.Match[str]) -> Term | None:
    words = piece["phrase"] if piece["phrase"] is not None else piece["word"] or piece[0].removeprefix("-")
    if piece["quoted"] == "" or not words or not _LETTER.search(words):
        return None
    is_beginning = piece["phrase"] is None and words.endswith("*")
    return Term(words.strip("*"), is_beginning)
