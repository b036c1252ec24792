"""What a person types into the search field, as a match expression that never fails and filters beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

# a quoted phrase, a name:value filter (value may be quoted), or a word; a minus sign before any of them excludes it
_PIECE = regex.compile(
    r"""(?P<minus>-)?(?:"""
    r"""(?P<name>source|outlet|agency|before|after):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))"""
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
class Query:
    """A parsed query: ``match`` in the language of FTS5, None where only filters were given; filters in plain text."""

    match: str | None = None
    outlet: str | None = None
    agency: str | None = None
    before: str | None = None
    after: str | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was asked for."""
        return self == Query()


def broken(text: str) -> str:
    """Return ``text`` with breaks between the letters of scripts that have no spaces."""
    return _BREAKS.sub(BREAK, text) if max(text, default="") >= _FIRST_OF_THEM else text


def parsed(text: str) -> Query:
    """Return the query that ``text`` means.

    Words are all required, ``OR`` between two asks for either, ``"a phrase"`` for the words in a row, ``-word`` for
    texts without it, ``begin*`` for words that begin so. ``source:`` (or ``outlet:``), ``agency:``, ``before:`` and
    ``after:`` filter. Anything else is taken as words.
    """
    query = Query()
    wanted: list[str] = []
    unwanted: list[str] = []
    is_either = False
    for piece in _PIECE.finditer(text[:MAX_LENGTH].replace("\0", " ")):
        if piece["name"] and not piece["minus"]:
            query = _filtered(query, piece["name"].casefold(), piece["quoted"] or piece["value"] or "")
            continue
        if piece["word"] == "OR" and wanted:
            is_either = True
            continue
        term = _term(piece)
        if term is None:
            continue
        if piece["minus"]:
            unwanted.append(term)
        elif is_either:
            wanted[-1] = f"({wanted[-1]} OR {term})"
        else:
            wanted.append(term)
        is_either = False
    return replace(query, match=_match(wanted, unwanted))


def _term(piece: regex.Match[str]) -> str | None:
    words = piece["phrase"] if piece["phrase"] is not None else piece["word"] or piece["quoted"] or piece["value"]
    if not words or not _LETTER.search(words):
        return None
    is_beginning = piece["phrase"] is None and words.endswith("*")
    quoted = broken(words.strip("*")).replace('"', " ")
    return f'"{quoted}"{" *" if is_beginning else ""}'


def _match(wanted: list[str], unwanted: list[str]) -> str | None:
    if not wanted:
        return None
    match = " AND ".join(wanted)
    return f"({match}) NOT ({' OR '.join(unwanted)})" if unwanted else match


def _filtered(query: Query, name: str, value: str) -> Query:
    match name:
        case "agency":
            return replace(query, agency=value)
        case "before":
            return replace(query, before=value)
        case "after":
            return replace(query, after=value)
        case _:
            return replace(query, outlet=value)
