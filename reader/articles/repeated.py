"""Lines that an outlet prints with article after article: found by their repetition, proposed, never just left out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.base.ids import TextHash
from reader.base.text import text_hash

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from reader.articles.block import Block
    from reader.base.ids import ArticleId

REPEATED_IN_OUTLET = "repeated-in-outlet"
"""Rule of a block that is left out since a person accepted that its line is furniture of the outlet."""
ENOUGH = 3
"""In how many articles, no copies of each other, a line must stand to be proposed."""
ENOUGH_SUSPECTED = 2
"""The same where a rule suspects the line already."""

_LONGEST = 2_000
_FEWEST_LETTERS = 3
_SUSPECTED_RULE = "line"
_BESIDE_THE_TEXT = frozenset((Role.CAPTION, Role.CREDIT, Role.FURNITURE, Role.TEASER, Role.BIO, Role.FORM, Role.RIGHTS))
_DIGITS = re.compile(r"\d+(?:[.,:\s]\d+)*")
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class OutletArticle:
    """An article of an outlet; articles of one ``origin`` (copies, versions) say the same and count once."""

    id: ArticleId
    origin: Hashable
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class RepeatedLine:
    """A line of text that stands in several articles of an outlet, as one of them has it, and in which of them."""

    shape: TextHash
    text: str
    articles: tuple[ArticleId, ...]


def shape_of(text: str) -> TextHash | None:
    """Return what nearly equal lines have in common: their words, whatever figures, case, marks and spaces.

    None for what is too long, or has too few letters, to be a line of furniture.
    """
    if len(text) > _LONGEST:
        return None
    folded = _DIGITS.sub("0", unicodedata.normalize("NFKC", text).casefold())
    words = _BETWEEN.sub(" ", folded).strip()
    if sum(letter.isalpha() for letter in words) < _FEWEST_LETTERS:
        return None
    return TextHash(text_hash(f"shape\n{words}"))


def repeated_lines(shown: Sequence[Block], articles: Iterable[OutletArticle]) -> tuple[RepeatedLine, ...]:
    """Return the lines among ``shown`` that count as text and repeat across ``articles`` of their outlet.

    In the order of ``shown``. Three articles that are no copies of each other are enough; two where a rule holds the
    line for no paragraph, or typed it in one of the articles as something beside the text.
    """
    wanted: dict[TextHash, Block] = {}
    for block in shown:
        if block.role.is_passage and (shape := shape_of(block.text)) is not None:
            wanted.setdefault(shape, block)
    suspected = {shape for shape, block in wanted.items() if block.rule == _SUSPECTED_RULE}
    found: dict[TextHash, dict[Hashable, list[ArticleId]]] = {}
    for article in articles:
        for block in article.blocks:
            shape = shape_of(block.text)
            if shape not in wanted or shape is None:
                continue
            ids = found.setdefault(shape, {}).setdefault(article.origin, [])
            if article.id not in ids:
                ids.append(article.id)
            if block.role in _BESIDE_THE_TEXT:
                suspected.add(shape)
    return tuple(
        RepeatedLine(shape, block.text, tuple(sorted(one for ids in found[shape].values() for one in ids)))
        for shape, block in wanted.items()
        if len(found.get(shape, ())) >= (ENOUGH_SUSPECTED if shape in suspected else ENOUGH)
    )
