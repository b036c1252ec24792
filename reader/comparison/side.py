"""One side of a comparison: the tokens that carry words, how deep in quotation marks each stands, and their roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.comparison.roles import roles_of
from reader.comparison.tokens import Token, TokenKind, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENERS = "“„«‹‘‚「『"
_CLOSERS = "”»›’」』"


@dataclass(frozen=True, slots=True)
class Side:
    """A text cut into tokens without white space and quotation marks.

    ``regions`` are the pairs of quotation marks (indexes into ``marks``); ``inside[i]`` tells whether token ``i``
    stands in one.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    marks: tuple[Token, ...]
    regions: tuple[tuple[int, int], ...]
    inside: tuple[bool, ...]
    roles: tuple[frozenset[str], ...]

    def span(self, first: int, last: int) -> Span:
        """Return the code points of the tokens ``[first, last)``; where none are, the end of the token before."""
        if first < last:
            return Span(self.tokens[first].start, self.tokens[last - 1].end)
        at = self.tokens[first - 1].end if first else 0
        return Span(at, at)

    def keys(self) -> list[str]:
        """Return the keys of the tokens."""
        return [token.key for token in self.tokens]


def _pairs(text: str, marks: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Pair the quotation marks of a text; an unpaired one that opens runs to the end of the text."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for index, mark in enumerate(marks):
        before = text[mark.start - 1] if mark.start else " "
        after = text[mark.end] if mark.end < len(text) else " "
        opens = mark.text in _OPENERS or (
            mark.text not in _CLOSERS and (before.isspace() or before in "([—–-") and not after.isspace()
        )
        if opened and _closes(marks[opened[-1]].text, mark.text, opens=opens):
            pairs.append((opened.pop(), index))
        elif opens or (mark.text == "»" and not opened):
            opened.append(index)
    return tuple(sorted(pairs))


def _closes(opening: str, mark: str, *, opens: bool) -> bool:
    if opening == mark:
        return True
    partners = {
        "“": '”"',
        "„": '“”"',
        "«": "»",
        "‹": "›",
        "‘": "’'",
        "‚": "‘’",
        "「": "」",
        "『": "』",
        "»": "«",
        "”": "”",
    }
    return mark in partners.get(opening, "") or (not opens and mark in "\"'" and opening in "\"'")


def side_of(text: str, language: str) -> Side:
    """Return ``text`` ready for comparison."""
    everything = tokens_of(text, language)
    tokens = tuple(token for token in everything if token.kind not in (TokenKind.SPACE, TokenKind.MARK))
    marks = tuple(token for token in everything if token.kind is TokenKind.MARK)
    regions = _pairs(text, marks)
    spans = [(marks[first].end, marks[last].start) for first, last in regions]
    inside = tuple(any(start <= token.start and token.end <= end for start, end in spans) for token in tokens)
    return Side(text, language, tokens, marks, regions, inside, roles_of(tokens, language))
