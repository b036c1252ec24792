"""Lines that say whose page it is: the outlet's name, alone or with a day, above the text or under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.articles.credited import is_agency_shaped, is_outlet_shaped, outlet_named
from reader.articles.dates import is_date_line, weekdays
from reader.articles.line import Typed, ends_sentence, is_paragraph, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.piece import Piece

_PARTS = re.compile(r"\s*[|·•,]\s*|\s+[–—-]\s+")
_LONGEST = 100
_SOURCES = 8


def outlet_of_line(text: str) -> str | None:
    """Return the outlet that a line names, when it says nothing else but perhaps a day; else None."""
    line = text.strip("*_#()[] \t\n")
    if len(line) > _LONGEST or not line or ends_sentence(line):
        return None
    name = _PARTS.split(line)[0].strip()
    rest = line[len(name) :].strip(" |·•,–—-")
    if not is_outlet_shaped(name) or not (not rest or _is_day(rest)):
        return None
    return outlet_named(name) or name


def _is_day(text: str) -> bool:
    return text.casefold() in weekdays() or is_date_line(text)


def type_outlet_lines(pieces: Sequence[Piece], typed: list[Typed | None]) -> None:
    """Type lines that only name the outlet or agency: above the text beside a headline, under it, or after a source.

    ``typed`` is filled in place.
    """
    _type_named_again(pieces, typed)
    told = [index for index, piece in enumerate(pieces) if typed[index] is None and is_paragraph(piece.text)]
    if not told:
        return
    top = [index for index in range(told[0]) if typed[index] is None and len(words(pieces[index].text)) > 1]
    for index in top:
        if len(top) > 1 and outlet_of_line(pieces[index].text) is not None:
            typed[index] = Typed(Role.CREDIT, "outlet-line")
            top = [other for other in top if other != index]
    for index in range(told[-1] + 1, min(told[-1] + 4, len(pieces))):
        text = pieces[index].text.strip("*_() ")
        if typed[index] is None and len(words(text)) <= 5 and (is_agency_shaped(text) or outlet_named(text)):
            typed[index] = Typed(Role.CREDIT, "credit-line")


def _type_named_again(pieces: Sequence[Piece], typed: list[Typed | None]) -> None:
    """Type short lines that only say the name of a credited source again."""
    sources = [
        _squeezed(piece.text.partition(":")[2])
        for piece, given in zip(pieces, typed, strict=True)
        if given is not None and given.rule == "source-line"
    ][:_SOURCES]
    for index, piece in enumerate(pieces):
        if typed[index] is None and len(words(piece.text)) <= 5 and not ends_sentence(piece.text):
            own = _squeezed(piece.text)
            if any(len(source) > 2 and source in own for source in sources):
                typed[index] = Typed(Role.CREDIT, "source-again")


def _squeezed(text: str) -> str:
    return "".join(words(text))
