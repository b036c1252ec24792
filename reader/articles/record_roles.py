"""The role of every piece of a record of a bulk import: its text is the article, so that place tells nothing there.

A saved page has lines round its text that only their place gives away. A record's text was taken out of its page by
whoever made the record; a short line in it is text. Only lines that say themselves what they are get another role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.articles.headline import is_alike, title_claims
from reader.articles.line import Typed, ends_sentence, is_paragraph, typed_line, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.piece import Piece
    from reader.sources.page import RawField

_SAFE_RULES = frozenset(
    (
        "date-line",
        "counter",
        "share",
        "form-text",
        "advertisement",
        "by-name",
        "rights-line",
        "source-line",
        "address",
        "wire-sign",
    )
)
_BY_TAG = {
    "byline": Typed(Role.BYLINE, "record-byline"),
    "dateline": Typed(Role.DATELINE, "record-dateline"),
    "credit": Typed(Role.CREDIT, "record-credit"),
    "figcaption": Typed(Role.CAPTION, "caption"),
    "img": Typed(Role.FURNITURE, "image"),
    "page-line": Typed(Role.FURNITURE, "export-line"),
    "rights": Typed(Role.RIGHTS, "rights-line"),
    **{f"h{level}": Typed(Role.SUBHEADING, "heading") for level in range(2, 7)},
}
"""What the record itself says of a piece."""
_SAFE_IN_PARAGRAPHS = frozenset(("form-text", "rights-line", "source-line"))


def type_record(pieces: Sequence[Piece], fields: Sequence[RawField]) -> tuple[list[Typed], int | None]:
    """Return the type of every piece of a record, and which of them only repeats its title, or None.

    A first line that repeats the title is the headline, unless it is a sentence that the record does not call one: then
    it is text as well.
    """
    typed = [_typed(piece) for piece in pieces]
    titles = [claim.value for claim in title_claims(fields)]
    first = next((index for index, piece in enumerate(pieces) if not piece.cut and words(piece.text)), None)
    if first is None or len(pieces) == 1 or (pieces[first].tag != "h1" and ends_sentence(pieces[first].text)):
        return typed, None
    if not any(is_alike(pieces[first].text, title) for title in titles):
        return typed, None
    typed[first] = Typed(Role.HEADLINE, "headline")
    return typed, first


def _typed(piece: Piece) -> Typed:
    if piece.cut:
        return Typed(Role.DATELINE, "agency-line") if piece.cut == "dateline" else Typed(Role.FURNITURE, piece.cut)
    if piece.tag in _BY_TAG:
        return _BY_TAG[piece.tag]
    line = typed_line(piece.text)
    if line is None or line.rule not in _SAFE_RULES:
        return Typed(Role.BODY, "record-text")
    is_sure = line.rule in _SAFE_IN_PARAGRAPHS or not is_paragraph(piece.text)
    return line if is_sure else Typed(Role.BODY, "record-text")
