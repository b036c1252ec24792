"""Which blocks of a page are its main text, by asking trafilatura which text it keeps."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.sources.web_tree import VisibleBlock

_TOKEN = re.compile(r"\w+")
_TEXT_TAGS = frozenset(("p", "h2", "h3", "h4", "li", "blockquote", "td"))
_RUN = 4
_SHARE = 0.75
_LEAST_CHARACTERS = 200


def main_flags(tree: Any, blocks: Sequence[VisibleBlock]) -> list[bool | None]:
    """Return for each block whether it is main text.

    It is when trafilatura keeps it or, when that keeps next to nothing, when it stands where most of the paragraphs
    are. The tree is consumed.
    """
    kept = _kept_text(tree)
    told = sum(len(block.text) for block in blocks if _is_told(block))
    if len(kept) < min(_LEAST_CHARACTERS, told // 4 + 1):
        return judged_flags(blocks)
    return _matched(kept, blocks)


def judged_flags(blocks: Sequence[VisibleBlock]) -> list[bool | None]:
    """Return for each block whether it lies in the element in which most of the paragraphs lie."""
    weights: Counter[tuple[str, ...]] = Counter()
    for block in blocks:
        if _is_told(block):
            weights[block.around] += len(block.text)
    if not weights:
        return [None] * len(blocks)
    around = weights.most_common(1)[0][0]
    return [
        block.context[: len(around)] == around
        and (_is_told(block) or (block.tag in _TEXT_TAGS and block.link_share < 0.5))
        for block in blocks
    ]


def _is_told(block: VisibleBlock) -> bool:
    """Tell whether a block looks like told text: a sentence end, some length, few links."""
    return len(block.text) >= 40 and block.link_share < 0.5 and block.text.rstrip("\"'”’»)")[-1:] in ".!?…。！？।؟"


def _kept_text(tree: Any) -> str:
    import trafilatura  # noqa: PLC0415  # 0.2 s to import, and only web pages need it

    try:
        document = trafilatura.bare_extraction(
            tree, fast=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:  # noqa: BLE001  # whatever the extractor trips over, the page is still ours to read
        return ""
    return str(getattr(document, "text", None) or "") if document is not None else ""


def _matched(kept: str, blocks: Sequence[VisibleBlock]) -> list[bool | None]:
    """Match blocks to the kept text: short ones by whole lines, longer ones by their four-word runs."""
    lines = {" ".join(_TOKEN.findall(line.casefold())) for line in kept.split("\n")}
    words = _TOKEN.findall(kept.casefold())
    runs = set(zip(*(words[offset:] for offset in range(_RUN)), strict=False))
    known = set(words)
    flags: list[bool | None] = []
    for block in blocks:
        tokens = _TOKEN.findall(block.text.casefold())
        if len(tokens) < _RUN * 2:
            flags.append(bool(tokens) and " ".join(tokens) in lines)
        elif sum(map(known.__contains__, tokens)) < _SHARE * len(tokens):
            flags.append(False)  # its runs cannot reach the share either
        else:
            own = list(zip(*(tokens[offset:] for offset in range(_RUN)), strict=False))
            flags.append(sum(map(runs.__contains__, own)) >= _SHARE * len(own))
    return flags
