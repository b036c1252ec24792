"""Which blocks of a page are its main text: by our own judgement where that is sure, else by what trafilatura keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.sources.web_judged import judged, weight_of
from reader.sources.web_tree import html_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.sources.web_tree import VisibleBlock

_TOKEN = re.compile(r"\w+")
_RUN = 4
_SHARE = 0.75
_LEAST_KEPT = 0.2
"""The least share of the paragraphs that we see which an extractor must keep, for its choice to count."""


def main_flags(markup: str, blocks: Sequence[VisibleBlock]) -> Sequence[bool | None]:
    """Return for each block of the page whether it is main text.

    Our own judgement counts where it is sure, and where trafilatura keeps little of what we see as text.
    """
    own = judged(blocks)
    if own.is_sure:
        return own.flags
    kept = _kept_text(markup)
    seen = sum(weight_of(block) for block, is_main in zip(blocks, own.flags, strict=True) if is_main)
    return own.flags if len(kept) < max(1.0, _LEAST_KEPT * seen) else _matched(kept, blocks)


def _kept_text(markup: str) -> str:
    import trafilatura  # noqa: PLC0415  # 0.2 s to import, and only web pages need it

    try:
        document = trafilatura.bare_extraction(
            html_tree(markup), fast=True, include_comments=False, include_tables=True, with_metadata=False
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
