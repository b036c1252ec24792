"""Which blocks of a page are its main text, by asking trafilatura which text it keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.sources.web_tree import VisibleBlock

_TOKEN = re.compile(r"\w+")
_RUN = 4
_SHARE = 0.75
_LEAST_CHARACTERS = 200


def main_flags(tree: Any, blocks: Sequence[VisibleBlock]) -> list[bool | None]:
    """Return for each block whether trafilatura keeps its text; None for all when it kept next to nothing.

    The tree is consumed.
    """
    kept = _kept_text(tree)
    visible = sum(len(block.text) for block in blocks)
    if len(kept) < min(_LEAST_CHARACTERS, visible // 4):
        return [None] * len(blocks)
    return _matched(kept, blocks)


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
    flags: list[bool | None] = []
    for block in blocks:
        tokens = _TOKEN.findall(block.text.casefold())
        if len(tokens) < _RUN * 2:
            flags.append(bool(tokens) and " ".join(tokens) in lines)
            continue
        own = list(zip(*(tokens[offset:] for offset in range(_RUN)), strict=False))
        flags.append(sum(run in runs for run in own) >= _SHARE * len(own))
    return flags
