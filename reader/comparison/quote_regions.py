"""Stretches of a text between a pair of quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.tokens import Token

_OPENERS = "“„«‹‘‚「『"
_CLOSERS = "”»›’」』"
_PARTNERS = {
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


class Region(NamedTuple):
    """A pair of quotation marks."""

    opening: Token
    closing: Token


def _opens(text: str, mark: Token) -> bool:
    if mark.text in _OPENERS:
        return True
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    return mark.text not in _CLOSERS and (before.isspace() or before in "([—–-/“‘«„\"'") and not after.isspace()


def _closes(opening: str, mark: str) -> bool:
    return (opening == mark and mark in "\"'") or mark in _PARTNERS.get(opening, "")


def regions_of(text: str, marks: Sequence[Token]) -> tuple[Region, ...]:
    """Pair the quotation ``marks`` of ``text``; a mark without partner (an apostrophe at a word's end) has none."""
    found: list[Region] = []
    opened: list[Token] = []
    for mark in marks:
        partner = next((at for at in range(len(opened) - 1, -1, -1) if _closes(opened[at].text, mark.text)), None)
        if partner is not None and not (
            _opens(text, mark) and mark.text in "\"'" and opened[partner].text != mark.text
        ):
            found.append(Region(opened[partner], mark))
            del opened[partner:]
        elif _opens(text, mark) or mark.text in "»”":
            opened.append(mark)
    return tuple(sorted(found, key=lambda region: region.opening.start))
