"""Which blocks of a page are its main text, judged by where its paragraphs stand.

The method is that of the readability family, elements weighed by the paragraphs inside them, but on the visible blocks:
each knows the elements round it by number, so that one pass over the blocks is enough.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.sources.web_tree import VisibleBlock

_Path = tuple[int, ...]
_TEXT_TAGS = frozenset(("p", "h2", "h3", "h4", "h5", "li", "blockquote", "td", "pre", "dd", "dt", "th"))
_LINKED_TAGS = frozenset(("h2", "h3", "h4"))
_LINKED_TAGS_BETWEEN = frozenset(("p", "td", "li"))
_SHORTEST, _LONG = 40, 120
_LINKED, _NEARLY_ALL_LINKED = 0.5, 0.9
_WIDE, _TIGHT = 0.9, 0.6
"""Shares of the told text that an inner element must hold to be the home: for a cautious and a bold reading."""
_DENSE = 0.6
_MUCH, _LITTLE = 0.3, 300
_FREE = 0.4


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether each block is main text (None: nothing tells), and whether no other reading of the page is as likely."""

    flags: tuple[bool | None, ...]
    is_sure: bool


def weight_of(block: VisibleBlock) -> int:
    """Return how many characters of told text a block holds; half of them where no sentence ends, 0 for links."""
    text = block.text
    if len(text) < _SHORTEST or block.link_share >= _LINKED:
        return 0
    if text.rstrip("\"'”’») ")[-1:] in ".!?…。！？।؟":
        return len(text)
    return len(text) // 2 if len(text) >= _LONG else 0


def judged(blocks: Sequence[VisibleBlock]) -> Judgement:
    """Judge for each block whether it lies in the element that holds the paragraphs, and is no link or form there.

    It is sure when a cautious and a bold reading find the same element, when most of what that keeps is told text, and
    when not most of the told text was set apart by the names of elements.
    """
    told = [weight_of(block) for block in blocks]
    apart = _apart(blocks, told)
    own = [0 if is_apart else weight for weight, is_apart in zip(told, apart, strict=True)]
    held = _held(blocks, own)
    if not held:
        return Judgement((None,) * len(blocks), is_sure=False)
    home = _home(held, _WIDE)
    inside = [block.path[: len(home)] == home for block in blocks]
    numbers = [index for index, weight in enumerate(own) if weight and inside[index]]
    flags = tuple(
        inside[index] and not apart[index] and _is_text(block, is_between=numbers[0] < index < numbers[-1])
        for index, block in enumerate(blocks)
    )
    kept = sum(len(block.text) for block, is_main in zip(blocks, flags, strict=True) if is_main)
    is_dense = held[home] > _DENSE * kept and sum(own) >= _FREE * sum(told)
    return Judgement(flags, is_sure=is_dense and home == _home(held, _TIGHT))


def _apart(blocks: Sequence[VisibleBlock], told: Sequence[int]) -> list[bool]:
    """Return which blocks lie in an element whose name says that it is none of the text.

    Where such an element holds much of the told text and next to none stands before it, the name means something else.
    """
    held: Counter[int] = Counter()
    before: dict[int, int] = {}
    free = 0
    for block, weight in zip(blocks, told, strict=True):
        for element in block.apart:
            before.setdefault(element, free)
            held[element] += weight
        free += 0 if block.apart else weight
    much = _MUCH * sum(told)
    apart = {element for element, weight in held.items() if weight < much or before[element] >= _LITTLE}
    return [not apart.isdisjoint(block.apart) for block in blocks]


def _held(blocks: Sequence[VisibleBlock], weights: Sequence[int]) -> Counter[_Path]:
    """Return the told text that each element holds which is more than one block; ``()`` holds all."""
    held: Counter[_Path] = Counter()
    for block, weight in zip(blocks, weights, strict=True):
        if weight:
            held[()] += weight
            for depth in range(1, len(block.path)):
                held[block.path[:depth]] += weight
    return held


def _home(held: Counter[_Path], share: float) -> _Path:
    """Return the innermost element on the way to which no step loses more of the told text than ``share`` leaves."""
    heaviest: dict[_Path, _Path] = {}
    for path, weight in held.items():
        if path and (path[:-1] not in heaviest or weight > held[heaviest[path[:-1]]]):
            heaviest[path[:-1]] = path
    home: _Path = ()
    while home in heaviest and held[heaviest[home]] >= share * held[home]:
        home = heaviest[home]
    return home


def _is_text(block: VisibleBlock, *, is_between: bool) -> bool:
    """Tell whether a block of the home is text; ``is_between``: it stands between the first and the last paragraph."""
    if block.link_share < _LINKED:
        return is_between or block.tag in _TEXT_TAGS or weight_of(block) > 0
    return block.tag in _LINKED_TAGS or (
        is_between and block.tag in _LINKED_TAGS_BETWEEN and block.link_share < _NEARLY_ALL_LINKED
    )
