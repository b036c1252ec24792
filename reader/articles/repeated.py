"""Lines that an outlet prints with article after article: found by their repetition, proposed, never just left out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.base.ids import TextHash
from reader.base.text import folded_space, text_hash

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
_OWN_SHARE = 1 / 3
_BESIDE_THE_TEXT = frozenset((Role.CAPTION, Role.CREDIT, Role.FURNITURE, Role.TEASER, Role.BIO, Role.FORM, Role.RIGHTS))
_DIGITS = re.compile(r"\d+(?:[.,:\s]\d+)*")
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class OutletArticle:
    """An article of an outlet; those of one ``origin`` (copies, versions) count once unless each says much alone."""

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
    folded = _DIGITS.sub("0", folded_space(unicodedata.normalize("NFKC", text).casefold()))
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
    articles = tuple(articles)
    origins = _origins(articles)
    suspected = {shape for shape, block in wanted.items() if block.rule == _SUSPECTED_RULE}
    found: dict[TextHash, dict[Hashable, list[ArticleId]]] = {}
    for article in articles:
        for block in article.blocks:
            shape = shape_of(block.text)
            if shape not in wanted or shape is None:
                continue
            ids = found.setdefault(shape, {}).setdefault(origins[article.id], [])
            if article.id not in ids:
                ids.append(article.id)
            if block.role in _BESIDE_THE_TEXT:
                suspected.add(shape)
    return tuple(
        RepeatedLine(shape, block.text, tuple(sorted(one for ids in found[shape].values() for one in ids)))
        for shape, block in wanted.items()
        if len(found.get(shape, ())) >= (ENOUGH_SUSPECTED if shape in suspected else ENOUGH)
    )


def _origins(articles: Sequence[OutletArticle]) -> dict[ArticleId, Hashable]:
    """Return what each article counts as: itself where much of its text stands nowhere else, else its origin.

    Articles that share much furniture look like copies of each other until it is left out.
    """
    shapes = {
        one.id: {block.text: shape_of(block.text) for block in one.blocks if block.role.is_passage} for one in articles
    }
    stands = Counter(shape for own in shapes.values() for shape in set(own.values()))
    origins: dict[ArticleId, Hashable] = {}
    for article in articles:
        texts = shapes[article.id]
        alone = sum(len(text) for text, shape in texts.items() if shape is None or stands[shape] == 1)
        is_own = alone >= _OWN_SHARE * sum(map(len, texts)) > 0
        origins[article.id] = article.id if is_own else ("origin", article.origin)
    return origins
