"""What a main-text extractor kept and left out, and where we see it otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.articles.line import Typed, ends_sentence, is_paragraph, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.piece import Piece

_LINKED = 0.7
_NEAR_HEADLINE = 12
_OUTER_NAMES = 3
_LEAST_POINT = 3


def type_by_extractor(pieces: Sequence[Piece], typed: list[Typed | None], headline: int | None) -> None:
    """Type the pieces by what the extractor said of them; ``typed`` is filled in place."""
    _type_linked(pieces, typed)
    _recover(pieces, typed, headline)
    _type_outside(pieces, typed)


def _type_linked(pieces: Sequence[Piece], typed: list[Typed | None]) -> None:
    """Type blocks of the main text that are nearly all link as teasers, unless the text consists of them."""
    main = sum(len(piece.text) for piece in pieces if piece.is_main)
    linked = [
        index
        for index, piece in enumerate(pieces)
        if piece.is_main and typed[index] is None and _is_teaser(piece) and not _heads_text(pieces, index)
    ]
    if sum(len(pieces[index].text) for index in linked) <= main / 2:
        for index in linked:
            typed[index] = Typed(Role.TEASER, "linked-inside")


def _heads_text(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a piece is a heading with a paragraph of the main text under it."""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    is_heading = pieces[index].tag in ("h1", "h2", "h3", "h4")
    return is_heading and following is not None and bool(following.is_main) and is_paragraph(following.text)


def _is_teaser(piece: Piece) -> bool:
    if piece.link_share < _LINKED:
        return False
    return not ends_sentence(piece.text) or (piece.link_share > 0.95 and len(words(piece.text)) <= 15)


def _recover(pieces: Sequence[Piece], typed: list[Typed | None], headline: int | None) -> None:
    """Take back paragraphs that a main-text extractor left out.

    Those that stand in the very element of kept ones are body; one between headline and text is the standfirst.
    """
    main = [index for index, piece in enumerate(pieces) if piece.is_main and is_paragraph(piece.text)]
    if not main:
        return
    around = {pieces[index].context for index in main}
    for index in range(max(0, main[0] - 3), min(len(pieces), main[-1] + 2)):
        piece = pieces[index]
        if piece.is_main is not False or typed[index] is not None or piece.link_share > 0.3:
            continue
        if piece.context in around and is_paragraph(piece.text):
            typed[index] = Typed(Role.BODY, "beside-main-text")
    _type_standfirst(pieces, typed, headline, main[0])


def _type_standfirst(pieces: Sequence[Piece], typed: list[Typed | None], headline: int | None, first: int) -> None:
    """Type what stands between the headline and the main text, which begins at ``first``, as its standfirst.

    That is the first paragraph with those in the same element, and points in the element of the headline itself.
    """
    if headline is None:
        return
    found: Piece | None = None
    beside = _outer_names(pieces[headline])
    for index in range(headline + 1, min(first, headline + 1 + _NEAR_HEADLINE)):
        piece = pieces[index]
        if piece.is_main is not False or typed[index] is not None or piece.link_share > 0.3:
            continue
        is_first = found is None and is_paragraph(piece.text)
        is_more = found is not None and piece.context == found.context and is_paragraph(piece.text)
        is_beside = piece.tag == "li" and bool(beside) and _outer_names(piece, 2) == beside
        if is_first or is_more or (is_beside and len(words(piece.text)) > _LEAST_POINT):
            typed[index] = Typed(Role.STANDFIRST, "below-headline")
            found = found or (piece if is_first else None)


def _outer_names(piece: Piece, elements: int = 1) -> tuple[str, ...]:
    """Return the nearest names round the element of a piece, without those of its ``elements`` innermost."""
    context = piece.context
    for tag in (piece.tag, "ul")[:elements]:
        if tag not in context:
            return ()
        context = context[: len(context) - 1 - context[::-1].index(tag)]
    return context[-_OUTER_NAMES:]


def _type_outside(pieces: Sequence[Piece], typed: list[Typed | None]) -> None:
    """Type what a main-text extractor left out."""
    for index, piece in enumerate(pieces):
        if piece.is_main is not False or typed[index] is not None:
            continue
        if piece.link_share > 0.8 and len(words(piece.text)) >= 4:
            typed[index] = Typed(Role.TEASER, "linked-outside")
        else:
            typed[index] = Typed(Role.FURNITURE, "outside-main-text")
