"""The role of every piece of a page, with the name of the rule that gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.block import Block, Role
from reader.articles.byline import authors_of, begins_byline
from reader.articles.context import type_by_context
from reader.articles.headline import headline_index, is_alike, shown
from reader.articles.line import Typed, credit_of_caption, ends_sentence, is_paragraph, stems, typed_line, words
from reader.articles.main_text import type_by_extractor
from reader.articles.outlet_line import type_outlet_lines
from reader.articles.record_roles import type_record
from reader.articles.surroundings import surrounded
from reader.base.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.piece import Piece
    from reader.sources.page import RawField

_FURNITURE_TAGS = {"front-matter": "front-matter", "img": "image", "page-line": "page-line"}
_FORM_TAGS = frozenset(("option", "select", "button", "label", "legend", "textarea"))
_IN_HEADINGS = (Role.FURNITURE, Role.DATELINE)
_CELLS = ("td", "th")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SAME_PICTURE = 0.6
_LONGEST_CAPTION = 500
_CAPTIONS = 60
_LINKED = 0.9
_LONG_OUTSIDE = 300
_LONGEST_REPEAT, _MARKS = 400, 40


def blocks_of(
    pieces: Sequence[Piece], fields: Sequence[RawField], *, is_record: bool = False
) -> tuple[tuple[Block, ...], int | None]:
    """Return the pieces as blocks with role and rule, and the number of the headline's block or None."""
    roles, headline = type_record(pieces, fields) if is_record else _type_page(pieces, fields)
    blocks = tuple(Block(role, piece.text, piece.span, rule) for piece, (role, rule) in zip(pieces, roles, strict=True))
    return blocks, headline


def _type_page(pieces: Sequence[Piece], fields: Sequence[RawField]) -> tuple[list[Typed], int | None]:
    typed = [_typed_alone(piece) for piece in pieces]
    type_by_context(pieces, typed)
    _type_stray_captions(pieces, typed)
    type_outlet_lines(pieces, typed)
    headline = headline_index(pieces, typed, fields)
    if headline is not None:
        _type_headline(pieces, typed, headline)
    type_by_extractor(pieces, typed, headline)
    surrounded(pieces, typed, headline, authors_of(fields))
    return [given if given is not None else _rest(piece) for piece, given in zip(pieces, typed, strict=True)], headline


def _typed_alone(piece: Piece) -> Typed | None:
    """Return what a piece is by itself: how it was cut, its element, what its line says, the names round it."""
    if piece.cut:
        return Typed(Role.DATELINE, "agency-line") if piece.cut == "dateline" else Typed(Role.FURNITURE, piece.cut)
    by_element = _typed_by_element(piece)
    if by_element is not None:
        return by_element
    is_outside = piece.is_main is False and (piece.link_share > _LINKED or len(piece.text) > _LONG_OUTSIDE)
    if is_outside and not begins_byline(piece.text):
        return None  # a page has hundreds of them, and the extractor says enough
    line = typed_line(piece.text)
    if line is not None and line.rule == "mark" and piece.is_main and piece.tag in _CELLS and words(piece.text):
        return None  # a figure in a table of the text
    return line if line is not None and (piece.tag not in _HEADINGS or line.role in _IN_HEADINGS) else None


def _typed_by_element(piece: Piece) -> Typed | None:
    if piece.tag in _FURNITURE_TAGS:
        return Typed(Role.FURNITURE, _FURNITURE_TAGS[piece.tag])
    if piece.tag in _FORM_TAGS:
        return Typed(Role.FORM, "form-element")
    if piece.tag == "figcaption" or "figcaption" in piece.context:
        is_told = piece.is_main and len(piece.text) > _LONGEST_CAPTION and is_paragraph(piece.text)
        return None if is_told else Typed(Role.CAPTION, "figcaption")
    return None


def _type_stray_captions(pieces: Sequence[Piece], typed: list[Typed | None]) -> None:
    """Type short lines that say what a credited caption says as captions of the same picture."""
    captions = [
        set(stems(piece.text.removesuffix(credit_of_caption(piece.text) or "")))
        for piece, given in zip(pieces, typed, strict=True)
        if given is not None and given.role is Role.CAPTION
    ][:_CAPTIONS]
    if not captions:
        return
    for index, piece in enumerate(pieces):
        if typed[index] is not None or piece.tag in _HEADINGS:
            continue
        credited = typed[index - 1] if index else None
        if piece.is_main is None and credited is not None and credited.role is Role.CAPTION:
            is_bare = pieces[index - 1].text.strip().casefold() in lexicon("article_lines")["caption"]["names"]
            if is_bare and not ends_sentence(piece.text):
                typed[index] = Typed(Role.CAPTION, "below-picture-credit")
                continue
        own = set() if is_paragraph(piece.text) else set(stems(piece.text))
        if len(own) >= 3 and any(len(own & caption) >= _SAME_PICTURE * len(own | caption) for caption in captions):
            typed[index] = Typed(Role.CAPTION, "stray-caption")


def _type_headline(pieces: Sequence[Piece], typed: list[Typed | None], headline: int) -> None:
    typed[headline] = Typed(Role.HEADLINE, "headline")
    text = shown(pieces[headline])
    longest = min(_LONGEST_REPEAT, 2 * len(text) + _MARKS)
    for index, piece in enumerate(pieces):
        if index == headline or piece.cut or (piece.is_main and piece.tag == "p") or len(piece.text) > longest:
            continue
        if is_alike(shown(piece), text):
            typed[index] = Typed(Role.FURNITURE, "headline-repeat")


def _rest(piece: Piece) -> Typed:
    if piece.tag in _HEADINGS:
        return Typed(Role.SUBHEADING, "heading")
    if piece.is_main:
        return Typed(Role.BODY, "main-text")
    if is_paragraph(piece.text):
        return Typed(Role.BODY, "paragraph")
    return Typed(Role.BODY, "sentence" if ends_sentence(piece.text) else "line")
